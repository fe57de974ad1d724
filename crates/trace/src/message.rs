use crate::body::Body;
use crate::{Attribute, Layout, Name};

/// A message of a log: a header and its attributes.
///
/// It borrows the reader's buffer; a [`Record`](crate::Record) has what the check needs.
#[derive(Clone, Copy, Debug)]
pub struct Message<'a> {
    /// The name.
    pub name: Name,
    /// The name as written, such as `EventAttachedDataChanged`.
    pub text: &'a [u8],
    /// The layout.
    pub layout: Layout,
    /// The line of the header, counted from 1.
    pub line: u64,
    /// The byte at which the header begins, counted from 0.
    pub offset: u64,
    /// The number of bytes from the header to the last attribute.
    pub length: u64,
    /// Microseconds since 1970-01-01 in local time. Without any date in the log, since the midnight before its first line.
    pub time: Option<i64>,
    /// Whether the log ends with this message, which may therefore be cut.
    pub is_last: bool,
    pub(crate) block: &'a Block,
}

impl<'a> Message<'a> {
    /// The attributes and the entries of lists, as in the log.
    pub fn attributes(&self) -> impl Iterator<Item = Attribute<'a>> + use<'a> {
        let block = self.block;
        block.spans.iter().map(|span| block.attribute(*span))
    }
}

/// The attributes of a message, in one buffer that is used again for the next message.
#[derive(Clone, Debug, Default)]
pub(crate) struct Block {
    bytes: Vec<u8>,
    spans: Vec<Span>,
}

/// Where name and value of an attribute are in the buffer. The value begins where the name ends.
#[derive(Clone, Copy, Debug)]
struct Span {
    name: usize,
    value: usize,
    end: usize,
    is_entry: bool,
}

impl Body for Block {
    const KEEPS_TEXT: bool = true;

    fn clear(&mut self) {
        self.bytes.clear();
        self.spans.clear();
    }

    fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    fn push(&mut self, attribute: &Attribute<'_>) -> bool {
        let Attribute { name, value, is_entry } = *attribute;
        if self.bytes.len() + name.len() + value.len() > Self::MAX_BYTES {
            return false;
        }
        let start = self.bytes.len();
        self.bytes.reserve(name.len() + value.len());
        self.bytes.extend_from_slice(name);
        self.bytes.extend_from_slice(value);
        let value = start + name.len();
        self.spans.push(Span { name: start, value, end: self.bytes.len(), is_entry });
        true
    }
}

impl Block {
    fn attribute(&self, span: Span) -> Attribute<'_> {
        Attribute {
            name: &self.bytes[span.name..span.value],
            value: &self.bytes[span.value..span.end],
            is_entry: span.is_entry,
        }
    }
}
