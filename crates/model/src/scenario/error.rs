use std::fmt;

use crate::{Call, CallError, ConnIdError, DnError, Scenario, quoted};

/// A text is not a scenario: where, what stands there, and what was expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScenarioError {
    /// Where.
    pub place: Place,
    /// What stands there.
    pub found: Found,
    /// What was expected instead.
    pub expected: Expected,
}

/// A place in a written scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Which part of it.
    pub part: Part,
    /// The line, counted from 1. A field of the short form has one line only.
    pub line: usize,
    /// The column, counted in characters from 1.
    pub column: usize,
}

/// The text, or a field of the short form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// The text form.
    Text,
    /// The field `parties`.
    Parties,
    /// The field `steps`.
    Steps,
    /// The field `conn`.
    Conn,
    /// The field `optional`.
    Optional,
}

impl Part {
    /// The name of the field; the text has none.
    #[must_use]
    pub fn field(self) -> Option<&'static str> {
        match self {
            Self::Text => None,
            Self::Parties => Some("parties"),
            Self::Steps => Some("steps"),
            Self::Conn => Some("conn"),
            Self::Optional => Some("optional"),
        }
    }
}

/// What stands where something else was expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// A word.
    Word(String),
    /// The end of the line, or of a step of the short form.
    EndOfStatement,
    /// The end of the text.
    EndOfText,
    /// So many bytes.
    Bytes(usize),
}

/// What was expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A statement.
    Statement,
    /// A step: `delete` or `release`.
    Step,
    /// The word `by`.
    By,
    /// A DN, and why what stands there is none.
    Dn(DnError),
    /// A ConnID, and what one is.
    ConnId(ConnIdError),
    /// `show` or `omit`.
    ShowOrOmit,
    /// The end of the line, or a comma before the next step.
    EndOfStatement,
    /// No second statement of this kind.
    Once {
        /// Its first word.
        statement: &'static str,
        /// The line that has the first.
        first_line: usize,
    },
    /// The statement `parties`.
    Parties,
    /// Parties that make a call, and why these do not.
    Call(CallError),
    /// No step after [`Scenario::MAX_STEPS`].
    NoMoreSteps,
    /// At most [`Scenario::MAX_BYTES`].
    FewerBytes,
}

impl ScenarioError {
    /// Refuses a text, or a field, that is too long to be read.
    pub(super) fn of_length(text: &str, part: Part) -> Result<(), Self> {
        let (place, found) = (Place { part, line: 1, column: 1 }, Found::Bytes(text.len()));
        let is_too_long = text.len() > Scenario::MAX_BYTES;
        if is_too_long { Err(Self { place, found, expected: Expected::FewerBytes }) } else { Ok(()) }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.part.field() {
            None => write!(f, "line {}, column {}", self.line, self.column),
            Some(field) => write!(f, "{field}, column {}", self.column),
        }
    }
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Word(word) => f.write_str(&quoted(word)),
            Self::EndOfStatement => write!(f, "nothing more"),
            Self::EndOfText => write!(f, "the end"),
            Self::Bytes(bytes) => write!(f, "{bytes} bytes"),
        }
    }
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Statement => write!(f, "`parties`, `conn`, `optional`, `delete` or `release`"),
            Self::Step => write!(f, "`delete` or `release`"),
            Self::By => write!(f, "`by`"),
            Self::Dn(DnError::Empty) => write!(f, "a DN"),
            Self::Dn(error) => write!(f, "a DN: {error}"),
            Self::ConnId(error) => write!(f, "a ConnID: {error}"),
            Self::ShowOrOmit => write!(f, "`show` or `omit`"),
            Self::EndOfStatement => write!(f, "the end of the statement"),
            Self::Once { statement, first_line } => {
                write!(f, "`{statement}` only once, and line {first_line} has it")
            }
            Self::Parties => write!(f, "a line with `parties` and 2 to {} DNs", Call::MAX_PARTIES),
            Self::Call(error) => write!(f, "the parties of a call: {error}"),
            Self::NoMoreSteps => write!(f, "the end: a scenario has at most {} steps", Scenario::MAX_STEPS),
            Self::FewerBytes => write!(f, "at most {} bytes", Scenario::MAX_BYTES),
        }
    }
}

impl fmt::Display for ScenarioError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: found {}, expected {}", self.place, self.found, self.expected)
    }
}

impl std::error::Error for ScenarioError {}
