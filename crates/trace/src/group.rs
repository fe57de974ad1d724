use std::collections::BTreeSet;

use hashbrown::HashMap;
use smallvec::{SmallVec, smallvec};

use crate::few::Indices;
use crate::leg::given_up;
use crate::legs::{LegId, Legs};
use crate::survey::Survey;
use crate::{DnId, Name, Record};

/// The events about one party that left one ConnID: its EventReleased, and EventPartyDeleted that name it as OtherDN.
/// Numbers are indices of records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Group {
    pub(crate) conn_id: u64,
    /// The number of the ConnID.
    pub(crate) leg: LegId,
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
    /// Whether it is part of another departure: the second EventReleased of a call of two.
    pub(crate) is_consumed: bool,
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
        self.leg == other.leg
            && self.leaver != other.leaver
            && [self, other].iter().all(|group| group.is_departure && (group.has_released() || group.is_external))
            && self.first() <= other.last()
            && other.first() <= self.last()
    }
}

/// Microseconds between two events of one departure, at most.
const MOST: i64 = 1_000_000;

/// The groups of a call while they are made.
struct Groups<'a> {
    records: &'a [Record],
    groups: Vec<Group>,
    /// The parties that may have left a leg.
    leavers: HashMap<(LegId, DnId), Leaver>,
    /// For each leg the first event of the last group with EventReleased that has begun, and the group.
    last_departures: SmallVec<[Option<(usize, usize)>; 4]>,
}

/// A party about whose departure there is an event.
struct Leaver {
    /// The open group.
    open: Option<usize>,
    /// Its times on the call: the first, and those after it had come back.
    stays: SmallVec<[Stay; 1]>,
}

/// A time of a party on the call, up to a departure.
#[derive(Clone, Copy, Default)]
struct Stay {
    /// The last event that it received as one that stays on the call.
    present: Option<usize>,
    /// The best group of its departure.
    best: Option<usize>,
}

/// Groups the departures of a call by ConnID and party that left, and decides which are real. A group in `forced` is none.
pub(crate) fn groups(records: &[Record], legs: &Legs, survey: &Survey, forced: &BTreeSet<usize>) -> Vec<Group> {
    let last_departures = smallvec![None; legs.conn_ids().len()];
    let mut made = Groups { records, groups: Vec::new(), leavers: HashMap::with_capacity(8), last_departures };
    for (index, record) in records.iter().enumerate() {
        if let (Some(leg), Some(conn_id)) = (legs.of_record(index), record.conn_id()) {
            made.read(index, leg, conn_id);
        }
    }
    made.decide(forced);
    let mut groups = made.groups;
    for group in &mut groups {
        group.is_external = !survey.is_device(group.leaver);
    }
    groups
}

impl Groups<'_> {
    /// Reads the record with this index.
    fn read(&mut self, index: usize, leg: LegId, conn_id: u64) {
        let record = &self.records[index];
        let this = record.this_dn;
        let other = record.other_dn;
        match record.name {
            Name::Released if given_up(record).is_none() => {
                if let Some(dn) = this {
                    let at = self.group(index, leg, dn, Group::has_released);
                    self.groups[at].add(index, true);
                    self.last_departures[leg] = Some((self.groups[at].first(), at));
                }
            }
            Name::PartyDeleted => {
                if let Some(dn) = other {
                    let records = self.records;
                    let has_event = |group: &Group| group.tells(this, records);
                    let at = self.group(index, leg, dn, has_event);
                    self.groups[at].add(index, false);
                }
                self.stays(index, leg, this.filter(|dn| Some(*dn) != other));
            }
            Name::Ringing | Name::Dialing => self.comes(leg, this),
            Name::PartyAdded => {
                self.comes(leg, other);
                self.stays(index, leg, this);
            }
            Name::PartyChanged => {
                // A party comes from another ConnID when a conference is complete.
                self.comes(leg, this.filter(|_| record.previous().is_some_and(|previous| previous != conn_id)));
                self.stays(index, leg, this);
            }
            Name::Held | Name::Retrieved | Name::Established => self.stays(index, leg, this),
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

    /// The group of a departing party: the open one, unless its last event is too long ago, or another departure has begun since
    /// and the group `has` an event of this kind to this party. A late event of the departure is then assigned to it by the
    /// party that lacks it.
    fn group(&mut self, index: usize, leg: LegId, dn: DnId, has: impl Fn(&Group) -> bool) -> usize {
        let Self { records, groups, leavers, last_departures } = self;
        let leaver =
            leavers.entry((leg, dn)).or_insert_with(|| Leaver { open: None, stays: smallvec![Stay::default()] });
        if let Some(at) = leaver.open {
            let last = groups[at].last();
            let is_interrupted = last_departures[leg].is_some_and(|(first, other)| other != at && first > last);
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
            leg,
            leaver: dn,
            released: Indices::new(),
            deleted: Indices::new(),
            first: index,
            last: index,
            epoch,
            is_external: false,
            is_departure: false,
            is_consumed: false,
        });
        groups.len() - 1
    }

    /// The party, if there was an event about its departure.
    fn leaver(&mut self, leg: LegId, dn: Option<DnId>) -> Option<&mut Leaver> {
        // Most events come before all departures.
        if self.leavers.is_empty() { None } else { self.leavers.get_mut(&(leg, dn?)) }
    }

    /// A party comes to the call: a departure after this is another.
    fn comes(&mut self, leg: LegId, dn: Option<DnId>) {
        let Some(leaver) = self.leaver(leg, dn) else { return };
        if leaver.open.take().is_some() {
            leaver.stays.push(Stay::default());
        }
    }

    /// A party receives an event of those who stay. An open group of it that began earlier ends, unless this is the event of
    /// a departure at the same time.
    fn stays(&mut self, index: usize, leg: LegId, dn: Option<DnId>) {
        let Some(leaver) = self.leaver(leg, dn) else { return };
        let epoch = leaver.epoch();
        leaver.stays[epoch].present = Some(index);
        let Some(at) = leaver.open else { return };
        let Self { records, groups, last_departures, .. } = &*self;
        let group = &groups[at];
        if records[index].name == Name::PartyDeleted && !is_late(&records[group.last()], &records[index]) {
            return;
        }
        // An event of another departure that began before may be late.
        let is_later = last_departures[leg].is_none_or(|(first, other)| other == at || first > group.last());
        if group.released.is_empty()
            && is_later
            && let Some(leaver) = self.leaver(leg, dn)
        {
            leaver.open = None;
        }
    }

    /// Of the groups of one party, one at most is its departure: that with EventReleased, otherwise that with most events.
    fn decide(&mut self, forced: &BTreeSet<usize>) {
        let Self { groups, leavers, .. } = self;
        for at in (0..groups.len()).filter(|at| !forced.contains(at)) {
            let group = &groups[at];
            let Some(leaver) = leavers.get_mut(&(group.leg, group.leaver)) else { continue };
            let Stay { present, best } = &mut leaver.stays[group.epoch];
            let is_present_later = present.is_some_and(|present| present > group.last());
            if group.released.is_empty() && is_present_later {
                continue;
            }
            let weight = |group: &Group| (!group.released.is_empty(), group.deleted.len());
            if best.is_none_or(|best| weight(group) >= weight(&groups[best])) {
                let before = best.replace(at);
                before.into_iter().for_each(|before| groups[before].is_departure = false);
                groups[at].is_departure = true;
            }
        }
    }
}

impl Leaver {
    /// How often the party has come back.
    fn epoch(&self) -> usize {
        self.stays.len() - 1
    }
}

/// Whether an event comes so long after another that one request did not cause both.
pub(crate) fn is_late(last: &Record, record: &Record) -> bool {
    matches!((last.time, record.time), (Some(last), Some(time)) if time - last > MOST)
}
