use callmodel::{AttributeName, Basis, Dn, Event, EventName, Note, Phase, Step, Value};

use crate::make::value_in;
use crate::{Ask, Choice, Claim, Question};

/// An answer: the index of a choice, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Answer(pub usize);

/// A graded answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Graded {
    /// Whether the answer is right.
    pub right: bool,
    /// The choice that was made; `None` for an index beyond the choices.
    pub yours: Option<Choice>,
    /// The right choice.
    pub by_model: Choice,
    /// Every event and value in which the answer is not that of the model. Empty for a right answer, for *cannot be told*, and
    /// for a handler.
    pub gaps: Vec<Gap>,
    /// The rule that decides.
    pub rule: Rule,
}

/// An event or a value in which an answer is not that of the model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The receiver.
    pub party: Dn,
    /// The attribute; `None` for the event itself.
    pub attribute: Option<AttributeName>,
    /// By the answer.
    pub yours: Told,
    /// By the model.
    pub by_model: Told,
}

/// One side of a [`Gap`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// The event; `None` where the party receives none.
    Event(Option<EventName>),
    /// The value; `None` where the attribute is not there.
    Value(Option<Value>),
    /// Whether the attribute differs.
    Differs(bool),
}

/// The rule of the reference that decides a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The phase of the chapter Releasing Calls (EMR) whose table has the events.
    pub phase: Phase,
    /// Whether the table has the call itself, or note *a* generalises it.
    pub basis: Basis,
    /// Note *a*, where it determines the value.
    pub note: Option<Note>,
}

/// Grades an answer. An index beyond the choices is wrong.
///
/// ```
/// use callmodel_lesson::{Answer, Question, grade};
///
/// let question = Question::from_link("A B C, delete B by C, value:A.ThirdPartyDN")?;
/// let graded = grade(&question, Answer(1));
/// assert!(!graded.right, "B left, C asked for it");
/// assert_eq!(graded.gaps.len(), 1);
/// assert_eq!(graded.rule.phase.title(), "Delete from Conference Phase");
/// # Ok::<(), callmodel_lesson::LinkError>(())
/// ```
#[must_use]
pub fn grade(question: &Question, answer: Answer) -> Graded {
    let yours = question.choices.get(answer.0).cloned();
    let by_model = question.choices[question.answer()].clone();
    let right = answer.0 == question.answer();
    let gaps = match &yours {
        Some(choice) if !right => gaps(question, &choice.claim, &by_model.claim),
        Some(_) | None => Vec::new(),
    };
    let step = question.step();
    let note = question.reason.remaining().map(|remaining| Note::A { remaining });
    Graded { right, yours, by_model, gaps, rule: Rule { phase: step.phase, basis: step.basis, note } }
}

impl Question {
    /// The first difference between the events of a choice that claims a request, and those of the request that was made.
    #[must_use]
    pub fn led_to(&self, choice: &Choice) -> Option<Gap> {
        // The gap to the request that was made, also where it cannot be told.
        let made = Claim::Request(Some(self.step().request.clone()));
        gaps(self, &choice.claim, &made).into_iter().next()
    }
}

fn gaps(question: &Question, yours: &Claim, by_model: &Claim) -> Vec<Gap> {
    let step = question.step();
    match (&question.ask, yours, by_model) {
        (Ask::Event { party }, Claim::Event(yours), Claim::Event(by_model)) => {
            let told = [Told::Event(*yours), Told::Event(*by_model)];
            vec![gap(party, None, told)]
        }
        (Ask::Value { party, attribute }, Claim::Value(yours), Claim::Value(by_model)) => {
            let told = [Told::Value(yours.clone()), Told::Value(by_model.clone())];
            vec![gap(party, Some(*attribute), told)]
        }
        (Ask::Request { party }, Claim::Request(Some(yours)), Claim::Request(Some(_))) => {
            let Ok(yours) = step.before.apply(yours) else { return Vec::new() };
            let parties = step.before.parties().iter();
            let known = parties.filter(|dn| party.as_ref().is_none_or(|party| party == *dn));
            known.flat_map(|dn| gaps_for(&yours, step, dn)).collect()
        }
        (Ask::Difference { party: Some(party), .. }, Claim::Differ(yours), Claim::Differ(by_model)) => {
            let told = |name| [yours, by_model].map(|names| Told::Differs(names.contains(name)));
            let wrong = AttributeName::ALL.iter().filter(|name| yours.contains(name) != by_model.contains(name));
            wrong.map(|name| gap(party, Some(*name), told(name))).collect()
        }
        (
            Ask::Fault { .. },
            Claim::Correction { party, attribute, value },
            Claim::Correction { party: of, attribute: name, value: expected },
        ) => {
            let there = value_in(step, party, *attribute);
            let mut gaps = vec![gap(party, Some(*attribute), [Told::Value(Some(value.clone())), Told::Value(there)])];
            if (party, attribute) != (of, name) {
                // The wrong value would stay.
                let shown = question.fault.as_ref().map(|fault| fault.shown.clone());
                gaps.push(gap(of, Some(*name), [Told::Value(shown), Told::Value(Some(expected.clone()))]));
            }
            gaps
        }
        _ => Vec::new(),
    }
}

fn gap(party: &Dn, attribute: Option<AttributeName>, [yours, by_model]: [Told; 2]) -> Gap {
    Gap { party: party.clone(), attribute, yours, by_model }
}

/// The gaps between what a party is told by two steps. Attributes of different events are not compared.
fn gaps_for(yours: &Step, by_model: &Step, party: &Dn) -> Vec<Gap> {
    let names = [yours, by_model].map(|step| step.events_to(party).next().map(Event::name));
    if names[0] != names[1] {
        return vec![gap(party, None, names.map(Told::Event))];
    }
    let values = |name| [yours, by_model].map(|step| value_in(step, party, name));
    let all = AttributeName::ALL.into_iter().map(|name| (name, values(name)));
    all.filter(|(_, [yours, by_model])| yours != by_model)
        .map(|(name, values)| gap(party, Some(name), values.map(Told::Value)))
        .collect()
}
