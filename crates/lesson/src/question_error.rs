use std::fmt;

use callmodel::{AttributeName, Dn, Refusal, Request, Stopped, among_code, in_text};

use crate::{Handler, Recipe};

/// The reason that a question is not made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QuestionError {
    /// A step of the scenario is refused.
    Unreachable(Box<Stopped>),
    /// The scenario has no step to ask about.
    NoStep,
    /// The call has more than [`Recipe::MAX_PARTIES`] parties.
    TooManyParties {
        /// The number of parties.
        count: usize,
    },
    /// A number of parties that no generated call has.
    PartyCount {
        /// The number of parties.
        count: usize,
    },
    /// The party is not on the call before the last step.
    NotOnCall {
        /// The party.
        dn: Dn,
    },
    /// The party has never been on the call.
    Unknown {
        /// The party.
        dn: Dn,
    },
    /// The attribute has the same value whatever the request, so there is nothing to choose.
    NothingToChoose {
        /// The attribute.
        attribute: AttributeName,
    },
    /// T-Server may leave the attribute out, so both its value and *not there* would be right.
    Optional {
        /// The attribute.
        attribute: AttributeName,
    },
    /// The other request is refused.
    OtherRefused(Box<Refusal>),
    /// The other request equals the one of the last step.
    SameRequest {
        /// The request.
        request: Request,
    },
    /// The party receives another event for the other request, so attributes cannot be compared.
    OtherEvent {
        /// The party.
        dn: Dn,
    },
    /// The handler is not wrong for the last step.
    HandlerNotWrong {
        /// The handler.
        handler: Handler,
    },
}

impl fmt::Display for QuestionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreachable(stopped) => stopped.fmt(f),
            Self::NoStep => f.write_str("found no step, expected one to ask about, such as `release A`"),
            Self::TooManyParties { count } => {
                write!(f, "found a call of {count} parties, expected at most {}", Recipe::MAX_PARTIES)
            }
            Self::PartyCount { count } => {
                write!(f, "found {count} parties, expected 2 to {}", Recipe::MAX_PARTIES)
            }
            Self::NotOnCall { dn } => {
                write!(f, "{} is not on the call before the last step, and receives no event", among_code(dn.as_str()))
            }
            Self::Unknown { dn } => write!(f, "{} has never been on the call", among_code(dn.as_str())),
            Self::NothingToChoose { attribute } => {
                write!(f, "{} is the same whatever is requested, so there is nothing to choose", attribute.as_str())
            }
            Self::Optional { attribute } => write!(
                f,
                "T-Server may leave {} out here, so both its value and `not there` would be right",
                attribute.as_str()
            ),
            Self::OtherRefused(refusal) => write!(f, "the other request: {refusal}"),
            Self::SameRequest { request } => write!(
                f,
                "found `{}` twice, expected another request than that of the last step",
                in_text(&request.to_string())
            ),
            Self::OtherEvent { dn } => write!(
                f,
                "{} receives another event for the other request, so its attributes cannot be compared",
                among_code(dn.as_str())
            ),
            Self::HandlerNotWrong { handler } => {
                write!(f, "the handler {handler} is not wrong for the last step, expected a step for which it is")
            }
        }
    }
}

impl std::error::Error for QuestionError {}
