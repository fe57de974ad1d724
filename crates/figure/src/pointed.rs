use std::fmt;
use std::str::FromStr;

use callmodel::{AttributeName, Dn, Run, Value};

use crate::MessageId;

/// The thing that a reader points at.
///
/// # Written form
/// `party C` is a party, `1` the request of step 1, `1 C 1` the first event that C receives in it, `1 C 1 ThirdPartyDN` a value
/// of that event. A DN has no white space, so the form is unambiguous in any run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pointed {
    /// A request or an event.
    Message(MessageId),
    /// The value of an attribute of an event.
    Value(MessageId, AttributeName),
    /// A party.
    Party(Dn),
}

impl Pointed {
    /// The value of `name` among `values`, the attributes of the event `id`, if it names a party. Without an id, for an event
    /// that is not in the run, it is that party.
    #[must_use]
    pub fn value(id: Option<&MessageId>, name: AttributeName, values: &[(AttributeName, &Value)]) -> Option<Self> {
        let dn = party_of(name, values)?;
        Some(id.map_or_else(|| Self::Party(dn.clone()), |id| Self::Value(id.clone(), name)))
    }

    /// The message, or the event of the value; `None` for a party.
    #[must_use]
    pub fn message(&self) -> Option<&MessageId> {
        match self {
            Self::Message(id) | Self::Value(id, _) => Some(id),
            Self::Party(_) => None,
        }
    }

    /// Whether `run` has it.
    #[must_use]
    pub fn is_in(&self, run: &Run) -> bool {
        match self {
            Self::Message(id) | Self::Value(id, _) => id.is_in(run),
            Self::Party(dn) => run.columns().of(dn).is_some(),
        }
    }
}

/// The party that an attribute of `values` names: its DN, or that of its role.
pub(crate) fn party_of<'a>(name: AttributeName, values: &[(AttributeName, &'a Value)]) -> Option<&'a Dn> {
    let of = match name {
        AttributeName::ConnId | AttributeName::CallState => return None,
        AttributeName::ThisDn => name,
        AttributeName::OtherDn | AttributeName::OtherDnRole => AttributeName::OtherDn,
        AttributeName::ThirdPartyDn | AttributeName::ThirdPartyDnRole => AttributeName::ThirdPartyDn,
    };
    let has = |wanted| values.iter().find(|(name, _)| *name == wanted);
    match has(name).and(has(of))? {
        (_, Value::Dn(dn)) => Some(dn),
        (_, Value::ConnId(_) | Value::Role(_) | Value::CallState(_)) => None,
    }
}

impl From<MessageId> for Pointed {
    fn from(id: MessageId) -> Self {
        Self::Message(id)
    }
}

/// The word before a party.
const PARTY: &str = "party";

impl fmt::Display for Pointed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Self::Party(dn) = self {
            return write!(f, "{PARTY} {dn}");
        }
        if let Some(id) = self.message() {
            write!(f, "{}", id.step)?;
            if let Some(receiver) = &id.receiver {
                write!(f, " {receiver} {}", id.index())?;
            }
        }
        if let Self::Value(_, name) = self { write!(f, " {}", name.as_str()) } else { Ok(()) }
    }
}

/// The text is not the written form of a [`Pointed`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotPointed;

impl FromStr for Pointed {
    type Err = NotPointed;

    fn from_str(text: &str) -> Result<Self, NotPointed> {
        let words: Vec<_> = text.split(' ').collect();
        let dn = |word: &str| Dn::new(word).map_err(|_| NotPointed);
        let number = |word: &str| word.parse().map_err(|_| NotPointed);
        match words[..] {
            [PARTY, name] => Ok(Self::Party(dn(name)?)),
            [step] => Ok(Self::Message(MessageId::request(number(step)?))),
            [step, receiver, index, ref value @ ..] => {
                let id = MessageId::nth_event(number(step)?, dn(receiver)?, number(index)?);
                match value {
                    [] => Ok(Self::Message(id)),
                    [value] => {
                        let name = AttributeName::ALL.into_iter().find(|name| name.as_str() == *value);
                        name.map(|name| Self::Value(id, name)).ok_or(NotPointed)
                    }
                    _ => Err(NotPointed),
                }
            }
            _ => Err(NotPointed),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_text_that_points_at_nothing_is_refused() {
        for text in ["", "C", "party", "party C 1", "1 C", "1 C x", "1 C 1 Colour", "1 C 1 ThisDN 2", " 1"] {
            assert_eq!(text.parse::<Pointed>(), Err(NotPointed), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_pointed_at_reads_back(step in 0_usize..99, name in "[^\\s,\\p{C}]{1,64}|party|1", index in 1_usize..9) {
            let dn = Dn::new(&name).unwrap();
            let event = MessageId::nth_event(step, dn.clone(), index);
            let values = AttributeName::ALL.map(|name| Pointed::Value(event.clone(), name));
            let others = [Pointed::Party(dn), Pointed::Message(MessageId::request(step)), Pointed::Message(event)];
            for pointed in values.into_iter().chain(others) {
                prop_assert_eq!(pointed.to_string().parse(), Ok(pointed));
            }
        }
    }
}
