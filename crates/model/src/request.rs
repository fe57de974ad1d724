use std::fmt;

use crate::{Dn, Phase, State};

/// A request of an application to T-Server on behalf of a party, the requester (EMR, Releasing Calls).
///
/// [`Display`](fmt::Display) writes its statement in scenario text without escapes: `release B`, `delete B by A`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Request {
    /// `TReleaseCall`: the requester leaves the call.
    ReleaseCall {
        /// The requester.
        by: Dn,
    },
    /// `TDeleteFromConference`: the requester removes another party from a conference.
    DeleteFromConference {
        /// The requester, which stays on the call.
        by: Dn,
        /// The party to remove. T-Library passes it as `otherDN`.
        other_dn: Dn,
    },
}

impl Request {
    /// The T-Library function: `TReleaseCall` or `TDeleteFromConference`.
    #[must_use]
    pub fn function(&self) -> &'static str {
        match self {
            Self::ReleaseCall { .. } => "TReleaseCall",
            Self::DeleteFromConference { .. } => "TDeleteFromConference",
        }
    }

    /// The integer of the message in T-Library, `RequestReleaseCall` or `RequestDeleteFromConference`.
    #[must_use]
    pub fn code(&self) -> u32 {
        match self {
            Self::ReleaseCall { .. } => 17,
            Self::DeleteFromConference { .. } => 22,
        }
    }

    /// The requester.
    #[must_use]
    pub fn by(&self) -> &Dn {
        match self {
            Self::ReleaseCall { by } | Self::DeleteFromConference { by, .. } => by,
        }
    }

    /// The OtherDN of the request: the party to delete. `TReleaseCall` has none.
    #[must_use]
    pub fn other_dn(&self) -> Option<&Dn> {
        match self {
            Self::ReleaseCall { .. } => None,
            Self::DeleteFromConference { other_dn, .. } => Some(other_dn),
        }
    }

    /// The party that leaves the call when the request is accepted: OtherDN or the requester.
    #[must_use]
    pub fn leaver(&self) -> &Dn {
        self.other_dn().unwrap_or(self.by())
    }

    /// The label in the requester's column of the reference: `Release`, `Delete B`.
    #[must_use]
    pub fn label(&self) -> String {
        match self {
            Self::ReleaseCall { .. } => "Release".to_owned(),
            Self::DeleteFromConference { other_dn, .. } => format!("Delete {other_dn}"),
        }
    }

    /// The phase of this request, accepted on a call in `state`.
    pub(crate) fn phase(&self, state: State) -> Phase {
        match (state, self) {
            (State::Conversation | State::Ended, _) => Phase::Release,
            (State::Conference, Self::ReleaseCall { .. }) => Phase::ReleaseFromConference,
            (State::Conference, Self::DeleteFromConference { .. }) => Phase::DeleteFromConference,
        }
    }

    /// The request of the reference's `phase`, with the DNs of its table.
    #[must_use]
    pub fn of_reference(phase: Phase) -> Self {
        match phase {
            Phase::Release => Self::ReleaseCall { by: Dn::of_letter('A') },
            Phase::ReleaseFromConference => Self::ReleaseCall { by: Dn::of_letter('B') },
            Phase::DeleteFromConference => {
                Self::DeleteFromConference { by: Dn::of_letter('A'), other_dn: Dn::of_letter('B') }
            }
        }
    }
}

impl fmt::Display for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ReleaseCall { by } => write!(f, "release {by}"),
            Self::DeleteFromConference { by, other_dn } => write!(f, "delete {other_dn} by {by}"),
        }
    }
}
