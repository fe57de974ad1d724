use std::fmt;
use std::str::FromStr;

/// The kind of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The event that a party receives.
    Event,
    /// The value of an attribute of an event.
    Value,
    /// The request that caused the events.
    Request,
    /// The attributes in which two requests on one call differ.
    Difference,
    /// The wrong value of a log.
    Fault,
    /// The call for which client code is wrong.
    Handler,
}

impl Kind {
    /// All kinds, in the order of generated questions: seed 0 is an event, seed 1 a value, and so on.
    pub const ALL: [Self; 6] = [Self::Event, Self::Value, Self::Request, Self::Difference, Self::Fault, Self::Handler];

    /// The kind of a question whose seed alone is given: the seed modulo six.
    #[must_use]
    pub fn of_seed(seed: u64) -> Self {
        let index = seed % 6;
        Self::ALL[usize::try_from(index).unwrap_or_default()]
    }

    /// The word in links, lesson files and JSON, such as `value`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Event => "event",
            Self::Value => "value",
            Self::Request => "request",
            Self::Difference => "difference",
            Self::Fault => "fault",
            Self::Handler => "handler",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// The text is not the word of a [`Kind`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoKind;

impl fmt::Display for NoKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a kind is event, value, request, difference, fault or handler")
    }
}

impl std::error::Error for NoKind {}

impl FromStr for Kind {
    type Err = NoKind;

    fn from_str(text: &str) -> Result<Self, NoKind> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text).ok_or(NoKind)
    }
}
