use crate::attribute::{after_prefix, bare};
use crate::body::{Body, Closed};
use crate::codes::{role_code, state_code};
use crate::dns::Interner;
use crate::text::{decoded, hexadecimal, leading_number, unquoted};
use crate::{Attribute, DnId, Dns, Layout, Record};

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
    record: Record,
}

/// Defines [`Needed`] and what finds one by its name, with comparisons of a length that the compiler knows.
macro_rules! needed {
    ($($variant:ident = $name:literal,)*) => {
        /// An attribute that the check needs.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        enum Needed {
            $($variant,)*
        }

        impl Needed {
            /// The attribute with this name.
            fn of(name: &[u8]) -> Option<Self> {
                $(if name == $name { return Some(Self::$variant); })*
                None
            }

            /// The needed attribute in a line after the prefix, with its value. `Some(None)` for a line with another attribute,
            /// `None` for a line that has to be looked at more closely.
            #[inline]
            fn at_start(rest: &[u8]) -> Option<Option<(Self, &[u8])>> {
                // The name of a needed attribute without a tab after it: another name begins with it, or a damaged line.
                let mut is_doubtful = false;
                let first = *rest.first()?;
                $(if first == $name[0] && let Some(after) = rest.strip_prefix($name) {
                    match after.split_first() {
                        Some((b'\t', value)) => return Some(Some((Self::$variant, value))),
                        _ => is_doubtful = true,
                    }
                })*
                let is_name = first.is_ascii_alphanumeric() && !rest.starts_with(b"Extensions");
                (is_name && !is_doubtful).then_some(None)
            }
        }
    };
}

needed! {
    ThisDn = b"ThisDN",
    ThisDnRole = b"ThisDNRole",
    OtherDn = b"OtherDN",
    OtherDnRole = b"OtherDNRole",
    ConnId = b"ConnID",
    CallState = b"CallState",
    EventSequenceNumber = b"EventSequenceNumber",
    ThirdPartyDn = b"ThirdPartyDN",
    ThirdPartyDnRole = b"ThirdPartyDNRole",
    TimeInSecs = b"TimeinSecs",
    ReferenceId = b"ReferenceID",
    ThisQueue = b"ThisQueue",
    PreviousConnId = b"PreviousConnID",
}

impl Body for Fields {
    const KEEPS_TEXT: bool = false;

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
                values.record.releasing = leading_number(attribute.value).and_then(|number| number.try_into().ok());
            }
            return true;
        }
        values.is_of_extensions = attribute.name == b"Extensions";
        if let Some(needed) = Needed::of(attribute.name) {
            values.read(needed, attribute.value, interner, start.is_none());
        }
        true
    }

    /// Most attributes are none of those that the check needs: their values are not looked at, so this does not search for the
    /// end of their names.
    #[inline]
    fn push_line(&mut self, line: &[u8]) -> Option<bool> {
        let rest = after_prefix(line)?;
        let Self { values, interner, start } = self;
        values.bytes += rest.len();
        if values.bytes > Self::MAX_BYTES {
            return Some(false);
        }
        let name = Needed::at_start(rest)?;
        if let Some((name, value)) = name {
            values.read(name, bare(value)?, interner, start.is_none());
        }
        values.has_attributes = true;
        values.is_of_extensions = false;
        Some(true)
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
            name: open.name,
            layout: open.layout,
            ..body.values.record
        };
        let of_time = || time.and_then(|time| u64::try_from(time / 1_000_000).ok());
        body.start = body.start.or(body.values.seconds).or_else(of_time);
        record
    }

    /// The record of attributes whose header is in the file before.
    pub(crate) fn head(&self) -> Record {
        Record { line: 1, ..self.values.record }
    }

    /// The DNs, and the second at which the log begins.
    pub(crate) fn into_parts(self) -> (Dns, Option<u64>) {
        (self.interner.into_dns(), self.start)
    }
}

impl Values {
    #[inline]
    fn read(&mut self, name: Needed, value: &[u8], interner: &mut Interner, wants_seconds: bool) {
        let record = &mut self.record;
        match name {
            Needed::ConnId => record.conn_id = hexadecimal(value).filter(|id| *id != 0),
            Needed::PreviousConnId => record.previous = hexadecimal(value).filter(|id| *id != 0),
            Needed::ThisDn => record.this_dn = dn(value, interner),
            Needed::OtherDn => record.other_dn = dn(value, interner),
            Needed::ThirdPartyDn => record.third_dn = dn(value, interner),
            Needed::ThisQueue => record.this_queue = dn(value, interner),
            Needed::ThisDnRole => record.this_role = role_code(value),
            Needed::OtherDnRole => record.other_role = role_code(value),
            Needed::ThirdPartyDnRole => record.third_role = role_code(value),
            Needed::CallState => record.call_state = state_code(value),
            Needed::EventSequenceNumber => {
                let number = if self.is_decimal { leading_number(value) } else { hexadecimal(value) };
                record.sequence = number.filter(|number| *number != 0);
            }
            Needed::ReferenceId => {
                record.reference = leading_number(value).filter(|number| !matches!(*number, 0 | NO_REFERENCE));
            }
            Needed::TimeInSecs if wants_seconds => self.seconds = leading_number(value),
            Needed::TimeInSecs => {}
        }
    }
}

/// A DN. An empty value is none.
fn dn(value: &[u8], interner: &mut Interner) -> Option<DnId> {
    let value = unquoted(value);
    (!value.is_empty()).then(|| interner.id(&decoded(value)))
}
