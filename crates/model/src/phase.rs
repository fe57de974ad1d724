use crate::State;
use crate::listed::listed;

listed! {
    /// A phase of the reference: a request and the events that it causes (EMR, Releasing Calls).
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum Phase {
        /// A party of a conversation releases the call.
        Release,
        /// A party of a conference releases itself.
        ReleaseFromConference,
        /// A party of a conference deletes another.
        DeleteFromConference,
    }
}

impl Phase {
    /// The heading in the reference, such as `Release Phase`.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Release => "Release Phase",
            Self::ReleaseFromConference => "Release from Conference Phase",
            Self::DeleteFromConference => "Delete from Conference Phase",
        }
    }

    /// The section of the reference that defines the phase, in the reference's words.
    #[must_use]
    pub fn source(self) -> String {
        format!("Events and Models Reference › Releasing Calls › {}", self.title())
    }

    /// Whether the phase is defined for a call in `state`: Release for a conversation, the others for a conference.
    #[must_use]
    pub fn is_of(self, state: State) -> bool {
        match self {
            Self::Release => state == State::Conversation,
            Self::ReleaseFromConference | Self::DeleteFromConference => state == State::Conference,
        }
    }

    /// The number of parties in the reference's table: two (A, B) or three (A, B, C).
    #[must_use]
    pub fn parties(self) -> usize {
        match self {
            Self::Release => 2,
            Self::ReleaseFromConference | Self::DeleteFromConference => 3,
        }
    }
}

listed! {
    /// The source of the events of a step.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum Basis {
        /// A table of the reference, with its DNs renamed.
        Table,
        /// The table for three parties, generalised to more: every party that stays receives EventPartyDeleted, and note *a*
        /// determines its CallState.
        NoteA,
    }
}

impl Basis {
    /// `table` or `note a`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::NoteA => "note a",
        }
    }
}
