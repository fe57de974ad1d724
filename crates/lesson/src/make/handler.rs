use callmodel::{Call, Dn, Request};

use super::made::Made;
use crate::handler::Effect;
use crate::random::Random;
use crate::ranked::ranked;
use crate::{Ask, Case, Choice, Claim, Handler, QuestionError, Reason, Setting};

/// The number of parties of the calls among the choices: up to this one, or as many as the asked call has.
const MOST_PARTIES: usize = 4;

/// The number of choices.
const CHOICES: usize = 4;

/// Each handler that is wrong for the last step, for each party.
pub(super) fn asks(setting: &Setting) -> Vec<Ask> {
    let parties = setting.before().parties();
    let wrong_for = |handler: Handler| {
        let wrong = parties.iter().filter(move |party| handler.effect(&setting.step, party) == Effect::Wrong);
        wrong.map(move |party| Ask::Handler { handler, party: Some(party.clone()) })
    };
    Handler::ALL.into_iter().flat_map(wrong_for).collect()
}

/// The first party for which a handler is wrong.
pub(super) fn party(setting: &Setting, handler: Handler) -> Result<Dn, QuestionError> {
    let mut parties = setting.before().parties().iter();
    let party = parties.find(|party| handler.effect(&setting.step, party) == Effect::Wrong);
    party.cloned().ok_or(QuestionError::HandlerNotWrong { handler })
}

pub(super) fn question(
    setting: &Setting,
    handler: Handler,
    party: &Dn,
    random: &mut Random,
) -> Result<Made, QuestionError> {
    setting.on_call(party)?;
    if handler.effect(&setting.step, party) != Effect::Wrong {
        return Err(QuestionError::HandlerNotWrong { handler });
    }
    let parties = setting.before().parties();
    let right = Claim::Call { parties: parties.to_vec(), request: setting.step.request.clone() };
    let mut others = right_calls(setting, handler, party);
    random.shuffle(&mut others);
    // Those in which the handler acts first, and the asked call before all others.
    let mut others = ranked::<_, 4>(others, |(call, _, effect)| {
        2 * usize::from(*effect == Effect::Nothing) + usize::from(call.parties() != parties)
    });
    let acting = others.iter().filter(|(_, _, effect)| *effect == Effect::Right).count().min(2);
    let mut chosen: Vec<_> = others.drain(..acting).collect();
    random.shuffle(&mut others);
    chosen.extend(others.into_iter().take(CHOICES - 1 - chosen.len()));
    let mut choices = vec![Choice::right(right)];
    choices.extend(chosen.into_iter().map(|(call, request, effect)| {
        Choice::new(Claim::Call { parties: call.parties().to_vec(), request }, Case::Handled(effect))
    }));
    random.shuffle(&mut choices);
    let reason = Reason::Handler {
        handler,
        party: party.clone(),
        request: setting.step.request.clone(),
        remaining: setting.step.after.parties().len(),
    };
    Ok(Made { ask: Ask::Handler { handler, party: Some(party.clone()) }, choices, reason, fault: None })
}

/// The requests for which the handler is not wrong: those of the asked call, and of calls of other sizes with its names.
fn right_calls(setting: &Setting, handler: Handler, party: &Dn) -> Vec<(Call, Request, Effect)> {
    let before = setting.before();
    let mut calls = vec![before.clone()];
    for count in 2..=before.parties().len().max(MOST_PARTIES) {
        if count != before.parties().len() {
            calls.extend(of_size(setting, party, count));
        }
    }
    let mut found = Vec::new();
    for call in calls {
        for request in call.offers() {
            let Ok(step) = call.apply(&request) else { continue };
            let effect = handler.effect(&step, party);
            if effect != Effect::Wrong {
                found.push((call.clone(), request, effect));
            }
        }
    }
    found
}

/// A call of `count` parties, `party` among them, with the DNs of the run and more where these are not enough.
fn of_size(setting: &Setting, party: &Dn, count: usize) -> Option<Call> {
    let known = setting.run.columns();
    let names = setting.scenario.clone().with_party_count(count.max(known.dns().len())).ok()?;
    let names = names.call().parties();
    let others = names.iter().filter(|dn| *dn != party).take(count - 1);
    let chosen: Vec<_> = others.chain([party]).collect();
    let parties = names.iter().filter(|dn| chosen.contains(dn)).cloned().collect();
    Call::new(setting.run.call.conn_id().clone(), parties).ok()
}
