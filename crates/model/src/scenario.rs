mod edit;
pub(crate) mod error;
mod parties;
mod short;
mod text;
mod words;

use crate::{Call, CallError, ConnId, Dn, Optional, Phase, Refusal, Request, Run, Steps};

/// A call and the requests to apply to it: the whole input of a run.
///
/// A scenario has two notations, which read back to the same value. The *text form* ([`FromStr`](std::str::FromStr),
/// [`Display`](std::fmt::Display)) has one statement per line:
///
/// ```
/// use callmodel::Scenario;
///
/// let text = "parties A B C\nconn 1\noptional omit\ndelete B by A\nrelease C\n";
/// let scenario: Scenario = text.parse()?;
/// assert_eq!(scenario.to_string(), text);
/// # Ok::<(), callmodel::ScenarioError>(())
/// ```
///
/// The *short form* ([`Scenario::from_short`], [`Scenario::parties_text`], [`Scenario::steps_text`]) has the same words
/// in fields, for addresses, attributes and the command line: parties `A B C`, steps `delete B by A, release C`.
///
/// Steps are not checked against the call; [`Scenario::play`] returns the first one that it refuses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scenario {
    call: Call,
    /// The requests, in order.
    pub steps: Vec<Request>,
    /// Whether to show optional attributes.
    pub optional: Optional,
}

impl Scenario {
    /// The maximum number of steps in a text or field. It ends a call of [`Call::MAX_PARTIES`].
    pub const MAX_STEPS: usize = Call::MAX_PARTIES - 1;

    /// The maximum length of a text or field, in bytes of UTF-8. The largest call with the longest DNs and all its steps
    /// takes about three quarters of it.
    pub const MAX_BYTES: usize = 1 << 20;

    /// A scenario without steps, optional attributes shown.
    ///
    /// # Errors
    /// The errors of [`Call::new`].
    pub fn new(conn_id: ConnId, parties: Vec<Dn>) -> Result<Self, CallError> {
        Ok(Self { call: Call::new(conn_id, parties)?, steps: Vec::new(), optional: Optional::Show })
    }

    /// The call of the reference's `phase` before its request, with the DNs of its table. No steps.
    #[must_use]
    pub fn of_phase(phase: Phase) -> Self {
        let parties = ['A', 'B', 'C'].into_iter().take(phase.parties()).map(Dn::of_letter);
        let scenario = Self::new(ConnId::default(), parties.collect());
        scenario.unwrap_or_else(|_| unreachable!("two or three different parties are a call"))
    }

    /// The same scenario with other steps.
    #[must_use]
    pub fn with_steps(self, steps: Vec<Request>) -> Self {
        Self { steps, ..self }
    }

    /// The same scenario with optional attributes shown or omitted.
    #[must_use]
    pub fn with_optional(self, optional: Optional) -> Self {
        Self { optional, ..self }
    }

    /// The same scenario with another ConnID.
    #[must_use]
    pub fn with_conn_id(self, conn_id: ConnId) -> Self {
        Self { call: self.call.with_conn_id(conn_id), ..self }
    }

    /// The call before the first step.
    #[must_use]
    pub fn call(&self) -> &Call {
        &self.call
    }

    /// The run before the first step.
    #[must_use]
    pub fn unplayed(&self) -> Run {
        Run::new(self.call.clone(), self.optional)
    }

    /// Applies the requests one after another.
    ///
    /// # Errors
    /// [`Stopped`] at the first refused request, with the run up to it.
    pub fn play(&self) -> Result<Run, Box<Stopped>> {
        let mut run = Run { steps: Steps::with_capacity(self.steps.len()), ..self.unplayed() };
        for request in &self.steps {
            match run.now().apply(request) {
                Ok(step) => run.steps.push(step),
                Err(refusal) => return Err(Box::new(Stopped { run, refusal })),
            }
        }
        Ok(run)
    }
}

/// The error of [`Scenario::play`]: a refused request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stopped {
    /// The run up to the refused request.
    pub run: Run,
    /// The refusal.
    pub refusal: Refusal,
}

impl Stopped {
    /// The number of the refused step, counted from 1.
    #[must_use]
    pub fn step(&self) -> usize {
        self.run.steps.len() + 1
    }
}

impl std::fmt::Display for Stopped {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "step {}: {}", self.step(), self.refusal)
    }
}

impl std::error::Error for Stopped {}
