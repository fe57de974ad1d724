use std::collections::BTreeMap;
use std::num::NonZeroU32;

use hashbrown::{HashMap, HashSet};

use callmodel::EventName;

use crate::dns::Interner;
use crate::stamp::DAY;
use crate::{CallRecords, Checked, Checker, DnId, Dns, LogEnd, LogFile, Name, Record, series};

/// Microseconds by which an event may be written before one with a smaller sequence number.
const MOST_BACK: i64 = 1_000_000;

/// Records that are moved to their calls before the memory of as many is freed.
const MOVED: usize = 1 << 16;

/// Logs that were read, with their records grouped by call: the step between [`events`](crate::events) and
/// [`check`](crate::check).
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
        let mut interner = Interner::default();
        let mut trace = Self::default();
        for (number, (log, mut file)) in numbered.into_iter().enumerate() {
            let (records, end) = logs.entry(log).or_default();
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
                    *record = Record { file: number, ..record.with_dns(|id| ids[id.place()]) };
                }
            }
            if records.is_empty() {
                *records = read
            } else {
                records.append(&mut read)
            }
            trace.duplicates += file.tally.copies + file.tally.repeats;
            trace.files.push(file);
        }
        let mut numbering = Numbering::of(interner.into_dns());
        for (records, end) in logs.into_values() {
            for mut records in by_call(records) {
                trace.duplicates += without_duplicates(&mut records);
                in_sequence(&mut records);
                let conn_id = main_conn_id(&records);
                let dns = numbering.of_call(&mut records);
                trace.calls.push(CallRecords { conn_id, records, dns, end });
            }
        }
        trace
    }

    /// Checks all calls.
    #[must_use]
    pub fn check(&self) -> Vec<Checked> {
        let mut checker = Checker::default();
        self.calls.iter().map(|call| checker.check(call)).collect()
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

/// Numbers for the DNs of each call, in the order in which they appear in it.
struct Numbering {
    dns: Dns,
    /// For each DN the last call that has it, and its number there.
    last: Vec<(usize, DnId)>,
    calls: usize,
}

impl Numbering {
    fn of(dns: Dns) -> Self {
        Self { last: vec![(0, DnId::at(0)); dns.len()], dns, calls: 0 }
    }

    /// Gives the records of the next call their own numbers, and returns their DNs.
    fn of_call(&mut self, records: &mut [Record]) -> Dns {
        self.calls += 1;
        let mut of_call = Dns::default();
        for record in records {
            *record = record.with_dns(|id| {
                let (call, number) = &mut self.last[id.place()];
                if std::mem::replace(call, self.calls) != self.calls {
                    *number = of_call.push(self.dns.text(id));
                }
                *number
            });
        }
        of_call
    }
}

/// The records of each call: those whose ConnIDs PreviousConnID joins. An EventError without a ConnID belongs to the call of the
/// request with its ReferenceID, other records without one to no call. Calls without events are none.
fn by_call(mut records: Vec<Record>) -> Vec<Vec<Record>> {
    let mut of_records = numbers_of_calls(&records);
    // The number of records of each call, and whether it has an event.
    let mut sizes: Vec<(usize, bool)> = Vec::new();
    for (record, number) in records.iter().zip(&of_records) {
        let Some(number) = number.map(|number| number as usize) else { continue };
        sizes.resize(sizes.len().max(number + 1), (0, false));
        let (size, has_event) = &mut sizes[number];
        *size += 1;
        *has_event |= !record.name.is_request() && record.conn_id().is_some();
    }
    let mut calls: Vec<Vec<Record>> = vec![Vec::new(); sizes.len()];
    // From the end, so that the memory of records that are moved is freed: a log may be as large as the memory.
    while let (Some(record), Some(number)) = (records.pop(), of_records.pop()) {
        let number = number.map(|number| number as usize);
        if let Some((size, call)) =
            number.and_then(|number| sizes[number].1.then_some((sizes[number].0, &mut calls[number])))
        {
            call.reserve_exact(size - call.len());
            call.push(record);
        }
        if records.len().is_multiple_of(MOVED) {
            records.shrink_to_fit();
        }
    }
    calls.retain(|records| !records.is_empty());
    calls.iter_mut().for_each(|records| records.reverse());
    calls
}

/// For each record the number of its call. The calls are numbered in the order in which they begin; a number may be unused.
fn numbers_of_calls(records: &[Record]) -> Vec<Option<u32>> {
    let mut parents: Vec<u32> = Vec::new();
    let mut numbers: HashMap<u64, u32> = HashMap::new();
    let mut requests: HashMap<NonZeroU32, u32> = HashMap::new();
    let mut of_records: Vec<Option<u32>> = Vec::with_capacity(records.len());
    for record in records {
        let mut number = |conn_id: u64| {
            *numbers.entry(conn_id).or_insert_with(|| {
                let number = u32::try_from(parents.len()).expect("four billion calls are more than the memory holds");
                parents.push(number);
                number
            })
        };
        let of_conn_id = record.conn_id().map(&mut number);
        let previous = record.previous().filter(|_| of_conn_id.is_some()).map(number);
        if let (Some(one), Some(other)) = (of_conn_id, previous) {
            let (one, other) = (root(&mut parents, one), root(&mut parents, other));
            let (low, high) = (one.min(other), one.max(other));
            parents[high as usize] = low;
        }
        let reference = record.reference.filter(|_| record.name.is_request() || record.name == Name::Error);
        if let (true, Some(reference), Some(number)) = (record.name.is_request(), reference, of_conn_id) {
            requests.insert(reference, number);
        }
        let of_request = || reference.filter(|_| record.name == Name::Error).and_then(|it| requests.get(&it));
        of_records.push(of_conn_id.or_else(|| of_request().copied()));
    }
    for number in of_records.iter_mut().flatten() {
        *number = root(&mut parents, *number);
    }
    of_records
}

/// The representative of a set, with path halving.
fn root(parents: &mut [u32], mut at: u32) -> u32 {
    loop {
        let parent = parents[at as usize];
        if parent == at {
            return at;
        }
        parents[at as usize] = parents[parent as usize];
        at = parents[at as usize];
    }
}

/// Removes events that repeat an earlier one, and returns their number.
fn without_duplicates(records: &mut Vec<Record>) -> u64 {
    if are_distinct(records) {
        return 0;
    }
    let before = records.len();
    let mut seen = HashSet::with_capacity(before);
    records.retain(|record| record.content().is_none_or(|content| seen.insert(content)));
    (before - records.len()) as u64
}

/// Whether sequence numbers increase, and so do the times of records without one: then no record repeats another.
fn are_distinct(records: &[Record]) -> bool {
    let (mut sequence, mut time) = (0, i64::MIN);
    records.iter().all(|record| match (record.sequence(), record.time) {
        (Some(next), _) => std::mem::replace(&mut sequence, next) < next,
        (None, Some(next)) => std::mem::replace(&mut time, next) < next,
        (None, None) => true,
    })
}

/// Sorts events by EventSequenceNumber. Records without one keep their place, and all do if the numbers are those of several
/// servers, as in a router's log, or of a server that was started again: then their times contradict them.
fn in_sequence(records: &mut [Record]) {
    if records.iter().filter_map(|record| record.sequence).is_sorted() {
        return;
    }
    let places: Vec<_> = (0..records.len()).filter(|at| records[*at].sequence.is_some()).collect();
    let mut events: Vec<_> = places.iter().map(|at| records[*at]).collect();
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
    let is_main = |record: &&Record| record.previous().is_none() && !record.name.is_request();
    let main = records.iter().find(is_main).or(records.first());
    main.and_then(|record| record.conn_id()).unwrap_or_default()
}
