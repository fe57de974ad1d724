use callmodel::{AttributeName, Dn, Event, Request, Step, Value};

use super::made::Made;
use crate::random::Random;
use crate::{Ask, Case, Choice, Claim, QuestionError, Reason, Setting};

/// The sets of attributes that are offered as choices, besides the right one.
const LIKELY: [&[AttributeName]; 3] =
    [&[AttributeName::ThirdPartyDn], &[AttributeName::OtherDn], &[AttributeName::OtherDn, AttributeName::ThirdPartyDn]];

/// Each other request, for each party that stays for both requests; for the parties of a conversation, where nobody stays.
pub(super) fn asks(setting: &Setting) -> Vec<Ask> {
    let ask = |other: &Step| {
        let asks = |party: &Dn| {
            let is_asked = setting.step.after.has(party) && other.after.has(party) || other.after.parties().is_empty();
            is_asked.then(|| Ask::Difference { other: other.request.clone(), party: Some(party.clone()) })
        };
        setting.before().parties().iter().filter_map(asks).collect::<Vec<_>>()
    };
    setting.others.iter().flat_map(ask).collect()
}

pub(super) fn question(
    setting: &Setting,
    other: &Request,
    party: &Dn,
    random: &mut Random,
) -> Result<Made, QuestionError> {
    let second = second(setting, other)?;
    let first = &setting.step;
    setting.on_call(party)?;
    if !has_same_event(first, &second, party) {
        return Err(QuestionError::OtherEvent { dn: party.clone() });
    }
    let differing = differing(first, &second, party);
    let right: Vec<_> = differing.iter().map(|(name, _)| *name).collect();
    let mut choices = Vec::new();
    for claim in LIKELY.into_iter().map(<[AttributeName]>::to_vec).chain([right.clone()]) {
        if claim.is_empty() || choices.iter().any(|choice: &Choice| choice.claim == Claim::Differ(claim.clone())) {
            continue;
        }
        let case = if claim == right { Case::Asked } else { case(setting, &second, party, &claim) };
        choices.push(Choice::new(Claim::Differ(claim), case));
    }
    random.shuffle(&mut choices);
    let case = if right.is_empty() { Case::Asked } else { case(setting, &second, party, &[]) };
    choices.push(Choice::new(Claim::Differ(Vec::new()), case));
    let reason = Reason::Differ { party: party.clone(), other: other.clone(), values: differing };
    let ask = Ask::Difference { other: other.clone(), party: Some(party.clone()) };
    Ok(Made { ask, choices, reason, fault: None })
}

/// The step of the other request.
fn second(setting: &Setting, other: &Request) -> Result<Step, QuestionError> {
    if *other == setting.step.request {
        return Err(QuestionError::SameRequest { request: other.clone() });
    }
    setting.before().apply(other).map_err(|refusal| QuestionError::OtherRefused(Box::new(refusal)))
}

/// The first party that stays for both requests, otherwise the first one that receives the same event.
pub(super) fn party(setting: &Setting, other: &Request) -> Result<Dn, QuestionError> {
    let (first, second) = (&setting.step, second(setting, other)?);
    let parties = setting.before().parties();
    let stays = parties.iter().find(|party| first.after.has(party) && second.after.has(party));
    let same = || parties.iter().find(|party| has_same_event(first, &second, party));
    stays.or_else(same).cloned().ok_or_else(|| QuestionError::OtherEvent { dn: other.leaver().clone() })
}

fn has_same_event(first: &Step, second: &Step, party: &Dn) -> bool {
    let name = |step: &Step| step.events_to(party).next().map(Event::name);
    name(first) == name(second)
}

/// The attributes of what `party` receives that differ, with both values.
fn differing(first: &Step, second: &Step, party: &Dn) -> Vec<(AttributeName, [Option<Value>; 2])> {
    let told = [first, second].map(|step| step.events_to(party).flat_map(Event::attributes).collect::<Vec<_>>());
    let value = |side: usize, name| told[side].iter().find(|found| found.name == name).map(|found| found.value.clone());
    let all = AttributeName::ALL.into_iter().map(|name| (name, [value(0, name), value(1, name)]));
    all.filter(|(_, [first, second])| first != second).collect()
}

/// The case in which exactly the attributes of `claim` differ from the last step.
fn case(setting: &Setting, second: &Step, party: &Dn, claim: &[AttributeName]) -> Case {
    let first = &setting.step;
    let is_claim = |step: &Step, party: &Dn| {
        has_same_event(first, step, party)
            && differing(first, step, party).iter().map(|(name, _)| *name).eq(claim.iter().copied())
    };
    if let Some(request) = setting.nearest(|step| is_claim(step, party)) {
        return Case::Request(request.clone());
    }
    if let Some(other) = setting.before().parties().iter().find(|other| is_claim(second, other)) {
        return Case::Party(other.clone());
    }
    if setting.before().parties().len() == 2 {
        Case::Conference
    } else if claim.is_empty() {
        Case::Conversation
    } else {
        Case::Never
    }
}
