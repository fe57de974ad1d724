use std::collections::{BTreeMap, BTreeSet};

use callmodel::{AttributeName, EventName};

use super::Judge;
use crate::compare::{Context, compare};
use crate::expected::{Asking, Expected};
use crate::few::Events;
use crate::group::Group;
use crate::requests::deciding;
use crate::third_party::{self, Told, told};
use crate::{DnId, Finding, FindingKind, Reason, Verdict};

/// The fewest parties of a conference. Those that the log does not show stand after the others.
const FEWEST: usize = 3;

/// Whether a finding says that the third party is absent, which it may be on an observed call. The log does not show whether
/// an observer is among the parties.
fn is_of_third_party(finding: &Finding) -> bool {
    finding.kind == FindingKind::MissingAttribute
        && matches!(finding.attribute, Some(AttributeName::ThirdPartyDn | AttributeName::ThirdPartyDnRole))
}

impl Judge<'_> {
    /// A departure from a call whose parties are not all known: only the events that are there are compared.
    pub(super) fn partial(&mut self, group: &Group) {
        let mut draft = self.unjudged(group, Verdict::Cut, Reason::StartMissing);
        let asked = self.asked(group, &[group.leaver], &[group.leaver]);
        let events: Events<'_> = group.deleted.iter().map(|index| &self.records[*index]).collect();
        let told = told(&events);
        let (asked_by, contradicted) = deciding(&asked, &told);
        let by = match (asked_by, told) {
            (Some(asked), _) => Some(asked.by),
            (None, Told::One(dn)) => Some(dn),
            (None, Told::Nothing | Told::Several(_)) => None,
        };
        draft.by = by;
        draft.is_requested = asked_by.is_some();
        let unproven = contradicted.and_then(|asked| third_party::unproven(&events, asked.by, self.dns));
        draft.findings.extend(unproven);
        let mut parties = draft.before.clone();
        let mut seen: BTreeSet<DnId> = parties.iter().copied().collect();
        let named = events.iter().filter_map(|record| record.this_dn);
        parties.extend(named.chain(by).chain([group.leaver]).filter(|dn| seen.insert(*dn)));
        let place = |dn: DnId| parties.iter().position(|party| *party == dn);
        let asking =
            place(group.leaver).and_then(|leaver| Some(Asking::departure(leaver, place(by.unwrap_or(group.leaver))?)));
        let asking = asking.filter(|_| !events.is_empty());
        let step = asking.and_then(|asking| self.steps.step(parties.len().max(FEWEST), asking));
        if let Some(step) = step {
            if by.is_some() {
                draft.phase = Some(step.phase);
            }
            let is_device = |dn: DnId| self.survey.is_device(dn);
            let (dns, leaver) = (self.dns, Some(group.leaver));
            let context = Context { dns, leaver, before: &parties, is_counted: false, is_device: &is_device };
            let expected: BTreeMap<DnId, &Expected> =
                step.events.iter().filter_map(|event| Some((*parties.get(event.party)?, event))).collect();
            let mut found = Vec::new();
            for record in &events {
                let expected = record.this_dn.and_then(|dn| expected.get(&dn));
                if let Some(expected) = expected.filter(|event| event.name == EventName::PartyDeleted) {
                    compare(record, expected, &context, &mut found);
                }
            }
            found.extend(third_party::compare(&events, by, &context));
            draft.findings.extend(found.into_iter().filter(|finding| !is_of_third_party(finding)));
        }
        self.judged.drafts.push(draft);
        let leg = &mut self.legs[group.leg];
        leg.depart_unknown();
        leg.leave(group.leaver);
    }
}
