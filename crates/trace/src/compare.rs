use callmodel::{Attribute, AttributeName, CallState, Event, EventName, Value};

use crate::codes::{role_name, state, state_name};
use crate::{Finding, FindingKind, Got, Place, Record, Rule, Severity};

/// What is known about the departure of an event that is compared.
#[derive(Clone, Copy)]
pub(crate) struct Context<'a> {
    /// The party that left.
    pub(crate) leaver: &'a str,
    /// The parties before.
    pub(crate) before: &'a [&'a str],
    /// Whether the number of parties is certain.
    pub(crate) is_counted: bool,
    /// Whether a DN received events of the call, so that it is no dialed number.
    pub(crate) is_device: &'a dyn Fn(&str) -> bool,
}

/// Compares the attributes of a logged event with those of the expected one, but for ThirdPartyDN, which is compared between
/// the events of a departure.
pub(crate) fn compare(record: &Record, expected: &Event, context: &Context<'_>) -> Vec<Finding> {
    let attributes = expected.attributes();
    attributes.iter().filter_map(|attribute| compare_attribute(record, expected.name(), attribute, context)).collect()
}

fn compare_attribute(
    record: &Record,
    event: EventName,
    attribute: &Attribute,
    context: &Context<'_>,
) -> Option<Finding> {
    if is_equal(record, attribute) {
        return None;
    }
    let wanted = attribute.value.to_string();
    let got = match attribute.name {
        AttributeName::ConnId | AttributeName::ThisDn | AttributeName::ThirdPartyDn => return None,
        AttributeName::OtherDn => record.other_dn.clone(),
        AttributeName::OtherDnRole => record.other_role.map(role_name),
        AttributeName::ThirdPartyDnRole => record.third_role.map(role_name),
        AttributeName::CallState => record.call_state.map(state_name),
    };
    let Some(got) = got else {
        return missing(record, event, attribute, wanted);
    };
    if is_accepted(record, event, attribute, &got, context) {
        return None;
    }
    let relation = matches!(attribute.value, Value::Dn(_)).then(|| relation(&got, record, context));
    // Other states of EventReleased say why the party was released, such as Busy. They are allowed.
    let is_note = event == EventName::Released && attribute.name == AttributeName::CallState;
    Some(Finding {
        severity: if is_note { Severity::Note } else { Severity::Error },
        kind: FindingKind::WrongValue,
        expected: Some(wanted),
        got: Some(got),
        relation,
        ..about(record, event, attribute.name)
    })
}

/// Whether the record has the expected value.
fn is_equal(record: &Record, attribute: &Attribute) -> bool {
    match (attribute.name, &attribute.value) {
        (AttributeName::OtherDn, Value::Dn(dn)) => record.other_dn.as_deref() == Some(dn.as_str()),
        (AttributeName::OtherDnRole, Value::Role(role)) => record.other_role == Some(role.code()),
        (AttributeName::ThirdPartyDnRole, Value::Role(role)) => record.third_role == Some(role.code()),
        (AttributeName::CallState, Value::CallState(state)) => record.call_state == Some(state.code()),
        _ => false,
    }
}

/// The finding about an attribute that the event lacks.
fn missing(record: &Record, event: EventName, attribute: &Attribute, wanted: String) -> Option<Finding> {
    let may_lack = attribute.optional || event == EventName::Released || record.is_last;
    (!may_lack && record.layout.has_all_attributes()).then(|| Finding {
        kind: FindingKind::MissingAttribute,
        expected: Some(wanted),
        ..about(record, event, attribute.name)
    })
}

/// Whether another value than the expected one is no difference.
fn is_accepted(record: &Record, event: EventName, attribute: &Attribute, got: &str, context: &Context<'_>) -> bool {
    match attribute.name {
        // A dialed number, not a device.
        AttributeName::OtherDn => event == EventName::Released && !(context.is_device)(got),
        AttributeName::CallState => {
            let is_of_note_a = matches!(record.call_state, Some(state::OK | state::CONFERENCED));
            event == EventName::PartyDeleted && !context.is_counted && is_of_note_a
        }
        AttributeName::ConnId
        | AttributeName::ThisDn
        | AttributeName::OtherDnRole
        | AttributeName::ThirdPartyDn
        | AttributeName::ThirdPartyDnRole => false,
    }
}

/// What a wrong DN of an event is.
pub(crate) fn relation(got: &str, record: &Record, context: &Context<'_>) -> Got {
    if got == context.leaver {
        Got::Leaver
    } else if record.this_dn.as_deref() == Some(got) {
        Got::Receiver
    } else if context.before.contains(&got) {
        Got::Party
    } else {
        Got::Stranger
    }
}

/// An error about an attribute of an event, without values.
pub(crate) fn about(record: &Record, event: EventName, attribute: AttributeName) -> Finding {
    Finding {
        severity: Severity::Error,
        kind: FindingKind::WrongValue,
        event,
        party: record.this_dn.clone(),
        attribute: Some(attribute),
        expected: None,
        got: None,
        relation: None,
        place: Some(Place::of(record)),
        certain: None,
        rule: Rule::of(attribute),
        is_known: false,
    }
}

/// The states that note *a* distinguishes are those that the check reads.
const _: () = {
    assert!(matches!(CallState::ALL, [CallState::Ok, CallState::Conferenced]));
};
