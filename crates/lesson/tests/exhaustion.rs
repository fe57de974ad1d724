//! Every request on every call of up to eight parties: each question has exactly one right answer.
//!
//! The answers are recomputed from [`Call::apply`] alone, by rules that share no code with the crate.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

use callmodel::{AttributeName, Call, CallState, Dn, Event, EventName, Phase, Request, Scenario, State, Step, Value};
use callmodel_lesson::{Ask, Case, Claim, Effect, Handler, Kind, Question, Setting};

/// The settings of every request on every call of 2 to `most` parties.
fn settings(most: usize) -> impl Iterator<Item = Setting> {
    let call = |count| Scenario::of_phase(Phase::Release).with_party_count(count).unwrap();
    (2..=most).map(call).flat_map(|scenario| {
        let requests: Vec<_> = scenario.call().offers().collect();
        requests.into_iter().map(move |request| Setting::of(&scenario.clone().with_steps(vec![request])).unwrap())
    })
}

/// The questions of a kind about a setting. Of the hundreds of differences and faults of a large call, some twenty are taken.
fn questions(setting: &Setting, kind: Kind) -> Vec<Question> {
    let asks = setting.asks(kind);
    let every = if matches!(kind, Kind::Difference | Kind::Fault) { 1 + asks.len() / 20 } else { 1 };
    asks.iter().step_by(every).map(|ask| setting.question(ask).unwrap()).collect()
}

fn events<'a>(step: &'a Step, dn: &'a Dn) -> Vec<&'a Event> {
    step.events_to(dn).collect()
}

fn value(step: &Step, dn: &Dn, name: AttributeName) -> Option<Value> {
    let attributes = events(step, dn).into_iter().flat_map(Event::attributes).collect::<Vec<_>>();
    attributes.into_iter().find(|attribute| attribute.name == name).map(|attribute| attribute.value)
}

/// The events of `step` that are known: those of `party`, or of all parties.
fn known(step: &Step, party: &Option<Dn>) -> Vec<Event> {
    let is_known = |event: &&Event| party.as_ref().is_none_or(|party| event.party() == party);
    step.events.iter().filter(is_known).cloned().collect()
}

/// Whether the claim is true of `step`, as an answer to what is asked.
fn is_true(ask: &Ask, claim: &Claim, step: &Step, question: &Question) -> bool {
    match (ask, claim) {
        (Ask::Event { party }, Claim::Event(name)) => {
            let names: Vec<EventName> = events(step, party).into_iter().map(Event::name).collect();
            names == name.iter().copied().collect::<Vec<_>>()
        }
        (Ask::Value { party, attribute }, Claim::Value(claimed)) => value(step, party, *attribute) == *claimed,
        (Ask::Request { party }, Claim::Request(claimed)) => {
            let leads_here =
                |request: &Request| known(&step.before.apply(request).unwrap(), party) == known(step, party);
            let possible: Vec<_> = step.before.offers().filter(leads_here).collect();
            match claimed {
                Some(request) => possible == std::slice::from_ref(request),
                None => possible.len() > 1,
            }
        }
        (Ask::Difference { other, party }, Claim::Differ(claimed)) => {
            let other = step.before.apply(other).unwrap();
            let party = party.as_ref().unwrap();
            let differs = |name: &AttributeName| value(step, party, *name) != value(&other, party, *name);
            AttributeName::ALL.iter().all(|name| claimed.contains(name) == differs(name))
        }
        (Ask::Fault { .. }, Claim::Correction { party, attribute, value: claimed }) => {
            let shown = question.shown_events();
            let event = shown.iter().find(|event| event.party == *party).unwrap();
            let (_, shown) = event.attributes.iter().find(|(name, _)| name == attribute).unwrap();
            shown != claimed && value(step, party, *attribute).as_ref() == Some(claimed)
        }
        (Ask::Handler { handler, party }, Claim::Call { parties, request }) => {
            let call = Call::new(step.before.conn_id().clone(), parties.clone()).unwrap();
            is_wrong(*handler, &call.apply(request).unwrap(), party.as_ref().unwrap())
        }
        _ => panic!("the claim {claim:?} is no answer to {ask}"),
    }
}

/// Whether a handler is wrong, by what its words say.
fn is_wrong(handler: Handler, step: &Step, party: &Dn) -> bool {
    let left: Vec<_> = step.before.parties().iter().filter(|dn| !step.after.has(dn)).collect();
    let gets = |name| events(step, party).iter().any(|event| event.name() == name);
    let is = |name, dn: &Dn| value(step, party, name) == Some(Value::Dn(dn.clone()));
    let deleted = gets(EventName::PartyDeleted);
    match handler {
        Handler::ThirdPartyLeft => deleted && !left.iter().any(|dn| is(AttributeName::ThirdPartyDn, dn)),
        Handler::ConferenceOver => deleted && step.after.state() == State::Conference,
        Handler::OkMeansOver => {
            deleted
                && value(step, party, AttributeName::CallState) == Some(Value::CallState(CallState::Ok))
                && !step.after.parties().is_empty()
        }
        Handler::OtherDnAsked => deleted && !is(AttributeName::OtherDn, step.request.by()),
        Handler::OverForAll => gets(EventName::Released) && !step.after.parties().is_empty(),
        Handler::ReceiverHungUp => gets(EventName::Released) && step.request.by() != party,
    }
}

/// Asserts that exactly the right choice is true, that no choice occurs twice, and that each distractor is true of its case.
fn check(question: &Question) {
    let step = question.step();
    let id = question.id();
    let right: Vec<_> = (0..question.choices.len())
        .filter(|index| is_true(&question.ask, &question.choices[*index].claim, step, question))
        .collect();
    assert_eq!(right, [question.answer()], "{id}");
    let texts = question.english().choices();
    for (index, choice) in question.choices.iter().enumerate() {
        assert!(!texts[..index].contains(&texts[index]), "{id}: {texts:?}");
        assert_eq!(choice.case == Case::Asked, index == question.answer(), "{id}");
        check_case(question, index);
    }
    assert!(texts.len() >= 2, "{id}: {texts:?}");
    assert!(id.len() <= 200, "{id}");
}

/// Asserts that the claim of a distractor is true of its case.
fn check_case(question: &Question, index: usize) {
    let choice = &question.choices[index];
    let (step, id) = (question.step(), question.id());
    match (&choice.case, &question.ask) {
        (Case::Request(other), Ask::Difference { party, .. }) => {
            let ask = Ask::Difference { other: other.clone(), party: party.clone() };
            assert!(is_true(&ask, &choice.claim, step, question), "{id}: {choice:?}");
        }
        (Case::Request(other), Ask::Fault { .. }) => {
            let Claim::Correction { party, attribute, value: claimed } = &choice.claim else { panic!("{id}") };
            let other = step.before.apply(other).unwrap();
            assert_eq!(value(&other, party, *attribute).as_ref(), Some(claimed), "{id}");
        }
        (Case::Request(other), Ask::Request { party }) => {
            assert_eq!(choice.claim, Claim::Request(Some(other.clone())), "{id}");
            assert_ne!(known(&step.before.apply(other).unwrap(), party), known(step, party), "{id}");
        }
        (Case::Request(other), ask) => {
            let other = step.before.apply(other).unwrap();
            assert!(is_true(ask, &choice.claim, &other, question), "{id}: {choice:?}");
        }
        (Case::Party(party), Ask::Difference { other, .. }) => {
            let ask = Ask::Difference { other: other.clone(), party: Some(party.clone()) };
            assert!(is_true(&ask, &choice.claim, step, question), "{id}: {choice:?}");
        }
        (Case::SameEvents, Ask::Request { .. }) => {
            let Claim::Request(Some(request)) = &choice.claim else { panic!("{id}") };
            assert!(step.before.apply(request).is_ok(), "{id}");
        }
        (Case::Handled(effect), Ask::Handler { .. }) => assert_ne!(*effect, Effect::Wrong, "{id}"),
        _ => {}
    }
}

/// Checks every question of a kind, and how many there are.
fn check_kind(kind: Kind, expected: usize) {
    let mut count = 0;
    for setting in settings(8) {
        let questions = questions(&setting, kind);
        assert!(!questions.is_empty(), "{kind}: nothing is asked about {:?}", setting);
        questions.iter().for_each(check);
        count += questions.len();
    }
    assert_eq!(count, expected, "{kind}");
}

#[test]
fn each_event_question_has_one_right_answer() {
    check_kind(Kind::Event, 1_291);
}

#[test]
fn each_value_question_has_one_right_answer() {
    check_kind(Kind::Value, 5_160);
}

#[test]
fn each_request_question_has_one_right_answer() {
    check_kind(Kind::Request, 201);
}

#[test]
fn each_difference_question_has_one_right_answer() {
    check_kind(Kind::Difference, 3_736);
}

#[test]
fn each_fault_question_has_one_right_answer() {
    check_kind(Kind::Fault, 3_641);
}

#[test]
fn each_handler_question_has_one_right_answer() {
    check_kind(Kind::Handler, 3_299);
}

/// Generated questions have earlier steps, too.
#[test]
fn generated_questions_have_one_right_answer() {
    for seed in 0..600 {
        for parties in [None, Some(2), Some(8)] {
            check(&Question::from_seed(Kind::of_seed(seed), seed, parties).unwrap());
        }
    }
}

#[test]
fn what_one_party_is_told_has_one_right_answer() {
    for setting in settings(6) {
        for party in setting_parties(&setting) {
            check(&setting.question(&Ask::Request { party: Some(party) }).unwrap());
        }
    }
}

fn setting_parties(setting: &Setting) -> Vec<Dn> {
    let parties = setting.asks(Kind::Event).into_iter().filter_map(|ask| ask.party().cloned());
    parties.collect()
}
