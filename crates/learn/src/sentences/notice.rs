//! Problems of an address in words.

use callmodel::quoted;
use callmodel_lesson::{LinkError, QuestionError};
use callmodel_words::LearnWords;

use crate::Notice;

/// A problem of an address.
pub(super) fn notice(words: &LearnWords, notice: &Notice, lessons: &[&str]) -> String {
    match notice {
        Notice::Page { found } => words.bad_page(&quoted(found)),
        Notice::Field { name } => words.bad_field(&quoted(name)),
        Notice::Twice { name } => words.shared().twice(name),
        Notice::Encoding { name } => words.shared().not_utf8(&quoted(name)),
        Notice::Lesson { found } => {
            let lessons = words.shared().list(lessons.iter().map(|id| quoted(id)));
            words.bad_lesson(&quoted(found), &lessons)
        }
        Notice::Question { found, count } => words.bad_question(&quoted(found), &count.to_string()),
        Notice::Answer { found } => words.bad_answer(&quoted(found)),
        Notice::Ask(error) => words.bad_ask(&ask(words, error)),
        Notice::Progress => words.progress_unread().to_string(),
    }
}

fn ask(words: &LearnWords, error: &LinkError) -> String {
    match error {
        LinkError::Form { .. } => words.ask_form().to_string(),
        LinkError::Scenario(error) => words.shared().scenario_error(error),
        LinkError::Ask(error) => words.ask_part(&quoted(&error.found)),
        LinkError::Question(error) => why_not_asked(words, error),
    }
}

/// Why a question cannot be asked.
pub(crate) fn why_not_asked(words: &LearnWords, error: &QuestionError) -> String {
    match error {
        QuestionError::Unreachable(stopped) => words.shared().refusal(&stopped.refusal),
        QuestionError::NoStep => words.ask_no_step().to_string(),
        QuestionError::TooManyParties { count } | QuestionError::PartyCount { count } => {
            words.ask_large(&count.to_string())
        }
        QuestionError::NotOnCall { dn } | QuestionError::Unknown { dn } => words.ask_not_on_call(&quoted(dn.as_str())),
        QuestionError::OtherRefused(refusal) => words.shared().refusal(refusal),
        QuestionError::NothingToChoose { .. }
        | QuestionError::Optional { .. }
        | QuestionError::SameRequest { .. }
        | QuestionError::OtherEvent { .. }
        | QuestionError::HandlerNotWrong { .. } => words.ask_ambiguous().to_string(),
    }
}
