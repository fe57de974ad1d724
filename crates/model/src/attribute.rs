use std::fmt;

use crate::listed::listed;
use crate::{ConnId, Dn};

/// One attribute of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute {
    /// Which attribute.
    pub name: AttributeName,
    /// What it says.
    pub value: Value,
    /// Whether T-Server may leave it out (*OPT in the reference).
    pub optional: bool,
    /// The note of the reference that decided the value.
    pub note: Option<Note>,
}

listed! {
    /// The name of an [`Attribute`].
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum AttributeName {
        /// Which call.
        ConnId,
        /// The party that the event is sent to and speaks of.
        ThisDn,
        /// In EventReleased the party at the other end, in EventPartyDeleted the party that left.
        OtherDn,
        /// What OtherDN is.
        OtherDnRole,
        /// The party that made the request.
        ThirdPartyDn,
        /// What ThirdPartyDN is.
        ThirdPartyDnRole,
        /// What the event says of the call.
        CallState,
    }
}

impl AttributeName {
    /// The name as T-Library writes it, such as `ThirdPartyDN`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ConnId => "ConnID",
            Self::ThisDn => "ThisDN",
            Self::OtherDn => "OtherDN",
            Self::OtherDnRole => "OtherDNRole",
            Self::ThirdPartyDn => "ThirdPartyDN",
            Self::ThirdPartyDnRole => "ThirdPartyDNRole",
            Self::CallState => "CallState",
        }
    }
}

/// The value of an [`Attribute`]. It prints as the reference writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// The call.
    ConnId(ConnId),
    /// A party.
    Dn(Dn),
    /// What a party is in the event.
    Role(DnRole),
    /// The state of the call.
    CallState(CallState),
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ConnId(conn_id) => conn_id.fmt(f),
            Self::Dn(dn) => dn.fmt(f),
            Self::Role(role) => f.pad(role.as_str()),
            Self::CallState(state) => f.pad(state.as_str()),
        }
    }
}

listed! {
    /// What a DN is in an event (`TDNRole`). Only the roles of this chapter.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum DnRole {
        /// The party that was removed.
        DeletedParty,
        /// The party that caused it.
        DeletedBy,
    }
}

impl DnRole {
    /// The role as the reference writes it, such as `DeletedBy`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::DeletedParty => "DeletedParty",
            Self::DeletedBy => "DeletedBy",
        }
    }

    /// The number of the role in T-Library.
    #[must_use]
    pub fn code(self) -> u32 {
        match self {
            Self::DeletedBy => 6,
            Self::DeletedParty => 8,
        }
    }
}

listed! {
    /// The attribute CallState (`TCallState`). Only the values of this chapter.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum CallState {
        /// An ordinary call.
        Ok,
        /// The call is a conference.
        Conferenced,
    }
}

impl CallState {
    /// The value as the reference writes it: `OK` or `Conferenced`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "OK",
            Self::Conferenced => "Conferenced",
        }
    }

    /// The number of the state in T-Library.
    #[must_use]
    pub fn code(self) -> u32 {
        match self {
            Self::Ok => 0,
            Self::Conferenced => 2,
        }
    }
}

/// A note below the reference's tables, worked out for one event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Note {
    /// Note *a* (EMR, Releasing Calls): CallState is `Conferenced` when more than two parties remain, otherwise `OK`.
    A {
        /// How many parties remain on the call.
        remaining: usize,
    },
}

impl Note {
    /// The letter in the reference: `a`.
    #[must_use]
    pub fn letter(self) -> &'static str {
        match self {
            Self::A { .. } => "a",
        }
    }

    /// The CallState that the note asks for.
    #[must_use]
    pub fn call_state(self) -> CallState {
        match self {
            Self::A { remaining } if remaining > 2 => CallState::Conferenced,
            Self::A { .. } => CallState::Ok,
        }
    }
}
