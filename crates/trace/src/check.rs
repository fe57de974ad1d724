use std::collections::{BTreeMap, BTreeSet};

use crate::draft::{Draft, unexpected};
use crate::group::Group;
use crate::judge::{Judge, Judged, queues};
use crate::{CallRecords, Checked, Departure, Name, Party, PartyKind, Place, Reason, Record, Severity, Verdict, leg};

/// The most groups that are tried as no departure.
const MOST_TRIED: usize = 8;

/// Compares each departure of a call with the model: the last step. It needs the records of this call and nothing else.
///
/// Expected events come from [`callmodel::Call::apply`] alone.
#[must_use]
pub fn check(call: &CallRecords) -> Checked {
    let records = &call.records;
    let mut forced = BTreeSet::new();
    let mut best = Outcome::new(call, &forced);
    // A wrong OtherDN may look like the departure of a party that receives no events: the reading with fewest differences counts.
    for (at, events) in best.doubtful.clone().into_iter().take(MOST_TRIED) {
        forced.insert(at);
        let other = Outcome::new(call, &forced);
        let is_explained = events.iter().all(|index| other.assigned.contains(index));
        if is_explained && other.cost() < best.cost() {
            best = other;
        } else {
            forced.remove(&at);
        }
    }
    let Outcome { mut departures, asides, is_open, is_cut, .. } = best;
    departures.sort_by_key(|departure| departure.place);
    let mut conn_ids: Vec<u64> = vec![call.conn_id];
    for conn_id in records.iter().flat_map(|record| [record.conn_id, record.previous]).flatten() {
        if !conn_ids.contains(&conn_id) {
            conn_ids.push(conn_id);
        }
    }
    let verdict = verdict(&departures, !asides.is_empty(), is_open, is_cut);
    Checked { conn_id: call.conn_id, conn_ids, verdict, parties: parties(records), departures, asides }
}

/// The verdict about a call: that of the departure that says most.
fn verdict(departures: &[Departure], has_asides: bool, is_open: bool, is_cut: bool) -> Verdict {
    let has = |verdict| departures.iter().any(|departure| departure.verdict == verdict);
    let order = [
        (Verdict::Differs, has(Verdict::Differs)),
        (Verdict::Cut, has(Verdict::Cut)),
        (Verdict::Open, has(Verdict::Open)),
        (Verdict::NotCovered, has(Verdict::NotCovered)),
        (Verdict::Open, is_open),
        (Verdict::Agrees, has(Verdict::Agrees)),
        (Verdict::NotCovered, has_asides),
        (Verdict::Cut, is_cut),
    ];
    order.into_iter().find(|(_, holds)| *holds).map_or(Verdict::NotCovered, |(verdict, _)| verdict)
}

/// The departures of a call under one reading of its groups.
struct Outcome {
    departures: Vec<Departure>,
    asides: Vec<crate::Aside>,
    /// Groups without EventReleased whose departure lacks as much as it has, with their events.
    doubtful: Vec<(usize, Vec<usize>)>,
    /// Events outside the group of a departure that it lacks.
    assigned: BTreeSet<usize>,
    is_open: bool,
    is_cut: bool,
}

impl Outcome {
    fn new(call: &CallRecords, forced: &BTreeSet<usize>) -> Self {
        let records = &call.records;
        let judge = Judge::new(records, forced);
        let Judged { mut drafts, asides, extras, groups, is_open, mut is_cut } = judge.run();
        let doubtful = doubtful(&groups, &drafts);
        let mut assigned = BTreeSet::new();
        is_cut |= assign(records, &mut drafts, &extras, &mut assigned);
        let departures = drafts.into_iter().map(|draft| draft.finished(records, call.end)).collect();
        Self { departures, asides, doubtful, assigned, is_open, is_cut }
    }

    /// The number of errors and warnings. Departures that cannot be told weigh less.
    fn cost(&self) -> (usize, usize) {
        let findings = self.departures.iter().flat_map(|departure| &departure.findings);
        let differing = findings.filter(|finding| finding.severity != Severity::Note).count();
        let untold = self.departures.iter().filter(|departure| departure.verdict != Verdict::Agrees).count();
        (differing, untold)
    }
}

/// Groups that may be no departure: without EventReleased, and with fewer events than their departure lacks.
fn doubtful(groups: &[Group], drafts: &[Draft]) -> Vec<(usize, Vec<usize>)> {
    let mut missing: BTreeMap<usize, usize> = BTreeMap::new();
    for draft in drafts {
        let most = missing.entry(draft.first).or_default();
        *most = draft.missing.len().max(*most);
    }
    let is_doubtful = |group: &Group| {
        let missing = missing.get(&group.first());
        group.is_departure
            && group.released.is_empty()
            && missing.is_some_and(|missing| *missing >= group.deleted.len())
    };
    let doubtful = groups.iter().enumerate().filter(|(_, group)| is_doubtful(group));
    doubtful.map(|(at, group)| (at, group.deleted.clone())).collect()
}

/// Assigns the events that belong to no departure: to one that lacks an event to the same party, else as unexpected events to
/// the nearest. Returns whether an event names a DN that the log does not show otherwise.
fn assign(records: &[Record], drafts: &mut [Draft], extras: &[usize], assigned: &mut BTreeSet<usize>) -> bool {
    let devices: BTreeSet<&str> = records.iter().filter_map(|record| record.this_dn.as_deref()).collect();
    let is_device = |dn: &str| devices.contains(dn);
    let mut names_strangers = false;
    let mut rest = Vec::new();
    for index in extras {
        let record = &records[*index];
        let lacking = drafts.iter().enumerate().filter_map(|(at, draft)| {
            let missing = lacked_by(draft, record)?;
            Some((distance(draft, *index), at, missing))
        });
        match lacking.min() {
            Some((_, at, missing)) => {
                assigned.insert(*index);
                drafts[at].take(missing, *index, record, &is_device);
            }
            None => rest.push(*index),
        }
    }
    for index in rest {
        let record = &records[index];
        let nearest = drafts
            .iter_mut()
            .filter(|draft| Some(draft.departure.conn_id) == record.conn_id)
            .min_by_key(|draft| distance(draft, index));
        let is_stranger = record.name == Name::PartyDeleted
            && record.other_dn.as_deref().is_some_and(|dn| {
                !is_device(dn)
                    && !nearest.as_ref().is_some_and(|draft| draft.departure.before.iter().any(|party| party == dn))
            });
        if is_stranger {
            names_strangers = true;
        } else if let Some(draft) = nearest.filter(|draft| is_judged(draft)) {
            draft.departure.findings.extend(unexpected(record));
        }
    }
    names_strangers
}

/// Whether a departure is compared with the reference.
fn is_judged(draft: &Draft) -> bool {
    !matches!(
        draft.departure.reason,
        Some(
            Reason::Observed | Reason::Cleared | Reason::RequesterUnknown | Reason::OutsideModel | Reason::StartMissing
        )
    )
}

/// The missing event of a departure that an event of another group may be.
fn lacked_by(draft: &Draft, record: &Record) -> Option<usize> {
    let is_of_leg = record.conn_id == Some(draft.departure.conn_id);
    let name = record.name.in_model().filter(|_| is_of_leg)?;
    let party = record.this_dn.as_deref()?;
    draft.missing.iter().position(|event| event.name() == name && event.party().as_str() == party)
}

/// The number of records between an event and a departure.
fn distance(draft: &Draft, index: usize) -> usize {
    if index < draft.first { draft.first - index } else { index.saturating_sub(draft.last) }
}

/// The DNs of a call in the order in which they appear, each with its kind and the event that shows it first.
fn parties(records: &[Record]) -> Vec<Party> {
    let queues = queues(records);
    let mut monitored = BTreeSet::new();
    let mut observers = BTreeSet::new();
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    let mut order: Vec<&str> = Vec::new();
    for (index, record) in records.iter().enumerate().filter(|(_, record)| shows_parties(record.name)) {
        let this = record.this_dn.as_deref();
        if let Some(dn) = this {
            monitored.insert(dn);
        }
        observers.extend(leg::observers(record));
        // OtherDN of EventDialing is the dialed number, which need not be a device.
        let other = record.other_dn.as_deref().filter(|_| record.name != Name::Dialing);
        for dn in [this, other].into_iter().flatten() {
            if first.insert(dn, first.get(dn).copied().unwrap_or(index)).is_none() {
                order.push(dn);
            }
        }
    }
    let kind = |dn: &str| match () {
        () if queues.contains(dn) => PartyKind::Queue,
        () if observers.contains(dn) => PartyKind::Observer,
        () if monitored.contains(dn) => PartyKind::Party,
        () => PartyKind::External,
    };
    let party = |dn: &&str| {
        let record = &records[first[dn]];
        Party { dn: (*dn).to_owned(), kind: kind(dn), event: record.name, place: Place::of(record) }
    };
    order.iter().map(party).collect()
}

/// Whether ThisDN and OtherDN of an event are on the call.
fn shows_parties(name: Name) -> bool {
    !name.is_request() && !matches!(name, Name::Error | Name::OtherEvent | Name::RouteUsed)
}
