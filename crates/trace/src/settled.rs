use crate::calls::Numbering;
use crate::open_calls::OpenCalls;
use crate::{Checked, Checker, Dns, LogEnd, Record, Summary};

/// What is kept of a call that was checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// All that was found.
    Call,
    /// Its counts, in [`Trace::counted`](crate::Trace::counted).
    Count,
    /// Nothing: the report is not about it.
    Nothing,
}

impl Keep {
    /// The call, if all is kept of it. If only its counts are, they are added to `counted`.
    pub fn apply(self, checked: Checked, counted: &mut Summary) -> Option<Checked> {
        if self == Self::Count {
            counted.add(Summary::of(std::slice::from_ref(&checked)));
        }
        (self == Self::Call).then_some(checked)
    }
}

/// Calls that were checked while their log was read, so that their records are freed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Settled {
    /// The calls of which all is kept.
    pub(crate) calls: Vec<SettledCall>,
    /// The counts of others.
    pub(crate) counted: Summary,
    /// The ConnIDs of calls of which not all is kept.
    pub(crate) conn_ids: Vec<u64>,
    /// The events of all settled calls that occur more than once.
    pub(crate) duplicates: u64,
}

/// A call whose records are freed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SettledCall {
    /// The byte at which its first record begins.
    pub(crate) offset: u64,
    pub(crate) checked: Checked,
}

impl Settled {
    /// Checks the calls of a log, or of a part of it, that begin and end in it, and removes their records.
    pub(crate) fn take_from(
        &mut self,
        calls: &mut OpenCalls,
        next: &Record,
        dns: &Dns,
        numbering: &mut Numbering,
        checker: &mut Checker,
        keeps: &dyn Fn(&Checked) -> Keep,
    ) {
        calls.take_ended(next, |records| {
            let offset = records.first().map_or(0, |record| record.offset);
            let (call, duplicates) = numbering.call(records, dns, LogEnd { is_cut: false, time: next.time });
            let Some(checked) = checker.settled(&call) else { return false };
            self.duplicates += duplicates;
            let keep = keeps(&checked);
            self.keep(offset, checked, keep);
            true
        });
    }

    fn keep(&mut self, offset: u64, checked: Checked, keep: Keep) {
        if keep != Keep::Call {
            self.conn_ids.extend(&checked.conn_ids);
        }
        let kept = keep.apply(checked, &mut self.counted);
        self.calls.extend(kept.map(|checked| SettledCall { offset, checked }));
    }

    /// Adds the calls of the next part of the log, before which are so many lines.
    pub(crate) fn add(&mut self, mut part: Self, lines: u64) {
        let calls = part.calls.iter_mut();
        calls.flat_map(|call| call.checked.places_mut()).for_each(|place| place.line += lines);
        self.calls.append(&mut part.calls);
        self.counted.add(part.counted);
        self.conn_ids.append(&mut part.conn_ids);
        self.duplicates += part.duplicates;
    }
}
