//! Grouping records by call.

use std::num::NonZeroU32;

use hashbrown::{HashMap, HashSet};

use crate::stamp::DAY;
use crate::{CallRecords, DnId, Dns, LogEnd, Name, Record};

/// Microseconds by which an event may be written before one with a smaller sequence number.
const MOST_BACK: i64 = 1_000_000;

/// The longest time in microseconds after which the answer to a request may come.
pub(crate) const ANSWER: i64 = 60_000_000;

/// Records that are moved to their calls before the memory of as many is freed.
const MOVED: usize = 1 << 16;

/// Makes the records of a call its own: without duplicates, in order, with numbers for its DNs.
pub(crate) struct Numbering<'a> {
    dns: &'a Dns,
    /// For each DN the last call that has it, and its number there.
    last: Vec<(usize, DnId)>,
    calls: usize,
}

impl<'a> Numbering<'a> {
    pub(crate) fn of(dns: &'a Dns) -> Self {
        Self { dns, last: vec![(0, DnId::at(0)); dns.len()], calls: 0 }
    }

    /// The next call, and the number of its duplicates.
    pub(crate) fn call(&mut self, mut records: Vec<Record>, end: LogEnd) -> (CallRecords, u64) {
        let duplicates = without_duplicates(&mut records);
        in_sequence(&mut records);
        let conn_id = main_conn_id(&records);
        let dns = self.number(&mut records);
        (CallRecords { conn_id, records, dns, end }, duplicates)
    }

    /// Gives the records of the next call their own numbers, in the order in which they appear in it, and returns their DNs.
    fn number(&mut self, records: &mut [Record]) -> Dns {
        self.calls += 1;
        let mut of_call = Dns::default();
        for record in records {
            record.number_dns(|id| {
                let (call, number) = &mut self.last[id.place()];
                if std::mem::replace(call, self.calls) != self.calls {
                    *number = of_call.push(self.dns.text(id));
                }
                *number
            });
        }
        of_call.shrink_to_fit();
        of_call
    }
}

/// The records of each call: those whose ConnIDs PreviousConnID joins. An EventError without a ConnID belongs to the call of the
/// request with its ReferenceID up to a minute before, other records without one to no call. Calls without events are none.
pub(crate) fn by_call(mut records: Vec<Record>) -> Vec<Vec<Record>> {
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
        if let Some(number) = number.map(|number| number as usize).filter(|number| sizes[*number].1) {
            let (call, (size, _)) = (&mut calls[number], sizes[number]);
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
pub(crate) fn numbers_of_calls(records: &[Record]) -> Vec<Option<u32>> {
    let mut parents: Vec<u32> = Vec::new();
    let mut numbers: HashMap<u64, u32> = HashMap::new();
    let mut requests: HashMap<NonZeroU32, (u32, Option<i64>)> = HashMap::new();
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
            requests.insert(reference, (number, record.time));
        }
        let is_answer = |asked: Option<i64>| match (asked, record.time) {
            (Some(asked), Some(time)) => (-MOST_BACK..ANSWER).contains(&(time - asked)),
            (asked, time) => asked == time,
        };
        let of_request = || reference.filter(|_| record.name == Name::Error).and_then(|it| requests.get(&it));
        let asked = || of_request().filter(|(_, time)| is_answer(*time)).map(|(number, _)| *number);
        of_records.push(of_conn_id.or_else(asked));
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
    let is_main =
        |record: &&Record| record.conn_id().is_some() && record.previous().is_none() && !record.name.is_request();
    let main = records.iter().find(is_main).or(records.first());
    main.and_then(|record| record.conn_id()).unwrap_or_default()
}
