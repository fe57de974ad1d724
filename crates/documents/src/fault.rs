use std::fmt;

/// An error in a model of a document, at a line and column.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The line, counted from 1.
    pub line: usize,
    /// The column, counted in characters from 1.
    pub column: usize,
    /// A sentence with the found and the expected text.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.line, self.column, self.message)
    }
}

impl std::error::Error for Fault {}

/// A [`Fault`] at a byte offset of the document, or of a part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FaultAt {
    /// The byte offset.
    pub(crate) at: usize,
    /// The message of the fault.
    pub(crate) message: String,
}

impl FaultAt {
    /// A fault with the found text, truncated and escaped, and the expected one.
    pub(crate) fn expected(at: usize, found: &str, expected: &str) -> Self {
        let mut shown: String = found.chars().take(SHOWN_CHARS).collect();
        if shown.len() < found.len() {
            shown.push('…');
        }
        Self { at, message: format!("found `{}`, expected {expected}", shown.escape_debug()) }
    }
}

/// The maximum length of a found text in a message, in characters.
const SHOWN_CHARS: usize = 40;
