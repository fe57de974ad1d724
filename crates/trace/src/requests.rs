use callmodel::{Dn, Request};

use crate::third_party::Told;
use crate::{Name, Record};

/// Microseconds within which a request and its events belong together.
const MOST: i64 = 10_000_000;

/// Microseconds within which the events are those of a request that no EventError answers.
const SOON: i64 = 1_000_000;

/// Records of a call within which a request and its events belong together, in a log without times.
const MOST_RECORDS: usize = 1_000;

/// A request in the log that asks for a departure.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asked<'a> {
    /// The index of the record.
    pub(crate) index: usize,
    /// The party that made the request.
    pub(crate) by: &'a str,
    /// The party to delete, for `TDeleteFromConference`.
    pub(crate) other_dn: Option<&'a str>,
    /// The answer.
    pub(crate) answer: Answer,
}

/// The answer to a request, as far as the log shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    /// An event of the departure has the ReferenceID of the request, or they have none, come soon, and no EventError comes.
    Events,
    /// An EventError has the ReferenceID of the request.
    Refused,
    /// An EventError to the same DN, where a ReferenceID is absent.
    MayBeRefused,
    /// None.
    Unknown,
}

impl<'a> Asked<'a> {
    /// Whether the reference defines the request for a call of this many parties.
    pub(crate) fn is_defined(&self, parties: usize) -> bool {
        self.other_dn.is_none_or(|dn| parties > 2 && dn != self.by)
    }

    /// The request of the model that has the same events.
    pub(crate) fn request(&self, parties: usize) -> Option<Request> {
        let by = Dn::new(self.by).ok()?;
        match self.other_dn.filter(|_| self.is_defined(parties)) {
            Some(other_dn) => Some(Request::DeleteFromConference { by, other_dn: Dn::new(other_dn).ok()? }),
            None => Some(Request::ReleaseCall { by }),
        }
    }
}

/// The requests that may have caused a departure whose first event has the index `first`, the latest first: releases of one of
/// `releasing`, and deletions of `deleted` or, in a call of two, of either party. Requests that an EventError answers are none,
/// also when it comes after the events. `events` are those of the departure.
pub(crate) fn requests<'a>(
    records: &'a [Record],
    conn_id: u64,
    first: usize,
    events: &[usize],
    releasing: &[&str],
    deleted: &[&str],
) -> Vec<Asked<'a>> {
    let before = records[..first]
        .iter()
        .enumerate()
        .rev()
        .take(MOST_RECORDS)
        .filter(|(_, record)| record.conn_id == Some(conn_id));
    let events: Vec<_> = events.iter().map(|index| &records[*index]).collect();
    let mut asked = Vec::new();
    for (index, record) in before {
        if is_late(record, &records[first], MOST) {
            break;
        }
        let Some(by) = record.this_dn.as_deref() else { continue };
        let other_dn = record.other_dn.as_deref();
        let is_release = record.name == Name::RequestReleaseCall && releasing.contains(&by);
        let is_deletion =
            record.name == Name::RequestDeleteFromConference && other_dn.is_some_and(|dn| deleted.contains(&dn));
        if !is_release && !is_deletion {
            continue;
        }
        let answer = Answer::of(record, &records[index + 1..], &events);
        if answer != Answer::Refused {
            asked.push(Asked { index, by, other_dn: other_dn.filter(|_| is_deletion), answer });
        }
    }
    asked
}

/// The request that decides who made a departure, and else the one that the events contradict. All events name `told`: then a
/// request decides if it names the same party or is their request by its ReferenceID.
pub(crate) fn deciding<'a>(asked: &[Asked<'a>], told: &Told<'_>) -> (Option<Asked<'a>>, Option<Asked<'a>>) {
    let find = |is: &dyn Fn(&Asked<'_>) -> bool| asked.iter().copied().find(is);
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

impl Answer {
    /// The answer to a request in the records `after` it.
    fn of(request: &Record, after: &[Record], events: &[&Record]) -> Self {
        let has_reference = |record: &Record| request.reference.is_some() && record.reference == request.reference;
        let near = after.iter().take(MOST_RECORDS).take_while(|record| !is_late(request, record, MOST));
        let errors = near.filter(|record| record.name == Name::Error);
        let may_be_refused = |error: &Record| {
            error.this_dn == request.this_dn && (error.reference.is_none() || request.reference.is_none())
        };
        let mut answer = Self::Unknown;
        for error in errors {
            if has_reference(error) {
                return Self::Refused;
            }
            if may_be_refused(error) {
                answer = Self::MayBeRefused;
            }
        }
        if events.iter().any(|event| has_reference(event)) {
            return Self::Events;
        }
        // A request with a ReferenceID that is refused has an EventError with it.
        let is_alone = request.reference.is_some() && events.iter().all(|event| event.reference.is_none());
        let is_soon = events.iter().all(|event| !is_late(request, event, SOON));
        if is_alone && is_soon && answer == Self::Unknown { Self::Events } else { answer }
    }
}
