use std::num::{NonZeroU32, NonZeroU64};

use serde::{Deserialize, Serialize};

use crate::{DnId, Layout, Name};

/// A message as the check needs it, without a reference to the log. DNs are numbers of a table beside the records, that of
/// [`LogFile`](crate::LogFile) or [`CallRecords`](crate::CallRecords).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// The line of the header, counted from 1.
    pub line: u64,
    /// The byte at which the header begins.
    pub offset: u64,
    /// Microseconds, as in [`Message::time`](crate::Message::time).
    pub time: Option<i64>,
    /// EventSequenceNumber. 0 means none.
    pub(crate) sequence: Option<NonZeroU64>,
    /// ConnID. 0 means none.
    pub(crate) conn_id: Option<NonZeroU64>,
    /// PreviousConnID. 0 means none.
    pub(crate) previous: Option<NonZeroU64>,
    /// ReferenceID, which joins a request and an answer. 0 and 4294967295 mean none.
    pub(crate) reference: Option<NonZeroU32>,
    /// The number of the file, its place in [`Trace::files`](crate::Trace::files).
    pub file: u32,
    /// The number of bytes.
    pub length: u32,
    /// ThisDN.
    pub this_dn: Option<DnId>,
    /// OtherDN.
    pub other_dn: Option<DnId>,
    /// ThirdPartyDN.
    pub third_dn: Option<DnId>,
    /// ThisQueue.
    pub this_queue: Option<DnId>,
    /// ThisDNRole.
    pub this_role: Option<u16>,
    /// OtherDNRole.
    pub other_role: Option<u16>,
    /// ThirdPartyDNRole.
    pub third_role: Option<u16>,
    /// CallState.
    pub call_state: Option<u16>,
    /// `ReleasingParty` of Extensions: 1 Local, 2 Remote, 3 Unknown.
    pub releasing: Option<u8>,
    /// The name.
    pub name: Name,
    /// The layout.
    pub layout: Layout,
    /// Whether the log ends with this message, which may therefore be cut.
    pub is_last: bool,
}

/// The bytes of a record in memory.
const _: () = assert!(size_of::<Record>() <= 112);

/// What two copies of an event have in common.
pub(crate) type Content = (
    (Name, Option<NonZeroU64>, Option<DnId>),
    Option<NonZeroU64>,
    Option<(
        (i64, Option<NonZeroU64>, Option<u16>, Option<NonZeroU32>),
        (Option<u16>, Option<u16>, Option<u16>),
        (Option<DnId>, Option<DnId>),
    )>,
);

impl Default for Record {
    /// A record of another event without attributes.
    fn default() -> Self {
        Self {
            line: 0,
            offset: 0,
            time: None,
            sequence: None,
            reference: None,
            conn_id: None,
            previous: None,
            file: 0,
            length: 0,
            this_dn: None,
            other_dn: None,
            third_dn: None,
            this_queue: None,
            this_role: None,
            other_role: None,
            third_role: None,
            call_state: None,
            releasing: None,
            name: Name::OtherEvent,
            layout: Layout::TServer,
            is_last: false,
        }
    }
}

impl Record {
    /// EventSequenceNumber.
    #[must_use]
    pub fn sequence(&self) -> Option<u64> {
        self.sequence.map(NonZeroU64::get)
    }

    /// ConnID.
    #[must_use]
    pub fn conn_id(&self) -> Option<u64> {
        self.conn_id.map(NonZeroU64::get)
    }

    /// PreviousConnID.
    #[must_use]
    pub fn previous(&self) -> Option<u64> {
        self.previous.map(NonZeroU64::get)
    }

    /// ReferenceID.
    #[must_use]
    pub fn reference(&self) -> Option<u32> {
        self.reference.map(NonZeroU32::get)
    }

    /// What another event must have, too, to be a copy of this one. `None` for an event without a sequence number and a time,
    /// of which no copy can be told.
    pub(crate) fn content(&self) -> Option<Content> {
        let receiver = (self.name, self.conn_id, self.this_dn);
        if self.sequence.is_some() {
            return Some((receiver, self.sequence, None));
        }
        let values = (self.time?, self.previous, self.call_state, self.reference);
        let roles = (self.this_role, self.other_role, self.third_role);
        Some((receiver, None, Some((values, roles, (self.other_dn, self.third_dn)))))
    }

    /// Takes the attributes that this record lacks from another.
    pub(crate) fn fill(&mut self, other: &Self) {
        self.sequence = self.sequence.or(other.sequence);
        self.reference = self.reference.or(other.reference);
        self.conn_id = self.conn_id.or(other.conn_id);
        self.previous = self.previous.or(other.previous);
        self.this_dn = self.this_dn.or(other.this_dn);
        self.this_queue = self.this_queue.or(other.this_queue);
        self.this_role = self.this_role.or(other.this_role);
        self.other_dn = self.other_dn.or(other.other_dn);
        self.other_role = self.other_role.or(other.other_role);
        self.third_dn = self.third_dn.or(other.third_dn);
        self.third_role = self.third_role.or(other.third_role);
        self.call_state = self.call_state.or(other.call_state);
        self.releasing = self.releasing.or(other.releasing);
    }

    /// The record with other numbers for its DNs.
    pub(crate) fn with_dns(mut self, number: impl FnMut(DnId) -> DnId) -> Self {
        self.number_dns(number);
        self
    }

    /// Gives the DNs other numbers.
    #[inline]
    pub(crate) fn number_dns(&mut self, mut number: impl FnMut(DnId) -> DnId) {
        for dn in [&mut self.this_dn, &mut self.other_dn, &mut self.third_dn, &mut self.this_queue] {
            *dn = dn.map(&mut number);
        }
    }
}
