use std::num::{NonZeroU32, NonZeroU64};

use crate::body::{Body, Closed};
use crate::codes::{role_code, state_code};
use crate::dns::Interner;
use crate::needed::Needed;
use crate::pending::Pending;
use crate::text::{hexadecimal, leading_number, unquoted};
use crate::{Attribute, DnId, Dns, Layout, Record};

/// A ReferenceID of requests that have none.
const NO_REFERENCE: u32 = u32::MAX;

/// The attributes of a message that the check needs, read while the message is read: nothing of the text is kept.
#[derive(Clone, Debug, Default)]
pub(crate) struct Fields {
    values: Values,
    pending: Pending,
    interner: Interner,
    /// AttributeTimeinSecs of the first message that has it, for the order of files without dates.
    start: Option<u64>,
    /// The time of the first message that has one.
    local_start: Option<i64>,
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
    record: Record,
}

impl Body for Fields {
    const KEEPS_TEXT: bool = false;

    fn begin(&mut self, layout: Layout) {
        self.values.is_decimal = layout == Layout::PlatformSdk;
    }

    #[inline]
    fn push(&mut self, attribute: &Attribute<'_>) -> bool {
        let Self { values, pending, .. } = self;
        values.bytes += attribute.name.len() + attribute.value.len();
        if values.bytes > Self::MAX_BYTES {
            return false;
        }
        values.has_attributes = true;
        if attribute.is_entry {
            if values.is_of_extensions && attribute.name == b"ReleasingParty" {
                values.record.releasing = leading_number(attribute.value).and_then(|number| number.try_into().ok());
            }
            return true;
        }
        values.is_of_extensions = attribute.name == b"Extensions";
        if let Some(needed) = Needed::of(attribute.name)
            && pending.add_value(needed, attribute.value).is_none()
        {
            self.read_pending();
            let Self { values, interner, start, .. } = self;
            values.read(needed, attribute.value, interner, start.is_none());
        }
        true
    }

    #[inline(always)]
    fn push_line(&mut self, line: &[u8], rest: &[u8]) -> Option<bool> {
        let (needed, place) = Needed::in_line(line, rest)?;
        let Self { values, pending, .. } = self;
        if values.bytes + line.len() > Self::MAX_BYTES {
            return Some(false);
        }
        pending.add(needed, line, rest, place)?;
        values.bytes += line.len();
        values.has_attributes = true;
        values.is_of_extensions = false;
        Some(true)
    }

    fn clear(&mut self) {
        self.values = Values::default();
        self.pending.clear();
    }

    fn is_empty(&self) -> bool {
        !self.values.has_attributes
    }
}

impl Fields {
    /// The record of a message.
    pub(crate) fn record(closed: &mut Closed<'_, Self>) -> Record {
        let Closed { open, time, is_last, body } = closed;
        body.read_pending();
        let record = Record {
            line: open.line,
            offset: open.offset,
            length: u32::try_from(open.end - open.offset).unwrap_or(u32::MAX),
            time: *time,
            is_last: *is_last,
            name: open.name,
            layout: open.layout,
            ..body.values.record
        };
        body.start = body.start.or(body.values.seconds);
        body.local_start = body.local_start.or(*time);
        record
    }

    /// The record of attributes whose header is in the file before.
    pub(crate) fn head(&mut self) -> Record {
        self.read_pending();
        Record { line: 1, ..self.values.record }
    }

    /// Reads the values that are kept as they are written.
    #[inline]
    fn read_pending(&mut self) {
        let Self { values, pending, interner, start, .. } = self;
        pending.take(|needed, value| values.read(needed, value, interner, start.is_none()));
    }

    /// The DNs so far.
    pub(crate) fn dns(&self) -> &Dns {
        self.interner.dns()
    }

    /// The DNs, and the start of the log in seconds of UTC and in microseconds of local time.
    pub(crate) fn into_parts(self) -> (Dns, Option<u64>, Option<i64>) {
        (self.interner.into_dns(), self.start, self.local_start)
    }
}

impl Values {
    #[inline]
    fn read(&mut self, name: Needed, value: &[u8], interner: &mut Interner, wants_seconds: bool) {
        let record = &mut self.record;
        match name {
            Needed::ConnId => record.conn_id = hexadecimal(value).and_then(NonZeroU64::new),
            Needed::PreviousConnId => record.previous = hexadecimal(value).and_then(NonZeroU64::new),
            // A line that the file end cuts after the name has no value: it may be another attribute, such as ThisDNRole.
            Needed::ThisDn => record.this_dn = dn(value, interner).or(record.this_dn),
            Needed::OtherDn => record.other_dn = dn(value, interner).or(record.other_dn),
            Needed::ThirdPartyDn => record.third_dn = dn(value, interner).or(record.third_dn),
            Needed::ThisQueue => record.this_queue = dn(value, interner),
            Needed::ThisDnRole => record.this_role = role_code(value),
            Needed::OtherDnRole => record.other_role = role_code(value),
            Needed::ThirdPartyDnRole => record.third_role = role_code(value),
            Needed::CallState => record.call_state = state_code(value),
            Needed::EventSequenceNumber => {
                let number = if self.is_decimal { leading_number(value) } else { hexadecimal(value) };
                record.sequence = number.and_then(NonZeroU64::new);
            }
            Needed::ReferenceId => {
                let number = leading_number(value).and_then(|number| u32::try_from(number).ok());
                record.reference = number.filter(|number| *number != NO_REFERENCE).and_then(NonZeroU32::new);
            }
            Needed::TimeInSecs if wants_seconds => self.seconds = leading_number(value),
            Needed::TimeInSecs | Needed::Other => {}
        }
    }
}

/// A DN. An empty value is none.
fn dn(value: &[u8], interner: &mut Interner) -> Option<DnId> {
    let value = unquoted(value);
    (!value.is_empty()).then(|| interner.id_of_bytes(value))
}
