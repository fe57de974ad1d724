use callmodel::{AttributeName, CallState, EventName};

use crate::codes::{role_name, state, state_name};
use crate::expected::{Expected, Wanted, WantedValue};
use crate::{DnId, Dns, Finding, FindingKind, Got, Place, Record, Rule, Severity};

/// What is known about the departure of an event that is compared.
#[derive(Clone, Copy)]
pub(crate) struct Context<'a> {
    pub(crate) dns: &'a Dns,
    /// The party that left.
    pub(crate) leaver: Option<DnId>,
    /// The parties before. Places beyond stand for parties that the log does not show.
    pub(crate) before: &'a [DnId],
    /// Whether the number of parties is certain.
    pub(crate) is_counted: bool,
    /// Whether a DN received events of the call, so that it is no dialed number.
    pub(crate) is_device: &'a dyn Fn(DnId) -> bool,
}

/// Compares the attributes of a logged event with those of the expected one, but for ThirdPartyDN, which is compared between
/// the events of a departure. `findings` receives what differs.
pub(crate) fn compare(record: &Record, expected: &Expected, context: &Context<'_>, findings: &mut Vec<Finding>) {
    for wanted in &expected.attributes {
        if !is_equal(record, wanted, context) {
            findings.extend(difference(record, expected.name, wanted, context));
        }
    }
}

/// The difference of an attribute that has another value than the expected one, or none.
fn difference(record: &Record, event: EventName, wanted: &Wanted, context: &Context<'_>) -> Option<Finding> {
    let got_dn = (wanted.name == AttributeName::OtherDn).then_some(record.other_dn).flatten();
    let got = match wanted.name {
        AttributeName::ConnId | AttributeName::ThisDn | AttributeName::ThirdPartyDn => return None,
        AttributeName::OtherDn => got_dn.map(|dn| context.dns.text(dn).to_owned()),
        AttributeName::OtherDnRole => record.other_role.map(role_name),
        AttributeName::ThirdPartyDnRole => record.third_role.map(role_name),
        AttributeName::CallState => record.call_state.map(state_name),
    };
    let expected = match wanted.value {
        WantedValue::Party(place) => context.before.get(place).map_or("?", |dn| context.dns.text(*dn)).to_owned(),
        WantedValue::Code(_, name) => name.to_owned(),
    };
    let Some(got) = got else {
        return missing(record, event, wanted, expected, context.dns);
    };
    if is_accepted(record, event, wanted, context) {
        return None;
    }
    let relation = got_dn.map(|got| relation(got, record, context));
    // Other states of EventReleased say why the party was released, such as Busy. They are allowed.
    let is_note = event == EventName::Released && wanted.name == AttributeName::CallState;
    Some(Finding {
        severity: if is_note { Severity::Note } else { Severity::Error },
        kind: FindingKind::WrongValue,
        expected: Some(expected),
        got: Some(got),
        relation,
        ..about(record, event, wanted.name, context.dns)
    })
}

/// Whether the record has the expected value.
fn is_equal(record: &Record, wanted: &Wanted, context: &Context<'_>) -> bool {
    let is_code = |got: Option<u16>, code: u32| got.is_some_and(|got| u32::from(got) == code);
    match (wanted.name, wanted.value) {
        (AttributeName::OtherDn, WantedValue::Party(place)) => {
            record.other_dn.is_some() && context.before.get(place).copied() == record.other_dn
        }
        (AttributeName::OtherDnRole, WantedValue::Code(code, _)) => is_code(record.other_role, code),
        (AttributeName::ThirdPartyDnRole, WantedValue::Code(code, _)) => is_code(record.third_role, code),
        (AttributeName::CallState, WantedValue::Code(code, _)) => is_code(record.call_state, code),
        _ => false,
    }
}

/// The finding about an attribute that the event lacks.
fn missing(record: &Record, event: EventName, wanted: &Wanted, expected: String, dns: &Dns) -> Option<Finding> {
    let may_lack = wanted.is_optional || event == EventName::Released || record.is_last;
    (!may_lack && record.layout.has_all_attributes()).then(|| Finding {
        kind: FindingKind::MissingAttribute,
        expected: Some(expected),
        ..about(record, event, wanted.name, dns)
    })
}

/// Whether another value than the expected one is no difference.
fn is_accepted(record: &Record, event: EventName, wanted: &Wanted, context: &Context<'_>) -> bool {
    match wanted.name {
        // A dialed number, not a device.
        AttributeName::OtherDn => {
            event == EventName::Released && !record.other_dn.is_some_and(|dn| (context.is_device)(dn))
        }
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
pub(crate) fn relation(got: DnId, record: &Record, context: &Context<'_>) -> Got {
    if Some(got) == context.leaver {
        Got::Leaver
    } else if record.this_dn == Some(got) {
        Got::Receiver
    } else if context.before.contains(&got) {
        Got::Party
    } else {
        Got::Stranger
    }
}

/// An error about an attribute of an event, without values.
pub(crate) fn about(record: &Record, event: EventName, attribute: AttributeName, dns: &Dns) -> Finding {
    Finding {
        severity: Severity::Error,
        kind: FindingKind::WrongValue,
        event,
        party: record.this_dn.map(|dn| dns.text(dn).to_owned()),
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
