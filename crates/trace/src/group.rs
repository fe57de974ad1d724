use std::collections::{BTreeMap, BTreeSet};

use smallvec::{SmallVec, smallvec};

use crate::few::Indices;
use crate::leg::given_up;
use crate::survey::Survey;
use crate::{DnId, Name, Record};

/// The events about one party that left one ConnID: its EventReleased, and EventPartyDeleted that name it as OtherDN.
/// Numbers are indices of records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Group {
    pub(crate) conn_id: u64,
    pub(crate) leaver: DnId,
    pub(crate) released: Indices,
    pub(crate) deleted: Indices,
    /// The first and the last event.
    first: usize,
    last: usize,
    /// How often the party had come back to the call before.
    epoch: usize,
    /// Whether the party receives no events, so that there is no EventReleased.
    is_external: bool,
    /// Whether this is a departure. Otherwise its events belong to other departures, or to none.
    pub(crate) is_departure: bool,
}

impl Group {
    /// The event at which the departure is placed: EventReleased, which names the party as ThisDN and is therefore stronger.
    pub(crate) fn anchor(&self) -> usize {
        self.released.first().or(self.deleted.first()).copied().unwrap_or_default()
    }

    /// The first event.
    pub(crate) fn first(&self) -> usize {
        self.first
    }

    /// The last event.
    pub(crate) fn last(&self) -> usize {
        self.last
    }

    /// Adds an event, which comes after all others.
    fn add(&mut self, index: usize, is_release: bool) {
        if self.released.is_empty() && self.deleted.is_empty() {
            self.first = index;
        }
        self.last = index;
        let events = if is_release { &mut self.released } else { &mut self.deleted };
        events.push(index);
    }

    pub(crate) fn events(&self) -> impl Iterator<Item = usize> + Clone + '_ {
        self.released.iter().chain(&self.deleted).copied()
    }

    /// Whether the party that left received EventReleased.
    pub(crate) fn has_released(&self) -> bool {
        !self.released.is_empty()
    }

    /// Whether `dn` received EventPartyDeleted about the party that left.
    pub(crate) fn tells(&self, dn: Option<DnId>, records: &[Record]) -> bool {
        self.deleted.iter().any(|index| records[*index].this_dn == dn)
    }

    /// Whether the events of two departures of one ConnID interleave, so that one may have begun before the other was told.
    /// A group that lacks EventReleased may be no departure.
    pub(crate) fn interleaves(&self, other: &Self) -> bool {
        self.conn_id == other.conn_id
            && self.leaver != other.leaver
            && [self, other].iter().all(|group| group.is_departure && (group.has_released() || group.is_external))
            && self.first() <= other.last()
            && other.first() <= self.last()
    }
}

/// Microseconds between two events of one departure, at most.
const MOST: i64 = 1_000_000;

/// What is known of one ConnID while groups are made.
#[derive(Default)]
struct Leg {
    /// The parties that may have left.
    leavers: BTreeMap<DnId, Leaver>,
    /// The first event of the last group with EventReleased that has begun.
    last_departure: Option<(usize, usize)>,
}

/// A party about whose departure there is an event.
struct Leaver {
    /// The open group.
    open: Option<usize>,
    /// By how often the party had come back: the last event that it received as one that stays on the call.
    present: SmallVec<[Option<usize>; 1]>,
}

/// Groups the departures of a call by ConnID and party that left, and decides which are real. A group in `forced` is none.
pub(crate) fn groups(records: &[Record], survey: &Survey, forced: &BTreeSet<usize>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut legs: BTreeMap<u64, Leg> = BTreeMap::new();
    for (index, record) in records.iter().enumerate() {
        let Some(conn_id) = record.conn_id() else { continue };
        let leg = legs.entry(conn_id).or_default();
        let this = record.this_dn;
        let other = record.other_dn;
        match record.name {
            Name::Released if given_up(record).is_none() => {
                if let Some(dn) = this {
                    let at = leg.group(index, dn, records, &mut groups, Group::has_released);
                    groups[at].add(index, true);
                    leg.last_departure = Some((groups[at].first(), at));
                }
            }
            Name::PartyDeleted => {
                if let Some(dn) = other {
                    let has_event = |group: &Group| group.tells(this, records);
                    let at = leg.group(index, dn, records, &mut groups, has_event);
                    groups[at].add(index, false);
                }
                leg.stays(index, this.filter(|dn| Some(*dn) != other), records, &groups);
            }
            Name::Ringing | Name::Dialing => leg.comes(this),
            Name::PartyAdded => {
                leg.comes(other);
                leg.stays(index, this, records, &groups);
            }
            Name::PartyChanged => {
                // A party comes from another ConnID when a conference is complete.
                leg.comes(this.filter(|_| record.previous().is_some_and(|previous| previous != conn_id)));
                leg.stays(index, this, records, &groups);
            }
            Name::Held | Name::Retrieved | Name::Established => leg.stays(index, this, records, &groups),
            Name::Released
            | Name::Error
            | Name::Queued
            | Name::Diverted
            | Name::Abandoned
            | Name::RouteRequest
            | Name::RouteUsed
            | Name::RequestReleaseCall
            | Name::RequestDeleteFromConference
            | Name::OtherEvent
            | Name::OtherRequest => {}
        }
    }
    decide(&mut groups, &legs, forced);
    for group in &mut groups {
        group.is_external = !survey.is_device(group.leaver);
    }
    groups
}

impl Leg {
    /// The group of a departing party: the open one, unless its last event is too long ago, or another departure has begun since
    /// and the group `has` an event of this kind to this party. A late event of the departure is then assigned to it by the
    /// party that lacks it.
    fn group(
        &mut self,
        index: usize,
        dn: DnId,
        records: &[Record],
        groups: &mut Vec<Group>,
        has: impl Fn(&Group) -> bool,
    ) -> usize {
        let leaver = self.leavers.entry(dn).or_insert_with(|| Leaver { open: None, present: smallvec![None] });
        if let Some(at) = leaver.open {
            let last = groups[at].last();
            let is_interrupted = self.last_departure.is_some_and(|(first, other)| other != at && first > last);
            let is_another = is_late(&records[last], &records[index]) || (is_interrupted && has(&groups[at]));
            if !is_another {
                return at;
            }
        }
        let conn_id = records[index].conn_id().unwrap_or_default();
        leaver.open = Some(groups.len());
        let epoch = leaver.epoch();
        groups.push(Group {
            conn_id,
            leaver: dn,
            released: Indices::new(),
            deleted: Indices::new(),
            first: index,
            last: index,
            epoch,
            is_external: false,
            is_departure: false,
        });
        groups.len() - 1
    }

    /// A party comes to the call: a departure after this is another.
    fn comes(&mut self, dn: Option<DnId>) {
        let Some(leaver) = dn.and_then(|dn| self.leavers.get_mut(&dn)) else { return };
        if leaver.open.take().is_some() {
            leaver.present.push(None);
        }
    }

    /// A party receives an event of those who stay. An open group of it that began earlier ends, unless this is the event of
    /// a departure at the same time.
    fn stays(&mut self, index: usize, dn: Option<DnId>, records: &[Record], groups: &[Group]) {
        let Self { leavers, last_departure } = self;
        let Some(leaver) = dn.and_then(|dn| leavers.get_mut(&dn)) else { return };
        let epoch = leaver.epoch();
        leaver.present[epoch] = Some(index);
        let Some(at) = leaver.open else { return };
        let group = &groups[at];
        if records[index].name == Name::PartyDeleted && !is_late(&records[group.last()], &records[index]) {
            return;
        }
        // An event of another departure that began before may be late.
        let is_later = last_departure.is_none_or(|(first, other)| other == at || first > group.last());
        if group.released.is_empty() && is_later {
            leaver.open = None;
        }
    }
}

impl Leaver {
    /// How often the party has come back.
    fn epoch(&self) -> usize {
        self.present.len() - 1
    }
}

/// Whether an event comes so long after another that one request did not cause both.
pub(crate) fn is_late(last: &Record, record: &Record) -> bool {
    matches!((last.time, record.time), (Some(last), Some(time)) if time - last > MOST)
}

/// Of the groups of one party, one at most is its departure: that with EventReleased, otherwise that with most events.
fn decide(groups: &mut [Group], legs: &BTreeMap<u64, Leg>, forced: &BTreeSet<usize>) {
    let mut best: BTreeMap<(u64, DnId, usize), usize> = BTreeMap::new();
    for (at, group) in groups.iter().enumerate().filter(|(at, _)| !forced.contains(at)) {
        let present = legs[&group.conn_id].leavers[&group.leaver].present[group.epoch];
        let is_present_later = present.is_some_and(|present| present > group.last());
        if group.released.is_empty() && is_present_later {
            continue;
        }
        let weight = |group: &Group| (!group.released.is_empty(), group.deleted.len());
        let best = best.entry((group.conn_id, group.leaver, group.epoch)).or_insert(at);
        if weight(group) >= weight(&groups[*best]) {
            *best = at;
        }
    }
    for at in best.into_values() {
        groups[at].is_departure = true;
    }
}
