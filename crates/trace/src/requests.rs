use smallvec::SmallVec;

use crate::expected::Asking;
use crate::few::Indices;
use crate::group::Group;
use crate::third_party::Told;
use crate::{DnId, Name, Record};

/// Microseconds within which a request and its events belong together.
const MOST: i64 = 10_000_000;

/// The same where an event has the ReferenceID of the request. Programs use ReferenceIDs again.
const MOST_WITH_REFERENCE: i64 = 60_000_000;

/// Microseconds within which the events are those of a request that no EventError answers.
const SOON: i64 = 1_000_000;

/// Records of a call within which a request and its events belong together, in a log without times.
const MOST_RECORDS: usize = 1_000;

/// A request in the log that asks for a departure.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asked {
    /// The index of the record.
    pub(crate) index: usize,
    /// The party that made the request.
    pub(crate) by: DnId,
    /// The party to delete, for `TDeleteFromConference`.
    pub(crate) other_dn: Option<DnId>,
    /// The answer.
    pub(crate) answer: Answer,
}

/// The answer to a request, as far as the log shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    /// An event of the departure has the ReferenceID of the request, or they have none, come soon, and no EventError comes.
    Events,
    /// An EventError to the same DN, where a ReferenceID is absent.
    MayBeRefused,
    /// None.
    Unknown,
}

impl Asked {
    /// Whether the reference defines the request for a call of this many parties.
    pub(crate) fn is_defined(&self, parties: usize) -> bool {
        self.other_dn.is_none_or(|dn| parties > 2 && dn != self.by)
    }

    /// The request of the model that has the same events, in a call of these parties.
    pub(crate) fn asking(&self, parties: &[DnId]) -> Option<Asking> {
        let place = |dn: DnId| parties.iter().position(|party| *party == dn);
        let by = place(self.by)?;
        match self.other_dn.filter(|_| self.is_defined(parties.len())) {
            Some(other_dn) => Some(Asking::Delete { by, leaver: place(other_dn)? }),
            None => Some(Asking::Release(by)),
        }
    }
}

/// The requests that may have caused a departure.
pub(crate) type FewAsked = SmallVec<[Asked; 2]>;

/// The requests of a call that ask for departures, in order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Requests(SmallVec<[Logged; 4]>);

/// A request of the log.
#[derive(Clone, Copy, Debug)]
struct Logged {
    /// The index of the record.
    index: usize,
    /// What EventError says about it.
    refusal: Refusal,
    /// Whether it may have caused an earlier departure.
    is_taken: bool,
}

/// What the EventErrors after a request say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Refusal {
    None,
    /// An EventError has the ReferenceID of the request.
    Certain,
    /// An EventError to the same DN, where a ReferenceID is absent.
    Possible,
}

impl Requests {
    pub(crate) fn of(records: &[Record]) -> Self {
        let of_name = |is: fn(Name) -> bool| {
            let numbered = records.iter().enumerate().filter(move |(_, record)| is(record.name));
            numbered.map(|(index, _)| index).collect::<Indices>()
        };
        let requests = of_name(|name| matches!(name, Name::RequestReleaseCall | Name::RequestDeleteFromConference));
        if requests.is_empty() {
            return Self::default();
        }
        let errors = of_name(|name| name == Name::Error);
        let refusal = |index| Refusal::of(index, &requests, &errors, records);
        Self(requests.iter().map(|index| Logged { index: *index, refusal: refusal(*index), is_taken: false }).collect())
    }

    /// Takes the request with this index for a departure. `false` when an earlier one has taken it.
    pub(crate) fn take(&mut self, index: usize) -> bool {
        let at = self.0.binary_search_by_key(&index, |request| request.index);
        at.is_ok_and(|at| !std::mem::replace(&mut self.0[at].is_taken, true))
    }

    /// The requests that may have caused the departure of a group, the latest first: releases of one of `releasing`, and
    /// deletions of `deleted` or, in a call of two, of either party. Requests that an EventError answers are none, also when it
    /// comes after the events.
    pub(crate) fn before(&self, group: &Group, records: &[Record], releasing: &[DnId], deleted: &[DnId]) -> FewAsked {
        let first = group.first();
        let before = &self.0[..self.0.partition_point(|request| request.index < first)];
        let near = before.iter().rev().take_while(|request| request.index + MOST_RECORDS >= first);
        let of_leg = near.filter(|request| records[request.index].conn_id() == Some(group.conn_id));
        let soon = of_leg.take_while(|request| !is_late(&records[request.index], &records[first], MOST_WITH_REFERENCE));
        let asked = soon.filter_map(|Logged { index, refusal, .. }| {
            let record = &records[*index];
            let has_answer = || group.events().any(|event| has_reference(&records[event], record));
            if is_late(record, &records[first], MOST) && !has_answer() {
                return None;
            }
            let by = record.this_dn?;
            let is_release = record.name == Name::RequestReleaseCall && releasing.contains(&by);
            let is_deletion = record.name == Name::RequestDeleteFromConference
                && record.other_dn.is_some_and(|dn| deleted.contains(&dn));
            let is_of_group = is_release || is_deletion;
            let answer = is_of_group.then(|| Answer::of(record, *refusal, records, group))??;
            Some(Asked { index: *index, by, other_dn: record.other_dn.filter(|_| is_deletion), answer })
        });
        asked.collect()
    }
}

/// The request that decides who made a departure, and else the one that the events contradict. All events name `told`: then a
/// request decides if it names the same party or is their request by its ReferenceID.
pub(crate) fn deciding(asked: &[Asked], told: &Told) -> (Option<Asked>, Option<Asked>) {
    let find = |is: &dyn Fn(&Asked) -> bool| asked.iter().copied().find(is);
    let Told::One(dn) = told else { return (find(&|asked| asked.answer != Answer::MayBeRefused), None) };
    match find(&|asked| asked.by == *dn).or_else(|| find(&|asked| asked.answer == Answer::Events)) {
        Some(asked) => (Some(asked), None),
        None => (None, asked.first().copied()),
    }
}

/// Whether `record` comes more than `most` microseconds after `request`.
fn is_late(request: &Record, record: &Record, most: i64) -> bool {
    matches!((request.time, record.time), (Some(before), Some(time)) if time - before > most)
}

impl Refusal {
    fn of(index: usize, requests: &[usize], errors: &[usize], records: &[Record]) -> Self {
        let request = &records[index];
        // Programs give ReferenceIDs on their own, so that a later request may have the same one.
        let next = requests[requests.partition_point(|other| *other <= index)..]
            .iter()
            .take(MOST_RECORDS)
            .find(|other| has_reference(&records[**other], request));
        let later = &errors[errors.partition_point(|error| *error <= index)..];
        let last = next.copied().unwrap_or(usize::MAX).min(index + MOST_RECORDS);
        let near = later.iter().take_while(|error| **error <= last).map(|error| &records[*error]);
        let mut refusal = Self::None;
        for error in near.take_while(|error| !is_late(request, error, MOST)) {
            if has_reference(error, request) {
                return Self::Certain;
            }
            let is_without = error.reference.is_none() || request.reference.is_none();
            if error.this_dn == request.this_dn && is_without {
                refusal = Self::Possible;
            }
        }
        refusal
    }
}

impl Answer {
    /// The answer to a request that may have caused a departure. `None` when it was refused.
    fn of(request: &Record, refusal: Refusal, records: &[Record], group: &Group) -> Option<Self> {
        let mut events = group.events().map(|index| &records[index]);
        if refusal == Refusal::Certain {
            return None;
        }
        if events.clone().any(|event| has_reference(event, request)) {
            return Some(Self::Events);
        }
        if refusal == Refusal::Possible {
            return Some(Self::MayBeRefused);
        }
        // A request with a ReferenceID that is refused has an EventError with it.
        let is_alone = request.reference.is_some()
            && events.all(|event| event.reference.is_none() && !is_late(request, event, SOON));
        Some(if is_alone { Self::Events } else { Self::Unknown })
    }
}

/// Whether an event answers a request by its ReferenceID.
fn has_reference(event: &Record, request: &Record) -> bool {
    request.reference.is_some() && event.reference == request.reference
}
