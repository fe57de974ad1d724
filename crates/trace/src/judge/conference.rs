use callmodel::EventName;

use super::Judge;
use crate::draft::Draft;
use crate::expected::Asking;
use crate::few::{Events, Indices, Parties};
use crate::group::{Group, is_late};
use crate::requests::deciding;
use crate::third_party::{self, Told, told};
use crate::{DnId, Name, Reason, Record, Verdict};

/// The most records before an EventReleased in which EventPartyDeleted of the same departure is looked for.
const MOST_BEFORE: usize = 64;

impl Judge<'_> {
    /// A departure from a conference.
    pub(super) fn conference(&mut self, group: &Group) {
        let before = self.parties(group.leg);
        if group.deleted.is_empty() && self.is_cleared(group, &before) {
            return self.clear(group, &before);
        }
        let asked = self.asked(group, &[group.leaver], &[group.leaver]);
        let events: Events<'_> = group.deleted.iter().map(|index| &self.records[*index]).collect();
        let told = told(&events);
        let (asked_by, contradicted) = deciding(&asked, &told);
        let by = match (asked_by, &told) {
            (Some(asked), _) => Some(asked.by),
            (None, Told::One(dn)) => Some(*dn),
            (None, Told::Nothing | Told::Several(_)) => None,
        };
        if by.is_some_and(|by| !before.contains(&by)) {
            let draft = self.unjudged(group, Verdict::NotCovered, Reason::RequesterUnknown);
            self.judged.drafts.push(draft);
            return self.legs[group.leg].leave(group.leaver);
        }
        let place = |dn: DnId| before.iter().position(|party| *party == dn);
        let asking = match asked_by {
            Some(asked) => asked.asking(&before),
            None => place(group.leaver)
                .and_then(|leaver| Some(Asking::departure(leaver, place(by.unwrap_or(group.leaver))?))),
        };
        let Some(step) = self.step(&before, asking) else {
            let draft = self.unjudged(group, Verdict::NotCovered, Reason::OutsideModel);
            self.judged.drafts.push(draft);
            return self.legs[group.leg].leave(group.leaver);
        };
        let meanwhile = self.departures.interleaving(&self.judged.groups, group);
        let is_in_order = meanwhile.iter().all(|other| self.precedes(group, other) || self.precedes(other, group));
        let is_counted = is_in_order && self.legs[group.leg].is_counted();
        let leaving: Parties = meanwhile.iter().map(|other| other.leaver).collect();
        let mut draft =
            Draft { is_counted, by, ..self.of_step(group, &step, asked_by, before, (group.first(), group.last())) };
        let unproven = contradicted.and_then(|asked| third_party::unproven(&events, asked.by, self.dns));
        draft.findings.extend(unproven);
        if by.is_none() {
            draft.phase = None;
        }
        let mut extras = self.match_events(&mut draft, &step, EventName::Released, &group.released, group.leaver);
        let not_told = self.match_events(&mut draft, &step, EventName::PartyDeleted, &group.deleted, group.leaver);
        draft.told.extend(group.deleted.iter().copied().filter(|index| not_told.binary_search(index).is_err()));
        extras.extend(not_told);
        // A party that leaves at the same time need not be told.
        let is_leaving = |number: usize| draft.expected(number).is_some_and(|(_, dn)| leaving.contains(&dn));
        let missing: Indices = draft.missing.iter().copied().filter(|number| !is_leaving(*number)).collect();
        draft.missing = missing;
        self.judged.extras.extend(extras);
        self.judged.drafts.push(draft);
        self.legs[group.leg].leave(group.leaver);
    }

    /// Whether every monitored party of a conference receives EventReleased and none EventPartyDeleted, as by TClearCall.
    fn is_cleared(&self, group: &Group, before: &[DnId]) -> bool {
        let anchor = group.anchor();
        let end = |dn: DnId| {
            let groups = self.departures.of_leaver(group.leg, dn, anchor).map(|at| &self.judged.groups[at]);
            let mut alone = groups.filter(|group| group.deleted.is_empty()).map(Group::anchor);
            alone.find(|end| self.is_soon(anchor, *end))
        };
        let monitored = before.iter().filter(|dn| self.is_monitored(**dn, anchor));
        let ends: Option<Vec<usize>> = monitored.map(|dn| end(*dn)).collect();
        let last = ends.and_then(|ends| ends.into_iter().max());
        last.is_some_and(|last| !self.is_divided(anchor, last, before, group.conn_id))
    }

    /// Whether the EventReleased of some parties belong to several requests: another request is between them, or
    /// EventPartyDeleted tells somebody, who therefore stays, that one of them left.
    fn is_divided(&self, first: usize, last: usize, before: &[DnId], conn_id: u64) -> bool {
        let is_of_leg = |record: &&Record| record.conn_id() == Some(conn_id);
        let earlier = self.records[..first].iter().rev().take(MOST_BEFORE);
        let soon = earlier.take_while(|record| !is_late(record, &self.records[first]));
        let between = self.records[first..last].iter();
        let mut told = soon.chain(between.clone()).filter(is_of_leg);
        told.any(|record| {
            record.name == Name::PartyDeleted && record.other_dn.is_some_and(|other| before.contains(&other))
        }) || between
            .filter(is_of_leg)
            .any(|record| matches!(record.name, Name::RequestReleaseCall | Name::RequestDeleteFromConference))
    }

    /// Ends a conference whose parties were all released at once.
    fn clear(&mut self, group: &Group, before: &[DnId]) {
        for dn in before {
            for at in self.departures.of_leaver(group.leg, *dn, group.anchor()) {
                self.judged.groups[at].is_consumed = true;
            }
        }
        let mut draft = self.unjudged(group, Verdict::NotCovered, Reason::Cleared);
        draft.leaver = None;
        self.judged.drafts.push(draft);
        self.legs[group.leg].end();
    }
}
