use callmodel::{AttributeName, EventName};

use super::Judge;
use crate::compare::{Context, compare};
use crate::expected::{departure_by, step};
use crate::group::Group;
use crate::requests::deciding;
use crate::third_party::{self, Told, told};
use crate::{Finding, FindingKind, Reason, Verdict};

/// A DN that stands for a party that the log does not show.
const UNSEEN: [&str; 2] = ["?", "??"];

/// Whether a finding says that the third party is absent, which it may be on an observed call. The log does not show whether
/// an observer is among the parties.
fn is_of_third_party(finding: &Finding) -> bool {
    finding.kind == FindingKind::MissingAttribute
        && matches!(finding.attribute, Some(AttributeName::ThirdPartyDn | AttributeName::ThirdPartyDnRole))
}

impl Judge<'_> {
    /// A departure from a call whose parties are not all known: only the events that are there are compared.
    pub(super) fn partial(&mut self, group: &Group) {
        let conn_id = group.conn_id;
        let mut draft = self.unjudged(group, Verdict::Cut, Reason::StartMissing);
        let asked = self.asked(group, &[&group.leaver], &[&group.leaver]);
        let events: Vec<_> = group.deleted.iter().map(|index| &self.records[*index]).collect();
        let told = told(&events);
        let (asked_by, contradicted) = deciding(&asked, &told);
        let by = match (asked_by, told) {
            (Some(asked), _) => Some(asked.by),
            (None, Told::One(dn)) => Some(dn),
            (None, Told::Nothing | Told::Several(_)) => None,
        };
        draft.departure.by = by.map(str::to_owned);
        draft.departure.is_requested = asked_by.is_some();
        draft.departure.findings.extend(contradicted.and_then(|asked| third_party::unproven(&events, asked.by)));
        let mut parties = draft.departure.before.clone();
        let named = events.iter().filter_map(|record| record.this_dn.as_deref());
        for dn in named.chain(by).chain([group.leaver.as_str()]) {
            if !parties.iter().any(|party| party == dn) {
                parties.push(dn.to_owned());
            }
        }
        for unseen in UNSEEN {
            if parties.len() < 3 {
                parties.push(unseen.to_owned());
            }
        }
        let request = departure_by(&group.leaver, by.unwrap_or(&group.leaver));
        let step = request.and_then(|request| step(conn_id, &parties, &request)).filter(|_| !events.is_empty());
        if let Some(step) = step {
            if by.is_some() {
                draft.departure.phase = Some(step.phase);
            }
            let names: Vec<_> = parties.iter().map(String::as_str).collect();
            let is_device = |dn: &str| self.devices.contains_key(dn);
            let context = Context { leaver: &group.leaver, before: &names, is_counted: false, is_device: &is_device };
            for record in &events {
                let expected =
                    step.events.iter().find(|event| Some(event.party().as_str()) == record.this_dn.as_deref());
                if let Some(expected) = expected.filter(|event| event.name() == EventName::PartyDeleted) {
                    let found = compare(record, expected, &context);
                    draft.departure.findings.extend(found.into_iter().filter(|finding| !is_of_third_party(finding)));
                }
            }
            let found = third_party::compare(&events, by, &context);
            draft.departure.findings.extend(found.into_iter().filter(|finding| !is_of_third_party(finding)));
        }
        self.judged.drafts.push(draft);
        let leg = self.leg(conn_id);
        leg.depart_unknown();
        leg.leave(&group.leaver);
    }
}
