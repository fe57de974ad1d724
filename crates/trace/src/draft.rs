use callmodel::Event;

use crate::compare::{Context, compare};
use crate::expected::{departure_by, step};
use crate::third_party::{self, Told, told};
use crate::{Departure, Finding, FindingKind, LogEnd, Name, Place, Reason, Record, Rule, Severity, Verdict};

/// A departure while it is judged: expected events that no event in its group is, and what compares a late one with them.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) departure: Departure,
    /// The first and last event.
    pub(crate) first: usize,
    pub(crate) last: usize,
    /// Whether the number of parties is certain.
    pub(crate) is_counted: bool,
    /// Expected events of monitored parties that are absent.
    pub(crate) missing: Vec<Event>,
    /// The EventPartyDeleted of a conference that were expected, whose ThirdPartyDN is compared when all are assigned.
    pub(crate) told: Vec<usize>,
}

/// The longest time in microseconds after which events of one request may still be written.
const MOST: i64 = 2_000_000;

impl Draft {
    /// Compares an event that is outside the group with the expected one that is missing, and removes it from the missing.
    pub(crate) fn take(&mut self, at: usize, index: usize, record: &Record, is_device: &dyn Fn(&str) -> bool) {
        let expected = self.missing.remove(at);
        self.first = self.first.min(index);
        self.last = self.last.max(index);
        if record.name == Name::PartyDeleted {
            self.told.push(index);
        }
        let before: Vec<_> = self.departure.before.iter().map(String::as_str).collect();
        let leaver = self.departure.leaver.as_deref().unwrap_or_default();
        let context = Context { leaver, before: &before, is_counted: self.is_counted, is_device };
        let findings = compare(record, &expected, &context);
        self.departure.findings.extend(findings);
    }

    /// The departure with a finding for each missing event, and its verdict. `records` are those of the call.
    pub(crate) fn finished(mut self, records: &[Record], end: LogEnd) -> Departure {
        self.compare_third_party(records);
        let conn_id = self.departure.conn_id;
        let is_later = |record: &&Record| record.conn_id == Some(conn_id) && record.name != Name::Error;
        let certain = records[self.last + 1..].iter().find(is_later);
        if !self.missing.is_empty() && certain.is_none() && self.is_open(records, end) {
            self.missing.clear();
            self.departure.reason = Some(Reason::EndMissing);
            self.departure.verdict = Verdict::Open;
        }
        let due = Place::of(&records[self.last]);
        let findings = self.missing.iter().map(|event| absent(event, due, certain.map(Place::of)));
        self.departure.findings.extend(findings);
        self.departure.findings.sort_by_key(|finding| (finding.severity, finding.place, finding.party.clone()));
        if self.departure.differs() {
            self.departure.verdict = Verdict::Differs;
            self.departure.reason = None;
        }
        self.departure
    }

    /// Decides who made the request, and compares ThirdPartyDN of all events with it. A request in the log decides alone.
    fn compare_third_party(&mut self, records: &[Record]) {
        self.told.sort_unstable();
        let Some(leaver) = self.departure.leaver.clone().filter(|_| !self.told.is_empty()) else { return };
        let events: Vec<_> = self.told.iter().map(|index| &records[*index]).collect();
        let before = self.departure.before.clone();
        if !self.departure.is_requested {
            let told = told(&events);
            let one = match told {
                Told::One(dn) => before.iter().find(|party| *party == dn),
                Told::Nothing | Told::Several(_) => None,
            };
            if one != self.departure.by.as_ref() {
                let request = one.and_then(|by| departure_by(&leaver, by));
                let step = request.and_then(|request| step(self.departure.conn_id, &before, &request));
                self.departure.phase = step.map(|step| step.phase);
                self.departure.by = one.cloned();
            }
        }
        let names: Vec<_> = before.iter().map(String::as_str).collect();
        let context =
            Context { leaver: &leaver, before: &names, is_counted: self.is_counted, is_device: &|_: &str| true };
        let found = third_party::compare(&events, self.departure.by.as_deref(), &context);
        self.departure.findings.extend(found);
    }

    /// Whether events of the departure may be in the rest of the log, which is missing. At the end of a call of two, the
    /// first EventReleased makes it certain that the call has ended.
    fn is_open(&self, records: &[Record], end: LogEnd) -> bool {
        if self.departure.leaver.is_none() {
            return end.is_cut;
        }
        match (records[self.last].time, end.time) {
            (Some(last), Some(end)) => end - last < MOST,
            _ => true,
        }
    }
}

fn absent(event: &Event, due: Place, certain: Option<Place>) -> Finding {
    Finding {
        severity: Severity::Warning,
        kind: FindingKind::MissingEvent,
        event: event.name(),
        party: Some(event.party().to_string()),
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
pub(crate) fn unexpected(record: &Record) -> Option<Finding> {
    let event = record.name.in_model()?;
    Some(Finding {
        severity: Severity::Error,
        kind: FindingKind::UnexpectedEvent,
        event,
        party: record.this_dn.clone(),
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
