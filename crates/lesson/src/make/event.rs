use callmodel::{Dn, EventName, State};

use super::made::Made;
use crate::{Ask, Case, Choice, Claim, QuestionError, Reason, Setting};

/// Every party that is or was on the call.
pub(super) fn asks(setting: &Setting) -> Vec<Ask> {
    setting.run.columns().dns().iter().map(|party| Ask::Event { party: party.clone() }).collect()
}

pub(super) fn question(setting: &Setting, party: &Dn) -> Result<Made, QuestionError> {
    if setting.run.columns().of(party).is_none() {
        return Err(QuestionError::Unknown { dn: party.clone() });
    }
    let told = setting.step.events_to(party).next().map(|event| event.name());
    let choice = |claim: Option<EventName>| {
        let case = if claim == told { Case::Asked } else { case(setting, party, claim) };
        Choice::new(Claim::Event(claim), case)
    };
    let choices = EventName::ALL.into_iter().map(Some).chain([None]).map(choice).collect();
    Ok(Made { ask: Ask::Event { party: party.clone() }, choices, reason: reason(setting, party, told), fault: None })
}

/// The case in which `party` receives `claim`, which it does not receive here.
fn case(setting: &Setting, party: &Dn, claim: Option<EventName>) -> Case {
    if claim.is_none() {
        return Case::NotOnCall;
    }
    if !setting.before().has(party) {
        return Case::OnCall;
    }
    let other = setting.nearest(|step| step.events_to(party).any(|event| Some(event.name()) == claim));
    other.map_or(Case::Conference, |request| Case::Request(request.clone()))
}

fn reason(setting: &Setting, party: &Dn, told: Option<EventName>) -> Reason {
    let party = party.clone();
    match told {
        None => Reason::NotOnCall { party },
        Some(_) if setting.before().state() == State::Conversation => Reason::Ends,
        Some(EventName::Released) => Reason::Leaves { party },
        Some(EventName::PartyDeleted) => Reason::Stays { party, leaver: setting.step.request.leaver().clone() },
    }
}
