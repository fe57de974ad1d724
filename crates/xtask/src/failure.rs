//! Why a command could not go on, and what the person can do about it.

use std::fmt;

/// Something that went wrong: what and where, and what to do now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Failure {
    what: String,
    remedy: String,
}

impl Failure {
    /// A failure that says `what` went wrong (with where), and what to do (`remedy`).
    pub(crate) fn new(what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { what: what.into(), remedy: remedy.into() }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "error: {}\n to do: {}", self.what, self.remedy)
    }
}
