use callmodel::{CallError, ConnIdError, Dn, DnError, Refusal};

/// An effect of the last action that the page does not show by itself.
#[derive(Clone, Debug, PartialEq)]
pub enum Told {
    /// A request replaced this many undone steps.
    Replaced(usize),
    /// The changed call refuses a step, so this many steps were dropped: the refused one and all after it.
    Dropped(usize, Box<Refusal>),
    /// The chosen phase has two parties, so these parties of the call were left out.
    LeftOut(Vec<Dn>),
    /// The chosen phase has more parties than the call, so these were added.
    Added(Vec<Dn>),
    /// All steps were removed; the browser's Back brings them again.
    Removed,
    /// An input was rejected, and the value in its place was kept.
    Kept(Rejected),
}

/// An input that the call cannot take, with the reason.
#[derive(Clone, Debug, PartialEq)]
pub enum Rejected {
    /// A number of parties that no call has.
    PartyCount,
    /// A text that is no DN, as the new name of `party`.
    Dn {
        /// The party that keeps its name.
        party: Dn,
        /// The broken rule of DNs.
        error: DnError,
    },
    /// A DN that breaks a rule of the call, as the new name of `party`.
    Rename {
        /// The party that keeps its name.
        party: Dn,
        /// The broken rule of calls.
        error: CallError,
    },
    /// A text that is no ConnID.
    ConnId(ConnIdError),
}
