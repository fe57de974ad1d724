//! Reasons of right answers in words.

use callmodel::{AttributeName, Dn, Note, Request};
use callmodel_lesson::{Handler, Question, Reason};
use callmodel_words::LearnWords;

use super::claim::{attribute, request, value_or_none};

/// Why the answer is right.
pub(super) fn reason(words: &LearnWords, question: &Question, of: &Reason) -> String {
    let said = |dn: &Dn| words.shared().said(dn);
    match of {
        Reason::Leaves { party } => words.why_leaves(&said(party)),
        Reason::Stays { party, leaver } => words.why_stays(&said(leaver), &said(party)),
        Reason::Ends => words.why_ends().to_string(),
        Reason::NotOnCall { party } => words.why_not_on_call(&said(party)),
        Reason::Requester { party } => words.why_requester(&said(party)),
        Reason::Leaver { party } => words.why_leaver(&said(party)),
        Reason::OtherEnd { party } => words.why_other_end(&said(party)),
        Reason::Role { of: AttributeName::ThirdPartyDn } => words.why_role_third().to_string(),
        Reason::Role { .. } => words.why_role_other().to_string(),
        Reason::Remain { count } => {
            let state = words.shared().name(Note::A { remaining: *count }.call_state().as_str());
            if *count == 2 { words.why_two_remain(&state) } else { words.why_remain(*count, &state) }
        }
        Reason::ReleasedIsOk => words.why_released_is_ok().to_string(),
        Reason::Absent { event, attribute: AttributeName::OtherDn } => {
            words.why_no_other_dn(&words.shared().name(event.as_str()))
        }
        Reason::Absent { event, attribute: name } => {
            words.why_absent(&words.shared().name(event.as_str()), &attribute(words, *name))
        }
        Reason::Told { leaver, by } if leaver == by => words.why_told_itself(&said(leaver)),
        Reason::Told { leaver, by } => words.why_told(&said(leaver), &said(by)),
        Reason::SameEvents { requests } => {
            let mut requests: Vec<_> = requests.iter().map(|found| request(words, found)).collect();
            let last = requests.pop().unwrap_or_default();
            words.why_same_events(&words.why_and(&words.shared().list(requests.into_iter()), &last))
        }
        Reason::Differ { party, values, .. } if values.is_empty() => words.why_same(&said(party)),
        Reason::Differ { party, other, values } => {
            let (asked, other) = (request(words, &question.step().request), request(words, other));
            let differences = values.iter().map(|(name, [first, second])| {
                let [first, second] = [first, second].map(|value| value_or_none(words, value.as_ref()));
                words.why_differ_value(&attribute(words, *name), &first, &asked, &second, &other)
            });
            words.why_differ(&said(party), &words.shared().list(differences))
        }
        Reason::Fault { expected } => reason(words, question, expected),
        Reason::Handler { handler, party, request, remaining } => wrong(words, *handler, party, request, *remaining),
    }
}

/// Why a handler is wrong for `asked`.
fn wrong(words: &LearnWords, handler: Handler, party: &Dn, asked: &Request, remaining: usize) -> String {
    let [by, leaver, party] = [asked.by(), asked.leaver(), party].map(|dn| words.shared().said(dn));
    let (asked, count) = (request(words, asked), remaining.to_string());
    match handler {
        Handler::ThirdPartyLeft => words.why_third_party_left(&asked, &by, &leaver),
        Handler::ConferenceOver => words.why_conference_over(&asked, &count),
        Handler::OkMeansOver => words.why_ok_means_over(&asked, &count),
        Handler::OtherDnAsked => words.why_other_dn_asked(&asked, &leaver, &by),
        Handler::OverForAll => words.why_over_for_all(&asked, &party, &count),
        Handler::ReceiverHungUp => words.why_receiver_hung_up(&asked, &party, &by),
    }
}
