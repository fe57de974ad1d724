use std::fmt;

use crate::{Call, Dn, Request, in_text};

/// A request that the reference does not define for a call: what was asked, why not, and what is offered instead.
///
/// No event was produced, and the call is unchanged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What was asked.
    pub request: Request,
    /// Why it is refused.
    pub reason: Reason,
    /// The call, as it was and is.
    pub call: Call,
}

/// Why a [`Request`] is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A party of the request is not on the call.
    NotOnCall {
        /// The first such party.
        dn: Dn,
    },
    /// `TDeleteFromConference` on a call of two: the reference defines it for a conference only.
    DeleteInConversation,
    /// `TDeleteFromConference` of the requester itself: that is a release.
    DeleteOfOneself,
    /// Nobody is on the call any more.
    CallEnded,
}

impl Refusal {
    /// What the call accepts instead: the offers of the requester if it is on the call, else all of them.
    pub fn offered(&self) -> impl Iterator<Item = Request> + '_ {
        let by = self.request.by();
        let all = !self.call.has(by);
        let every = all.then(|| self.call.offers()).into_iter().flatten();
        every.chain(self.call.offers_by(by))
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotOnCall { dn } => write!(f, "{} is not on the call", in_text(dn.as_str())),
            Self::DeleteInConversation => {
                write!(
                    f,
                    "the call is a conversation of two parties, and the reference defines TDeleteFromConference for a conference only"
                )
            }
            Self::DeleteOfOneself => write!(f, "a party does not delete itself; leaving the call is a release"),
            Self::CallEnded => write!(f, "the call has ended"),
        }
    }
}

/// A request in a sentence: the statement that a scenario has for it.
struct Said<'a>(&'a Request);

impl fmt::Display for Said<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&in_text(&self.0.to_string()))
    }
}

/// How many offers the text of a refusal lists.
const LISTED: usize = 6;

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is refused: {}.", Said(&self.request), self.reason)?;
        let mut offered = self.offered();
        let listed: Vec<_> = offered.by_ref().take(LISTED).map(|request| format!("`{}`", Said(&request))).collect();
        if listed.is_empty() {
            return write!(f, " Nothing is offered.");
        }
        let more = if offered.next().is_some() { " and more" } else { "" };
        write!(f, " Offered instead: {}{more}.", listed.join(", "))
    }
}

impl std::error::Error for Refusal {}
