use callmodel::EventName;

use super::Judge;
use crate::draft::Draft;
use crate::expected::Asking;
use crate::group::Group;
use crate::requests::deciding;
use crate::third_party::Told;
use crate::{DnId, Name, Reason, Record, Verdict};

/// Microseconds between the two EventReleased of a call of two, at most.
const MOST: i64 = 5_000_000;

impl Judge<'_> {
    /// The end of a call of two: both parties receive EventReleased.
    pub(super) fn end_of_call(&mut self, group: &Group) {
        let conn_id = group.conn_id;
        let before = self.parties(group.leg);
        let Some(other) = before.iter().copied().find(|dn| *dn != group.leaver) else { return };
        let partner = self.partner(group, other);
        let is_deleted = group.deleted.iter().any(|index| self.records[*index].this_dn == Some(other));
        let stays = is_deleted && self.remains(other, conn_id, group.last());
        // Without CallState, a leg that a transfer or conference gave up looks like this, too.
        let may_be_given_up =
            !self.records[group.anchor()].layout.has_all_attributes() && self.is_monitored(other, group.first());
        if partner.is_none() && (stays || may_be_given_up) {
            // EventPartyDeleted says that the other party stays: there are parties that the log does not show.
            self.legs[group.leg].lose_count();
            return self.partial(group);
        }
        let partner = partner.map(|at| (at, self.judged.groups[at].clone()));
        let mut released = group.released.clone();
        let mut extras = group.deleted.clone();
        if let Some((at, partner)) = partner {
            self.judged.groups[at].is_consumed = true;
            released.extend(partner.released);
            extras.extend(partner.deleted);
        }
        released.sort_unstable();
        let asked = self.asked(group, &[group.leaver, other], &[group.leaver, other]);
        let (asked_by, _) = deciding(&asked, &Told::Nothing);
        let released_by = before.iter().position(|dn| *dn == group.leaver).map(Asking::Release);
        let asking = asked_by.map_or(released_by, |asked| asked.asking(&before));
        let Some(step) = self.step(&before, asking) else {
            let draft = self.unjudged(group, Verdict::NotCovered, Reason::OutsideModel);
            self.judged.drafts.push(draft);
            return self.legs[group.leg].end();
        };
        let first = group.first().min(released.first().copied().unwrap_or(group.first()));
        let last = released.last().copied().unwrap_or(group.last());
        let mut draft = Draft { leaver: None, ..self.of_step(group, &step, asked_by, before, (first, last)) };
        extras.extend(self.match_events(&mut draft, &step, EventName::Released, &released, group.leaver));
        self.judged.extras.extend(extras);
        self.judged.drafts.push(draft);
        self.legs[group.leg].end();
    }

    /// The group of the other party of a call of two, whose EventReleased comes at the same time.
    fn partner(&self, group: &Group, other: DnId) -> Option<usize> {
        let anchor = group.anchor();
        let groups = &self.judged.groups;
        let mut candidates = self.departures.of_leaver(group.leg, other, anchor + 1);
        let at = candidates.find(|at| groups[*at].has_released())?;
        let end = groups[at].anchor();
        // Without CallState, only this event tells of a transfer in between.
        let is_changed = |record: &Record| {
            let is_of_other = record.conn_id() == Some(group.conn_id) && record.this_dn == Some(other);
            record.name == Name::PartyChanged && is_of_other && !record.layout.has_all_attributes()
        };
        (self.is_soon(anchor, end) && !self.records[anchor..end].iter().any(is_changed)).then_some(at)
    }

    /// Whether two events are so close that one request may have caused both.
    pub(super) fn is_soon(&self, first: usize, second: usize) -> bool {
        match (self.records[first].time, self.records[second].time) {
            (Some(first), Some(second)) => second - first < MOST,
            _ => true,
        }
    }

    /// Whether a party receives an event of the call later.
    fn remains(&self, dn: DnId, conn_id: u64, after: usize) -> bool {
        self.records[after + 1..].iter().any(|record| record.conn_id() == Some(conn_id) && record.this_dn == Some(dn))
    }
}
