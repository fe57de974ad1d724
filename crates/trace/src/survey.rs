use std::collections::BTreeMap;

use smallvec::{SmallVec, smallvec};

use crate::leg::{given_up, observers};
use crate::{CallRecords, DnId, Name, Party, PartyKind, Place, Record};

/// What the records of a call say of its DNs, whichever departures are read in them. It is made once for a call.
#[derive(Clone, Debug, Default)]
pub(crate) struct Survey {
    /// By the places of the DNs: a call has few.
    dns: SmallVec<[OfDn; 8]>,
    /// The EventReleased of each ConnID and DN by which a transfer, conference or redirection gave up a leg.
    given_up: BTreeMap<(u64, DnId), Vec<usize>>,
    /// The DNs that events show on the call, in the order in which they appear, each with the first such event.
    shown: SmallVec<[(DnId, usize); 8]>,
}

/// What the records say of one DN.
#[derive(Clone, Copy, Debug, Default)]
struct OfDn {
    /// The first event that it receives.
    first_event: Option<usize>,
    /// Whether it is ThisDN of a message, also of a request.
    has_messages: bool,
    /// Whether it is a queue or a route point.
    is_queue: bool,
    /// Whether some event shows it as an observer, also one that joined like a party.
    is_observer: bool,
    /// Whether an event shows it on the call; as a party that receives it; as an observer.
    is_shown: bool,
    is_monitored: bool,
    is_shown_observing: bool,
}

impl Survey {
    pub(crate) fn of(call: &CallRecords) -> Self {
        let mut survey = Self { dns: smallvec![OfDn::default(); call.dns.len()], ..Self::default() };
        for (index, record) in call.records.iter().enumerate() {
            survey.read(index, record);
        }
        survey
    }

    fn read(&mut self, index: usize, record: &Record) {
        if let Some(dn) = record.this_dn {
            let of_dn = &mut self.dns[dn.place()];
            of_dn.has_messages = true;
            of_dn.is_queue |= is_queue(record);
            if !record.name.is_request() {
                of_dn.first_event.get_or_insert(index);
            }
            if let (Name::Released, Some(conn_id), Some(_)) = (record.name, record.conn_id(), given_up(record)) {
                self.given_up.entry((conn_id, dn)).or_default().push(index);
            }
        }
        if record.name.is_request() {
            return;
        }
        let shows_parties = !matches!(record.name, Name::Error | Name::OtherEvent | Name::RouteUsed);
        for dn in observers(record) {
            let of_dn = &mut self.dns[dn.place()];
            of_dn.is_observer = true;
            of_dn.is_shown_observing |= shows_parties;
        }
        if shows_parties {
            self.show(index, record);
        }
    }

    /// Reads an event whose ThisDN and OtherDN are on the call.
    fn show(&mut self, index: usize, record: &Record) {
        if let Some(dn) = record.this_dn {
            self.dns[dn.place()].is_monitored = true;
        }
        // OtherDN of EventDialing is the dialed number, which need not be a device.
        let other = record.other_dn.filter(|_| record.name != Name::Dialing);
        for dn in [record.this_dn, other].into_iter().flatten() {
            if !std::mem::replace(&mut self.dns[dn.place()].is_shown, true) {
                self.shown.push((dn, index));
            }
        }
    }

    /// The DNs of the call in the order in which they appear, each with its kind and the event that shows it first.
    pub(crate) fn parties(&self, call: &CallRecords) -> Vec<Party> {
        let kind = |of_dn: OfDn| match () {
            () if of_dn.is_queue => PartyKind::Queue,
            () if of_dn.is_shown_observing => PartyKind::Observer,
            () if of_dn.is_monitored => PartyKind::Party,
            () => PartyKind::External,
        };
        let party = |(dn, index): &(DnId, usize)| {
            let record = &call.records[*index];
            let dn_text = call.dns.text(*dn).into();
            Party { dn: dn_text, kind: kind(self.dns[dn.place()]), event: record.name, place: Place::of(record) }
        };
        self.shown.iter().map(party).collect()
    }

    /// The first event that a DN receives. `None` for one that is not monitored.
    pub(crate) fn first_event(&self, dn: DnId) -> Option<usize> {
        self.dns[dn.place()].first_event
    }

    /// Whether a DN receives events of the call, so that it is a device and no dialed number.
    pub(crate) fn is_device(&self, dn: DnId) -> bool {
        self.first_event(dn).is_some()
    }

    /// Whether a DN is ThisDN of a message.
    pub(crate) fn has_messages(&self, dn: DnId) -> bool {
        self.dns[dn.place()].has_messages
    }

    /// Whether a DN is a queue or a route point.
    pub(crate) fn is_queue(&self, dn: DnId) -> bool {
        self.dns[dn.place()].is_queue
    }

    /// Whether some event shows a DN as an observer.
    pub(crate) fn is_observer(&self, dn: DnId) -> bool {
        self.dns[dn.place()].is_observer
    }

    /// The EventReleased by which a transfer, conference or redirection gave up the leg of a DN.
    pub(crate) fn given_up(&self, conn_id: u64, dn: DnId) -> &[usize] {
        self.given_up.get(&(conn_id, dn)).map_or(&[], Vec::as_slice)
    }
}

/// Whether ThisDN of a record is a queue or a route point.
fn is_queue(record: &Record) -> bool {
    matches!(record.name, Name::Queued | Name::Diverted | Name::RouteRequest | Name::RouteUsed)
        || (record.this_queue.is_some() && record.this_queue == record.this_dn)
}
