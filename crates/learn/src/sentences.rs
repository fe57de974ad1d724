//! Sentences about questions, answers and problems, of the texts of a language.

mod case;
mod claim;
mod notice;
mod prompt;
mod reason;

use callmodel_lesson::{Choice, Gap, Handler, Question, Rule, Told};
use callmodel_words::LearnWords;

use crate::Notice;

pub(crate) use notice::why_not_asked;

/// The sentences of [`LearnWords`] about questions.
pub trait Sentences {
    /// The question.
    fn prompt(&self, question: &Question) -> String;

    /// A choice.
    fn choice(&self, choice: &Choice) -> String;

    /// The hint.
    fn hint_of(&self, question: &Question) -> String;

    /// The reason of the right answer, and the cases of the choices that [`Question::explained`] names.
    fn why_of(&self, question: &Question, index: Option<usize>) -> String;

    /// The case of which the choice at `index` would be right. `None` for the right answer, and for a choice that no case makes right.
    fn case_of(&self, question: &Question, index: usize) -> Option<String>;

    /// The place of a rule in the reference.
    fn rule(&self, rule: &Rule) -> String;

    /// One side of a gap, in the name of its attribute or event.
    fn told(&self, told: &Told) -> String;

    /// The party and the name of a gap.
    fn gap_name(&self, gap: &Gap) -> String;

    /// A problem of an address. `lessons` are the ids of the course.
    fn learn_notice(&self, notice: &Notice, lessons: &[&str]) -> String;

    /// The behaviour of client code.
    fn handler(&self, handler: Handler) -> String;
}

impl Sentences for LearnWords {
    fn prompt(&self, question: &Question) -> String {
        prompt::prompt(self, question)
    }

    fn choice(&self, choice: &Choice) -> String {
        claim::claim(self, &choice.claim)
    }

    fn hint_of(&self, question: &Question) -> String {
        prompt::hint(self, question.hint()).to_string()
    }

    fn why_of(&self, question: &Question, index: Option<usize>) -> String {
        let mut why = reason::reason(self, question, &question.reason);
        for index in question.explained(index) {
            if let Some(case) = self.case_of(question, index) {
                why = format!("{why} {case}");
            }
        }
        why
    }

    fn case_of(&self, question: &Question, index: usize) -> Option<String> {
        case::case(self, question, question.choices.get(index)?)
    }

    fn rule(&self, rule: &Rule) -> String {
        rule.phase.source()
    }

    fn told(&self, told: &Told) -> String {
        claim::told(self, told)
    }

    fn gap_name(&self, gap: &Gap) -> String {
        let name = gap.attribute.map_or_else(|| self.gap_event().to_string(), |name| self.shared().name(name.as_str()));
        self.gap_party(&self.shared().said(&gap.party), &name)
    }

    fn learn_notice(&self, notice: &Notice, lessons: &[&str]) -> String {
        notice::notice(self, notice, lessons)
    }

    fn handler(&self, handler: Handler) -> String {
        prompt::rule(self, handler)
    }
}
