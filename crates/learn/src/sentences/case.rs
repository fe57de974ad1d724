//! The cases of wrong answers in words.

use callmodel::Request;
use callmodel_lesson::{Case, Choice, Claim, Effect, Gap, Question, Told};
use callmodel_words::LearnWords;

use super::claim::{attribute, claim, request, value};

/// The case of which a wrong choice would be right.
pub(super) fn case(words: &LearnWords, question: &Question, choice: &Choice) -> Option<String> {
    let text = subject(words, &choice.claim);
    Some(match &choice.case {
        Case::Asked | Case::Never => return None,
        Case::Request(other) => match &choice.claim {
            Claim::Request(_) => led_to(words, question, choice)?,
            Claim::Differ(_) => words.case_compared(&text, &request(words, other)),
            Claim::Event(_) | Claim::Value(_) | Claim::Correction { .. } | Claim::Call { .. } => {
                let said = |dn| words.shared().said(dn);
                match other {
                    Request::ReleaseCall { by } => words.case_released(&text, &said(by)),
                    Request::DeleteFromConference { by, other_dn } => {
                        words.case_deleted(&text, &said(by), &said(other_dn))
                    }
                }
            }
        },
        Case::Party(party) => words.case_party(&text, &words.shared().said(party)),
        Case::Attribute(name) => words.case_attribute(&text, &attribute(words, *name)),
        Case::Conference => words.case_conference(&text),
        Case::Conversation => words.case_conversation(&text),
        Case::MoreRemain => words.case_more_remain(&text),
        Case::NotOnCall => words.case_not_on_call(&text),
        Case::OnCall => words.case_on_call(&text),
        Case::SameEvents => words.case_same_events(&text),
        Case::Handled(Effect::Nothing) => words.case_nothing(&text),
        Case::Handled(Effect::Right | Effect::Wrong) => words.case_handled(&text),
    })
}

/// A claim as the subject of a sentence.
fn subject(words: &LearnWords, of: &Claim) -> String {
    match of {
        // Words of the interface stand in code, as the choice does, to set them off from the sentence.
        Claim::Event(None) | Claim::Value(None) | Claim::Request(None) => callmodel::code_span(&claim(words, of)),
        Claim::Differ(names) if names.is_empty() => callmodel::code_span(&claim(words, of)),
        Claim::Correction { attribute: name, value: found, .. } => {
            format!("{} {}", attribute(words, *name), value(words, found))
        }
        Claim::Differ(names) => {
            let mut names: Vec<_> = names.iter().map(|name| attribute(words, *name)).collect();
            let last = names.pop().unwrap_or_default();
            let first = words.shared().list(names.into_iter());
            if first.is_empty() { last } else { words.why_and(&first, &last) }
        }
        Claim::Event(Some(_)) | Claim::Value(Some(_)) | Claim::Request(Some(_)) | Claim::Call { .. } => {
            claim(words, of)
        }
    }
}

/// What the request of a choice would have led to, by its first gap.
fn led_to(words: &LearnWords, question: &Question, choice: &Choice) -> Option<String> {
    let Gap { party, attribute: name, yours, .. } = question.led_to(choice)?;
    let told = match (name, yours) {
        (_, Told::Event(None)) => words.case_told_nothing().to_string(),
        (_, Told::Event(Some(event))) => words.shared().name(event.as_str()),
        (Some(name), Told::Value(Some(found))) => words.case_told_value(&attribute(words, name), &value(words, &found)),
        (Some(name), Told::Value(None)) => words.case_told_absent(&attribute(words, name)),
        (_, Told::Value(_) | Told::Differs(_)) => return None,
    };
    Some(words.case_told(&claim(words, &choice.claim), &words.shared().said(&party), &told))
}
