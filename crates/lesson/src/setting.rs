use callmodel::{Call, Dn, Request, Run, Scenario, Step, Stopped};

use crate::distance::distance;
use crate::{QuestionError, Recipe};

/// A played scenario whose last step can be asked about, and all other requests on the call before that step.
///
/// Distractors are taken from those requests, so a setting applies each of them once, whatever the number of questions.
///
/// ```
/// use callmodel::Scenario;
/// use callmodel_lesson::{Kind, Setting};
///
/// let setting = Setting::of(&Scenario::from_short("A B C", "delete B by C")?)?;
/// let asks: Vec<_> = setting.asks(Kind::Event).iter().map(ToString::to_string).collect();
/// assert_eq!(asks, ["event:A", "event:B", "event:C"]);
/// let question = setting.question(&"event:B".parse()?)?;
/// assert_eq!(question.english().choices(), ["EventPartyDeleted", "EventReleased", "none"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    pub(crate) scenario: Scenario,
    pub(crate) run: Run,
    /// The last step.
    pub(crate) step: Step,
    /// The steps of the other requests that the call before the last step accepts.
    pub(crate) others: Vec<Step>,
}

impl Setting {
    /// The maximum number of parties on the call before the last step. The tests prove for calls up to this size that each
    /// question has exactly one right answer.
    pub const MAX_PARTIES: usize = Recipe::MAX_PARTIES;

    /// Plays `scenario`.
    ///
    /// # Errors
    /// [`QuestionError`] for a scenario without steps, a refused step, or more than [`Setting::MAX_PARTIES`] parties on the call
    /// before the last step.
    pub fn of(scenario: &Scenario) -> Result<Self, QuestionError> {
        let run = scenario.play().map_err(|stopped: Box<Stopped>| QuestionError::Unreachable(stopped))?;
        let step = run.steps.last().cloned().ok_or(QuestionError::NoStep)?;
        let count = step.before.parties().len();
        if count > Self::MAX_PARTIES {
            return Err(QuestionError::TooManyParties { count });
        }
        let requests = step.before.offers().filter(|request| *request != step.request);
        let others = requests.filter_map(|request| step.before.apply(&request).ok()).collect();
        Ok(Self { scenario: scenario.clone(), run, step, others })
    }

    /// The call that the request was made on.
    pub(crate) fn before(&self) -> &Call {
        &self.step.before
    }

    /// The nearest other request whose step `fits`.
    pub(crate) fn nearest(&self, fits: impl Fn(&Step) -> bool) -> Option<&Request> {
        let fitting = self.others.iter().filter(|step| fits(step)).map(|step| &step.request);
        fitting.min_by_key(|request| distance(&self.step.request, request))
    }

    /// `party`, if it is on the call before the last step.
    pub(crate) fn on_call(&self, party: &Dn) -> Result<(), QuestionError> {
        if self.before().has(party) { Ok(()) } else { Err(QuestionError::NotOnCall { dn: party.clone() }) }
    }
}
