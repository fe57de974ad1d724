use crate::{Attribute, Call, Columns, Event, Optional, Refusal, Request, Step, Steps};

/// A call and the steps that were applied to it.
///
/// Runs share their steps. A clone, [`Run::apply`] and [`Run::undone_to`] copy one pointer per step, whatever the number of
/// parties, and replay nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The call before the first step.
    pub call: Call,
    /// Whether to show optional attributes.
    pub optional: Optional,
    /// The accepted requests and their events.
    pub steps: Steps,
}

impl Run {
    /// A run without steps.
    #[must_use]
    pub fn new(call: Call, optional: Optional) -> Self {
        Self { call, optional, steps: Steps::default() }
    }

    /// The call after the last step.
    #[must_use]
    pub fn now(&self) -> &Call {
        self.steps.last().map_or(&self.call, |step| &step.after)
    }

    /// The run with one more step: `request`, applied to [`Run::now`].
    ///
    /// ```
    /// use callmodel::Scenario;
    ///
    /// let run = Scenario::from_short("A B C", "delete B by A")?.play()?;
    /// let request = Scenario::steps_from_short("release C")?.remove(0);
    /// let longer = run.apply(&request)?;
    /// assert_eq!((run.steps.len(), longer.steps.len()), (1, 2));
    /// assert_eq!(longer.undone_to(1), run);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// The [`Refusal`] of [`Call::apply`].
    pub fn apply(&self, request: &Request) -> Result<Self, Refusal> {
        let step = self.now().apply(request)?;
        Ok(Self { call: self.call.clone(), optional: self.optional, steps: self.steps.and(step) })
    }

    /// The run with its first `steps` steps only, or all when there are fewer.
    #[must_use]
    pub fn undone_to(&self, steps: usize) -> Self {
        Self { call: self.call.clone(), optional: self.optional, steps: self.steps.prefix(steps) }
    }

    /// The same run with optional attributes shown or left out.
    #[must_use]
    pub fn with_optional(self, optional: Optional) -> Self {
        Self { optional, ..self }
    }

    /// The columns of all DNs of the run: the parties of the first call, then newcomers in the order of appearance.
    #[must_use]
    pub fn columns(&self) -> Columns {
        // A newcomer of a step may have been a party of an earlier call.
        Columns::distinct(self.call.parties().iter().chain(self.steps.iter().flat_map(Step::newcomers)))
    }

    /// The attributes of `event` to show, in the order of the reference: the optional ones according to `optional`.
    #[must_use]
    pub fn attributes(&self, event: &Event) -> Vec<Attribute> {
        self.optional.attributes(event)
    }
}
