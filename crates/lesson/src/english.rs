//! Questions in English: the only phrases of the crate. Other languages are those of the page.

mod case;
mod handler;
mod reason;
mod sheet;
mod text;

use callmodel::AttributeName;

use crate::{Ask, Hint, Question};
use text::{claim, request, said};

/// A question in English, for the command and for Markdown.
#[derive(Clone, Copy, Debug)]
pub struct English<'a> {
    question: &'a Question,
}

impl<'a> English<'a> {
    /// The question in a sentence.
    #[must_use]
    pub fn prompt(&self) -> String {
        match &self.question.ask {
            Ask::Event { party } => format!("Which event does {} receive{}?", said(party), self.when()),
            Ask::Value { party, attribute } => {
                let asks = match attribute {
                    AttributeName::OtherDn | AttributeName::ThirdPartyDn | AttributeName::ThisDn => "who",
                    AttributeName::ConnId
                    | AttributeName::OtherDnRole
                    | AttributeName::ThirdPartyDnRole
                    | AttributeName::CallState => "what",
                };
                format!("In what {} is told{}, {asks} is {}?", said(party), self.when(), attribute.as_str())
            }
            Ask::Request { party: None } => "Which request leads to these events?".to_owned(),
            Ask::Request { party: Some(party) } => {
                format!("You only see what {} is told. Which request leads to it?", said(party))
            }
            Ask::Difference { other, party } => {
                let party = party.as_ref().map(said).unwrap_or_default();
                format!(
                    "If the last request were `{}` instead, which attributes of what {party} is told would differ?",
                    request(other)
                )
            }
            Ask::Fault { .. } => {
                let asked = request(&self.question.step().request);
                format!("This is a log of `{asked}`, with one wrong value. What should stand there?")
            }
            Ask::Handler { handler, party } => {
                let party = party.as_ref().map(said).unwrap_or_default();
                let rule = handler::rule(*handler);
                format!("A program receives the events of {party}. {rule} For which call is that wrong?")
            }
        }
    }

    /// The request that is asked about, where there are several.
    fn when(&self) -> String {
        match self.question.scenario.steps.as_slice() {
            [_, .., last] => format!(" at `{}`", request(last)),
            [] | [_] => String::new(),
        }
    }

    /// The choices, in their order.
    #[must_use]
    pub fn choices(&self) -> Vec<String> {
        self.question.choices.iter().map(|choice| claim(&choice.claim)).collect()
    }

    /// The hint.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self.question.hint() {
            Hint::WhoLeaves => "A party that leaves receives a different event from one that stays.",
            Hint::WhoAsked => "OtherDN is who left, ThirdPartyDN is who asked for it. Not every event has them.",
            Hint::CountRemaining => "Count the parties that remain after the request.",
            Hint::RoleOfDn => "A role describes the DN before it. Not every event has one.",
            Hint::LookAtThirdParty => "Who is released? And who is ThirdPartyDN?",
            Hint::OneAfterTheOther => "First ask who leaves, then who asked for it.",
            Hint::CompareWithRequest => "Say what each party is told, then compare.",
            Hint::TryEachCall => "For each call: what is the party told, and is the program right?",
        }
    }

    /// Why the answer is right, without another case.
    #[must_use]
    pub fn reason(&self) -> String {
        reason::sentence(self.question, &self.question.reason)
    }

    /// The explanation: why the answer is right, and the cases of the choices that [`Question::explained`] names.
    #[must_use]
    pub fn why(&self) -> String {
        let cases = self.question.explained(None).into_iter().filter_map(|index| self.case(index));
        std::iter::once(self.reason()).chain(cases).collect::<Vec<_>>().join(" ")
    }

    /// The case of which the choice at `index` would be right: `B would be right if B had released itself.` `None` for the right
    /// answer, and for a choice that no case makes right.
    #[must_use]
    pub fn case(&self, index: usize) -> Option<String> {
        case::sentence(self.question, self.question.choices.get(index)?)
    }
}

impl Question {
    /// The question in English.
    #[must_use]
    pub fn english(&self) -> English<'_> {
        English { question: self }
    }
}
