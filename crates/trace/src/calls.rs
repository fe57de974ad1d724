//! The records of a call, as the check reads them.

use hashbrown::HashSet;

use crate::stamp::DAY;
use crate::{CallRecords, DnId, Dns, LogEnd, Record};

/// Microseconds by which an event may be written before one with a smaller sequence number.
pub(crate) const MOST_BACK: i64 = 1_000_000;

/// The longest time in microseconds after which the answer to a request may come.
pub(crate) const ANSWER: i64 = 60_000_000;

/// Makes the records of a call its own: without duplicates, in order, with numbers for its DNs.
#[derive(Clone, Debug, Default)]
pub(crate) struct Numbering {
    /// For each DN the last call that has it, and its number there.
    last: Vec<(u32, DnId)>,
    calls: u32,
}

impl Numbering {
    /// The next call, and the number of its duplicates. `dns` are those of its log, and of the calls before.
    pub(crate) fn call(&mut self, mut records: Vec<Record>, dns: &Dns, end: LogEnd) -> (CallRecords, u64) {
        let duplicates = without_duplicates(&mut records);
        in_sequence(&mut records);
        let conn_id = main_conn_id(&records);
        let dns = self.number(&mut records, dns);
        (CallRecords { conn_id, records, dns, end }, duplicates)
    }

    /// Gives the records of the next call their own numbers, in the order in which they appear in it, and returns their DNs.
    fn number(&mut self, records: &mut [Record], dns: &Dns) -> Dns {
        self.last.resize(dns.len().max(self.last.len()), (0, DnId::at(0)));
        self.calls += 1;
        let mut of_call = Dns::of_call();
        for record in records {
            record.number_dns(|id| {
                let (call, number) = &mut self.last[id.place()];
                if std::mem::replace(call, self.calls) != self.calls {
                    *number = of_call.push(dns.text(id));
                }
                *number
            });
        }
        of_call
    }
}

/// Removes events that repeat an earlier one, and returns their number.
pub(crate) fn without_duplicates(records: &mut Vec<Record>) -> u64 {
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
