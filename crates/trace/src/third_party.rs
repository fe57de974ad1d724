use callmodel::{AttributeName, EventName};

use crate::compare::{Context, about, relation};
use crate::few::{Events, Parties};
use crate::{DnId, Dns, Finding, FindingKind, Record, Rule, Severity};

/// The party that made the request, as the events of a departure tell it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Told {
    /// No event names a third party.
    Nothing,
    /// All name this DN.
    One(DnId),
    /// They contradict each other.
    Several(Parties),
}

/// What ThirdPartyDN of the events tells.
pub(crate) fn told(events: &[&Record]) -> Told {
    let mut values = Parties::new();
    let mut last = None;
    for value in events.iter().filter_map(|record| record.third_dn) {
        // Most events name the same.
        if last.replace(value) != Some(value) && !values.contains(&value) {
            values.push(value);
        }
    }
    match values[..] {
        [] => Told::Nothing,
        [one] => Told::One(one),
        _ => Told::Several(values),
    }
}

/// Compares ThirdPartyDN of the EventPartyDeleted of one departure with the party that made the request. Without `by`, the
/// events are compared with each other.
pub(crate) fn compare(events: &[&Record], by: Option<DnId>, context: &Context<'_>) -> Vec<Finding> {
    let name = EventName::PartyDeleted;
    let finding = |record: &Record| about(record, name, AttributeName::ThirdPartyDn, context.dns);
    let text = |dn: DnId| context.dns.text(dn).to_owned();
    let lacking = events
        .iter()
        .filter(|record| record.third_dn.is_none() && record.layout.has_all_attributes() && !record.is_last);
    let mut findings: Vec<Finding> = lacking
        .map(|record| Finding { kind: FindingKind::MissingAttribute, expected: by.map(text), ..finding(record) })
        .collect();
    let told = told(events);
    let Some(by) = by else {
        if let Told::Several(values) = told {
            let first = events.iter().find(|record| record.third_dn.is_some_and(|dn| dn != values[0]));
            findings.extend(first.map(|record| Finding {
                kind: FindingKind::Contradiction,
                party: None,
                got: Some(values.iter().map(|dn| context.dns.text(*dn)).collect::<Vec<_>>().join(", ")),
                rule: Rule::Agreement,
                ..finding(record)
            }));
        }
        return findings;
    };
    let wrong: Events<'_> =
        events.iter().copied().filter(|record| record.third_dn.is_some_and(|dn| dn != by)).collect();
    let is_general = wrong.len() > 1 && wrong.len() == events.len() && matches!(told, Told::One(_));
    let shown = if is_general { &wrong[..1] } else { &wrong[..] };
    findings.extend(shown.iter().filter_map(|record| {
        let got = record.third_dn?;
        let relation = Some(relation(got, record, context));
        let party = record.this_dn.filter(|_| !is_general).map(text);
        Some(Finding { expected: Some(text(by)), got: Some(text(got)), relation, party, ..finding(record) })
    }));
    findings
}

/// The note about a request of `asked` that nothing joins to the events, which all name another party.
pub(crate) fn unproven(events: &[&Record], asked: DnId, dns: &Dns) -> Option<Finding> {
    let record = events.iter().find(|record| record.third_dn.is_some())?;
    Some(Finding {
        severity: Severity::Note,
        kind: FindingKind::Contradiction,
        party: None,
        expected: Some(dns.text(asked).to_owned()),
        got: record.third_dn.map(|dn| dns.text(dn).to_owned()),
        ..about(record, EventName::PartyDeleted, AttributeName::ThirdPartyDn, dns)
    })
}
