use std::collections::{BTreeMap, BTreeSet};

use callmodel::EventName;

use crate::draft::{Draft, unexpected};
use crate::survey::Survey;
use crate::{CallRecords, DnId, Name, Reason, Record};

/// The most departures before and after an event that are looked at to find the nearest.
const MOST_NEAR: usize = 32;

/// Departures by their first event, to find those near an event.
type Near = BTreeSet<(usize, usize)>;

/// Assigns the events that belong to no departure: to one that lacks an event to the same party, else as unexpected events to
/// the nearest. Returns whether an event names a DN that the log does not show otherwise.
pub(crate) fn assign(
    call: &CallRecords,
    survey: &Survey,
    drafts: &mut [Draft],
    extras: &[usize],
    assigned: &mut BTreeSet<usize>,
) -> bool {
    if extras.is_empty() {
        return false;
    }
    let is_device = |dn: DnId| survey.has_messages(dn);
    let mut lacking: BTreeMap<(u64, bool, DnId), Near> = BTreeMap::new();
    let mut legs: BTreeMap<u64, Near> = BTreeMap::new();
    for (at, draft) in drafts.iter().enumerate() {
        legs.entry(draft.conn_id).or_default().insert((draft.first, at));
        for (name, party) in draft.missing.iter().filter_map(|number| draft.expected(*number)) {
            lacking.entry((draft.conn_id, name == EventName::Released, party)).or_default().insert((draft.first, at));
        }
    }
    let mut rest = Vec::new();
    for index in extras {
        let record = &call.records[*index];
        let key = key(record);
        let near = key.and_then(|key| lacking.get_mut(&key));
        let found = near.and_then(|near| Some((nearest(near, drafts, *index)?, near)));
        let Some(((first, at), near)) = found else {
            rest.push(*index);
            continue;
        };
        let draft = &mut drafts[at];
        let is_it = |number: &usize| draft.expected(*number).is_some_and(|it| key == Some(of_event(draft, it)));
        let mut numbers = draft.missing.iter().copied().filter(|number| is_it(number));
        if let Some(number) = numbers.next() {
            if numbers.next().is_none() {
                near.remove(&(first, at));
            }
            assigned.insert(*index);
            draft.take(number, *index, record, &call.dns, &is_device);
        }
    }
    let mut names_strangers = false;
    for index in rest {
        let record = &call.records[index];
        let near = record.conn_id().and_then(|conn_id| legs.get(&conn_id));
        let at = near.and_then(|near| nearest(near, drafts, index)).map(|(_, at)| at);
        let is_party = |dn: DnId| at.is_some_and(|at| drafts[at].before.contains(&dn));
        let is_stranger =
            record.name == Name::PartyDeleted && record.other_dn.is_some_and(|dn| !is_device(dn) && !is_party(dn));
        if is_stranger {
            names_strangers = true;
        } else if let Some(at) = at.filter(|at| is_judged(&drafts[*at])) {
            drafts[at].findings.extend(unexpected(record, &call.dns));
        }
    }
    names_strangers
}

/// What a departure must lack for an event to be assigned to it. `None` for events that the model does not have.
fn key(record: &Record) -> Option<(u64, bool, DnId)> {
    Some((record.conn_id()?, record.name.in_model()? == EventName::Released, record.this_dn?))
}

fn of_event(draft: &Draft, (name, party): (EventName, DnId)) -> (u64, bool, DnId) {
    (draft.conn_id, name == EventName::Released, party)
}

/// The departure with the fewest records between it and an event, the earlier one of two.
fn nearest(near: &Near, drafts: &[Draft], index: usize) -> Option<(usize, usize)> {
    let before = near.range(..(index, 0)).rev().take(MOST_NEAR);
    let after = near.range((index, 0)..).take(MOST_NEAR);
    before.chain(after).copied().min_by_key(|(_, at)| (distance(&drafts[*at], index), *at))
}

/// Whether a departure is compared with the reference.
fn is_judged(draft: &Draft) -> bool {
    !matches!(
        draft.reason,
        Some(
            Reason::Observed | Reason::Cleared | Reason::RequesterUnknown | Reason::OutsideModel | Reason::StartMissing
        )
    )
}

/// The number of records between an event and a departure.
fn distance(draft: &Draft, index: usize) -> usize {
    if index < draft.first { draft.first - index } else { index.saturating_sub(draft.last) }
}
