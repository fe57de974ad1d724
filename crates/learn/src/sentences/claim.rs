//! Choices in words.

use callmodel::{AttributeName, EventName, Request, Value, in_text};
use callmodel_lesson::{Claim, Told};
use callmodel_words::LearnWords;

/// A choice.
pub(super) fn claim(words: &LearnWords, claim: &Claim) -> String {
    match claim {
        Claim::Event(found) => event(words, *found),
        Claim::Value(found) => value_or_none(words, found.as_ref()),
        Claim::Request(None) => words.claim_cannot_be_told().to_string(),
        Claim::Request(Some(found)) => request(words, found),
        Claim::Differ(names) if names.is_empty() => words.claim_nothing().to_string(),
        Claim::Differ(names) => words.shared().list(names.iter().map(|name| words.shared().name(name.as_str()))),
        Claim::Correction { party, attribute, value: found } => {
            let attribute = words.shared().name(attribute.as_str());
            words.claim_correction(&attribute, &words.shared().said(party), &value(words, found))
        }
        Claim::Call { parties, request } => {
            let parties: Vec<_> = parties.iter().map(callmodel_words::said).collect();
            words.shared().name(&format!("{}: {}", parties.join(" "), in_text(&request.to_string())))
        }
    }
}

/// A side of a gap.
pub(super) fn told(words: &LearnWords, told: &Told) -> String {
    match told {
        Told::Event(found) => event(words, *found),
        Told::Value(found) => value_or_none(words, found.as_ref()),
        Told::Differs(true) => words.differs().to_string(),
        Told::Differs(false) => words.same().to_string(),
    }
}

fn event(words: &LearnWords, event: Option<EventName>) -> String {
    event.map_or_else(|| words.claim_none().to_string(), |event| words.shared().name(event.as_str()))
}

pub(super) fn value_or_none(words: &LearnWords, found: Option<&Value>) -> String {
    found.map_or_else(|| words.claim_not_there().to_string(), |found| value(words, found))
}

pub(super) fn value(words: &LearnWords, value: &Value) -> String {
    words.shared().name(&in_text(&value.to_string()))
}

/// A request in the short form.
pub(super) fn request(words: &LearnWords, request: &Request) -> String {
    words.shared().name(&in_text(&request.to_string()))
}

/// An attribute.
pub(super) fn attribute(words: &LearnWords, attribute: AttributeName) -> String {
    words.shared().name(attribute.as_str())
}
