use callmodel::Call;
use smallvec::SmallVec;

use crate::codes::{role, state};
use crate::{DnId, Name, Reason, Record};

/// One ConnID while its records are read in order: who is on the call.
#[derive(Clone, Debug, Default)]
pub(crate) struct Leg {
    /// Those on the call, in the order in which they joined.
    seats: SmallVec<[Seat; 6]>,
    /// Whether all parties are known: the log has the start of the call, and nobody appeared from nowhere.
    is_known: bool,
    /// Whether the leg has records.
    has_begun: bool,
    /// Whether somebody answered.
    is_established: bool,
    /// Whether a departure was read while parties were not known.
    has_partial: bool,
    /// Whether more DNs appeared than the model takes as parties, of which the last are not kept.
    is_crowded: bool,
}

/// A DN on a call.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Seat {
    dn: DnId,
    is_observer: bool,
    /// Whether the DN was an event's ThisDN, so that it is a device and not a dialed number.
    is_device: bool,
    /// Whether the DN rings and has not answered.
    is_ringing: bool,
}

/// A departure that is no hang-up: a leg given up by a transfer, conference or redirection.
pub(crate) fn given_up(record: &Record) -> Option<Reason> {
    match record.call_state {
        Some(state::TRANSFERRED) => Some(Reason::Transferred),
        Some(state::CONFERENCED) => Some(Reason::Conferenced),
        Some(state::REDIRECTED | state::FORWARDED) => Some(Reason::Redirected),
        _ => None,
    }
}

/// Whether an EventPartyDeleted tells of a transfer or redirection by its CallState and the role of the third party.
pub(crate) fn tells_of_transfer(record: &Record) -> bool {
    let is_given_up = matches!(given_up(record), Some(Reason::Transferred | Reason::Redirected));
    is_given_up && record.third_role == Some(role::TRANSFERRED_BY)
}

impl Leg {
    /// The parties that count for note *a*, in the order in which they joined.
    pub(crate) fn parties(&self) -> impl Iterator<Item = DnId> + '_ {
        self.seats.iter().filter(|seat| !seat.is_observer).map(|seat| seat.dn)
    }

    /// Whether `dn` is on the call.
    pub(crate) fn has(&self, dn: DnId) -> bool {
        self.seats.iter().any(|seat| seat.dn == dn)
    }

    /// Whether an observer is on the call, or `dn` is one.
    pub(crate) fn is_observed(&self) -> bool {
        self.seats.iter().any(|seat| seat.is_observer)
    }

    /// Whether `dn` is an observer.
    pub(crate) fn is_observer(&self, dn: DnId) -> bool {
        self.seats.iter().any(|seat| seat.dn == dn && seat.is_observer)
    }

    /// Whether all parties are known.
    pub(crate) fn is_known(&self) -> bool {
        self.is_known
    }

    /// Whether the number of parties for note *a* is certain: all are known, and none still rings.
    pub(crate) fn is_counted(&self) -> bool {
        self.is_known && !self.seats.iter().any(|seat| seat.is_ringing)
    }

    /// Whether somebody answered.
    pub(crate) fn is_established(&self) -> bool {
        self.is_established
    }

    /// Whether more DNs appeared than the model takes as parties.
    pub(crate) fn is_crowded(&self) -> bool {
        self.is_crowded
    }

    /// Adds a DN, as long as the model takes the call: each event looks through all of them.
    fn seat(&mut self, seat: Seat) {
        if self.seats.len() < Call::MAX_PARTIES {
            self.seats.push(seat);
        } else {
            self.is_crowded = true;
        }
    }

    /// Notes that there are parties that the log does not show.
    pub(crate) fn lose_count(&mut self) {
        self.is_known = false;
    }

    /// Notes a departure from a call whose parties are not all known.
    pub(crate) fn depart_unknown(&mut self) {
        self.has_partial = true;
    }

    /// Whether there was a departure while parties were not known.
    pub(crate) fn has_departed_unknown(&self) -> bool {
        self.has_partial
    }

    /// Removes a DN.
    pub(crate) fn leave(&mut self, dn: DnId) {
        self.seats.retain(|seat| seat.dn != dn);
    }

    /// Ends the call: everybody leaves.
    pub(crate) fn end(&mut self) {
        self.seats.clear();
    }

    /// Takes over the parties of a leg that ends, but for `without`.
    pub(crate) fn merge(&mut self, other: &mut Self, without: Option<DnId>) {
        self.is_crowded |= other.is_crowded;
        for seat in std::mem::take(&mut other.seats) {
            if Some(seat.dn) != without && !self.has(seat.dn) {
                self.seat(seat);
            }
        }
    }

    /// Reads a record of this ConnID.
    pub(crate) fn read(&mut self, record: &Record, queues: &dyn Fn(DnId) -> bool) {
        if let Some(is_start) = is_start(record).filter(|_| !self.has_begun) {
            self.has_begun = true;
            self.is_known = is_start;
        }
        let this = record.this_dn.filter(|dn| !queues(*dn));
        let other = record.other_dn.filter(|dn| !queues(*dn));
        match record.name {
            Name::Dialing => self.device(this, record),
            Name::Ringing => self.ringing(this, other, record),
            Name::Established => self.established(this, other, record),
            Name::Queued | Name::RouteRequest => self.named(other, None),
            Name::PartyAdded => self.party_added(this, other, record),
            Name::Held | Name::Retrieved => self.device(this, record),
            Name::Abandoned | Name::Diverted => {
                if let Some(dn) = record.this_dn {
                    self.leave(dn);
                }
            }
            Name::PartyChanged
            | Name::PartyDeleted
            | Name::Released
            | Name::Error
            | Name::RouteUsed
            | Name::RequestReleaseCall
            | Name::RequestDeleteFromConference
            | Name::OtherEvent
            | Name::OtherRequest => {}
        }
    }

    fn ringing(&mut self, this: Option<DnId>, other: Option<DnId>, record: &Record) {
        let is_new = this.is_some_and(|dn| !self.has(dn));
        if record.this_role != Some(role::CONFERENCE_MEMBER) && !is_observing(record) {
            self.named(other, this);
        }
        self.device(this, record);
        if let Some(seat) = self.seats.iter_mut().find(|seat| is_new && Some(seat.dn) == this) {
            seat.is_ringing = true;
        }
    }

    fn established(&mut self, this: Option<DnId>, other: Option<DnId>, record: &Record) {
        self.is_established = true;
        let is_conference =
            record.this_role == Some(role::CONFERENCE_MEMBER) || record.call_state == Some(state::CONFERENCED);
        let names_the_other = !is_conference && !is_observing(record);
        if names_the_other && record.this_role == Some(role::DESTINATION) {
            // The caller comes first.
            self.named(other, this);
        }
        self.device(this, record);
        if let Some(seat) = self.seats.iter_mut().find(|seat| Some(seat.dn) == this) {
            seat.is_ringing = false;
        }
        if names_the_other {
            self.named(other, this);
        }
    }

    fn party_added(&mut self, this: Option<DnId>, other: Option<DnId>, record: &Record) {
        self.is_established = true;
        self.device(this, record);
        // A party that adds another was there before, perhaps by another name.
        if record.third_dn.is_some_and(|dn| Some(dn) != other && !self.has(dn)) {
            self.is_known = false;
        }
        for dn in [record.third_dn, other].into_iter().flatten() {
            if !self.has(dn) {
                self.seat(Seat { dn, is_observer: false, is_device: false, is_ringing: false });
            }
        }
        for dn in observers(record) {
            self.seats.iter_mut().filter(|seat| seat.dn == dn).for_each(|seat| seat.is_observer = true);
        }
    }

    /// A conference or transfer in two steps is complete: `record` is the EventPartyChanged of ThisDN.
    pub(crate) fn party_changed(&mut self, record: &Record, previous: Option<&mut Self>) {
        let is_new = !std::mem::replace(&mut self.has_begun, true);
        let is_transfer =
            record.third_role == Some(role::TRANSFERRED_BY) || record.call_state == Some(state::TRANSFERRED);
        let is_conference =
            record.third_role == Some(role::CONFERENCED_BY) || record.call_state == Some(state::CONFERENCED);
        let third = record.third_dn;
        if is_new {
            // The rest of the call is in the other leg, or nowhere.
            self.is_known = is_transfer && previous.as_ref().is_some_and(|previous| previous.is_known);
        }
        // Without roles, nothing tells a transfer from a conference, whose new party EventPartyAdded names.
        let mut named = [record.this_dn, record.other_dn].into_iter().flatten();
        self.is_known &= record.layout.has_all_attributes() || named.all(|dn| self.has(dn));
        self.is_established = true;
        if let Some(previous) = previous {
            self.merge(previous, third.filter(|_| is_transfer));
        }
        if let Some(third) = third.filter(|_| is_transfer) {
            self.leave(third);
        }
        self.device(record.this_dn, record);
        let others = [record.other_dn, third.filter(|_| is_conference)];
        for dn in others.into_iter().flatten().filter(|dn| !is_transfer || Some(*dn) != third) {
            self.named(Some(dn), None);
        }
    }

    /// A device that received an event: it is on the call. A dialed number that stood for it is dropped.
    fn device(&mut self, dn: Option<DnId>, record: &Record) {
        let Some(dn) = dn else { return };
        if let Some(seat) = self.seats.iter_mut().find(|seat| seat.dn == dn) {
            seat.is_device = true;
            seat.is_observer |= is_observing(record);
            return;
        }
        // Only these events bring a party to a call. One that appears in another was there before, perhaps by another name.
        if !matches!(record.name, Name::Dialing | Name::Ringing | Name::Established | Name::PartyChanged) {
            self.is_known = false;
        }
        // A calls 9123, which is the device B: A's events name 9123, B's events have B as ThisDN and A as OtherDN.
        let names_a_party = record.other_dn.is_some_and(|other| self.has(other));
        let is_conference = record.this_role == Some(role::CONFERENCE_MEMBER) || is_observing(record);
        // In a layout without roles, a party that rings when others have answered joins them.
        let joins = !record.layout.has_all_attributes() && record.name == Name::Ringing && self.is_established;
        if names_a_party
            && !is_conference
            && !joins
            && self.seats.len() == 2
            && let Some(at) = self.seats.iter().position(|seat| !seat.is_device && Some(seat.dn) != record.other_dn)
        {
            self.seats.remove(at);
        }
        let is_observer = is_observing(record);
        self.seat(Seat { dn, is_observer, is_device: true, is_ringing: false });
    }

    /// A DN that an event of `by` names as the other end. It is no new party when the other end is known by another name.
    fn named(&mut self, dn: Option<DnId>, by: Option<DnId>) {
        let Some(dn) = dn.filter(|dn| !self.has(*dn)) else { return };
        let far_end = self.seats.iter().filter(|seat| Some(seat.dn) != by).count();
        if by.is_none() || far_end == 0 {
            self.seat(Seat { dn, is_observer: false, is_device: false, is_ringing: false });
        }
    }
}

/// Whether the record's ThisDN listens in.
pub(crate) fn is_observing(record: &Record) -> bool {
    record.this_role == Some(role::OBSERVER)
        || (matches!(record.name, Name::Ringing | Name::Established) && record.call_state == Some(state::BRIDGED))
}

/// The DNs that a record shows as observers. In the events of a party that joins or leaves, one of three roles may say so.
pub(crate) fn observers(record: &Record) -> impl Iterator<Item = DnId> + use<> {
    let names_others = matches!(record.name, Name::PartyAdded | Name::PartyDeleted);
    let is_observer = |role: Option<u16>| names_others && role == Some(role::OBSERVER);
    let is_bridged = record.name == Name::PartyAdded && record.call_state == Some(state::BRIDGED);
    let this = record.this_dn.filter(|_| is_observing(record));
    let other = record.other_dn;
    let third = record.third_dn.or(other).filter(|_| is_observer(record.third_role));
    [this, other.filter(|_| is_bridged || is_observer(record.other_role)), third].into_iter().flatten()
}

/// Whether a call can begin with this record, so that nobody was on it before. `None` for records that tell nothing.
fn is_start(record: &Record) -> Option<bool> {
    let is_conference =
        record.this_role == Some(role::CONFERENCE_MEMBER) || record.call_state == Some(state::CONFERENCED);
    match record.name {
        Name::Dialing | Name::Queued | Name::RouteRequest => Some(true),
        Name::Ringing | Name::Established => Some(!is_conference && !is_observing(record)),
        Name::Diverted
        | Name::Abandoned
        | Name::Released
        | Name::Held
        | Name::Retrieved
        | Name::PartyChanged
        | Name::PartyAdded
        | Name::PartyDeleted => Some(false),
        Name::RouteUsed
        | Name::Error
        | Name::RequestReleaseCall
        | Name::RequestDeleteFromConference
        | Name::OtherEvent
        | Name::OtherRequest => None,
    }
}
