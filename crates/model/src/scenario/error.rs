use std::fmt;

use crate::{Call, CallError, ConnIdError, DnError, Scenario, quoted};

/// A syntax error in a scenario: its place, the found and the expected input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScenarioError {
    /// The place of the error.
    pub place: Place,
    /// The input at this place.
    pub found: Found,
    /// The input that was expected instead.
    pub expected: Expected,
}

/// A place in the text form or in a field of the short form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The text or the field.
    pub part: Part,
    /// The line, counted from 1. Fields of the short form have one line.
    pub line: usize,
    /// The column, counted in characters from 1.
    pub column: usize,
}

/// The text form, or a field of the short form.
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
    /// The name of the field. `None` for the text form.
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

/// The input at the place of an error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// A word.
    Word(String),
    /// The end of the line, or of a step in the short form.
    EndOfStatement,
    /// The end of the text.
    EndOfText,
    /// An input of this many bytes.
    Bytes(usize),
}

/// The expected input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A statement.
    Statement,
    /// A step: `delete` or `release`.
    Step,
    /// The word `by`.
    By,
    /// A DN, and the error of the found word.
    Dn(DnError),
    /// A ConnID, and the error of the found word.
    ConnId(ConnIdError),
    /// `show` or `omit`.
    ShowOrOmit,
    /// The end of the line, or a comma before the next step.
    EndOfStatement,
    /// No second statement with this keyword.
    Once {
        /// The keyword.
        statement: &'static str,
        /// The line of the first statement, counted from 1.
        first_line: usize,
    },
    /// The statement `parties`.
    Parties,
    /// Parties of a call, and the error of the found ones.
    Call(CallError),
    /// At most [`Scenario::MAX_STEPS`] steps.
    NoMoreSteps,
    /// At most [`Scenario::MAX_BYTES`] bytes.
    FewerBytes,
}

impl ScenarioError {
    /// Checks the length of a text or field.
    ///
    /// # Errors
    /// [`Expected::FewerBytes`] above [`Scenario::MAX_BYTES`].
    pub(super) fn check_length(text: &str, part: Part) -> Result<(), Self> {
        if text.len() <= Scenario::MAX_BYTES {
            return Ok(());
        }
        let place = Place { part, line: 1, column: 1 };
        Err(Self { place, found: Found::Bytes(text.len()), expected: Expected::FewerBytes })
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
                write!(f, "`{statement}` only once, but line {first_line} already has it")
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
