use std::collections::BTreeMap;

use callmodel::EventName;

use crate::calls::{Numbering, by_call};
use crate::dns::Interner;
use crate::settled::{BACK, is_answer_to_a_request};
use crate::{CallRecords, Checked, Checker, DnId, Dns, LogEnd, LogFile, Record, Summary, series};

/// Logs that were read, with their records grouped by call: the step between [`events`](crate::events) and
/// [`check`](crate::check).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trace {
    /// The logs without their records, sorted: files of one server follow each other in time.
    pub files: Vec<LogFile>,
    /// The calls, in the order in which they begin, without those that are settled.
    pub calls: Vec<CallRecords>,
    /// The counts of calls that are settled and neither among [`calls`](Self::calls) nor in what
    /// [`with_settled`](Self::with_settled) adds to them.
    pub counted: Summary,
    /// The settled calls, each with the number of [`calls`](Self::calls) that begin before it.
    settled: Vec<(usize, Checked)>,
    /// Events that occur more than once: equal sequence numbers, copies to a backup server, repeated names.
    pub duplicates: u64,
    /// ConnIDs that logs of several servers have: each has a call of its own.
    pub shared: usize,
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
        let mut logs = Logs::of(files);
        let goes_on = logs.logs.values_mut().any(OfLog::goes_on);
        (!goes_on).then(|| logs.grouped())
    }

    /// Checks all calls, without those that are only [counted](Self::counted).
    #[must_use]
    pub fn check(&self) -> Vec<Checked> {
        let mut checker = Checker::default();
        with_settled(self.settled.clone(), self.calls.iter().map(|call| checker.check(call)).enumerate())
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
            let OfLog { records, end, settled, conn_ids, points } = logs.entry(log).or_default();
            let number = u32::try_from(number).unwrap_or(u32::MAX);
            let is_unfinished =
                file.records.pop_if(|last| last.is_last && (file.tally.is_cut || !is_whole(last))).is_some();
            *end = LogEnd { is_cut: file.tally.is_cut || is_unfinished, time: file.tally.end };
            let mut read = std::mem::take(&mut file.records);
            let of_file = std::mem::take(&mut file.dns);
            if number == 0 {
                // Most traces are one file, whose numbers need not change.
                interner = Interner::of(of_file);
            } else {
                let ids: Vec<DnId> = of_file.iter().map(|dn| interner.id(dn)).collect();
                for record in &mut read {
                    record.file = number;
                    record.number_dns(|id| ids[id.place()]);
                }
            }
            if records.is_empty() {
                *records = read
            } else {
                records.append(&mut read)
            }
            let of_file = std::mem::take(&mut file.settled);
            trace.duplicates += file.tally.copies + file.tally.repeats + of_file.duplicates;
            trace.counted.add(of_file.counted);
            conn_ids.extend(of_file.conn_ids);
            points.extend(of_file.points.into_iter().map(|(offset, now)| ((number, offset), now)));
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
        let mut numbering = Numbering::of(&dns);
        for OfLog { records, end, mut settled, .. } in logs.into_values() {
            settled.sort_by_key(|(begin, _)| *begin);
            let mut settled = settled.into_iter().peekable();
            let calls = by_call(records);
            // A log may have as many calls as the memory holds.
            trace.calls.reserve_exact(calls.len());
            for records in calls {
                let begin = records.first().map_or((0, 0), |record| (record.file, record.offset));
                while let Some((_, checked)) = settled.next_if(|(other, _)| *other < begin) {
                    trace.settled.push((trace.calls.len(), checked));
                }
                let (call, duplicates) = numbering.call(records, end);
                trace.duplicates += duplicates;
                trace.calls.push(call);
            }
            trace.settled.extend(settled.map(|(_, checked)| (trace.calls.len(), checked)));
        }
        trace
    }
}

/// The number of ConnIDs that several logs have.
fn shared(logs: &BTreeMap<usize, OfLog>) -> usize {
    if logs.len() < 2 {
        return 0;
    }
    let of_log = |log: &OfLog| {
        let settled = log.settled.iter().flat_map(|(_, call)| &call.conn_ids).chain(&log.conn_ids).copied();
        let mut all: Vec<u64> = log.records.iter().filter_map(Record::conn_id).chain(settled).collect();
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
    records: Vec<Record>,
    end: LogEnd,
    /// The settled calls, each with the file and the byte at which it begins.
    settled: Vec<((u32, u64), Checked)>,
    /// The ConnIDs of the settled calls of which not all is kept.
    conn_ids: Vec<u64>,
    /// The places up to which the log was read when calls were settled, each with the time then.
    points: Vec<((u32, u64), i64)>,
}

impl OfLog {
    /// Whether the log goes on with a settled call: other records, or another settled call, have its ConnID, or an answer may
    /// belong to one of its requests. So may any log whose clock went back: it ends before it has passed the call.
    fn goes_on(&mut self) -> bool {
        let ends_before = |now: i64| self.end.time.is_none_or(|end| end < now.saturating_sub(BACK));
        if self.points.iter().any(|(_, now)| ends_before(*now)) {
            return true;
        }
        let Self { records, settled, conn_ids, .. } = self;
        conn_ids.extend(settled.iter().flat_map(|(_, call)| &call.conn_ids));
        conn_ids.sort_unstable();
        let is_settled = |conn_id: u64| conn_ids.binary_search(&conn_id).is_ok();
        let mut of_records = records.iter().flat_map(|record| [record.conn_id(), record.previous()]).flatten();
        conn_ids.windows(2).any(|pair| pair[0] == pair[1]) || of_records.any(is_settled) || self.has_late_answer()
    }

    /// Whether an answer without a ConnID has a time before that at which calls had been settled: then the clock went back.
    fn has_late_answer(&mut self) -> bool {
        self.points.sort_unstable();
        let mut points = self.points.iter().peekable();
        let mut latest = i64::MIN;
        self.records.iter().filter(|record| is_answer_to_a_request(record)).any(|record| {
            while let Some((_, now)) = points.next_if(|(place, _)| *place < (record.file, record.offset)) {
                latest = latest.max(*now);
            }
            record.time.is_some_and(|time| time < latest.saturating_sub(BACK))
        })
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
