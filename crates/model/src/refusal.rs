use std::fmt;

use crate::{Call, Dn, Request, among_code, code_span, in_text};

/// The error of [`Call::apply`] for a request that the reference does not define for the call: the request, the reason, and
/// the [offers](Refusal::offered) in its place.
///
/// There are no events, and the call is unchanged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The refused request.
    pub request: Request,
    /// The reason.
    pub reason: Reason,
    /// The call, unchanged.
    pub call: Call,
}

/// The reason of a [`Refusal`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A party of the request is not on the call.
    NotOnCall {
        /// The first such party: the requester, then OtherDN.
        dn: Dn,
    },
    /// `TDeleteFromConference` in a conversation. The reference defines it only for a conference.
    DeleteInConversation,
    /// `TDeleteFromConference` with the requester as OtherDN. The reference has `TReleaseCall` for it.
    DeleteOfOneself,
    /// The call has no parties any more.
    CallEnded,
}

impl Refusal {
    /// Requests that the call accepts: those of the requester when it is on the call, otherwise all.
    pub fn offered(&self) -> impl Iterator<Item = Request> + '_ {
        let by = self.request.by();
        let is_stranger = !self.call.has(by);
        let all = is_stranger.then(|| self.call.offers()).into_iter().flatten();
        all.chain(self.call.offers_by(by))
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotOnCall { dn } => write!(f, "{} is not on the call", among_code(dn.as_str())),
            Self::DeleteInConversation => {
                write!(
                    f,
                    "the call is a conversation of two parties, and the reference defines TDeleteFromConference only for a conference"
                )
            }
            Self::DeleteOfOneself => write!(f, "a party does not delete itself; to leave the call, it releases"),
            Self::CallEnded => write!(f, "the call has ended"),
        }
    }
}

/// A request in a message: its statement in scenario text, in backquotes.
struct Statement<'a>(&'a Request);

impl fmt::Display for Statement<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", code_span(&in_text(&self.0.to_string())))
    }
}

impl Refusal {
    /// The maximum number of offers in the message of a refusal.
    pub const MOST_OFFERS: usize = 6;
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} is refused: {}.", Statement(&self.request), self.reason)?;
        let mut offered = self.offered();
        let listed: Vec<_> =
            offered.by_ref().take(Self::MOST_OFFERS).map(|request| Statement(&request).to_string()).collect();
        if listed.is_empty() {
            return write!(f, " No other request is possible.");
        }
        let more = if offered.next().is_some() { " and more" } else { "" };
        write!(f, " Possible instead: {}{more}.", listed.join(", "))
    }
}

impl std::error::Error for Refusal {}
