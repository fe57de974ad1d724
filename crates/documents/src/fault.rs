use std::fmt;

/// What is wrong in a document, and where.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The line, counted from 1.
    pub line: usize,
    /// The column, counted in characters from 1.
    pub column: usize,
    /// What stands there and what was expected, in words.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.line, self.column, self.message)
    }
}

impl std::error::Error for Fault {}

/// What is wrong in a document, at a byte of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FaultAt {
    /// The byte, counted from 0.
    pub(crate) at: usize,
    /// As in [`Fault`].
    pub(crate) message: String,
}

impl FaultAt {
    /// A fault: what stands there, and what was expected.
    pub(crate) fn expected(at: usize, found: &str, expected: &str) -> Self {
        // A text of any length may stand there, its beginning says which it is.
        let mut shown: String = found.chars().take(SHOWN).collect();
        if shown.len() < found.len() {
            shown.push('…');
        }
        Self { at, message: format!("found `{}`, expected {expected}", shown.escape_debug()) }
    }
}

/// As much of what was found as is said, in characters.
const SHOWN: usize = 40;
