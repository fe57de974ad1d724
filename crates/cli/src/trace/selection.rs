use callmodel_trace::{CallRecords, Trace, Verdict, moment_text};
use clap::{Args, ValueEnum};

use super::moment::{end, start};
use crate::failure::Failure;

/// The options that select calls.
#[derive(Args)]
pub(crate) struct Selection {
    /// Only the call with this ConnID
    #[arg(long, value_name = "CONNID")]
    pub(crate) call: Option<String>,

    /// Only calls with this DN
    #[arg(long, value_name = "DN")]
    dn: Option<String>,

    /// Only calls with a message at or after this local time, such as 2026-02-02T10:00:00, 2026-02-02T10:00 or 2026-02-02
    #[arg(long, value_name = "TIME", value_parser = start)]
    from: Option<i64>,

    /// Only calls with a message at or before this local time; one without seconds is the whole minute, a date the whole day
    #[arg(long, value_name = "TIME", value_parser = end)]
    to: Option<i64>,

    /// Only calls with this verdict; may be repeated
    #[arg(long, value_enum, value_name = "VERDICT")]
    only: Vec<Only>,
}

/// The value of `--only`.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Only {
    /// All departures are as in the reference
    Agrees,
    /// An error or a warning was found
    Differs,
    /// The reference does not define it, such as a transfer
    NotCovered,
    /// The log ends before it can be told
    Open,
    /// The log begins too late
    Cut,
}

impl From<Only> for Verdict {
    fn from(only: Only) -> Self {
        match only {
            Only::Agrees => Self::Agrees,
            Only::Differs => Self::Differs,
            Only::NotCovered => Self::NotCovered,
            Only::Open => Self::Open,
            Only::Cut => Self::Cut,
        }
    }
}

/// Microseconds of 1971-01-01: times before are those of logs without dates, which count from 1970.
const FIRST_DATE: i64 = 365 * 86_400_000_000;

impl Selection {
    /// Whether the options go with each other.
    ///
    /// # Errors
    /// [`Failure::EndBeforeStart`].
    pub(crate) fn check(&self) -> Result<(), Failure> {
        match self.from.zip(self.to) {
            Some((from, to)) if from > to => Err(Failure::EndBeforeStart),
            _ => Ok(()),
        }
    }

    /// The number of calls that the options select, whatever their verdict. Each look at the calls unpacks them, so the reason is looked
    /// for only when there are none.
    ///
    /// # Errors
    /// [`Failure::NoDates`], [`Failure::NotWithin`], [`Failure::CallNotFound`], [`Failure::DnNotFound`], and
    /// [`Failure::NotTogether`] when each option selects calls, but not the same.
    pub(crate) fn find(&self, logs: &Trace) -> Result<usize, Failure> {
        if self.is_of_verdicts() {
            return Ok(logs.len());
        }
        let has = |selects: &dyn Fn(&CallRecords) -> bool| logs.calls().any(|call| selects(&call));
        let times = || {
            let records = logs.calls().flat_map(|call| call.records);
            records.filter_map(|record| record.time).filter(|time| *time >= FIRST_DATE)
        };
        if self.has_limit() && times().next().is_none() {
            return Err(Failure::NoDates);
        }
        let selected = logs.calls().filter(|call| self.selects(call)).count();
        if selected > 0 {
            return Ok(selected);
        }
        if self.has_limit() && !has(&|call| self.is_within(call)) {
            let ends = [times().min(), times().max()].map(|time| moment_text(time.unwrap_or_default()));
            return Err(Failure::NotWithin(ends));
        }
        match (&self.call, &self.dn) {
            (Some(conn_id), _) if !has(&|call| self.is_call(call)) => Err(Failure::CallNotFound(conn_id.clone())),
            (_, Some(dn)) if !has(&|call| self.has_dn(call)) => Err(Failure::DnNotFound(dn.clone())),
            _ => Err(Failure::NotTogether),
        }
    }

    fn has_limit(&self) -> bool {
        self.from.is_some() || self.to.is_some()
    }

    /// Whether all calls are selected.
    pub(crate) fn is_of_all(&self) -> bool {
        self.is_of_verdicts() && self.only.is_empty()
    }

    /// Whether only verdicts select calls, so that their records are not needed.
    pub(crate) fn is_of_verdicts(&self) -> bool {
        self.call.is_none() && self.dn.is_none() && self.from.is_none() && self.to.is_none()
    }

    /// Whether a call is selected, whatever its verdict.
    pub(crate) fn selects(&self, call: &CallRecords) -> bool {
        self.is_call(call) && self.has_dn(call) && self.is_within(call)
    }

    /// Whether a call has the ConnID of `--call`, if it is given.
    fn is_call(&self, call: &CallRecords) -> bool {
        let conn_id =
            self.call.as_deref().map(|text| u64::from_str_radix(text.split('@').next().unwrap_or(text), 16).ok());
        conn_id.is_none_or(|conn_id| call.records.iter().any(|record| record.conn_id() == conn_id))
    }

    /// Whether a call has a message between `--from` and `--to`, as far as they are given.
    fn is_within(&self, call: &CallRecords) -> bool {
        let is_within = |time: i64| self.from.is_none_or(|from| time >= from) && self.to.is_none_or(|to| time <= to);
        !self.has_limit() || call.records.iter().filter_map(|record| record.time).any(is_within)
    }

    /// Whether a call has the DN of `--dn`, if it is given.
    fn has_dn(&self, call: &CallRecords) -> bool {
        self.dn.as_ref().is_none_or(|dn| call.dns.has(dn))
    }

    /// Whether a call of this verdict is selected.
    pub(crate) fn wants(&self, verdict: Verdict) -> bool {
        self.only.is_empty() || self.only.iter().any(|only| verdict == (*only).into())
    }
}
