use std::fmt;

use crate::listed::listed;
use crate::{ConnId, Dn};

/// One attribute of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute {
    /// The name, which is unique within an event.
    pub name: AttributeName,
    /// The value.
    pub value: Value,
    /// Whether T-Server may leave the attribute out (*OPT in the reference).
    pub optional: bool,
    /// The note of the reference that determines the value.
    pub note: Option<Note>,
}

listed! {
    /// The name of an [`Attribute`]. Meanings are those in the events of the chapter Releasing Calls (EMR).
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum AttributeName {
        /// The identifier of the call.
        ConnId,
        /// The party that receives the event, and that it is about.
        ThisDn,
        /// In EventReleased the party at the other end, in EventPartyDeleted the party that left.
        OtherDn,
        /// The role of OtherDN.
        OtherDnRole,
        /// The party that made the request.
        ThirdPartyDn,
        /// The role of ThirdPartyDN.
        ThirdPartyDnRole,
        /// The state of the call.
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

/// The value of an [`Attribute`]. [`Display`](fmt::Display) writes it as in the reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// The identifier of a call.
    ConnId(ConnId),
    /// A party.
    Dn(Dn),
    /// The role of a party.
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
    /// The role of a DN in an event (`TDNRole` of T-Library), as far as the chapter Releasing Calls (EMR) has it.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum DnRole {
        /// The party that left.
        DeletedParty,
        /// The party that caused the departure.
        DeletedBy,
    }
}

impl DnRole {
    /// The name in the reference, such as `DeletedBy`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::DeletedParty => "DeletedParty",
            Self::DeletedBy => "DeletedBy",
        }
    }

    /// The integer of the role in T-Library.
    #[must_use]
    pub fn code(self) -> u32 {
        match self {
            Self::DeletedBy => 6,
            Self::DeletedParty => 8,
        }
    }
}

listed! {
    /// The attribute CallState (`TCallState` of T-Library), as far as the chapter Releasing Calls (EMR) has it.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum CallState {
        /// No special state.
        Ok,
        /// A conference.
        Conferenced,
    }
}

impl CallState {
    /// The value in the reference: `OK` or `Conferenced`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "OK",
            Self::Conferenced => "Conferenced",
        }
    }

    /// The integer of the state in T-Library.
    #[must_use]
    pub fn code(self) -> u32 {
        match self {
            Self::Ok => 0,
            Self::Conferenced => 2,
        }
    }
}

/// A note below the tables of the reference, applied to one event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Note {
    /// Note *a* (EMR, Releasing Calls): CallState is `Conferenced` when more than two parties remain, otherwise `OK`.
    A {
        /// The number of parties that remain on the call.
        remaining: usize,
    },
}

impl Note {
    /// The letter of the note in the reference: `a`.
    #[must_use]
    pub fn letter(self) -> &'static str {
        match self {
            Self::A { .. } => "a",
        }
    }

    /// The CallState that the note requires.
    #[must_use]
    pub fn call_state(self) -> CallState {
        match self {
            Self::A { remaining } if remaining > 2 => CallState::Conferenced,
            Self::A { .. } => CallState::Ok,
        }
    }
}
