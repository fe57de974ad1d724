mod conference;
mod end_of_call;
mod matching;
mod partial;

use std::collections::BTreeSet;
use std::rc::Rc;

use hashbrown::HashSet;
use smallvec::{SmallVec, smallvec};

use crate::codes::state;
use crate::departures::Departures;
use crate::draft::Draft;
use crate::expected::{Asking, Step, Steps};
use crate::few::{Indices, Parties};
use crate::group::{Group, groups};
use crate::leg::{Leg, given_up, observers, tells_of_transfer};
use crate::legs::{LegId, Legs};
use crate::requests::Requests;
use crate::survey::Survey;
use crate::{Aside, CallRecords, DnId, Dns, Name, Place, Reason, Record, Verdict};

/// The departures of a call, before events outside their groups are assigned.
pub(crate) struct Judged {
    pub(crate) drafts: Vec<Draft>,
    pub(crate) asides: Vec<Aside>,
    /// Events of no departure.
    pub(crate) extras: Vec<usize>,
    pub(crate) groups: Vec<Group>,
    /// Whether a party that receives events is still on the call at the end of the log.
    pub(crate) is_open: bool,
    /// Whether the parties of some leg are not all known.
    pub(crate) is_cut: bool,
    /// Whether no party is left at the end of the log, also none that receives no events.
    pub(crate) is_over: bool,
}

/// Reads the records of a call in order and judges each departure on the call as it was then.
pub(crate) struct Judge<'a> {
    records: &'a [Record],
    dns: &'a Dns,
    steps: &'a mut Steps,
    survey: &'a Survey,
    requests: Requests,
    numbers: &'a Legs,
    /// Who is on the call, by the numbers of the legs.
    legs: SmallVec<[Leg; 2]>,
    /// Those who were on a leg before some departure.
    earlier: HashSet<(LegId, DnId)>,
    departures: Departures,
    judged: Judged,
}

impl<'a> Judge<'a> {
    pub(crate) fn new(
        call: &'a CallRecords,
        numbers: &'a Legs,
        survey: &'a Survey,
        steps: &'a mut Steps,
        forced: &BTreeSet<usize>,
    ) -> Self {
        let CallRecords { records, dns, .. } = call;
        let groups = groups(records, numbers, survey, forced);
        let departures = Departures::of(&groups);
        let judged = Judged {
            drafts: Vec::new(),
            asides: Vec::new(),
            extras: Vec::new(),
            groups,
            is_open: false,
            is_cut: false,
            is_over: false,
        };
        Self {
            records,
            dns,
            steps,
            survey,
            requests: Requests::of(records),
            numbers,
            legs: smallvec![Leg::default(); numbers.conn_ids().len()],
            earlier: HashSet::with_capacity(8),
            departures,
            judged,
        }
    }

    /// Judges all departures.
    pub(crate) fn run(mut self) -> Judged {
        let mut anchors = self.anchors().into_iter().peekable();
        let of_no_departure = self.judged.groups.iter().filter(|group| !group.is_departure).flat_map(Group::events);
        self.judged.extras = of_no_departure.collect();
        for (index, record) in self.records.iter().enumerate() {
            let anchored = anchors.next_if(|(anchor, _)| *anchor == index).map(|(_, at)| at);
            let Some(leg) = self.numbers.of_record(index) else { continue };
            if record.name == Name::PartyChanged {
                self.party_changed(record, leg);
            } else if record.name == Name::Released && given_up(record).is_some() {
                self.give_up(record, leg);
            } else if record.name.in_model().is_none() {
                let survey = self.survey;
                self.legs[leg].read(record, &|dn| survey.is_queue(dn));
            } else if let Some(at) = anchored.filter(|at| !self.judged.groups[*at].is_consumed) {
                let judged = self.judged.drafts.len();
                self.departure(at);
                let before = self.judged.drafts[judged..].iter().flat_map(|draft| &draft.before);
                self.earlier.extend(before.map(|dn| (leg, *dn)));
            } else if record.name == Name::PartyDeleted && record.other_dn.is_none() {
                self.judged.extras.push(index);
            }
        }
        for leg in &self.legs {
            self.judged.is_open |= leg.parties().any(|dn| self.survey.is_device(dn));
            self.judged.is_cut |= leg.has_departed_unknown();
        }
        self.judged.is_over = self.legs.iter().all(|leg| leg.parties().next().is_none());
        self.judged
    }

    /// The events at which departures are placed, in order, each with its group. Of two departures that interleave, the one that the other leaver
    /// was told of came first.
    fn anchors(&self) -> SmallVec<[(usize, usize); 4]> {
        let groups = &self.judged.groups;
        let departures = groups.iter().enumerate().filter(|(_, group)| group.is_departure);
        let mut anchors: SmallVec<[(usize, usize); 4]> = departures.map(|(at, group)| (group.anchor(), at)).collect();
        anchors.sort_unstable();
        for end in 1..anchors.len() {
            let mut at = end;
            while at > 0 && self.precedes(&groups[anchors[at].1], &groups[anchors[at - 1].1]) {
                let (before, after) = anchors.split_at_mut(at);
                std::mem::swap(&mut before[at - 1].1, &mut after[0].1);
                at -= 1;
            }
        }
        anchors
    }

    /// Whether the leaver of `other` was told of the departure of `group`, and not the other way round.
    fn precedes(&self, group: &Group, other: &Group) -> bool {
        group.interleaves(other)
            && group.tells(Some(other.leaver), self.records)
            && !other.tells(Some(group.leaver), self.records)
    }

    fn party_changed(&mut self, record: &Record, leg: LegId) {
        let previous = record.previous().and_then(|previous| self.numbers.number(previous));
        let previous = previous.filter(|previous| *previous != leg);
        let mut previous = previous.map(|previous| std::mem::take(&mut self.legs[previous]));
        self.legs[leg].party_changed(record, previous.as_mut());
    }

    fn give_up(&mut self, record: &Record, leg: LegId) {
        let (Some(dn), Some(reason)) = (record.this_dn, given_up(record)) else { return };
        self.legs[leg].leave(dn);
        let conn_id = self.numbers.conn_ids()[leg];
        self.judged.asides.push(Aside { conn_id, dn: self.dns.text(dn).into(), reason, place: Place::of(record) });
    }

    /// Judges the departure of a group.
    fn departure(&mut self, at: usize) {
        let group = self.judged.groups[at].clone();
        let Group { conn_id, leg: number, leaver, .. } = group;
        let anchor = &self.records[group.anchor()];
        let is_noted = self.gives_up(&group);
        let is_transfer =
            !group.deleted.is_empty() && group.deleted.iter().all(|at| tells_of_transfer(&self.records[*at]));
        let leg = &mut self.legs[number];
        let dns = self.dns;
        let aside = |reason| Aside { conn_id, dn: dns.text(leaver).into(), reason, place: Place::of(anchor) };
        if leg.is_observer(leaver) || (self.survey.is_observer(leaver) && leg.has(leaver)) {
            leg.leave(leaver);
            return self.judged.asides.push(aside(Reason::Observed));
        }
        if is_noted || is_transfer {
            leg.leave(leaver);
            let noted = (!is_noted).then(|| aside(Reason::Transferred));
            return self.judged.asides.extend(noted);
        }
        let deletes = group.deleted.iter().map(|index| &self.records[*index]);
        let is_bridged = deletes.clone().any(|record| record.call_state == Some(state::BRIDGED));
        let names_observers = deletes.clone().any(|record| observers(record).next().is_some());
        let has_observers = leg.is_observed() || leg.parties().any(|dn| self.survey.is_observer(dn));
        if has_observers || names_observers || is_bridged || self.survey.is_observer(leaver) {
            let draft = self.unjudged(&group, Verdict::NotCovered, Reason::Observed);
            self.judged.drafts.push(draft);
            return self.legs[number].leave(leaver);
        }
        if leg.is_known() && !leg.is_established() {
            leg.leave(leaver);
            return self.judged.asides.push(aside(Reason::NotAnswered));
        }
        if leg.is_crowded() {
            leg.leave(leaver);
            let draft = self.unjudged(&group, Verdict::NotCovered, Reason::OutsideModel);
            return self.judged.drafts.push(Draft { before: Parties::new(), ..draft });
        }
        let has_left = |dn: DnId| self.earlier.contains(&(number, dn));
        let mut receivers = deletes.filter_map(|record| record.this_dn);
        if !leg.has(leaver) && leg.is_known() && has_left(leaver) {
            return self.judged.extras.extend(group.events());
        }
        let is_stranger = |dn: DnId| dn != leaver && !leg.has(dn) && !has_left(dn);
        if !leg.has(leaver) || receivers.any(is_stranger) {
            self.legs[number].lose_count();
        }
        let leg = &self.legs[number];
        match (leg.is_known(), leg.parties().count()) {
            (true, 2) => self.end_of_call(&group),
            (true, 3..) => self.conference(&group),
            _ => self.partial(&group),
        }
    }

    /// Whether EventReleased says that the leaver gave up its leg, so that EventPartyDeleted tells of the same.
    fn gives_up(&self, group: &Group) -> bool {
        let is_near = |index: usize| {
            let (first, last) = (group.first(), group.last());
            self.is_soon(index.min(last), index.max(first))
        };
        let legs = self.survey.given_up(group.conn_id, group.leaver);
        !group.has_released() && legs.iter().any(|index| is_near(*index))
    }

    fn parties(&self, leg: LegId) -> Parties {
        self.legs[leg].parties().collect()
    }

    /// Whether a DN received an event of the call before the record with this index.
    fn is_monitored(&self, dn: DnId, before: usize) -> bool {
        self.survey.first_event(dn).is_some_and(|index| index < before)
    }

    /// The step of the model for a call of these parties. `None` when it takes neither so many nor the request.
    fn step(&mut self, parties: &[DnId], asking: Option<Asking>) -> Option<Rc<Step>> {
        self.steps.step(parties.len(), asking?)
    }

    /// A departure without a verdict.
    fn unjudged(&self, group: &Group, verdict: Verdict, reason: Reason) -> Draft {
        Draft {
            conn_id: group.conn_id,
            leaver: Some(group.leaver),
            by: None,
            is_requested: false,
            phase: None,
            basis: None,
            before: self.parties(group.leg),
            verdict,
            reason: Some(reason),
            findings: Vec::new(),
            place: Place::of(&self.records[group.first()]),
            first: group.first(),
            last: group.last(),
            step: None,
            is_counted: false,
            missing: Indices::new(),
            told: Indices::new(),
        }
    }
}
