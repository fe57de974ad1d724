use std::fmt;
use std::str::FromStr;

use callmodel::{AttributeName, Dn, DnError, Request, Scenario, quoted};

use crate::{Handler, Kind};

/// What is asked about the last step of a scenario.
///
/// # Written form
/// That of links and of the attribute `ask`: `event:A`, `value:A.ThirdPartyDN`, `request` (from the events of all parties),
/// `request:B` (from those of B alone), `difference:release B` or `difference:release B for C`, `fault:7`,
/// `handler:third-party-left` or `handler:third-party-left for A`. The attribute follows the last dot, because a DN may hold
/// dots.
///
/// ```
/// use callmodel_lesson::Ask;
///
/// for text in ["event:A", "value:7001.ThirdPartyDN", "request", "difference:delete B by A for C", "fault:7"] {
///     assert_eq!(text.parse::<Ask>()?.to_string(), text);
/// }
/// # Ok::<(), callmodel_lesson::AskError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Ask {
    /// The event that a party receives.
    Event {
        /// The party.
        party: Dn,
    },
    /// The value of an attribute.
    Value {
        /// The receiver.
        party: Dn,
        /// The attribute.
        attribute: AttributeName,
    },
    /// The request, told from the events.
    Request {
        /// The receiver whose events are known; `None` for those of all parties.
        party: Option<Dn>,
    },
    /// The attributes in which another request on the same call would differ.
    Difference {
        /// The other request.
        other: Request,
        /// The receiver; `None` chooses the first party that receives the same event in both cases.
        party: Option<Dn>,
    },
    /// The wrong value of a log.
    Fault {
        /// The seed that chooses the value.
        seed: u64,
    },
    /// The call for which a handler is wrong.
    Handler {
        /// The handler.
        handler: Handler,
        /// The party whose events the program receives; `None` chooses the first one for which it is wrong.
        party: Option<Dn>,
    },
}

impl Ask {
    /// The kind of the question.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Self::Event { .. } => Kind::Event,
            Self::Value { .. } => Kind::Value,
            Self::Request { .. } => Kind::Request,
            Self::Difference { .. } => Kind::Difference,
            Self::Fault { .. } => Kind::Fault,
            Self::Handler { .. } => Kind::Handler,
        }
    }

    /// The party that the question is about.
    #[must_use]
    pub fn party(&self) -> Option<&Dn> {
        match self {
            Self::Event { party } | Self::Value { party, .. } => Some(party),
            Self::Request { party } | Self::Difference { party, .. } | Self::Handler { party, .. } => party.as_ref(),
            Self::Fault { .. } => None,
        }
    }
}

impl fmt::Display for Ask {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let for_party = |party: &Option<Dn>| party.as_ref().map(|dn| format!(" for {dn}")).unwrap_or_default();
        match self {
            Self::Event { party } => write!(f, "event:{party}"),
            Self::Value { party, attribute } => write!(f, "value:{party}.{}", attribute.as_str()),
            Self::Request { party: None } => write!(f, "request"),
            Self::Request { party: Some(party) } => write!(f, "request:{party}"),
            Self::Difference { other, party } => write!(f, "difference:{other}{}", for_party(party)),
            Self::Fault { seed } => write!(f, "fault:{seed}"),
            Self::Handler { handler, party } => write!(f, "handler:{handler}{}", for_party(party)),
        }
    }
}

/// A syntax error in the text of an [`Ask`]: its place, the found and the expected text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskError {
    /// The column, counted in characters from 1.
    pub column: usize,
    /// The text at this place.
    pub found: String,
    /// The expected text.
    pub expected: ExpectedAsk,
}

/// The expected text at the place of an [`AskError`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExpectedAsk {
    /// A kind and what it asks.
    Kind,
    /// A DN, and the error of the found word.
    Dn(DnError),
    /// A dot and the name of an attribute.
    Attribute,
    /// A request, such as `release B`.
    Request,
    /// A number.
    Seed,
    /// The word of a handler.
    Handler,
}

impl fmt::Display for ExpectedAsk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Kind => f.write_str(
                "`event:A`, `value:A.ThirdPartyDN`, `request`, `difference:release B`, `fault:1` or `handler:third-party-left`",
            ),
            Self::Dn(DnError::Empty) => f.write_str("a DN"),
            Self::Dn(error) => write!(f, "a DN: {error}"),
            Self::Attribute => {
                let names: Vec<_> = AttributeName::ALL.iter().map(|name| name.as_str()).collect();
                write!(f, "a DN, a dot and one of {}", names.join(", "))
            }
            Self::Request => f.write_str("one request, such as `release B` or `delete B by A`"),
            Self::Seed => f.write_str("a whole number"),
            Self::Handler => {
                let words: Vec<_> = Handler::ALL.iter().map(|handler| handler.as_str()).collect();
                write!(f, "one of {}", words.join(", "))
            }
        }
    }
}

impl fmt::Display for AskError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let found = if self.found.is_empty() { "nothing more".to_owned() } else { quoted(&self.found) };
        write!(f, "column {}: found {found}, expected {}", self.column, self.expected)
    }
}

impl std::error::Error for AskError {}

impl FromStr for Ask {
    type Err = AskError;

    fn from_str(text: &str) -> Result<Self, AskError> {
        let (kind, rest) = text.split_once(':').unwrap_or((text, ""));
        let column = kind.chars().count() + 2;
        let at = |found: &str, expected| AskError { column, found: found.to_owned(), expected };
        let dn = |word: &str| Dn::new(word).map_err(|error| at(word, ExpectedAsk::Dn(error)));
        match kind {
            "event" => Ok(Self::Event { party: dn(rest)? }),
            "value" => {
                let found = rest.rsplit_once('.').and_then(|(party, name)| {
                    AttributeName::ALL.into_iter().find(|known| known.as_str() == name).map(|name| (party, name))
                });
                let (party, attribute) = found.ok_or_else(|| at(rest, ExpectedAsk::Attribute))?;
                Ok(Self::Value { party: dn(party)?, attribute })
            }
            "request" if text == kind => Ok(Self::Request { party: None }),
            "request" => Ok(Self::Request { party: Some(dn(rest)?) }),
            "difference" => {
                let (request, party) = split_for(rest, column)?;
                let steps = Scenario::steps_from_short(&request).ok();
                let [other] = steps
                    .and_then(|steps| <[Request; 1]>::try_from(steps).ok())
                    .ok_or_else(|| at(&request, ExpectedAsk::Request))?;
                Ok(Self::Difference { other, party })
            }
            "fault" => Ok(Self::Fault { seed: rest.parse().map_err(|_| at(rest, ExpectedAsk::Seed))? }),
            "handler" => {
                let (word, party) = split_for(rest, column)?;
                let handler = Handler::named(&word).ok_or_else(|| at(&word, ExpectedAsk::Handler))?;
                Ok(Self::Handler { handler, party })
            }
            _ => Err(AskError { column: 1, found: kind.to_owned(), expected: ExpectedAsk::Kind }),
        }
    }
}

/// Splits `release B for C` into the words before `for` and the DN after it.
fn split_for(text: &str, column: usize) -> Result<(String, Option<Dn>), AskError> {
    let words: Vec<_> = text.split_whitespace().collect();
    let [before @ .., "for", party] = words.as_slice() else { return Ok((words.join(" "), None)) };
    // A request has two or four words, so a party that is named `for` stands at another place.
    if before.is_empty() {
        return Ok((words.join(" "), None));
    }
    let party = Dn::new(party).map_err(|error| AskError {
        column,
        found: (*party).to_owned(),
        expected: ExpectedAsk::Dn(error),
    })?;
    Ok((before.join(" "), Some(party)))
}
