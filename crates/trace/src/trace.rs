use std::collections::BTreeMap;

use callmodel::EventName;

use crate::stamp::DAY;
use crate::{CallRecords, Checked, LogEnd, LogFile, Name, Record, check, series};

/// Microseconds by which an event may be written before one with a smaller sequence number.
const MOST_BACK: i64 = 1_000_000;

/// Logs that were read, with their records grouped by call: the step between [`events`](crate::events) and [`check`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trace {
    /// The logs without their records, sorted: files of one server follow each other in time.
    pub files: Vec<LogFile>,
    /// The calls, in the order in which they begin.
    pub calls: Vec<CallRecords>,
    /// Events that occur more than once: equal sequence numbers, copies to a backup server, repeated names.
    pub duplicates: u64,
}

impl Trace {
    /// Groups the records of logs by call. The order of the logs does not matter.
    #[must_use]
    pub fn gather(files: Vec<LogFile>) -> Self {
        let mut numbered = series::sorted(files);
        for at in 1..numbered.len() {
            let (before, after) = numbered.split_at_mut(at);
            if let (Some((log, file)), Some((other, next))) = (before.last_mut(), after.first())
                && log == other
            {
                file.complete(next);
            }
        }
        let mut logs: BTreeMap<usize, (Vec<Record>, LogEnd)> = BTreeMap::new();
        let mut trace = Self::default();
        for (number, (log, mut file)) in numbered.into_iter().enumerate() {
            let (records, end) = logs.entry(log).or_default();
            let number = u32::try_from(number).unwrap_or(u32::MAX);
            let is_unfinished =
                file.records.pop_if(|last| last.is_last && (file.tally.is_cut || !is_whole(last))).is_some();
            *end = LogEnd { is_cut: file.tally.is_cut || is_unfinished, time: file.tally.end };
            records
                .extend(std::mem::take(&mut file.records).into_iter().map(|record| Record { file: number, ..record }));
            trace.duplicates += file.tally.copies + file.tally.repeats;
            trace.files.push(file);
        }
        for (records, end) in logs.into_values() {
            for mut records in by_call(records) {
                trace.duplicates += without_duplicates(&mut records);
                in_sequence(&mut records);
                let conn_id = main_conn_id(&records);
                trace.calls.push(CallRecords { conn_id, records, end });
            }
        }
        trace
    }

    /// Checks all calls.
    #[must_use]
    pub fn check(&self) -> Vec<Checked> {
        self.calls.iter().map(check).collect()
    }
}

/// Whether the last message of a log has all attributes that the check reads, so that it cannot have been cut.
fn is_whole(record: &Record) -> bool {
    let has_third_party = record.third_dn.is_some() && record.third_role.is_some();
    let has_other = record.other_dn.is_some() && record.other_role.is_some();
    record.this_dn.is_some()
        && record.conn_id.is_some()
        && match record.name.in_model() {
            Some(EventName::Released) => record.call_state.is_some(),
            Some(EventName::PartyDeleted) => record.call_state.is_some() && has_third_party && has_other,
            None => true,
        }
}

/// The records of each call: those whose ConnIDs PreviousConnID joins. An EventError without a ConnID belongs to the call of the
/// request with its ReferenceID, other records without one to no call. Calls without events are none.
fn by_call(records: Vec<Record>) -> Vec<Vec<Record>> {
    let mut parents: Vec<usize> = Vec::new();
    let mut numbers: BTreeMap<u64, usize> = BTreeMap::new();
    for record in &records {
        let Some(conn_id) = record.conn_id else { continue };
        let [one, other] = [conn_id, record.previous.unwrap_or(conn_id)].map(|conn_id| {
            *numbers.entry(conn_id).or_insert_with(|| {
                parents.push(parents.len());
                parents.len() - 1
            })
        });
        let (one, other) = (root(&mut parents, one), root(&mut parents, other));
        let (low, high) = (one.min(other), one.max(other));
        parents[high] = low;
    }
    let mut calls: BTreeMap<usize, Vec<Record>> = BTreeMap::new();
    let mut requests: BTreeMap<u64, u64> = BTreeMap::new();
    for record in records {
        if let (true, Some(reference), Some(conn_id)) = (record.name.is_request(), record.reference, record.conn_id) {
            requests.insert(reference, conn_id);
        }
        let of_request = || record.reference.filter(|_| record.name == Name::Error).and_then(|it| requests.get(&it));
        let Some(conn_id) = record.conn_id.or_else(|| of_request().copied()) else { continue };
        calls.entry(root(&mut parents, numbers[&conn_id])).or_default().push(record);
    }
    let is_event = |record: &Record| !record.name.is_request() && record.conn_id.is_some();
    calls.into_values().filter(|records| records.iter().any(is_event)).collect()
}

/// The representative of a set, with path halving.
fn root(parents: &mut [usize], mut at: usize) -> usize {
    while parents[at] != at {
        parents[at] = parents[parents[at]];
        at = parents[at];
    }
    at
}

/// Removes events that repeat an earlier one, and returns their number.
fn without_duplicates(records: &mut Vec<Record>) -> u64 {
    let mut seen: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    let mut is_copy = vec![false; records.len()];
    for (index, record) in records.iter().enumerate() {
        // Without a sequence number the time is part of what makes a copy.
        let time = record.time.filter(|_| record.sequence.is_none());
        let key = (record.sequence, time, record.name, record.conn_id, record.this_dn.as_deref());
        let same = seen.entry(key).or_default();
        is_copy[index] = same.iter().any(|at| record.repeats(&records[*at]));
        if !is_copy[index] {
            same.push(index);
        }
    }
    let before = records.len();
    let mut is_copy = is_copy.into_iter();
    records.retain(|_| !is_copy.next().unwrap_or_default());
    (before - records.len()) as u64
}

/// Sorts events by EventSequenceNumber. Records without one keep their place, and all do if the numbers are those of several
/// servers, as in a router's log, or of a server that was started again: then their times contradict them.
fn in_sequence(records: &mut [Record]) {
    let places: Vec<_> = (0..records.len()).filter(|at| records[*at].sequence.is_some()).collect();
    if places.is_sorted_by_key(|at| records[*at].sequence) {
        return;
    }
    let mut events: Vec<_> = places.iter().map(|at| records[*at].clone()).collect();
    events.sort_by_key(|record| record.sequence);
    let times: Vec<i64> = events.iter().filter_map(|record| record.time).collect();
    // A log without dates may begin again at midnight.
    if times.windows(2).any(|pair| (MOST_BACK..DAY / 2).contains(&(pair[0] - pair[1]))) {
        return;
    }
    for (at, record) in places.into_iter().zip(events) {
        records[at] = record;
    }
}

/// The ConnID of the main call: the first without a PreviousConnID, which consultation calls have from the start.
fn main_conn_id(records: &[Record]) -> u64 {
    let is_main = |record: &&Record| record.previous.is_none() && !record.name.is_request();
    let main = records.iter().find(is_main).or(records.first());
    main.and_then(|record| record.conn_id).unwrap_or_default()
}
