use crate::{Attribute, Layout, Name};

/// The attributes of one message, as far as a reader of blocks keeps them.
pub(crate) trait Body: Default {
    /// The maximum number of bytes of names and values; further attributes are dropped.
    const MAX_BYTES: usize = 1 << 20;

    /// Whether the name is needed as it is written.
    const KEEPS_TEXT: bool;

    /// Begins a message of a layout, after `clear`.
    fn begin(&mut self, _layout: Layout) {}

    /// Adds an attribute. `false` when the message is full.
    fn push(&mut self, attribute: &Attribute<'_>) -> bool;

    /// Adds the attribute of a line as servers write it, as [`push`](Self::push) does. `None` for other lines. `rest` begins with
    /// the line and may have more bytes after it.
    #[inline]
    fn push_line(&mut self, line: &[u8], rest: &[u8]) -> Option<bool> {
        Attribute::of_server_line(line, rest).map(|attribute| self.push(&attribute))
    }

    /// Removes all attributes.
    fn clear(&mut self);

    /// Whether no attribute was added.
    fn is_empty(&self) -> bool;
}

/// A part of a log that has been read.
pub(crate) enum Part<'a, B> {
    /// The attributes before the first header: the rest of a message that began in the file before.
    Head(&'a mut B),
    /// A message.
    Message(Closed<'a, B>),
}

/// A message whose end has been read.
pub(crate) struct Closed<'a, B> {
    pub(crate) open: &'a Open,
    pub(crate) time: Option<i64>,
    pub(crate) is_last: bool,
    pub(crate) body: &'a mut B,
}

/// The header of the current message.
#[derive(Clone, Debug)]
pub(crate) struct Open {
    pub(crate) name: Name,
    pub(crate) text: Vec<u8>,
    pub(crate) layout: Layout,
    pub(crate) line: u64,
    pub(crate) offset: u64,
    pub(crate) end: u64,
    pub(crate) time: Option<i64>,
}

impl Default for Open {
    fn default() -> Self {
        Self {
            name: Name::OtherEvent,
            text: Vec::new(),
            layout: Layout::TServer,
            line: 0,
            offset: 0,
            end: 0,
            time: None,
        }
    }
}
