use smol_str::SmolStr;

use crate::{Name, Place};

/// The kind of a DN on a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartyKind {
    /// A party that receives events.
    Party,
    /// A party that receives no events: outside the switch, or not monitored.
    External,
    /// A party that listens in. It does not count as a party for note *a*.
    Observer,
    /// A queue or a route point.
    Queue,
}

impl PartyKind {
    /// The kind in words.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Party => "party",
            Self::External => "external",
            Self::Observer => "observer",
            Self::Queue => "queue",
        }
    }
}

/// A DN of a call, with the first event that shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// The DN.
    pub dn: SmolStr,
    /// The kind.
    pub kind: PartyKind,
    /// The first event that names it.
    pub event: Name,
    /// The place of that event.
    pub place: Place,
}
