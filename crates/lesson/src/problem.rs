use std::fmt;

use callmodel::{Expected, Found, Stopped, quoted};

use crate::{AskError, Kind, QuestionError};

/// A problem of a lesson, at its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line, counted from 1.
    pub line: usize,
    /// The column, counted in characters from 1.
    pub column: usize,
    /// The problem.
    pub what: What,
}

/// What is wrong with a lesson.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// The front matter lacks a field, or the fence a statement.
    Missing {
        /// The field or statement.
        expected: &'static str,
    },
    /// A field or statement that is not known here.
    Unknown {
        /// The text.
        found: String,
        /// The known ones.
        expected: &'static str,
    },
    /// A value that is not of the expected form.
    Value {
        /// The text.
        found: String,
        /// The form.
        expected: &'static str,
    },
    /// A syntax error of scenario text.
    Scenario {
        /// The found text.
        found: Found,
        /// The expected text.
        expected: Expected,
    },
    /// A refused step.
    Unreachable(Box<Stopped>),
    /// A syntax error in what is asked.
    Ask(AskError),
    /// A question that has no answer or more than one.
    Question(QuestionError),
    /// A kind that is not known.
    Kind {
        /// The text.
        found: String,
    },
    /// A question without a hint.
    NoHint,
    /// The expected answer is a choice, but not the right one.
    WrongAnswer {
        /// The expected answer of the file.
        found: String,
        /// The answer of the model.
        by_model: String,
    },
    /// The expected answer is not among the choices.
    NoChoice {
        /// The expected answer of the file.
        found: String,
        /// The choices.
        choices: Vec<String>,
    },
    /// The same question once more.
    Repeated {
        /// The line of the first one.
        first_line: usize,
    },
    /// Markdown that a lesson does not show, such as a table.
    Unsupported {
        /// The element.
        found: &'static str,
    },
}

impl fmt::Display for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { expected } => write!(f, "found nothing more, expected {expected}"),
            Self::Unknown { found, expected } | Self::Value { found, expected } => {
                write!(f, "found {}, expected {expected}", quoted(found))
            }
            Self::Scenario { found, expected } => write!(f, "found {found}, expected {expected}"),
            Self::Unreachable(stopped) => stopped.fmt(f),
            Self::Ask(AskError { found, expected, .. }) => write!(f, "found {}, expected {expected}", quoted(found)),
            Self::Question(error) => error.fmt(f),
            Self::Kind { found } => {
                let kinds: Vec<_> = Kind::ALL.iter().map(|kind| format!("`{kind}`")).collect();
                write!(f, "found {}, expected one of {}", quoted(found), kinds.join(", "))
            }
            Self::NoHint => f.write_str("found a question without a hint, expected a line `hint …`"),
            Self::WrongAnswer { found, by_model } => {
                write!(f, "found the answer {}, expected that of the model, {}", quoted(found), quoted(by_model))
            }
            Self::NoChoice { found, choices } => {
                let choices: Vec<_> = choices.iter().map(|choice| quoted(choice)).collect();
                write!(f, "found the answer {}, expected one of {}", quoted(found), choices.join(", "))
            }
            Self::Repeated { first_line } => {
                write!(f, "found the question of line {first_line} once more, expected another one")
            }
            Self::Unsupported { found } => {
                write!(f, "found {found}, expected headings, paragraphs, lists, code and fences")
            }
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.line, self.column, self.what)
    }
}

impl std::error::Error for Problem {}
