use crate::listed::listed;

listed! {
    /// The state of a call. The reference writes it across the parties' columns before and after a request.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum State {
        /// Two parties.
        Conversation,
        /// Three parties or more.
        Conference,
        /// No parties. The reference writes nothing here; the name is ours.
        Ended,
    }
}

impl State {
    /// `Conversation`, `Conference` or `Ended`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Conversation => "Conversation",
            Self::Conference => "Conference",
            Self::Ended => "Ended",
        }
    }
}
