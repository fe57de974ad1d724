use std::rc::Rc;

use callmodel::{Basis, EventName, Phase};
use smol_str::SmolStr;

use crate::calls::ANSWER;
use crate::compare::{Context, compare};
use crate::expected::{Asking, Step, Steps};
use crate::few::{Events, Indices, Parties};
use crate::third_party::{self, Told, told};
use crate::{Departure, DnId, Dns, Finding, FindingKind, LogEnd, Name, Place, Reason, Record, Rule, Severity, Verdict};

/// A departure while it is judged: expected events that no event in its group is, and what compares a late one with them.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) conn_id: u64,
    pub(crate) leaver: Option<DnId>,
    pub(crate) by: Option<DnId>,
    pub(crate) is_requested: bool,
    pub(crate) phase: Option<Phase>,
    pub(crate) basis: Option<Basis>,
    pub(crate) before: Parties,
    pub(crate) verdict: Verdict,
    pub(crate) reason: Option<Reason>,
    pub(crate) findings: Vec<Finding>,
    pub(crate) place: Place,
    /// The first and last event.
    pub(crate) first: usize,
    pub(crate) last: usize,
    /// Whether the number of parties is certain.
    pub(crate) is_counted: bool,
    /// What the model expects.
    pub(crate) step: Option<Rc<Step>>,
    /// Expected events of monitored parties that are absent: their numbers in the step.
    pub(crate) missing: Indices,
    /// The EventPartyDeleted of a conference that were expected, whose ThirdPartyDN is compared when all are assigned.
    pub(crate) told: Indices,
}

/// The longest time in microseconds after which events of one request may still be written.
const MOST: i64 = 2_000_000;

impl Draft {
    /// The expected event with this number: its name and its receiver.
    pub(crate) fn expected(&self, number: usize) -> Option<(EventName, DnId)> {
        let expected = self.step.as_ref()?.events.get(number)?;
        Some((expected.name, *self.before.get(expected.party)?))
    }

    /// Compares an event that is outside the group with the expected one that is missing, and removes it from the missing.
    pub(crate) fn take(
        &mut self,
        number: usize,
        index: usize,
        record: &Record,
        dns: &Dns,
        is_device: &dyn Fn(DnId) -> bool,
    ) {
        self.missing.retain(|missing| *missing != number);
        self.first = self.first.min(index);
        self.last = self.last.max(index);
        if record.name == Name::PartyDeleted {
            self.told.push(index);
        }
        let Self { leaver, before, is_counted, step, findings, .. } = self;
        let context = Context { dns, leaver: *leaver, before, is_counted: *is_counted, is_device };
        let Some(expected) = step.as_ref().and_then(|step| step.events.get(number)) else { return };
        compare(record, expected, &context, findings);
    }

    /// The departure with a finding for each missing event, and its verdict. `records` are those of the call.
    pub(crate) fn finished(mut self, records: &[Record], dns: &Dns, end: LogEnd, steps: &mut Steps) -> Departure {
        self.compare_third_party(records, dns, steps);
        if !self.missing.is_empty() {
            let conn_id = self.conn_id;
            let is_later = |record: &&Record| record.conn_id() == Some(conn_id) && record.name != Name::Error;
            let certain = records[self.last + 1..].iter().find(is_later);
            if certain.is_none() && self.is_open(records, end) {
                self.missing.clear();
                self.reason = Some(Reason::EndMissing);
                self.verdict = Verdict::Open;
            }
            let due = Place::of(&records[self.last]);
            let missing = self.missing.iter().filter_map(|number| self.expected(*number));
            let findings = missing.map(|event| absent(event, dns, due, certain.map(Place::of)));
            self.findings.extend(findings.collect::<Vec<_>>());
        }
        self.findings.sort_by(|one, other| {
            let key = |finding: &Finding| (finding.severity, finding.place);
            key(one).cmp(&key(other)).then_with(|| one.party.cmp(&other.party))
        });
        if self.findings.iter().any(|finding| finding.severity != Severity::Note) {
            self.verdict = Verdict::Differs;
            self.reason = None;
        }
        let text = |dn: &DnId| SmolStr::from(dns.text(*dn));
        Departure {
            conn_id: self.conn_id,
            leaver: self.leaver.as_ref().map(text),
            by: self.by.as_ref().map(text),
            is_requested: self.is_requested,
            phase: self.phase,
            basis: self.basis,
            before: self.before.iter().map(text).collect(),
            verdict: self.verdict,
            reason: self.reason,
            findings: self.findings,
            place: self.place,
        }
    }

    /// Decides who made the request, and compares ThirdPartyDN of all events with it. A request in the log decides alone.
    fn compare_third_party(&mut self, records: &[Record], dns: &Dns, steps: &mut Steps) {
        let Some(leaver) = self.leaver.filter(|_| !self.told.is_empty()) else { return };
        self.told.sort_unstable();
        let events: Events<'_> = self.told.iter().map(|index| &records[*index]).collect();
        if !self.is_requested {
            let one = match told(&events) {
                Told::One(dn) => Some(dn).filter(|dn| self.before.contains(dn)),
                Told::Nothing | Told::Several(_) => None,
            };
            if one != self.by {
                let place = |dn: DnId| self.before.iter().position(|party| *party == dn);
                let places = one.and_then(|by| Some((place(leaver)?, place(by)?)));
                let asking = places.map(|(leaver, by)| Asking::departure(leaver, by));
                let step = asking.and_then(|asking| steps.step(self.before.len(), asking));
                self.phase = step.map(|step| step.phase);
                self.by = one;
            }
        }
        let Self { before, is_counted, by, .. } = &*self;
        let context = Context { dns, leaver: Some(leaver), before, is_counted: *is_counted, is_device: &|_| true };
        let found = third_party::compare(&events, *by, &context);
        self.findings.extend(found);
    }

    /// Whether events of the departure may be in the rest of the log, which is missing: the log ends soon after the last one. At the
    /// end of a call of two, the first EventReleased makes it certain that the call has ended, unless the log is cut. The second one
    /// may be later than events of one request are.
    fn is_open(&self, records: &[Record], end: LogEnd) -> bool {
        let is_within = |most: i64| match (records[self.last].time, end.time) {
            (Some(last), Some(end)) => end - last < most,
            _ => true,
        };
        if self.leaver.is_none() { end.is_cut && is_within(ANSWER) } else { is_within(MOST) }
    }
}

fn absent((event, party): (EventName, DnId), dns: &Dns, due: Place, certain: Option<Place>) -> Finding {
    Finding {
        severity: Severity::Warning,
        kind: FindingKind::MissingEvent,
        event,
        party: Some(dns.text(party).to_owned()),
        attribute: None,
        expected: None,
        got: None,
        relation: None,
        place: Some(due),
        certain,
        rule: Rule::Receivers,
        is_known: false,
    }
}

/// The finding about an event that is expected nowhere. `None` for a message of another name.
pub(crate) fn unexpected(record: &Record, dns: &Dns) -> Option<Finding> {
    let event = record.name.in_model()?;
    Some(Finding {
        severity: Severity::Error,
        kind: FindingKind::UnexpectedEvent,
        event,
        party: record.this_dn.map(|dn| dns.text(dn).to_owned()),
        attribute: None,
        expected: None,
        got: None,
        relation: None,
        place: Some(Place::of(record)),
        certain: None,
        rule: Rule::Receivers,
        is_known: false,
    })
}
