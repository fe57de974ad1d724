use callmodel::{AttributeName, CallState, Dn, DnRole, Event, EventName, State, Step, Value};

use super::made::Made;
use crate::{Ask, Case, Choice, Claim, QuestionError, Reason, Setting};

/// The attributes that questions are generated about.
const ASKED: [AttributeName; 4] =
    [AttributeName::ThirdPartyDn, AttributeName::OtherDn, AttributeName::CallState, AttributeName::OtherDnRole];

/// The maximum number of DNs among the choices.
const MOST_DNS: usize = 4;

/// Each attribute of each party on the call, unless its question is ambiguous.
pub(super) fn asks(setting: &Setting) -> Vec<Ask> {
    let of_attribute = |attribute| {
        let parties = setting.before().parties().iter();
        parties.map(move |party| Ask::Value { party: party.clone(), attribute })
    };
    // OtherDN of a conversation is optional, so its question has two right answers.
    let is_asked = |attribute: &AttributeName| {
        *attribute != AttributeName::OtherDn || setting.before().state() != State::Conversation
    };
    ASKED.into_iter().filter(is_asked).flat_map(of_attribute).collect()
}

pub(super) fn question(setting: &Setting, party: &Dn, attribute: AttributeName) -> Result<Made, QuestionError> {
    setting.on_call(party)?;
    let right = value_in(&setting.step, party, attribute);
    let is_optional = |event: &Event| event.attributes().iter().any(|found| found.name == attribute && found.optional);
    if setting.step.events_to(party).any(is_optional) {
        return Err(QuestionError::Optional { attribute });
    }
    let choice = |claim: Option<Value>| {
        if claim == right {
            return Some(Choice::right(Claim::Value(claim)));
        }
        let case = case(setting, party, attribute, claim.as_ref())?;
        Some(Choice::new(Claim::Value(claim), case))
    };
    let claims = claims(setting, party, attribute, right.as_ref());
    let choices: Vec<_> = claims.into_iter().map(Some).chain([None]).filter_map(choice).collect();
    if choices.len() < 2 {
        return Err(QuestionError::NothingToChoose { attribute });
    }
    let ask = Ask::Value { party: party.clone(), attribute };
    Ok(Made { ask, choices, reason: reason(setting, party, attribute), fault: None })
}

/// The value of an attribute in the event that `party` receives.
pub(crate) fn value_in(step: &Step, party: &Dn, attribute: AttributeName) -> Option<Value> {
    let mut attributes = step.events_to(party).flat_map(Event::attributes);
    attributes.find(|found| found.name == attribute).map(|found| found.value)
}

/// The values that may be chosen: DNs in the order of the columns, roles and states in that of the reference.
fn claims(setting: &Setting, party: &Dn, attribute: AttributeName, right: Option<&Value>) -> Vec<Value> {
    match attribute {
        AttributeName::ConnId | AttributeName::ThisDn => right.cloned().into_iter().collect(),
        AttributeName::OtherDn | AttributeName::ThirdPartyDn => {
            let request = &setting.step.request;
            let right = match right {
                Some(Value::Dn(dn)) => Some(dn),
                Some(Value::ConnId(_) | Value::Role(_) | Value::CallState(_)) | None => None,
            };
            let likely = right.into_iter().chain([request.leaver(), request.by(), party]);
            let parties = setting.before().parties();
            let is_claim = |dn: &&Dn| {
                let value = Value::Dn((*dn).clone());
                right == Some(*dn) || case(setting, party, attribute, Some(&value)).is_some()
            };
            let mut chosen: Vec<&Dn> = Vec::new();
            for dn in likely.chain(parties).filter(is_claim) {
                if chosen.len() < MOST_DNS && !chosen.contains(&dn) {
                    chosen.push(dn);
                }
            }
            parties.iter().filter(|dn| chosen.contains(dn)).map(|dn| Value::Dn(dn.clone())).collect()
        }
        AttributeName::OtherDnRole | AttributeName::ThirdPartyDnRole => DnRole::ALL.map(Value::Role).into(),
        AttributeName::CallState => CallState::ALL.map(Value::CallState).into(),
    }
}

/// The case in which the attribute has the value `claim`, which it does not have here.
fn case(setting: &Setting, party: &Dn, attribute: AttributeName, claim: Option<&Value>) -> Option<Case> {
    let other = setting.nearest(|step| value_in(step, party, attribute).as_ref() == claim);
    if let Some(request) = other {
        return Some(Case::Request(request.clone()));
    }
    let is_conversation = setting.before().state() == State::Conversation;
    match (attribute, claim?) {
        (AttributeName::CallState, Value::CallState(CallState::Conferenced)) => Some(Case::MoreRemain),
        (AttributeName::OtherDnRole, Value::Role(DnRole::DeletedBy)) => {
            Some(Case::Attribute(AttributeName::ThirdPartyDnRole))
        }
        (AttributeName::ThirdPartyDnRole, Value::Role(DnRole::DeletedParty)) => {
            Some(Case::Attribute(AttributeName::OtherDnRole))
        }
        (
            AttributeName::ThirdPartyDn | AttributeName::ThirdPartyDnRole | AttributeName::OtherDnRole,
            Value::Dn(_) | Value::Role(_),
        ) => is_conversation.then_some(Case::Conference),
        (
            AttributeName::ConnId
            | AttributeName::ThisDn
            | AttributeName::OtherDn
            | AttributeName::ThirdPartyDn
            | AttributeName::OtherDnRole
            | AttributeName::ThirdPartyDnRole
            | AttributeName::CallState,
            Value::ConnId(_) | Value::Dn(_) | Value::Role(_) | Value::CallState(_),
        ) => None,
    }
}

/// The reason of a value.
pub(super) fn reason(setting: &Setting, party: &Dn, attribute: AttributeName) -> Reason {
    let step = &setting.step;
    let event = step.events_to(party).next().map_or(EventName::Released, Event::name);
    if value_in(step, party, attribute).is_none() {
        return Reason::Absent { event, attribute };
    }
    let request = &step.request;
    match (attribute, event) {
        (AttributeName::OtherDn, EventName::PartyDeleted) => Reason::Leaver { party: request.leaver().clone() },
        (AttributeName::ThirdPartyDn, _) => Reason::Requester { party: request.by().clone() },
        (AttributeName::OtherDnRole, _) => Reason::Role { of: AttributeName::OtherDn },
        (AttributeName::ThirdPartyDnRole, _) => Reason::Role { of: AttributeName::ThirdPartyDn },
        (AttributeName::CallState, EventName::PartyDeleted) => Reason::Remain { count: step.after.parties().len() },
        (AttributeName::CallState, EventName::Released) => Reason::ReleasedIsOk,
        (AttributeName::OtherDn, EventName::Released) => {
            let others = step.before.parties().iter().find(|other| *other != party);
            Reason::OtherEnd { party: others.unwrap_or(party).clone() }
        }
        (AttributeName::ConnId | AttributeName::ThisDn, _) => Reason::Ends,
    }
}
