use std::fmt;
use std::str::FromStr;

use callmodel::Dn;

/// A message of a run: the request of a step, or the event that a party receives in it.
///
/// Its written form is short: `2` is the request of step 2, `2.C` the event that C receives in it. It reads back to the
/// same value.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct MessageId {
    /// The step, counted from 1.
    pub step: usize,
    /// The party that receives the event; `None` for the request.
    pub receiver: Option<Dn>,
}

impl MessageId {
    /// The request of `step`.
    #[must_use]
    pub fn request(step: usize) -> Self {
        Self { step, receiver: None }
    }

    /// The event that `receiver` receives in `step`.
    #[must_use]
    pub fn event(step: usize, receiver: Dn) -> Self {
        Self { step, receiver: Some(receiver) }
    }
}

impl fmt::Display for MessageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.receiver {
            None => write!(f, "{}", self.step),
            Some(receiver) => write!(f, "{}.{receiver}", self.step),
        }
    }
}

/// The text is not the written form of a [`MessageId`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoMessageId;

impl FromStr for MessageId {
    type Err = NoMessageId;

    fn from_str(text: &str) -> Result<Self, NoMessageId> {
        let (step, receiver) = match text.split_once('.') {
            Some((step, receiver)) => (step, Some(Dn::new(receiver).map_err(|_| NoMessageId)?)),
            None => (text, None),
        };
        Ok(Self { step: step.parse().map_err(|_| NoMessageId)?, receiver })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_written_and_read_back() {
        for text in ["2", "2.C", "1.7001@site.example"] {
            assert_eq!(text.parse::<MessageId>().map(|id| id.to_string()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn what_is_no_message_is_not_read() {
        for text in ["", ".", "A", "1.", "1.A B", "-1"] {
            assert_eq!(text.parse::<MessageId>(), Err(NoMessageId), "{text}");
        }
    }
}
