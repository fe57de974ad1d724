//! One module per kind: what can be asked, and the choices of a question.

mod difference;
mod event;
mod fault;
mod handler;
mod made;
mod request;
mod value;

use callmodel::Scenario;

pub(crate) use value::value_in;

use crate::hash::fnv1a;
use crate::random::Random;
use crate::{Ask, Kind, Question, QuestionError, Setting};
use made::Made;

impl Setting {
    /// Everything of a kind that can be asked about the last step. Faults are numbered by their seeds, from 0.
    #[must_use]
    pub fn asks(&self, kind: Kind) -> Vec<Ask> {
        match kind {
            Kind::Event => event::asks(self),
            Kind::Value => value::asks(self),
            Kind::Request => request::asks(),
            Kind::Difference => difference::asks(self),
            Kind::Fault => fault::asks(self),
            Kind::Handler => handler::asks(self),
        }
    }

    /// The question of `ask`.
    ///
    /// # Errors
    /// [`QuestionError`] for a party that is not on the call, and for a question that has no answer or more than one.
    pub fn question(&self, ask: &Ask) -> Result<Question, QuestionError> {
        let ask = self.with_party(ask)?;
        // The order of the choices belongs to the text of the question, so a link keeps it.
        self.question_in_order(&ask, &mut Random::new(fnv1a(&ask.to_string())))
    }

    /// What is asked, with the party that a difference or a handler leaves open.
    fn with_party(&self, ask: &Ask) -> Result<Ask, QuestionError> {
        Ok(match ask {
            Ask::Difference { other, party: None } => {
                Ask::Difference { other: other.clone(), party: Some(difference::party(self, other)?) }
            }
            Ask::Handler { handler, party: None } => {
                Ask::Handler { handler: *handler, party: Some(handler::party(self, *handler)?) }
            }
            Ask::Event { .. }
            | Ask::Value { .. }
            | Ask::Request { .. }
            | Ask::Difference { .. }
            | Ask::Fault { .. }
            | Ask::Handler { .. } => ask.clone(),
        })
    }

    pub(crate) fn question_in_order(&self, ask: &Ask, random: &mut Random) -> Result<Question, QuestionError> {
        let made = match ask {
            Ask::Event { party } => event::question(self, party),
            Ask::Value { party, attribute } => value::question(self, party, *attribute),
            Ask::Request { party } => request::question(self, party.as_ref(), random),
            Ask::Difference { other, party: Some(party) } => difference::question(self, other, party, random),
            Ask::Fault { seed } => fault::question(self, *seed, random),
            Ask::Handler { handler, party: Some(party) } => handler::question(self, *handler, party, random),
            Ask::Difference { party: None, .. } | Ask::Handler { party: None, .. } => return self.question(ask),
        };
        let Made { ask, choices, reason, fault } = made?;
        Ok(Question {
            recipe: None,
            scenario: self.scenario.clone(),
            ask,
            choices,
            reason,
            fault,
            run: self.run.clone(),
        })
    }
}

impl Question {
    /// The question of `ask` about the last step of `scenario`.
    ///
    /// ```
    /// use callmodel::Scenario;
    /// use callmodel_lesson::Question;
    ///
    /// let scenario = Scenario::from_short("A B", "release A")?;
    /// let question = Question::of(&scenario, &"value:A.ThirdPartyDN".parse()?)?;
    /// assert_eq!(question.english().choices()[question.answer()], "not there");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`QuestionError`] for a scenario that cannot be played, and for a question that has no answer or more than one.
    pub fn of(scenario: &Scenario, ask: &Ask) -> Result<Self, QuestionError> {
        Setting::of(scenario)?.question(ask)
    }
}
