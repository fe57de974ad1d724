use crate::{Attribute, Call, Event, Optional, Step};

/// What a scenario did, step by step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The call before the first step.
    pub call: Call,
    /// Whether optional attributes are shown.
    pub optional: Optional,
    /// The accepted requests and their events.
    pub steps: Vec<Step>,
}

impl Run {
    /// The call after the last step.
    #[must_use]
    pub fn now(&self) -> &Call {
        self.steps.last().map_or(&self.call, |step| &step.after)
    }

    /// The attributes of `event` that this run shows, in the order of the reference.
    #[must_use]
    pub fn attributes(&self, event: &Event) -> Vec<Attribute> {
        event.attributes().into_iter().filter(|attribute| self.optional.shows(attribute)).collect()
    }
}
