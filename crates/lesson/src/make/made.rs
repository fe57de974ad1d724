use crate::{Ask, Choice, Fault, Reason};

/// A question without its setting.
pub(super) struct Made {
    /// What is asked, with the party that was chosen for it.
    pub(super) ask: Ask,
    /// The choices. Exactly one of them is right.
    pub(super) choices: Vec<Choice>,
    pub(super) reason: Reason,
    pub(super) fault: Option<Fault>,
}
