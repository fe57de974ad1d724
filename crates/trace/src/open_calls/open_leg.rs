use super::{BACK, Number};
use crate::blocks::Blocks;
use crate::calls::ANSWER;
use crate::codes::role;
use crate::packed::Packed;
use crate::{Name, Record};

/// One ConnID of a log.
#[derive(Clone, Debug)]
pub(super) struct OpenLeg {
    pub(super) conn_id: u64,
    /// Another leg of the call, or this one if it stands for the call.
    pub(super) parent: Number,
    /// Whether the first event begins the call. Otherwise the start may be in the part or the file before. `None` without an event.
    pub(super) begins: Option<bool>,
    /// Whether all records have a time.
    pub(super) is_timed: bool,
    /// Whether a record may repeat another: sequence numbers, or times of records without one, do not increase.
    pub(super) may_repeat: bool,
    pub(super) presence: Presence,
    pub(super) records: Packed,
}

/// What the last event about a party says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Presence {
    /// The party is on the leg.
    On,
    /// The party has left the leg, and the call was not looked at since then.
    Left,
    /// The party has left the leg, and a look at the call found that somebody is on it.
    LookedAt,
}

/// The bytes of a leg without its records.
const _: () = assert!(size_of::<OpenLeg>() <= 64);

/// The time in microseconds after the last event of a call that has ended, after which no other of it is expected. An answer to one
/// of its requests comes before.
const QUIET: i64 = ANSWER + BACK;

/// The time in microseconds after the start of a log after which a party that rings, or an event of a queue, is of a new call. Before,
/// the call may have begun in the part or the file before.
const LONG: i64 = 600_000_000;

impl OpenLeg {
    pub(super) fn new(conn_id: u64, number: Number) -> Self {
        Self {
            conn_id,
            parent: number,
            begins: None,
            is_timed: true,
            may_repeat: false,
            presence: Presence::Left,
            records: Packed::default(),
        }
    }

    /// Adds a record of a log, or of a part of it, that begins at a time.
    pub(super) fn add(&mut self, record: &Record, start: Option<i64>, blocks: &mut Blocks) {
        let is_event = record.conn_id.is_some() && !record.name.is_request();
        if is_event && self.begins.is_none() {
            self.begins = Some(begins_call(record, start));
        }
        self.is_timed &= record.time.is_some();
        self.may_repeat |= match (record.sequence(), record.time) {
            _ if record.conn_id.is_none() => true,
            (Some(sequence), _) => sequence <= self.records.sequence(),
            (None, Some(time)) => !self.records.is_empty() && time <= self.records.time(),
            (None, None) => false,
        };
        self.presence = presence(record.name).unwrap_or(self.presence);
        self.records.push(record, self.conn_id, blocks);
    }

    /// Whether the log has the start of the leg, nobody seems to be on it, and no other record of it is expected.
    pub(super) fn is_quiet(&self, now: i64) -> bool {
        self.begins == Some(true)
            && self.presence != Presence::On
            && self.is_timed
            && now.saturating_sub(self.records.time()) >= QUIET
    }
}

/// What an event says about its party. `None` for messages that say neither.
fn presence(name: Name) -> Option<Presence> {
    match name {
        Name::Released | Name::PartyDeleted | Name::Abandoned | Name::Diverted => Some(Presence::Left),
        Name::Queued
        | Name::Ringing
        | Name::Dialing
        | Name::Established
        | Name::Held
        | Name::Retrieved
        | Name::PartyChanged
        | Name::PartyAdded
        | Name::RouteRequest => Some(Presence::On),
        Name::Error
        | Name::RouteUsed
        | Name::RequestReleaseCall
        | Name::RequestDeleteFromConference
        | Name::OtherEvent
        | Name::OtherRequest => None,
    }
}

/// Whether an event is the first of a call. A party that joins one rings, too, in another role.
fn begins_call(record: &Record, start: Option<i64>) -> bool {
    let is_called = matches!(record.this_role, None | Some(role::DESTINATION));
    let may_begin =
        matches!(record.name, Name::Queued | Name::RouteRequest) || (record.name == Name::Ringing && is_called);
    let is_long_after = record.time.zip(start).is_some_and(|(time, start)| time.saturating_sub(start) >= LONG);
    record.name == Name::Dialing || (may_begin && is_long_after)
}
