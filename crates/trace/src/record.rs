use serde::{Deserialize, Serialize};

use crate::codes::{role_code, state_code};
use crate::text::{decoded, hexadecimal, leading_number, unquoted};
use crate::{Attribute, Layout, Message, Name};

/// A message as the check needs it, without a reference to the log. Records of different logs can be sorted and grouped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// The number of the file, its place in [`Trace::files`](crate::Trace::files).
    pub file: u32,
    /// The line of the header, counted from 1.
    pub line: u64,
    /// The byte at which the header begins.
    pub offset: u64,
    /// The number of bytes.
    pub length: u64,
    /// Whether the log ends with this message, which may therefore be cut.
    pub is_last: bool,
    /// The name.
    pub name: Name,
    /// The layout.
    pub layout: Layout,
    /// Microseconds, as in [`Message::time`].
    pub time: Option<i64>,
    /// EventSequenceNumber. 0 means none.
    pub sequence: Option<u64>,
    /// ReferenceID, which joins a request and an answer. 0 and 4294967295 mean none.
    pub reference: Option<u64>,
    /// ConnID.
    pub conn_id: Option<u64>,
    /// PreviousConnID.
    pub previous: Option<u64>,
    /// ThisDN.
    pub this_dn: Option<String>,
    /// ThisDNRole.
    pub this_role: Option<u32>,
    /// OtherDN.
    pub other_dn: Option<String>,
    /// OtherDNRole.
    pub other_role: Option<u32>,
    /// ThirdPartyDN.
    pub third_dn: Option<String>,
    /// ThirdPartyDNRole.
    pub third_role: Option<u32>,
    /// ThisQueue.
    pub this_queue: Option<String>,
    /// CallState.
    pub call_state: Option<u32>,
    /// `ReleasingParty` of Extensions: 1 Local, 2 Remote, 3 Unknown.
    pub releasing: Option<u64>,
    /// AttributeTimeinSecs, for order between files without dates.
    pub seconds: Option<u64>,
}

/// A ReferenceID of requests that have none.
const NO_REFERENCE: u64 = 4_294_967_295;

impl Record {
    /// The record of a message in the file with this number.
    #[must_use]
    pub fn of(message: &Message<'_>, file: u32) -> Self {
        let mut record = Self {
            file,
            line: message.line,
            offset: message.offset,
            length: message.length,
            is_last: message.is_last,
            name: message.name,
            layout: message.layout,
            time: message.time,
            sequence: None,
            reference: None,
            conn_id: None,
            previous: None,
            this_dn: None,
            this_role: None,
            other_dn: None,
            other_role: None,
            third_dn: None,
            third_role: None,
            this_queue: None,
            call_state: None,
            releasing: None,
            seconds: None,
        };
        let mut is_of_extensions = false;
        for attribute in message.attributes() {
            if attribute.is_entry {
                if is_of_extensions && attribute.name == b"ReleasingParty" {
                    record.releasing = leading_number(attribute.value);
                }
            } else {
                is_of_extensions = attribute.name == b"Extensions";
                record.read(&attribute);
            }
        }
        record.seconds = record.seconds.or(record.time.and_then(|time| u64::try_from(time / 1_000_000).ok()));
        record
    }

    fn read(&mut self, attribute: &Attribute<'_>) {
        let value = attribute.value;
        match attribute.name {
            b"ConnID" => self.conn_id = hexadecimal(value).filter(|id| *id != 0),
            b"PreviousConnID" => self.previous = hexadecimal(value).filter(|id| *id != 0),
            b"ThisDN" => self.this_dn = dn(value),
            b"OtherDN" => self.other_dn = dn(value),
            b"ThirdPartyDN" => self.third_dn = dn(value),
            b"ThisQueue" => self.this_queue = dn(value),
            b"ThisDNRole" => self.this_role = role_code(value),
            b"OtherDNRole" => self.other_role = role_code(value),
            b"ThirdPartyDNRole" => self.third_role = role_code(value),
            b"CallState" => self.call_state = state_code(value),
            b"EventSequenceNumber" => self.sequence = self.sequence_of(value).filter(|number| *number != 0),
            b"ReferenceID" => {
                self.reference = leading_number(value).filter(|number| !matches!(*number, 0 | NO_REFERENCE));
            }
            b"TimeinSecs" => self.seconds = leading_number(value),
            _ => {}
        }
    }

    /// An EventSequenceNumber: decimal in text of the Platform SDK, hexadecimal elsewhere.
    fn sequence_of(&self, value: &[u8]) -> Option<u64> {
        if self.layout == Layout::PlatformSdk { leading_number(value) } else { hexadecimal(value) }
    }

    /// Whether the event is a copy of `other`: all that was sent is equal.
    #[must_use]
    pub fn repeats(&self, other: &Self) -> bool {
        let place = |record: &Self| (record.name, record.conn_id, record.sequence);
        if place(self) != place(other) || self.this_dn != other.this_dn {
            return false;
        }
        if self.sequence.is_some() {
            return true;
        }
        let content = |record: &Self| (record.time, record.previous, record.call_state, record.reference);
        let roles = |record: &Self| (record.this_role, record.other_role, record.third_role);
        self.time.is_some()
            && content(self) == content(other)
            && roles(self) == roles(other)
            && (&self.other_dn, &self.third_dn) == (&other.other_dn, &other.third_dn)
    }
}

/// A DN. An empty value is none.
fn dn(value: &[u8]) -> Option<String> {
    let value = unquoted(value);
    (!value.is_empty()).then(|| decoded(value).into_owned())
}
