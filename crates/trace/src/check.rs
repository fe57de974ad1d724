use std::collections::{BTreeMap, BTreeSet};

use crate::assign::assign;
use crate::draft::Draft;
use crate::expected::Steps;
use crate::group::Group;
use crate::judge::{Judge, Judged};
use crate::legs::Legs;
use crate::survey::Survey;
use crate::{CallRecords, Checked, Departure, DnId, Record, Severity, Verdict};

/// The most groups that are tried as no departure.
const MOST_TRIED: usize = 8;

/// Compares each departure of a call with the model: the last step. It needs the records of this call and nothing else.
///
/// Expected events come from [`callmodel::Call::apply`] alone.
#[must_use]
pub fn check(call: &CallRecords) -> Checked {
    Checker::default().check(call)
}

/// Checks calls one after another, as [`check`] does. It keeps the steps of the model that it played, so that departures of
/// the same kind are played once.
#[derive(Clone, Debug, Default)]
pub struct Checker {
    steps: Steps,
}

impl Checker {
    /// Checks one call.
    #[must_use]
    pub fn check(&mut self, call: &CallRecords) -> Checked {
        self.outcome(call).0
    }

    /// Checks a call, whose log goes on. `None` when what follows may change the result: a party is on the call.
    pub(crate) fn settled(&mut self, call: &CallRecords) -> Option<Checked> {
        let (checked, is_over) = self.outcome(call);
        let has_departed = !checked.departures.is_empty() || !checked.asides.is_empty();
        (is_over && has_departed).then_some(checked)
    }

    /// What is found in a call, and whether no party is left on it.
    fn outcome(&mut self, call: &CallRecords) -> (Checked, bool) {
        let (survey, legs) = (Survey::of(call), Legs::of(call));
        let mut outcome = |forced: &BTreeSet<usize>| Outcome::new(call, &legs, &survey, &mut self.steps, forced);
        let mut forced = BTreeSet::new();
        let mut best = outcome(&forced);
        // A wrong OtherDN may look like the departure of a party that receives no events: the reading with fewest differences
        // counts.
        for (at, events) in std::mem::take(&mut best.doubtful).into_iter().take(MOST_TRIED) {
            forced.insert(at);
            let other = outcome(&forced);
            let is_explained = events.iter().all(|index| other.assigned.contains(index));
            if is_explained && other.cost() < best.cost() {
                best = other;
            } else {
                forced.remove(&at);
            }
        }
        let Outcome { mut departures, asides, is_open, is_cut, is_over, .. } = best;
        departures.sort_by_key(|departure| departure.place);
        let verdict = verdict(&departures, !asides.is_empty(), is_open, is_cut);
        let (conn_id, parties) = (call.conn_id, survey.parties(call));
        (Checked { conn_id, conn_ids: conn_ids(call.conn_id, &legs), verdict, parties, departures, asides }, is_over)
    }
}

/// All ConnIDs of a call, the main one first.
fn conn_ids(main: u64, legs: &Legs) -> Vec<u64> {
    let mut all = Vec::with_capacity(legs.conn_ids().len());
    all.push(main);
    all.extend(legs.conn_ids().iter().filter(|conn_id| **conn_id != main));
    all
}

/// The verdict about a call: that of the departure that says most.
fn verdict(departures: &[Departure], has_asides: bool, is_open: bool, is_cut: bool) -> Verdict {
    let has = |verdict| departures.iter().any(|departure| departure.verdict == verdict);
    let order = [
        (Verdict::Differs, has(Verdict::Differs)),
        (Verdict::Cut, has(Verdict::Cut)),
        (Verdict::Open, has(Verdict::Open)),
        (Verdict::NotCovered, has(Verdict::NotCovered)),
        (Verdict::Open, is_open),
        (Verdict::Agrees, has(Verdict::Agrees)),
        (Verdict::NotCovered, has_asides),
        (Verdict::Cut, is_cut),
    ];
    order.into_iter().find(|(_, holds)| *holds).map_or(Verdict::NotCovered, |(verdict, _)| verdict)
}

/// The departures of a call under one reading of its groups.
struct Outcome {
    departures: Vec<Departure>,
    asides: Vec<crate::Aside>,
    /// Groups without EventReleased whose departure lacks as much as it has, with their events.
    doubtful: Vec<(usize, Vec<usize>)>,
    /// Events outside the group of a departure that it lacks.
    assigned: BTreeSet<usize>,
    is_open: bool,
    is_cut: bool,
    is_over: bool,
}

impl Outcome {
    fn new(call: &CallRecords, legs: &Legs, survey: &Survey, steps: &mut Steps, forced: &BTreeSet<usize>) -> Self {
        let judge = Judge::new(call, legs, survey, steps, forced);
        let Judged { mut drafts, asides, extras, groups, is_open, mut is_cut, is_over } = judge.run();
        let doubtful = doubtful(&groups, &drafts, &call.records);
        let mut assigned = BTreeSet::new();
        is_cut |= assign(call, survey, &mut drafts, &extras, &mut assigned);
        let CallRecords { records, dns, end, .. } = call;
        let departures = drafts.into_iter().map(|draft| draft.finished(records, dns, *end, steps)).collect();
        Self { departures, asides, doubtful, assigned, is_open, is_cut, is_over }
    }

    /// The number of errors and warnings. Departures that cannot be told weigh less.
    fn cost(&self) -> (usize, usize) {
        let findings = self.departures.iter().flat_map(|departure| &departure.findings);
        let differing = findings.filter(|finding| finding.severity != Severity::Note).count();
        let untold = self.departures.iter().filter(|departure| departure.verdict != Verdict::Agrees).count();
        (differing, untold)
    }
}

/// Groups that may be no departure: without EventReleased, and with fewer events than their departure lacks, or with events that
/// other departures lack.
fn doubtful(groups: &[Group], drafts: &[Draft], records: &[Record]) -> Vec<(usize, Vec<usize>)> {
    if groups.iter().all(|group| !group.is_departure || group.has_released()) {
        return Vec::new();
    }
    let mut missing: BTreeMap<usize, usize> = BTreeMap::new();
    let mut lacking = BTreeSet::new();
    for draft in drafts {
        let most = missing.entry(draft.first).or_default();
        *most = draft.missing.len().max(*most);
        lacking.extend(draft.missing.iter().filter_map(|number| Some((draft.conn_id, draft.expected(*number)?.1))));
    }
    let is_doubtful = |group: &Group| {
        let receivers = || group.deleted.iter().map(|index| records[*index].this_dn);
        let lacks = missing.get(&group.first()).is_some_and(|missing| *missing >= group.deleted.len());
        let is_lacking = |dn: Option<DnId>| dn.is_some_and(|dn| lacking.contains(&(group.conn_id, dn)));
        group.is_departure && !group.has_released() && (lacks || receivers().all(is_lacking))
    };
    let doubtful = groups.iter().enumerate().filter(|(_, group)| is_doubtful(group));
    doubtful.map(|(at, group)| (at, group.deleted.to_vec())).collect()
}
