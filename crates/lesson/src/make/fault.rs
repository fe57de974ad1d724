use callmodel::{AttributeName, CallState, Dn, Event, Request, Value};

use super::made::Made;
use super::value::{reason, value_in};
use crate::distance::distance;
use crate::random::Random;
use crate::ranked::ranked;
use crate::{Ask, Case, Choice, Claim, Fault, QuestionError, Reason, Setting};

/// The attributes whose values are changed.
const CHANGED: [AttributeName; 3] = [AttributeName::OtherDn, AttributeName::ThirdPartyDn, AttributeName::CallState];

/// The number of choices.
const CHOICES: usize = 4;

/// A seed for each value that can be changed.
pub(super) fn asks(setting: &Setting) -> Vec<Ask> {
    (0..corrections(setting).len()).filter_map(|seed| Some(Ask::Fault { seed: u64::try_from(seed).ok()? })).collect()
}

/// A wrong value at a place of the log, and the case in which it is right.
struct Wrong {
    party: Dn,
    attribute: AttributeName,
    value: Value,
    case: Case,
}

pub(super) fn question(setting: &Setting, seed: u64, random: &mut Random) -> Result<Made, QuestionError> {
    let wrongs = corrections(setting);
    // A call of two has the wrong value Conferenced for each party, so the list is not empty.
    let count = u64::try_from(wrongs.len()).unwrap_or(u64::MAX).max(1);
    let at = usize::try_from(seed % count).unwrap_or_default();
    let wrong = wrongs.get(at).ok_or(QuestionError::NoStep)?;
    let expected = value_in(&setting.step, &wrong.party, wrong.attribute).ok_or(QuestionError::NoStep)?;
    let right = Claim::Correction { party: wrong.party.clone(), attribute: wrong.attribute, value: expected.clone() };
    let mut others: Vec<_> = wrongs.iter().filter(|other| !is_shown(other, wrong)).collect();
    random.shuffle(&mut others);
    // The likeliest mistakes first: the right line with another value, then the same value in another line.
    let others = ranked::<_, 3>(others, |other| match (is_same_line(other, wrong), other.value == wrong.value) {
        (true, _) => 0,
        (false, true) => 1,
        (false, false) => 2,
    });
    // One of each, so that the line and the value are both a question.
    let mut chosen: Vec<&Wrong> = Vec::new();
    for rank in [(true, false), (false, true)] {
        let next = others.iter().find(|other| (is_same_line(other, wrong), other.value == wrong.value) == rank);
        chosen.extend(next.copied());
    }
    for other in others {
        if chosen.len() < CHOICES - 1 && !chosen.iter().any(|found| is_shown(found, other)) {
            chosen.push(other);
        }
    }
    let mut choices = vec![Choice::right(right)];
    choices.extend(chosen.into_iter().map(|Wrong { party, attribute, value, case }| {
        let claim = Claim::Correction { party: party.clone(), attribute: *attribute, value: value.clone() };
        Choice::new(claim, case.clone())
    }));
    random.shuffle(&mut choices);
    let reason = Reason::Fault { expected: Box::new(reason(setting, &wrong.party, wrong.attribute)) };
    let fault = Fault { party: wrong.party.clone(), attribute: wrong.attribute, shown: wrong.value.clone(), expected };
    Ok(Made { ask: Ask::Fault { seed }, choices, reason, fault: Some(fault) })
}

fn is_same_line(one: &Wrong, other: &Wrong) -> bool {
    one.party == other.party && one.attribute == other.attribute
}

fn is_shown(one: &Wrong, other: &Wrong) -> bool {
    is_same_line(one, other) && one.value == other.value
}

/// Every wrong value that is right for another request, and those that readers expect without one. By party and attribute.
fn corrections(setting: &Setting) -> Vec<Wrong> {
    let parties = setting.before().parties().iter();
    parties
        .flat_map(|party| {
            CHANGED.into_iter().zip(values(setting, party)).flat_map(move |(attribute, values)| {
                let right = value_in(&setting.step, party, attribute);
                let wrong = move |(value, case)| Wrong { party: party.clone(), attribute, value, case };
                let values = if right.is_none() { Vec::new() } else { values };
                values.into_iter().filter(move |(value, _)| Some(value) != right.as_ref()).map(wrong)
            })
        })
        .collect()
}

/// The values of each changed attribute in other cases, each value once.
fn values(setting: &Setting, party: &Dn) -> [Vec<(Value, Case)>; CHANGED.len()] {
    let mut found: [Vec<(Value, &Request)>; CHANGED.len()] = Default::default();
    let distance = |request: &Request| distance(&setting.step.request, request);
    for step in &setting.others {
        for attribute in step.events_to(party).flat_map(Event::attributes) {
            let Some(index) = CHANGED.iter().position(|name| *name == attribute.name) else { continue };
            match found[index].iter_mut().find(|(value, _)| *value == attribute.value) {
                Some((_, request)) if distance(&step.request) < distance(request) => *request = &step.request,
                Some(_) => {}
                None => found[index].push((attribute.value, &step.request)),
            }
        }
    }
    let mut values = found.map(|values| {
        values.into_iter().map(|(value, request)| (value, Case::Request(request.clone()))).collect::<Vec<_>>()
    });
    for (attribute, values) in CHANGED.iter().zip(&mut values) {
        let expected = match attribute {
            AttributeName::CallState => Some((Value::CallState(CallState::Conferenced), Case::MoreRemain)),
            // A conversation has no other OtherDN than the receiver, which no request leads to.
            AttributeName::OtherDn if setting.before().parties().len() == 2 => {
                Some((Value::Dn(party.clone()), Case::Never))
            }
            AttributeName::ConnId
            | AttributeName::ThisDn
            | AttributeName::OtherDn
            | AttributeName::OtherDnRole
            | AttributeName::ThirdPartyDn
            | AttributeName::ThirdPartyDnRole => None,
        };
        let is_new = |(value, _): &(Value, Case)| !values.iter().any(|(found, _)| found == value);
        let new = expected.filter(is_new);
        values.extend(new);
    }
    values
}
