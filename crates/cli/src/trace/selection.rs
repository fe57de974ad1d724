use callmodel_trace::{CallRecords, Trace, Verdict, moment};
use clap::{Args, ValueEnum};

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

    /// Only calls with a message at or after this local time, such as 2026-02-02T10:00:00
    #[arg(long, value_name = "TIME", value_parser = time)]
    from: Option<i64>,

    /// Only calls with a message at or before this local time
    #[arg(long, value_name = "TIME", value_parser = time)]
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

/// Microseconds of a local time.
fn time(text: &str) -> Result<i64, String> {
    moment(text.as_bytes()).ok_or_else(|| "expected a date and a time, such as 2026-02-02T10:00:00".to_owned())
}

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

    /// Whether the logs have what the options select by.
    ///
    /// # Errors
    /// [`Failure::NoDates`] and [`Failure::DnNotFound`].
    pub(crate) fn find(&self, logs: &Trace) -> Result<(), Failure> {
        let has_limit = self.from.is_some() || self.to.is_some();
        let mut times = logs.calls.iter().flat_map(|call| &call.records).filter_map(|record| record.time);
        if has_limit && !times.any(|time| time >= FIRST_DATE) {
            return Err(Failure::NoDates);
        }
        match &self.dn {
            Some(dn) if !logs.calls.iter().any(|call| self.has_dn(call)) => Err(Failure::DnNotFound(dn.clone())),
            _ => Ok(()),
        }
    }

    /// Whether only verdicts select calls, so that their records are not needed.
    pub(crate) fn is_of_verdicts(&self) -> bool {
        self.call.is_none() && self.dn.is_none() && self.from.is_none() && self.to.is_none()
    }

    /// Whether a call is selected, whatever its verdict.
    pub(crate) fn selects(&self, call: &CallRecords) -> bool {
        let conn_id =
            self.call.as_deref().map(|text| u64::from_str_radix(text.split('@').next().unwrap_or(text), 16).ok());
        let is_call = conn_id.is_none_or(|conn_id| call.records.iter().any(|record| record.conn_id() == conn_id));
        let mut times = call.records.iter().filter_map(|record| record.time).peekable();
        let is_within = |time: i64| self.from.is_none_or(|from| time >= from) && self.to.is_none_or(|to| time <= to);
        let has_limit = self.from.is_some() || self.to.is_some();
        is_call && self.has_dn(call) && (!has_limit || times.any(is_within))
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
