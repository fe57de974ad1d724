use callmodel::EventName;

use super::Judge;
use crate::draft::Draft;
use crate::expected::Asking;
use crate::group::Group;
use crate::leg::Leg;
use crate::requests::deciding;
use crate::third_party::{self, Told, told};
use crate::{DnId, Reason, Verdict};

impl Judge<'_> {
    /// A departure from a conference.
    pub(super) fn conference(&mut self, at: usize, group: &Group) {
        let conn_id = group.conn_id;
        let before = self.parties(conn_id);
        if group.deleted.is_empty() && self.is_cleared(at, &before, conn_id) {
            return self.clear(group, &before);
        }
        let asked = self.asked(group, &[group.leaver], &[group.leaver]);
        let events: Vec<_> = group.deleted.iter().map(|index| &self.records[*index]).collect();
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
            return self.leg(conn_id).leave(group.leaver);
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
            return self.leg(conn_id).leave(group.leaver);
        };
        let meanwhile = self.departures.interleaving(&self.judged.groups, group);
        let is_in_order = meanwhile.iter().all(|other| self.precedes(group, other) || self.precedes(other, group));
        let is_counted = is_in_order && self.legs.get(&conn_id).is_some_and(Leg::is_counted);
        let leaving: Vec<DnId> = meanwhile.iter().map(|other| other.leaver).collect();
        let mut draft =
            Draft { is_counted, by, ..self.of_step(group, &step, asked_by, before, (group.first(), group.last())) };
        let unproven = contradicted.and_then(|asked| third_party::unproven(&events, asked.by, self.dns));
        draft.findings.extend(unproven);
        if by.is_none() {
            draft.phase = None;
        }
        let mut extras = self.match_events(&mut draft, &step, EventName::Released, &group.released, group.leaver);
        let not_told = self.match_events(&mut draft, &step, EventName::PartyDeleted, &group.deleted, group.leaver);
        draft.told.extend(group.deleted.iter().filter(|index| not_told.binary_search(index).is_err()));
        extras.extend(not_told);
        // A party that leaves at the same time need not be told.
        let is_leaving = |number: usize| draft.expected(number).is_some_and(|(_, dn)| leaving.contains(&dn));
        let missing = draft.missing.iter().copied().filter(|number| !is_leaving(*number)).collect();
        draft.missing = missing;
        self.judged.extras.extend(extras);
        self.judged.drafts.push(draft);
        self.leg(conn_id).leave(group.leaver);
    }

    /// Whether every monitored party of a conference receives EventReleased and none EventPartyDeleted, as by TClearCall.
    fn is_cleared(&self, at: usize, before: &[DnId], conn_id: u64) -> bool {
        let anchor = self.judged.groups[at].anchor();
        let is_alone = |dn: DnId| {
            let mut groups = self.departures.of_leaver(conn_id, dn, anchor);
            groups.any(|at| {
                let group = &self.judged.groups[at];
                group.deleted.is_empty() && self.is_soon(anchor, group.anchor())
            })
        };
        let mut monitored = before.iter().filter(|dn| self.is_monitored(**dn, anchor)).peekable();
        monitored.peek().is_some() && monitored.all(|dn| is_alone(*dn))
    }

    /// Ends a conference whose parties were all released at once.
    fn clear(&mut self, group: &Group, before: &[DnId]) {
        for dn in before {
            let groups = self.departures.of_leaver(group.conn_id, *dn, group.anchor());
            self.consumed.extend(groups);
        }
        let mut draft = self.unjudged(group, Verdict::NotCovered, Reason::Cleared);
        draft.leaver = None;
        self.judged.drafts.push(draft);
        self.leg(group.conn_id).end();
    }
}
