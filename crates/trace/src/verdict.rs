/// The verdict about a departure or a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// All events are those of the reference.
    Agrees,
    /// An error or a warning was found.
    Differs,
    /// The reference does not define it, or the check does not read it. Never an error.
    NotCovered,
    /// The log ends before it can be told.
    Open,
    /// The log begins too late.
    Cut,
}

impl Verdict {
    /// All verdicts.
    pub const ALL: [Self; 5] = [Self::Agrees, Self::Differs, Self::NotCovered, Self::Open, Self::Cut];

    /// The verdict in words.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Agrees => "agrees",
            Self::Differs => "differs",
            Self::NotCovered => "not covered",
            Self::Open => "open",
            Self::Cut => "cut",
        }
    }
}
