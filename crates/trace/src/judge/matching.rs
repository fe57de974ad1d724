use callmodel::{EventName, Step};

use super::Judge;
use crate::compare::{Context, compare};
use crate::draft::Draft;
use crate::group::Group;
use crate::releasing::releasing;
use crate::requests::{Asked, requests};
use crate::{Departure, Finding, FindingKind, Place, Rule, Severity, Verdict};

impl<'a> Judge<'a> {
    /// Assigns the logged events of one name to the expected ones by receiver, compares them, and notes the missing ones.
    /// Returns the events that none is expected for.
    pub(super) fn match_events(
        &self,
        draft: &mut Draft,
        step: &Step,
        name: EventName,
        logged: &[usize],
        leaver: &str,
    ) -> Vec<usize> {
        let before: Vec<_> = draft.departure.before.iter().map(String::as_str).collect();
        let is_device = |dn: &str| self.devices.contains_key(dn);
        let context = Context { leaver, before: &before, is_counted: draft.is_counted, is_device: &is_device };
        let mut rest = logged.to_vec();
        let mut findings = Vec::new();
        let mut missing = Vec::new();
        for expected in step.events.iter().filter(|event| event.name() == name) {
            let party = expected.party().as_str();
            let of_party =
                rest.iter().enumerate().filter(|(_, index)| self.records[**index].this_dn.as_deref() == Some(party));
            let compared = of_party.map(|(at, index)| (compare(&self.records[*index], expected, &context), at));
            match compared.min_by_key(|(findings, at)| (findings.len(), *at)) {
                Some((found, at)) => {
                    let record = &self.records[rest.remove(at)];
                    findings.extend(found);
                    findings.extend(releasing(record, &draft.departure));
                }
                None if self.is_monitored(party, draft.first) => missing.push(expected.clone()),
                None => {}
            }
        }
        draft.departure.findings.extend(findings);
        draft.missing.extend(missing);
        rest
    }

    /// The requests that may have caused a departure, the latest first. A request causes one departure.
    pub(super) fn asked(&mut self, group: &Group, releasing: &[&str], deleted: &[&str]) -> Vec<Asked<'a>> {
        let events: Vec<_> = group.events().collect();
        let mut asked = requests(self.records, group.conn_id, group.first(), &events, releasing, deleted);
        asked.retain(|asked| self.answered.insert(asked.index));
        asked
    }

    /// The departure of a step of the model, with a note when its request is not defined in the reference.
    pub(super) fn of_step(
        &self,
        group: &Group,
        step: &Step,
        asked: Option<Asked<'_>>,
        before: &[String],
        first: usize,
    ) -> Departure {
        let undefined = asked.filter(|asked| !asked.is_defined(before.len()));
        let note = undefined.map(|asked| Finding {
            severity: Severity::Note,
            kind: FindingKind::UnexpectedEvent,
            event: EventName::Released,
            party: Some(asked.by.to_owned()),
            attribute: None,
            expected: None,
            got: None,
            relation: None,
            place: Some(Place::of(&self.records[asked.index])),
            certain: None,
            rule: Rule::UndefinedRequest,
            is_known: false,
        });
        Departure {
            conn_id: group.conn_id,
            leaver: Some(group.leaver.clone()),
            by: asked.map(|asked| asked.by.to_owned()),
            is_requested: asked.is_some(),
            phase: Some(step.phase),
            basis: Some(step.basis),
            before: before.to_vec(),
            verdict: Verdict::Agrees,
            reason: None,
            findings: note.into_iter().collect(),
            place: Place::of(&self.records[first]),
        }
    }
}
