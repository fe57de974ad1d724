use super::parties::Parties;
use super::text;
use super::words::Words;
use crate::{ConnId, Expected, Optional, Part, Phase, Request, Scenario, ScenarioError};

impl Scenario {
    /// Reads the fields `parties`, such as `A B C`, and `steps`, such as `delete B by A, release C` or empty. The short form
    /// has no comments and no escapes.
    ///
    /// # Errors
    /// The errors of [`Scenario::from_parties`] and [`Scenario::steps_from_short`].
    pub fn from_short(parties: &str, steps: &str) -> Result<Self, ScenarioError> {
        let scenario = Self::from_parties(parties, ConnId::default())?;
        Ok(scenario.with_steps(Self::steps_from_short(steps)?))
    }

    /// Reads the field `parties`: a scenario without steps.
    ///
    /// # Errors
    /// [`ScenarioError`] at an invalid DN, for DNs that [`Call::new`](crate::Call::new) rejects, or for a field of more than
    /// [`Scenario::MAX_BYTES`].
    pub fn from_parties(parties: &str, conn_id: ConnId) -> Result<Self, ScenarioError> {
        ScenarioError::check_length(parties, Part::Parties)?;
        Parties::read(&mut Words::of_field(parties, Part::Parties, 1))?.scenario(conn_id)
    }

    /// The phase whose parties a call has when the field `parties` is missing: a conversation without steps, otherwise a
    /// conference, because its steps are the likelier ones.
    #[must_use]
    pub fn default_phase(steps: &[Request]) -> Phase {
        if steps.is_empty() { Phase::Release } else { Phase::ReleaseFromConference }
    }

    /// Reads the field `steps`: requests separated by commas, or none when the field is empty.
    ///
    /// # Errors
    /// [`ScenarioError`] at the first unexpected word, after [`Scenario::MAX_STEPS`], or for a field of more than
    /// [`Scenario::MAX_BYTES`].
    pub fn steps_from_short(steps: &str) -> Result<Vec<Request>, ScenarioError> {
        ScenarioError::check_length(steps, Part::Steps)?;
        if steps.trim().is_empty() {
            return Ok(Vec::new());
        }
        let mut requests = Vec::new();
        let mut column = 1;
        for step in steps.split(',') {
            let mut words = Words::of_field(step, Part::Steps, column);
            let verb = words.next().ok_or_else(|| words.missing(Expected::Step))?;
            words.step(&verb, &mut requests, Expected::Step)?;
            words.end()?;
            column += step.chars().count() + 1;
        }
        Ok(requests)
    }

    /// Reads the field `conn`.
    ///
    /// # Errors
    /// [`ScenarioError`] when the field is not one ConnID.
    pub fn conn_from_short(conn: &str) -> Result<ConnId, ScenarioError> {
        let mut words = Words::of_field(conn, Part::Conn, 1);
        let conn_id = text::conn(&mut words)?;
        words.end().map(|()| conn_id)
    }

    /// Reads the field `optional`: `show` or `omit`.
    ///
    /// # Errors
    /// [`ScenarioError`] for any other word.
    pub fn optional_from_short(optional: &str) -> Result<Optional, ScenarioError> {
        let mut words = Words::of_field(optional, Part::Optional, 1);
        let optional = text::optional(&mut words)?;
        words.end().map(|()| optional)
    }

    /// The field `parties`, such as `A B C`.
    #[must_use]
    pub fn parties_text(&self) -> String {
        let parties: Vec<_> = self.call().parties().iter().map(crate::Dn::as_str).collect();
        parties.join(" ")
    }

    /// The field `steps`, such as `delete B by A, release C`.
    #[must_use]
    pub fn steps_text(&self) -> String {
        let steps: Vec<_> = self.steps.iter().map(Request::to_string).collect();
        steps.join(", ")
    }
}
