use std::rc::Rc;

use callmodel::EventName;
use smallvec::SmallVec;

use super::Judge;
use crate::compare::{Context, compare};
use crate::draft::Draft;
use crate::expected::Step;
use crate::few::{Indices, Parties};
use crate::group::Group;
use crate::releasing::releasing;
use crate::requests::{Asked, FewAsked};
use crate::{DnId, Finding, FindingKind, Place, Rule, Severity, Verdict};

/// The most events of one name to one party of a departure that are compared to find the one that was expected.
const MOST_COMPARED: usize = 16;

impl Judge<'_> {
    /// Assigns the logged events of one name to the expected ones by receiver, compares them, and notes the missing ones.
    /// Returns the events that none is expected for, in order.
    pub(super) fn match_events(
        &self,
        draft: &mut Draft,
        step: &Step,
        name: EventName,
        logged: &[usize],
        leaver: DnId,
    ) -> Indices {
        let is_device = |dn: DnId| self.survey.is_device(dn);
        // By receiver, then in order. `None` in place of an index that was assigned.
        let mut of_parties: SmallVec<[_; 8]> =
            logged.iter().map(|index| (self.records[*index].this_dn, Some(*index))).collect();
        of_parties.sort_unstable();
        let mut found = Vec::new();
        let expected = step.events.iter().enumerate().filter(|(_, event)| event.name == name);
        for (number, expected) in expected {
            let Some(party) = draft.before.get(expected.party).copied() else { continue };
            let Draft { before, is_counted, .. } = &*draft;
            let context =
                Context { dns: self.dns, leaver: Some(leaver), before, is_counted: *is_counted, is_device: &is_device };
            let start = of_parties.partition_point(|(receiver, _)| *receiver < Some(party));
            let of_party = of_parties[start..].iter_mut().take_while(|(receiver, _)| *receiver == Some(party));
            let left = of_party.map(|(_, index)| index).filter(|index| index.is_some()).take(MOST_COMPARED);
            let compared = left.filter_map(|index| {
                let mut findings = Vec::new();
                compare(&self.records[(*index)?], expected, &context, &mut findings);
                Some((index, findings))
            });
            match compared.min_by_key(|(index, findings)| (findings.len(), **index)) {
                Some((index, findings)) => {
                    found.extend(findings);
                    let record = index.take().map(|index| &self.records[index]);
                    found.extend(record.and_then(|record| releasing(record, draft.by, self.dns)));
                }
                None if self.is_monitored(party, draft.first) => draft.missing.push(number),
                None => {}
            }
        }
        draft.findings.extend(found);
        let mut rest: Indices = of_parties.into_iter().filter_map(|(_, index)| index).collect();
        rest.sort_unstable();
        rest
    }

    /// The requests that may have caused a departure, the latest first. A request causes one departure.
    pub(super) fn asked(&mut self, group: &Group, releasing: &[DnId], deleted: &[DnId]) -> FewAsked {
        let mut asked = self.requests.before(group, self.records, releasing, deleted);
        asked.retain(|asked| self.requests.take(asked.index));
        asked
    }

    /// The departure of a step of the model, with a note when its request is not defined in the reference.
    pub(super) fn of_step(
        &self,
        group: &Group,
        step: &Rc<Step>,
        asked: Option<Asked>,
        before: Parties,
        (first, last): (usize, usize),
    ) -> Draft {
        let undefined = asked.filter(|asked| !asked.is_defined(before.len()));
        let note = undefined.map(|asked| Finding {
            severity: Severity::Note,
            kind: FindingKind::UnexpectedEvent,
            event: EventName::Released,
            party: Some(self.dns.text(asked.by).to_owned()),
            attribute: None,
            expected: None,
            got: None,
            relation: None,
            place: Some(Place::of(&self.records[asked.index])),
            certain: None,
            rule: Rule::UndefinedRequest,
            is_known: false,
        });
        Draft {
            conn_id: group.conn_id,
            leaver: Some(group.leaver),
            by: asked.map(|asked| asked.by),
            is_requested: asked.is_some(),
            phase: Some(step.phase),
            basis: Some(step.basis),
            before,
            verdict: Verdict::Agrees,
            reason: None,
            findings: note.into_iter().collect(),
            place: Place::of(&self.records[first]),
            first,
            last,
            is_counted: true,
            step: Some(Rc::clone(step)),
            missing: Indices::new(),
            told: Indices::new(),
        }
    }
}
