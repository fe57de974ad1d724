//! Questions and hints in words.

use callmodel::{AttributeName, Dn};
use callmodel_lesson::{Ask, Handler, Hint, Question};
use callmodel_words::{LearnWords, Text};

use super::claim::{attribute, request};

/// The question.
pub(super) fn prompt(words: &LearnWords, question: &Question) -> String {
    let said = |dn: &Dn| words.shared().said(dn);
    let said_of = |party: &Option<Dn>| party.as_ref().map(said).unwrap_or_default();
    // The request that is asked about, where there are several.
    let at = (question.run().steps.len() > 1).then(|| request(words, &question.step().request));
    match &question.ask {
        Ask::Event { party } => match &at {
            None => words.ask_event(&said(party)),
            Some(at) => words.ask_event_at(&said(party), at),
        },
        Ask::Value { party, attribute: name } => {
            let (party, attribute) = (said(party), attribute(words, *name));
            match (asks_for_a_party(*name), &at) {
                (true, None) => words.ask_who(&party, &attribute),
                (true, Some(at)) => words.ask_who_at(&party, at, &attribute),
                (false, None) => words.ask_what(&party, &attribute),
                (false, Some(at)) => words.ask_what_at(&party, at, &attribute),
            }
        }
        Ask::Request { party: None } => words.ask_request().to_string(),
        Ask::Request { party: Some(party) } => words.ask_request_of(&said(party)),
        Ask::Difference { other, party } => words.ask_difference(&request(words, other), &said_of(party)),
        Ask::Fault { .. } => words.ask_fault(&request(words, &question.step().request)),
        Ask::Handler { handler, party } => words.ask_handler(&said_of(party), &rule(words, *handler)),
    }
}

/// Whether the value of an attribute is a party: *who*, not *what*.
fn asks_for_a_party(attribute: AttributeName) -> bool {
    match attribute {
        AttributeName::OtherDn | AttributeName::ThirdPartyDn | AttributeName::ThisDn => true,
        AttributeName::ConnId
        | AttributeName::OtherDnRole
        | AttributeName::ThirdPartyDnRole
        | AttributeName::CallState => false,
    }
}

/// The behaviour of client code.
pub(super) fn rule(words: &LearnWords, handler: Handler) -> String {
    let text = match handler {
        Handler::ThirdPartyLeft => words.rule_third_party_left(),
        Handler::ConferenceOver => words.rule_conference_over(),
        Handler::OkMeansOver => words.rule_ok_means_over(),
        Handler::OtherDnAsked => words.rule_other_dn_asked(),
        Handler::OverForAll => words.rule_over_for_all(),
        Handler::ReceiverHungUp => words.rule_receiver_hung_up(),
    };
    text.to_string()
}

/// A hint.
pub(super) fn hint(words: &LearnWords, hint: Hint) -> Text {
    match hint {
        Hint::WhoLeaves => words.hint_who_leaves(),
        Hint::WhoAsked => words.hint_who_asked(),
        Hint::CountRemaining => words.hint_count(),
        Hint::RoleOfDn => words.hint_role(),
        Hint::LookAtThirdParty => words.hint_third_party(),
        Hint::OneAfterTheOther => words.hint_one_after_the_other(),
        Hint::CompareWithRequest => words.hint_compare(),
        Hint::TryEachCall => words.hint_try(),
    }
}
