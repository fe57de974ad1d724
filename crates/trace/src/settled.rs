use hashbrown::HashMap;

use crate::calls::{ANSWER, Numbering, numbers_of_calls};
use crate::codes::role;
use crate::{Checked, Checker, Dns, LogEnd, Name, Record, Summary};

/// Microseconds by which the times of a log may go back.
pub(crate) const BACK: i64 = 10_000_000;

/// The time in microseconds after the last event of a call that has ended, after which no other of it is expected. An answer to one
/// of its requests comes before.
const QUIET: i64 = ANSWER + BACK;

/// The time in microseconds after which a party that rings, or an event of a queue, is of a new call. Before, the call may have
/// begun in the part or the file before.
const LONG: i64 = 600_000_000;

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
    /// The time of the first record.
    start: Option<i64>,
    /// The byte up to which the log was read when calls were settled, and the time then.
    pub(crate) points: Vec<(u64, i64)>,
}

/// A call whose records are freed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SettledCall {
    /// The byte at which its first record begins.
    pub(crate) offset: u64,
    pub(crate) checked: Checked,
}

/// What decides whether a call may have ended.
#[derive(Clone, Copy)]
struct Seen {
    /// Whether the records begin with the call. The first ones of other calls may be in another part of the log.
    begins: bool,
    /// The time of the last record. `None` when a record has no time.
    last: Option<i64>,
}

impl Settled {
    /// Checks the calls of a log, or of a part of it, that begin and end in `records`, and removes their records. The verdict about
    /// such a call does not depend on the rest of the log, if that does not go on with it.
    pub(crate) fn take_from(
        &mut self,
        records: &mut Vec<Record>,
        dns: &Dns,
        checker: &mut Checker,
        keeps: &dyn Fn(&Checked) -> Keep,
    ) {
        if self.start.is_none() {
            self.start = records.first().and_then(|record| record.time);
        }
        let Some(last) = records.last() else { return };
        let (Some(start), Some(now)) = (self.start, last.time) else { return };
        self.points.push((last.offset, now));
        let numbers = numbers_of_calls(records);
        let mut has_ended: Vec<bool> =
            seen(records, &numbers, start + LONG).into_iter().map(|seen| seen.is_quiet(now)).collect();
        let mut calls: Vec<Vec<Record>> = vec![Vec::new(); has_ended.len()];
        for (record, number) in records.iter().zip(&numbers) {
            if let Some(number) = number.map(|number| number as usize).filter(|number| has_ended[*number]) {
                calls[number].push(*record);
            }
        }
        let mut numbering = Numbering::of(dns);
        for (records, has_ended) in calls.into_iter().zip(&mut has_ended) {
            let Some(offset) = records.first().map(|record| record.offset) else { continue };
            let (call, duplicates) = numbering.call(records, LogEnd { is_cut: false, time: Some(now) });
            let checked = checker.settled(&call);
            *has_ended = checked.is_some();
            if let Some(checked) = checked {
                self.duplicates += duplicates;
                let keep = keeps(&checked);
                self.keep(offset, checked, keep);
            }
        }
        let mut numbers = numbers.into_iter();
        records.retain(|record| match numbers.next().flatten() {
            Some(number) => !has_ended[number as usize],
            None => record.is_last || is_answer_to_a_request(record),
        });
    }

    fn keep(&mut self, offset: u64, checked: Checked, keep: Keep) {
        if keep != Keep::Call {
            self.conn_ids.extend(&checked.conn_ids);
        }
        let kept = keep.apply(checked, &mut self.counted);
        self.calls.extend(kept.map(|checked| SettledCall { offset, checked }));
    }

    /// Adds the calls of the next part of the log, before which are so many lines, and whose times are `later`.
    pub(crate) fn add(&mut self, mut part: Self, lines: u64, later: i64) {
        self.points.extend(part.points.into_iter().map(|(offset, now)| (offset, now + later)));
        let calls = part.calls.iter_mut();
        calls.flat_map(|call| call.checked.places_mut()).for_each(|place| place.line += lines);
        self.calls.append(&mut part.calls);
        self.counted.add(part.counted);
        self.conn_ids.append(&mut part.conn_ids);
        self.duplicates += part.duplicates;
    }
}

impl Seen {
    fn is_quiet(self, now: i64) -> bool {
        self.begins && self.last.is_some_and(|last| now.saturating_sub(last) >= QUIET)
    }
}

/// Whether a record is an EventError that belongs to the call of a request, which only its ReferenceID names.
pub(crate) fn is_answer_to_a_request(record: &Record) -> bool {
    record.name == Name::Error && record.conn_id().is_none() && record.reference().is_some()
}

/// What is seen of each call, by its number. Calls that ring begin at `late` or after.
fn seen(records: &[Record], numbers: &[Option<u32>], late: i64) -> Vec<Seen> {
    let mut begins: HashMap<u64, bool> = HashMap::new();
    for record in records.iter().filter(|record| !record.name.is_request()) {
        if let Some(conn_id) = record.conn_id() {
            begins.entry(conn_id).or_insert_with(|| begins_call(record, late));
        }
    }
    let mut calls = Vec::new();
    for (record, number) in records.iter().zip(numbers) {
        let Some(number) = number.map(|number| number as usize) else { continue };
        calls.resize(calls.len().max(number + 1), Seen { begins: true, last: Some(i64::MIN) });
        let call = &mut calls[number];
        let mut conn_ids = [record.conn_id(), record.previous()].into_iter().flatten();
        call.begins &= conn_ids.all(|conn_id| begins.get(&conn_id).copied().unwrap_or(false));
        call.last = call.last.zip(record.time).map(|(last, time)| last.max(time)).filter(|_| !record.is_last);
    }
    calls
}

/// Whether an event is the first of a call. A party that joins one rings, too, in another role.
fn begins_call(record: &Record, late: i64) -> bool {
    let is_called = matches!(record.this_role, None | Some(role::DESTINATION));
    let may_begin =
        matches!(record.name, Name::Queued | Name::RouteRequest) || (record.name == Name::Ringing && is_called);
    record.name == Name::Dialing || (may_begin && record.time.is_some_and(|time| time >= late))
}
