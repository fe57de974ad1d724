use std::collections::BTreeMap;
use std::ops::Range;

use callmodel::EventName;

use crate::calls::{Numbering, without_duplicates};
use crate::dns::Interner;
use crate::open_calls::{ByCall, OpenCalls};
use crate::{CallRecords, Checked, Checker, DnId, Dns, LogEnd, LogFile, Record, Summary, series};

/// Logs that were read, with their records grouped by call: the step between [`events`](crate::events) and
/// [`check`](crate::check). The records stay packed until the call is looked at.
#[derive(Clone, Debug, Default)]
pub struct Trace {
    /// The logs without their records, sorted: files of one server follow each other in time.
    pub files: Vec<LogFile>,
    /// The counts of calls that are settled and neither among [`calls`](Self::calls) nor in what
    /// [`with_settled`](Self::with_settled) adds to them.
    pub counted: Summary,
    /// Events that occur more than once: equal sequence numbers, copies to a backup server, repeated names.
    pub duplicates: u64,
    /// ConnIDs that logs of several servers have: each has a call of its own.
    pub shared: usize,
    /// The settled calls, each with the number of [`calls`](Self::calls) that begin before it.
    settled: Vec<(usize, Checked)>,
    logs: Vec<Log>,
    /// The DNs of all logs.
    dns: Dns,
}

/// The calls of a log, joined from its files.
#[derive(Clone, Debug)]
struct Log {
    calls: OpenCalls,
    by_call: ByCall,
    end: LogEnd,
}

impl Trace {
    /// Groups the records of logs by call. The order of the logs does not matter. A call that a reader has settled, and with which its
    /// log goes on, is among the calls twice.
    #[must_use]
    pub fn gather(files: Vec<LogFile>) -> Self {
        Logs::of(files).grouped()
    }

    /// Groups the records of logs by call, as [`gather`](Self::gather) does. `None` when a log goes on with a call that a
    /// [`FileReader`](crate::FileReader) has settled: then the logs have to be read again, without settling.
    #[must_use]
    pub fn gather_settled(files: Vec<LogFile>) -> Option<Self> {
        let logs = Logs::of(files);
        let goes_on = logs.logs.values().any(OfLog::goes_on);
        (!goes_on).then(|| logs.grouped())
    }

    /// The number of calls, without those that are settled.
    #[must_use]
    pub fn len(&self) -> usize {
        self.logs.iter().map(|log| log.by_call.len()).sum()
    }

    /// Whether there are no calls but settled ones.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The calls, in the order in which they begin, without those that are settled. Each is unpacked when it is asked for.
    pub fn calls(&self) -> impl Iterator<Item = CallRecords> {
        self.calls_within(0..self.len())
    }

    /// The calls with these numbers, as [`calls`](Self::calls) has them.
    pub fn calls_within(&self, numbers: Range<usize>) -> impl Iterator<Item = CallRecords> {
        let mut numbering = Numbering::default();
        let mut first = 0;
        let of_logs = self.logs.iter().flat_map(move |log| {
            let [start, end] =
                [numbers.start, numbers.end].map(|end| end.clamp(first, first + log.by_call.len()) - first);
            first += log.by_call.len();
            (start..end).map(move |number| (log, number))
        });
        of_logs.map(move |(log, number)| {
            let records = log.calls.records_of(log.by_call.call(number));
            numbering.call(records, &self.dns, log.end).0
        })
    }

    /// Checks all calls, without those that are only [counted](Self::counted).
    #[must_use]
    pub fn check(&self) -> Vec<Checked> {
        let mut checker = Checker::default();
        with_settled(self.settled.clone(), self.calls().map(|call| checker.check(&call)).enumerate())
    }

    /// What was found in some of [`calls`](Self::calls), each with its number, and in the calls that are settled, in the order in which
    /// they begin. The settled ones are moved there.
    #[must_use]
    pub fn with_settled(&mut self, checked: impl IntoIterator<Item = (usize, Checked)>) -> Vec<Checked> {
        with_settled(std::mem::take(&mut self.settled), checked)
    }
}

fn with_settled(settled: Vec<(usize, Checked)>, checked: impl IntoIterator<Item = (usize, Checked)>) -> Vec<Checked> {
    let mut all = Vec::with_capacity(settled.len());
    let mut settled = settled.into_iter().peekable();
    for (number, call) in checked {
        while let Some((_, call)) = settled.next_if(|(before, _)| *before <= number) {
            all.push(call);
        }
        all.push(call);
    }
    all.extend(settled.map(|(_, call)| call));
    all
}

/// Logs, each joined from its files, before their records are grouped.
struct Logs {
    logs: BTreeMap<usize, OfLog>,
    /// The DNs of all logs.
    dns: Dns,
    /// The files and the counts, without calls.
    trace: Trace,
}

impl Logs {
    /// Joins the files of each log.
    fn of(files: Vec<LogFile>) -> Self {
        let mut numbered = series::sorted(files);
        for at in 1..numbered.len() {
            let (before, after) = numbered.split_at_mut(at);
            if let (Some((log, file)), Some((other, next))) = (before.last_mut(), after.first())
                && log == other
            {
                file.complete(next);
            }
        }
        let mut logs: BTreeMap<usize, OfLog> = BTreeMap::new();
        let mut interner = Interner::default();
        let mut trace = Trace::default();
        for (number, (log, mut file)) in numbered.into_iter().enumerate() {
            let OfLog { calls, end, settled, conn_ids } = logs.entry(log).or_default();
            let number = u32::try_from(number).unwrap_or(u32::MAX);
            let mut last = file.last.take();
            let is_unfinished = last.take_if(|last| last.is_last && (file.tally.is_cut || !is_whole(last))).is_some();
            *end = LogEnd { is_cut: file.tally.is_cut || is_unfinished, time: file.tally.end };
            let read = std::mem::take(&mut file.calls);
            let of_file = std::mem::take(&mut file.dns);
            if number == 0 {
                // Most traces are one file, whose numbers need not change.
                interner = Interner::of(of_file);
                *calls = read;
            } else {
                let ids: Vec<DnId> = of_file.iter().map(|dn| interner.id(dn)).collect();
                let numbered = |mut record: Record| {
                    record.file = number;
                    record.number_dns(|id| ids[id.place()]);
                    record
                };
                calls.append(read, 0, numbered);
                last = last.map(numbered);
            }
            last.iter().for_each(|last| calls.push(last));
            let of_file = std::mem::take(&mut file.settled);
            trace.duplicates += file.tally.copies + file.tally.repeats + of_file.duplicates;
            trace.counted.add(of_file.counted);
            conn_ids.extend(of_file.conn_ids);
            settled.extend(of_file.calls.into_iter().map(|mut call| {
                call.checked.places_mut().for_each(|place| place.file = number);
                ((number, call.offset), call.checked)
            }));
            trace.files.push(file);
        }
        Self { logs, dns: interner.into_dns(), trace }
    }

    /// The trace, with the records grouped by call.
    fn grouped(self) -> Trace {
        let Self { logs, dns, mut trace } = self;
        trace.shared = shared(&logs);
        for OfLog { mut calls, end, mut settled, .. } in logs.into_values() {
            settled.sort_by_key(|(begin, _)| *begin);
            let mut settled = settled.into_iter().peekable();
            let by_call = calls.all();
            let before = trace.len();
            for (number, call) in (before..).zip(by_call.iter()) {
                // The begin of a call is in its packed records.
                let begin = settled.peek().map(|_| calls.begin(call));
                while let Some((_, checked)) = settled.next_if(|(other, _)| Some(*other) < begin) {
                    trace.settled.push((number, checked));
                }
                if calls.may_repeat(call) {
                    trace.duplicates += without_duplicates(&mut calls.records_of(call));
                }
            }
            trace.settled.extend(settled.map(|(_, checked)| (before + by_call.len(), checked)));
            trace.logs.push(Log { calls, by_call, end });
        }
        Trace { dns, ..trace }
    }
}

/// The number of ConnIDs that several logs have.
fn shared(logs: &BTreeMap<usize, OfLog>) -> usize {
    if logs.len() < 2 {
        return 0;
    }
    let of_log = |log: &OfLog| {
        let settled = log.settled.iter().flat_map(|(_, call)| &call.conn_ids).chain(&log.conn_ids).copied();
        let mut all: Vec<u64> = log.calls.conn_ids().chain(settled).collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    let mut all: Vec<u64> = logs.values().flat_map(of_log).collect();
    all.sort_unstable();
    all.chunk_by(|one, other| one == other).filter(|logs| logs.len() > 1).count()
}

/// What is read of one log.
#[derive(Default)]
struct OfLog {
    calls: OpenCalls,
    end: LogEnd,
    /// The settled calls, each with the file and the byte at which it begins.
    settled: Vec<((u32, u64), Checked)>,
    /// The ConnIDs of the settled calls of which not all is kept.
    conn_ids: Vec<u64>,
}

impl OfLog {
    /// Whether the log goes on with a settled call: other records, or another settled call, have its ConnID, or its clock went back,
    /// so that it ends before it has passed the call, or an answer may belong to one of its requests.
    fn goes_on(&self) -> bool {
        let of_calls = self.settled.iter().flat_map(|(_, call)| &call.conn_ids);
        let mut conn_ids: Vec<u64> = self.conn_ids.iter().chain(of_calls).copied().collect();
        conn_ids.sort_unstable();
        let is_settled = |conn_id: u64| conn_ids.binary_search(&conn_id).is_ok();
        let is_double = conn_ids.windows(2).any(|pair| pair[0] == pair[1]);
        is_double || self.calls.went_back(self.end.time) || self.calls.named().any(is_settled)
    }
}

/// Whether the last message of a log has all attributes that the check reads, so that it cannot have been cut.
fn is_whole(record: &Record) -> bool {
    let has_third_party = record.third_dn.is_some() && record.third_role.is_some();
    let has_other = record.other_dn.is_some() && record.other_role.is_some();
    record.this_dn.is_some()
        && record.conn_id().is_some()
        && match record.name.in_model() {
            Some(EventName::Released) => record.call_state.is_some(),
            Some(EventName::PartyDeleted) => record.call_state.is_some() && has_third_party && has_other,
            None => true,
        }
}
