mod by_call;
mod open_leg;
#[cfg(test)]
mod tests;

use std::hash::BuildHasher as _;
use std::num::NonZeroU32;

use hashbrown::{DefaultHashBuilder, HashMap, HashTable};

use crate::blocks::Blocks;
use crate::calls::{ANSWER, MOST_BACK};
use crate::packed::Packed;
use crate::{Name, Record};
use open_leg::{OpenLeg, Presence};

pub(crate) use by_call::ByCall;

/// The number of a leg, which is one ConnID of a log: its place among the legs.
pub(crate) type Number = u32;

/// The records of a log by call, packed, until the calls are checked.
///
/// Each ConnID is a leg with records of its own. PreviousConnID joins legs to calls (union-find), so that no record is moved. An
/// EventError without a ConnID belongs to the call of the request with its ReferenceID up to a minute before, other records without
/// one to no call, and are not kept.
#[derive(Clone, Debug, Default)]
pub(crate) struct OpenCalls {
    /// In the order in which records name them.
    legs: Vec<OpenLeg>,
    /// The legs, by the hash of their ConnIDs. Nothing depends on their order.
    numbers: HashTable<Number>,
    hasher: DefaultHashBuilder,
    /// The memory of the records.
    blocks: Blocks,
    /// The last request with each ReferenceID: its leg and its time.
    requests: HashMap<NonZeroU32, (Number, Option<i64>)>,
    /// The EventErrors whose requests may be in the part or the file before.
    answers: Packed,
    /// The earliest time of an EventError that only its ReferenceID joins to a call.
    first_answer: Option<i64>,
    /// Whether such an EventError came when calls had been taken that are later than it.
    has_late_answer: bool,
    /// The time at which calls were taken last.
    taken: Option<i64>,
    /// The time of the first record that has one.
    start: Option<i64>,
    /// The records since calls were taken.
    added: usize,
}

/// Microseconds by which the times of a log may go back.
pub(crate) const BACK: i64 = 10_000_000;

/// The least number of records after which it is worth its time to look for calls that have ended.
const DUE: usize = 1 << 14;

impl OpenCalls {
    /// Adds the next record of the log.
    pub(crate) fn push(&mut self, record: &Record) {
        self.start = self.start.or(record.time);
        let Some(conn_id) = record.conn_id() else { return self.answer(record) };
        let leg = self.leg(conn_id);
        if let Some(previous) = record.previous() {
            let previous = self.leg(previous);
            self.join(leg, previous);
            if record.name == Name::PartyChanged {
                // The parties go over to the other leg.
                self.legs[previous as usize].presence = Presence::Left;
            }
        }
        if let (true, Some(reference)) = (record.name.is_request(), record.reference) {
            self.requests.insert(reference, (leg, record.time));
        }
        self.add(leg, record);
    }

    /// Adds a record without a ConnID.
    fn answer(&mut self, record: &Record) {
        let Some(reference) = record.reference.filter(|_| record.name == Name::Error) else { return };
        self.first_answer = earlier(self.first_answer, record.time);
        self.has_late_answer |= is_before(record.time, self.taken);
        match self.requests.get(&reference) {
            Some((leg, asked)) if is_answer(*asked, record.time) => self.add(*leg, record),
            Some(_) => {}
            None => self.answers.push(record, 0, &mut self.blocks),
        }
    }

    /// The leg of a ConnID, which is added if it is new.
    fn leg(&mut self, conn_id: u64) -> Number {
        let Self { legs, numbers, hasher, .. } = self;
        let hash = hasher.hash_one(conn_id);
        if let Some(number) = numbers.find(hash, |number| legs[*number as usize].conn_id == conn_id) {
            return *number;
        }
        let number = Number::try_from(legs.len()).expect("four billion ConnIDs are more than the memory holds");
        legs.push(OpenLeg::new(conn_id, number));
        numbers.insert_unique(hash, number, |number| hasher.hash_one(legs[*number as usize].conn_id));
        number
    }

    /// Joins the calls of two legs.
    fn join(&mut self, one: Number, other: Number) {
        let (one, other) = (self.root(one), self.root(other));
        self.legs[one.max(other) as usize].parent = one.min(other);
    }

    /// The leg that stands for the call of another, with path halving.
    fn root(&mut self, mut at: Number) -> Number {
        loop {
            let parent = self.legs[at as usize].parent;
            if parent == at {
                return at;
            }
            let above = self.legs[parent as usize].parent;
            self.legs[at as usize].parent = above;
            at = above;
        }
    }

    fn add(&mut self, leg: Number, record: &Record) {
        self.added += 1;
        self.legs[leg as usize].add(record, self.start, &mut self.blocks);
    }

    /// Whether so many records were added that it is worth its time to look for calls that have ended.
    pub(crate) fn is_due(&self) -> bool {
        self.added >= DUE.max(self.legs.len())
    }

    /// Passes on the records of each call that begins in the log and may have ended before `next`, the record that is added next, and
    /// removes those of the calls for which `takes` returns `true`. What it finds in such a call does not depend on the rest of the
    /// log, if that does not go on with it.
    pub(crate) fn take_ended(&mut self, next: &Record, mut takes: impl FnMut(Vec<Record>) -> bool) {
        let Some(now) = next.time else { return };
        self.added = 0;
        let of_next = [next.conn_id(), next.previous()];
        let may_have_ended = |leg: &OpenLeg| leg.is_quiet(now) && !of_next.contains(&Some(leg.conn_id));
        let by_call = self.by_call(may_have_ended, |leg| leg.presence == Presence::Left);
        let mut are_taken = vec![false; self.legs.len()];
        for call in by_call.iter() {
            let is_taken = takes(self.records_of(call));
            for leg in call {
                are_taken[*leg as usize] = is_taken;
                self.legs[*leg as usize].presence = Presence::LookedAt;
            }
        }
        if are_taken.contains(&true) {
            self.taken = self.taken.max(Some(now));
            self.remove(&are_taken);
        }
    }

    /// The legs of the calls of which all legs are of one kind, and some of another, in the order in which records name the calls.
    fn by_call(&mut self, is: impl Fn(&OpenLeg) -> bool, is_some: impl Fn(&OpenLeg) -> bool) -> ByCall {
        for leg in 0..self.legs.len() {
            self.legs[leg].parent = self.root(leg as Number);
        }
        let mut are = vec![(true, false); self.legs.len()];
        for leg in &self.legs {
            let (all, some) = &mut are[leg.parent as usize];
            *all &= is(leg);
            *some |= is_some(leg);
        }
        let numbered = (0..).zip(&self.legs).filter(|(_, leg)| are[leg.parent as usize] == (true, true));
        let mut legs: Vec<(Number, Number)> = numbered.map(|(at, leg)| (leg.parent, at)).collect();
        legs.sort_unstable();
        ByCall::of(&legs)
    }

    /// The legs of all calls with an event. Calls without one are none.
    pub(crate) fn all(&mut self) -> ByCall {
        self.by_call(|_| true, |leg| leg.begins.is_some())
    }

    /// The records of a call, in order.
    pub(crate) fn records_of(&self, legs: &[Number]) -> Vec<Record> {
        in_order(self.unpacked(legs.iter().map(|leg| &self.legs[*leg as usize])))
    }

    /// The records of some legs, one leg after another.
    fn unpacked<'a>(&'a self, legs: impl Iterator<Item = &'a OpenLeg>) -> Vec<Record> {
        let mut records = Vec::new();
        legs.for_each(|leg| leg.records.unpack(leg.conn_id, &self.blocks, &mut records));
        records
    }

    /// The EventErrors whose requests may be in the part or the file before.
    fn answers(&self) -> Vec<Record> {
        let mut records = Vec::new();
        self.answers.unpack(0, &self.blocks, &mut records);
        records
    }

    /// The records of all calls, and EventErrors that may belong to one, in order.
    pub(crate) fn records(&self) -> Vec<Record> {
        let mut records = self.unpacked(self.legs.iter());
        records.extend(self.answers());
        in_order(records)
    }

    /// Whether a record of a call may repeat another.
    pub(crate) fn may_repeat(&self, legs: &[Number]) -> bool {
        legs.iter().any(|leg| self.legs[*leg as usize].may_repeat)
    }

    /// The file and the byte at which a call begins.
    pub(crate) fn begin(&self, legs: &[Number]) -> (u32, u64) {
        let legs = legs.iter().map(|leg| &self.legs[*leg as usize]);
        let first = legs.filter_map(|leg| leg.records.first(leg.conn_id, &self.blocks)).map(|record| place(&record));
        first.min().unwrap_or_default()
    }

    /// The ConnIDs that records have, or name as the one before.
    pub(crate) fn named(&self) -> impl Iterator<Item = u64> + '_ {
        self.legs.iter().map(|leg| leg.conn_id)
    }

    /// The ConnIDs that records have.
    pub(crate) fn conn_ids(&self) -> impl Iterator<Item = u64> + '_ {
        self.legs.iter().filter(|leg| !leg.records.is_empty()).map(|leg| leg.conn_id)
    }

    /// Whether the clock of a log that ends at this time went back after calls were taken, so that the log may go on with them.
    pub(crate) fn went_back(&self, end: Option<i64>) -> bool {
        let is_unknown = end.is_none() && self.taken.is_some();
        self.has_late_answer || is_unknown || is_before(end, self.taken)
    }

    fn remove(&mut self, are_removed: &[bool]) {
        let mut left = 0;
        let numbers: Vec<Option<Number>> = are_removed
            .iter()
            .map(|is_removed| {
                let number = left;
                left += Number::from(!is_removed);
                (!is_removed).then_some(number)
            })
            .collect();
        let mut of_legs = numbers.iter();
        let Self { legs, blocks, .. } = self;
        legs.retain(|leg| {
            let is_kept = of_legs.next().is_some_and(Option::is_some);
            if !is_kept {
                leg.records.free(blocks);
            }
            is_kept
        });
        let renumber = |number: &mut Number| numbers[*number as usize].inspect(|new| *number = *new).is_some();
        for leg in &mut self.legs {
            renumber(&mut leg.parent);
        }
        self.numbers.retain(renumber);
        self.requests.retain(|_, (number, _)| renumber(number));
    }

    /// Adds the records of the next part of the log, or of its next file, as they are after `change`. Their times are `later`.
    pub(crate) fn append(&mut self, next: Self, later: i64, mut change: impl FnMut(Record) -> Record) {
        let shifted = |time: Option<i64>| time.map(|time| time + later);
        self.has_late_answer |= next.has_late_answer || is_before(shifted(next.first_answer), self.taken);
        let numbers: Vec<Number> = next.legs.iter().map(|leg| self.leg(leg.conn_id)).collect();
        for (leg, number) in next.legs.iter().zip(&numbers) {
            self.join(*number, numbers[leg.parent as usize]);
            for record in next.unpacked([leg].into_iter()) {
                self.add(*number, &change(record));
            }
        }
        for record in next.answers() {
            self.answer(&change(record));
        }
        // Only now: the answers have been compared with the calls taken before them.
        self.taken = self.taken.max(shifted(next.taken));
        self.first_answer = earlier(self.first_answer, shifted(next.first_answer));
        let requests = next.requests.into_iter();
        self.requests
            .extend(requests.map(|(reference, (leg, time))| (reference, (numbers[leg as usize], shifted(time)))));
    }
}

impl PartialEq for OpenCalls {
    /// Whether the calls have the same records, however they are packed.
    fn eq(&self, other: &Self) -> bool {
        let calls = |calls: &Self| {
            let (mut calls, answers) = (calls.clone(), calls.answers());
            let by_call = calls.by_call(|_| true, |_| true);
            let records = by_call.iter().map(|call| calls.records_of(call)).collect::<Vec<_>>();
            (records, answers, calls.taken)
        };
        calls(self) == calls(other)
    }
}

impl Eq for OpenCalls {}

/// The file of a record and the byte at which it begins.
fn place(record: &Record) -> (u32, u64) {
    (record.file, record.offset)
}

/// Records of several legs in the order of the log. Those of one leg have it.
fn in_order(mut records: Vec<Record>) -> Vec<Record> {
    if !records.is_sorted_by_key(place) {
        records.sort_by_key(place);
    }
    records
}

/// Whether an answer at `time` may belong to a request that `asked` is the time of.
fn is_answer(asked: Option<i64>, time: Option<i64>) -> bool {
    match (asked, time) {
        (Some(asked), Some(time)) => (-MOST_BACK..ANSWER).contains(&(time - asked)),
        (asked, time) => asked == time,
    }
}

/// Whether a time is so much earlier than calls that were taken before it, that the clock went back.
fn is_before(time: Option<i64>, taken: Option<i64>) -> bool {
    time.zip(taken).is_some_and(|(time, taken)| time < taken.saturating_sub(BACK))
}

/// The earlier one of two times.
fn earlier(one: Option<i64>, other: Option<i64>) -> Option<i64> {
    one.into_iter().chain(other).min()
}
