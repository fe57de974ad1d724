use crate::{Basis, Call, Event, Phase, Request};

/// What one accepted request did: the plain value that [`Call::apply`] returns.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Step {
    /// What was asked.
    pub request: Request,
    /// The phase of the reference that it is.
    pub phase: Phase,
    /// What its events rest on.
    pub basis: Basis,
    /// The call as it was.
    pub before: Call,
    /// What T-Server tells the parties: one event for each party of `before`, in its order.
    ///
    /// Real events may reach the parties in any order (EMR, Call Models and Flows). The order here is that of the
    /// reference's columns; nothing may depend on it.
    pub events: Vec<Event>,
    /// The call as it is now.
    pub after: Call,
}
