use crate::block_reader::{Body, Closed};
use crate::codes::{role_code, state_code};
use crate::dns::Interner;
use crate::text::{decoded, hexadecimal, leading_number, unquoted};
use crate::{Attribute, DnId, Dns, Layout, Name, Record};

/// A ReferenceID of requests that have none.
const NO_REFERENCE: u64 = 4_294_967_295;

/// The attributes of a message that the check needs, read while the message is read: nothing of the text is kept.
#[derive(Clone, Debug, Default)]
pub(crate) struct Fields {
    values: Values,
    interner: Interner,
    /// AttributeTimeinSecs or the time of the first message that has one, for the order of files without dates.
    start: Option<u64>,
}

/// The values of one message.
#[derive(Clone, Copy, Debug, Default)]
struct Values {
    has_attributes: bool,
    is_of_extensions: bool,
    /// Whether EventSequenceNumber is decimal, as in text of the Platform SDK. It is hexadecimal elsewhere.
    is_decimal: bool,
    bytes: usize,
    seconds: Option<u64>,
    sequence: Option<u64>,
    reference: Option<u64>,
    conn_id: Option<u64>,
    previous: Option<u64>,
    this_dn: Option<DnId>,
    other_dn: Option<DnId>,
    third_dn: Option<DnId>,
    this_queue: Option<DnId>,
    this_role: Option<u16>,
    other_role: Option<u16>,
    third_role: Option<u16>,
    call_state: Option<u16>,
    releasing: Option<u8>,
}

impl Body for Fields {
    fn begin(&mut self, layout: Layout) {
        self.values.is_decimal = layout == Layout::PlatformSdk;
    }

    #[inline]
    fn push(&mut self, attribute: &Attribute<'_>) -> bool {
        let Self { values, interner, start } = self;
        values.bytes += attribute.name.len() + attribute.value.len();
        if values.bytes > Self::MAX_BYTES {
            return false;
        }
        values.has_attributes = true;
        if attribute.is_entry {
            if values.is_of_extensions && attribute.name == b"ReleasingParty" {
                values.releasing = leading_number(attribute.value).and_then(|number| number.try_into().ok());
            }
            return true;
        }
        values.is_of_extensions = false;
        values.read(attribute, interner, start.is_none());
        true
    }

    fn clear(&mut self) {
        self.values = Values::default();
    }

    fn is_empty(&self) -> bool {
        !self.values.has_attributes
    }
}

impl Fields {
    /// The record of a message.
    pub(crate) fn record(closed: &mut Closed<'_, Self>) -> Record {
        let Closed { open, time, is_last, body } = closed;
        let record = Record {
            line: open.line,
            offset: open.offset,
            length: u32::try_from(open.end - open.offset).unwrap_or(u32::MAX),
            time: *time,
            is_last: *is_last,
            ..body.values.record(open.name, open.layout)
        };
        let of_time = || time.and_then(|time| u64::try_from(time / 1_000_000).ok());
        body.start = body.start.or(body.values.seconds).or_else(of_time);
        record
    }

    /// The record of attributes whose header is in the file before.
    pub(crate) fn head(&self) -> Record {
        self.values.record(Name::OtherEvent, Layout::TServer)
    }

    /// The DNs, and the second at which the log begins.
    pub(crate) fn into_parts(self) -> (Dns, Option<u64>) {
        (self.interner.into_dns(), self.start)
    }
}

impl Values {
    #[inline]
    fn read(&mut self, attribute: &Attribute<'_>, interner: &mut Interner, wants_seconds: bool) {
        let value = attribute.value;
        match attribute.name {
            b"ConnID" => self.conn_id = hexadecimal(value).filter(|id| *id != 0),
            b"PreviousConnID" => self.previous = hexadecimal(value).filter(|id| *id != 0),
            b"ThisDN" => self.this_dn = dn(value, interner),
            b"OtherDN" => self.other_dn = dn(value, interner),
            b"ThirdPartyDN" => self.third_dn = dn(value, interner),
            b"ThisQueue" => self.this_queue = dn(value, interner),
            b"ThisDNRole" => self.this_role = role_code(value),
            b"OtherDNRole" => self.other_role = role_code(value),
            b"ThirdPartyDNRole" => self.third_role = role_code(value),
            b"CallState" => self.call_state = state_code(value),
            b"EventSequenceNumber" => {
                let number = if self.is_decimal { leading_number(value) } else { hexadecimal(value) };
                self.sequence = number.filter(|number| *number != 0);
            }
            b"ReferenceID" => {
                self.reference = leading_number(value).filter(|number| !matches!(*number, 0 | NO_REFERENCE));
            }
            b"TimeinSecs" if wants_seconds => self.seconds = leading_number(value),
            b"Extensions" => self.is_of_extensions = true,
            _ => {}
        }
    }

    fn record(&self, name: Name, layout: Layout) -> Record {
        Record {
            line: 1,
            offset: 0,
            time: None,
            sequence: self.sequence,
            reference: self.reference,
            conn_id: self.conn_id,
            previous: self.previous,
            file: 0,
            length: 0,
            this_dn: self.this_dn,
            other_dn: self.other_dn,
            third_dn: self.third_dn,
            this_queue: self.this_queue,
            this_role: self.this_role,
            other_role: self.other_role,
            third_role: self.third_role,
            call_state: self.call_state,
            releasing: self.releasing,
            name,
            layout,
            is_last: false,
        }
    }
}

/// A DN. An empty value is none.
fn dn(value: &[u8], interner: &mut Interner) -> Option<DnId> {
    let value = unquoted(value);
    (!value.is_empty()).then(|| interner.id(&decoded(value)))
}
