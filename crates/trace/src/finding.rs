use callmodel::{AttributeName, EventName};

use crate::{Record, Rule};

/// The weight of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The log contradicts the reference.
    Error,
    /// An expected event of a monitored party is absent.
    Warning,
    /// Unusual, but allowed.
    Note,
}

impl Severity {
    /// `error`, `warning` or `note`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// The kind of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FindingKind {
    /// An attribute has another value than expected.
    WrongValue,
    /// A monitored party did not receive an event.
    MissingEvent,
    /// A party received an event that the reference does not define here.
    UnexpectedEvent,
    /// An event lacks an attribute that is not optional.
    MissingAttribute,
    /// Events of one departure contradict each other, and no request tells which is wrong.
    Contradiction,
}

impl FindingKind {
    /// The kind in words.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::WrongValue => "wrong value",
            Self::MissingEvent => "missing event",
            Self::UnexpectedEvent => "unexpected event",
            Self::MissingAttribute => "missing attribute",
            Self::Contradiction => "contradiction",
        }
    }
}

/// The place of a message: file, line of its header, and bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The number of the file.
    pub file: u32,
    /// The line, counted from 1.
    pub line: u64,
    /// The first byte, counted from 0.
    pub offset: u64,
    /// The number of bytes.
    pub length: u64,
}

impl Place {
    /// The place of a record.
    #[must_use]
    pub fn of(record: &Record) -> Self {
        Self { file: record.file, line: record.line, offset: record.offset, length: u64::from(record.length) }
    }
}

/// The relation of a wrong DN to the departure, for sentences about many findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Got {
    /// The party that left.
    Leaver,
    /// The receiver of the event.
    Receiver,
    /// Another party of the call.
    Party,
    /// A DN that is not a party of the call.
    Stranger,
}

/// A difference between the log and the reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The weight.
    pub severity: Severity,
    /// The kind.
    pub kind: FindingKind,
    /// The event.
    pub event: EventName,
    /// The receiver of the event. `None` when the events of all receivers have the same wrong value.
    pub party: Option<String>,
    /// The attribute, when the finding is about one.
    pub attribute: Option<AttributeName>,
    /// The expected value.
    pub expected: Option<String>,
    /// The value in the log.
    pub got: Option<String>,
    /// What a wrong DN is.
    pub relation: Option<Got>,
    /// The place of the event, for a missing event the place where it was due.
    pub place: Option<Place>,
    /// The place where the absence became certain.
    pub certain: Option<Place>,
    /// The rule.
    pub rule: Rule,
    /// Whether this difference is accepted: see [`Finding::way`].
    pub is_known: bool,
}
