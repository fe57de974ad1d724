use callmodel::{AttributeName, Dn, Event, EventName, Request, Run, Scenario, Step, Value};

use crate::distance::distance;
use crate::{Ask, Case, Choice, Effect, Fault, Hint, Kind, Reason, Recipe};

/// A question about the last step of a call: choices, of which exactly one is right, a hint, and an explanation.
///
/// It is made by [`Question::from_seed`] or [`Question::of`] alone, so its answer is always that of the model. All of it is
/// data; [`Question::english`] puts it in words.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Question {
    /// The recipe of a generated question.
    pub recipe: Option<Recipe>,
    /// The call and its steps. The last one is asked about.
    pub scenario: Scenario,
    /// What is asked.
    pub ask: Ask,
    /// The choices, in their order. Exactly one has [`Case::Asked`].
    pub choices: Vec<Choice>,
    /// The reason of the right answer.
    pub reason: Reason,
    /// The wrong value of the log, for [`Kind::Fault`].
    pub fault: Option<Fault>,
    /// The run of the scenario.
    pub(crate) run: Run,
}

/// An event as a question shows it. In a question of [`Kind::Fault`], one value of one event is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownEvent {
    /// The receiver.
    pub party: Dn,
    /// The event.
    pub name: EventName,
    /// The attributes, in the order of the reference.
    pub attributes: Vec<(AttributeName, Value)>,
}

impl Question {
    /// The kind.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.ask.kind()
    }

    /// The index of the right answer.
    #[must_use]
    pub fn answer(&self) -> usize {
        self.choices.iter().position(|choice| choice.case == Case::Asked).expect("a question has a right answer")
    }

    /// The hint.
    #[must_use]
    pub fn hint(&self) -> Hint {
        Hint::of(&self.ask)
    }

    /// The index of the wrong choice that is nearest to the truth: the one that the explanation names.
    #[must_use]
    pub fn tempting(&self) -> Option<usize> {
        let rank = |choice: &Choice| match &choice.case {
            // The reason names both requests already.
            Case::Asked | Case::SameEvents => None,
            Case::Request(request) => Some(distance(&self.step().request, request)),
            Case::Party(_) => Some(4),
            Case::NotOnCall | Case::OnCall | Case::Attribute(_) => Some(6),
            Case::Conference | Case::Conversation | Case::MoreRemain => Some(5),
            Case::Handled(Effect::Right) => Some(5),
            Case::Handled(_) | Case::Never => Some(7),
        };
        let ranks = self.choices.iter().enumerate().filter_map(|(index, choice)| Some((rank(choice)?, index)));
        ranks.min().map(|(_, index)| index)
    }

    /// The indices of the wrong choices that the explanation of an answer names: the chosen one, or, after the right answer and without
    /// one, [`Question::tempting`]. For a handler all of them, since each is a call of its own. None of several possible requests: the
    /// reason names these.
    #[must_use]
    pub fn explained(&self, chosen: Option<usize>) -> Vec<usize> {
        let right = self.answer();
        if self.kind() == Kind::Handler {
            return (0..self.choices.len()).filter(|index| *index != right).collect();
        }
        let wrong = chosen.filter(|index| *index != right).or_else(|| self.tempting());
        let is_named = |index: &usize| self.choices.get(*index).is_some_and(|choice| choice.case == Case::SameEvents);
        wrong.filter(|index| !is_named(index)).into_iter().collect()
    }

    /// The requests of which any may have led to the events, that of the last step first; none if the events tell it.
    #[must_use]
    pub fn possible(&self) -> &[Request] {
        if let Reason::SameEvents { requests } = &self.reason { requests } else { &[] }
    }

    /// The run of the scenario, for a ladder.
    #[must_use]
    pub fn run(&self) -> &Run {
        &self.run
    }

    /// The step that is asked about.
    #[must_use]
    pub fn step(&self) -> &Step {
        self.run.steps.last().expect("a question has a step to ask about")
    }

    /// The events that are given: all that are known for [`Kind::Request`], and the log for [`Kind::Fault`]. Empty for the
    /// other kinds, in which the events are what the reader predicts.
    #[must_use]
    pub fn shown_events(&self) -> Vec<ShownEvent> {
        match &self.ask {
            Ask::Request { party: None } | Ask::Fault { .. } => {
                self.step().events.iter().map(|event| self.shown(event)).collect()
            }
            Ask::Request { party: Some(party) } => {
                self.step().events_to(party).map(|event| self.shown(event)).collect()
            }
            Ask::Event { .. } | Ask::Value { .. } | Ask::Difference { .. } | Ask::Handler { .. } => Vec::new(),
        }
    }

    /// The scenario before the request that is asked about.
    #[must_use]
    pub fn before(&self) -> Scenario {
        let steps = &self.scenario.steps;
        self.scenario.clone().with_steps(steps[..steps.len() - 1].to_vec())
    }

    /// The request that is asked about, unless it must not be shown before the answer.
    #[must_use]
    pub fn shown_request(&self) -> Option<&Request> {
        self.scenario.steps.last().filter(|_| !self.hides_request())
    }

    /// The call and its requests in the short form: `A B C: delete B by C`. A request that tells the answer is a question mark.
    #[must_use]
    pub fn known(&self) -> String {
        let request = self.shown_request().map_or_else(|| "?".to_owned(), ToString::to_string);
        let mut steps = vec![self.before().steps_text(), request];
        steps.retain(|step| !step.is_empty());
        format!("{}: {}", self.scenario.parties_text(), steps.join(", "))
    }

    /// Whether the last request must not be shown before the answer, because it is the answer or tells it.
    #[must_use]
    pub fn hides_request(&self) -> bool {
        matches!(self.kind(), Kind::Request | Kind::Handler)
    }

    fn shown(&self, event: &Event) -> ShownEvent {
        let party = event.party();
        let attributes = self.run.attributes(event).into_iter().map(|attribute| {
            let wrong = self.fault.as_ref().filter(|fault| fault.party == *party && fault.attribute == attribute.name);
            (attribute.name, wrong.map_or(attribute.value, |fault| fault.shown.clone()))
        });
        ShownEvent { party: party.clone(), name: event.name(), attributes: attributes.collect() }
    }
}
