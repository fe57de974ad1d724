use std::collections::BTreeMap;

use callmodel::EventName;
use callmodel_ladder::Mark;
use callmodel_trace::{CallRecords, Checked, Finding, FindingKind, Place, Record, Severity};

use super::sentences;

/// The findings of a call by the message that they are about.
pub(super) struct Marks<'a> {
    of_message: BTreeMap<Place, Vec<&'a Finding>>,
    missing: BTreeMap<Place, Vec<&'a Finding>>,
}

impl<'a> Marks<'a> {
    /// The findings of `checked`, whose messages are those of `call`. A finding about all parties is one of each EventPartyDeleted
    /// of its departure.
    pub(super) fn of(call: &CallRecords, checked: &'a Checked) -> Self {
        let mut marks = Self { of_message: BTreeMap::new(), missing: BTreeMap::new() };
        for (departure, finding) in checked.findings() {
            let Some(place) = finding.place else { continue };
            if finding.kind == FindingKind::MissingEvent {
                marks.missing.entry(place).or_default().push(finding);
                continue;
            }
            let is_of_all = finding.party.is_none() && finding.event == EventName::PartyDeleted;
            let told = |record: &&Record| {
                record.name.in_model() == Some(EventName::PartyDeleted)
                    && record.conn_id() == Some(departure.conn_id)
                    && record.other_dn.map(|dn| call.dns.text(dn)) == departure.leaver.as_deref()
            };
            let others = call.records.iter().filter(|_| is_of_all).filter(told).map(Place::of);
            for place in std::iter::once(place).chain(others.filter(|other| *other != place)) {
                marks.of_message.entry(place).or_default().push(finding);
            }
        }
        marks
    }

    /// Whether a finding is about the message at `place`, or an event is missing after it.
    pub(super) fn has(&self, place: Place) -> bool {
        self.of_message.contains_key(&place) || self.missing.contains_key(&place)
    }

    /// The events that are missing after the message at `place`.
    pub(super) fn missing(&self, place: Place) -> &[&'a Finding] {
        self.missing.get(&place).map_or(&[], Vec::as_slice)
    }

    /// The mark of the message at `place`. A note is none.
    pub(super) fn mark(&self, place: Place) -> Mark {
        let mut findings = self.about(place).iter().filter(|finding| finding.severity != Severity::Note).peekable();
        if findings.peek().is_none() {
            Mark::None
        } else if findings.any(|finding| finding.kind == FindingKind::UnexpectedEvent) {
            Mark::Unexpected
        } else {
            Mark::Different
        }
    }

    /// The differences and notes of the message at `place`.
    pub(super) fn differences(&self, place: Place) -> Vec<String> {
        self.about(place).iter().map(|finding| difference(finding)).collect()
    }

    fn about(&self, place: Place) -> &[&'a Finding] {
        self.of_message.get(&place).map_or(&[], Vec::as_slice)
    }
}

/// What differs; after its weight, if it is a note or known.
pub(super) fn difference(finding: &Finding) -> String {
    let text = sentences::difference(finding);
    match (finding.severity, finding.is_known) {
        (_, true) => format!("known: {text}"),
        (Severity::Note, false) => format!("note: {text}"),
        (Severity::Error | Severity::Warning, false) => text,
    }
}
