use std::collections::{BTreeMap, BTreeSet};

use callmodel::{EventName, State, in_text};
use callmodel_ladder::Mark;
use callmodel_trace::{CallRecords, Checked, Departure, Finding, Place, Reason, Record};

use super::fold::{Part, fold};
use super::marks::{Marks, difference};
use super::row::{CheckedRow, LoggedMessage};
use crate::listed::{Link, listed};

/// Microseconds of a day.
const DAY: i64 = 86_400_000_000;

/// The rows of a call: the parties before each departure that is drawn, its messages, and the missing events.
pub(super) fn rows(
    files: &[String],
    call: &CallRecords,
    checked: &Checked,
    name: &dyn Fn(&Record) -> Option<String>,
) -> Vec<CheckedRow> {
    let records = &call.records;
    let marks = Marks::of(call, checked);
    let index: BTreeMap<Place, usize> =
        records.iter().enumerate().map(|(at, record)| (Place::of(record), at)).collect();
    let with_finding = checked.departures.iter().find(|departure| !departure.findings.is_empty());
    // An event with a finding may stand before the events of its departure.
    let places = |departure: &Departure| {
        let of_findings = departure.findings.iter().filter_map(|finding| finding.place);
        of_findings.chain([departure.place]).filter_map(|place| index.get(&place).copied()).min()
    };
    let start = match with_finding {
        Some(departure) => places(departure),
        // A call that agrees is drawn from the first leg that ends, also by a transfer, which is not judged.
        None => {
            let asides = checked.asides.iter().filter_map(|aside| index.get(&aside.place).copied());
            checked.departures.iter().filter_map(places).chain(asides).min()
        }
    };
    let parts = fold(records, start, &|record| marks.has(Place::of(record)));
    let drawn: BTreeSet<usize> = parts
        .iter()
        .filter_map(|part| match part {
            Part::Drawn(at) => Some(*at),
            Part::Folded(..) => None,
        })
        .collect();
    let bars = bars(records, checked, &index, &drawn);
    let writer = Writer { files, call, name };
    let mut rows = Vec::new();
    for part in &parts {
        match part {
            Part::Folded(count, place) => {
                let many = if *count == 1 { "" } else { "s" };
                rows.push(CheckedRow::Folded(format!("{count} {place} message{many}")));
            }
            Part::Drawn(at) => {
                let record = &records[*at];
                let place = Place::of(record);
                rows.extend(bars.get(at).map(|before| state(before)));
                rows.extend(writer.message(record, &marks).map(CheckedRow::Message));
                let missing = marks.missing(place).iter().filter_map(|finding| writer.missing(finding, place));
                rows.extend(missing.map(CheckedRow::Message));
            }
        }
    }
    rows.extend(remaining(checked).map(|parties| state(&parties)));
    rows
}

/// The parties before each departure that is drawn, by the message that they stand before: the first one that tells of it.
fn bars<'a>(
    records: &[Record],
    checked: &'a Checked,
    index: &BTreeMap<Place, usize>,
    drawn: &BTreeSet<usize>,
) -> BTreeMap<usize, Vec<&'a str>> {
    let mut bars = BTreeMap::new();
    for departure in checked.departures.iter().filter(|departure| departure.before.len() > 1) {
        let Some(first) = index.get(&departure.place).copied().filter(|first| drawn.contains(first)) else { continue };
        let is_asked = |at: &usize| records[*at].name.is_request() && drawn.contains(at);
        let at = (0..first).rev().take_while(is_asked).last().unwrap_or(first);
        bars.entry(at).or_insert_with(|| texts(&departure.before).collect());
    }
    bars
}

/// The parties after the last departure, if it is known that they stay.
fn remaining(checked: &Checked) -> Option<Vec<&str>> {
    let last = checked.departures.last().filter(|departure| departure.reason.is_none())?;
    let leaver = last.leaver.as_ref()?;
    let parties: Vec<_> = texts(&last.before).filter(|dn| dn != leaver).collect();
    let is_later = checked.asides.iter().any(|aside| aside.place > last.place && aside.reason != Reason::Observed);
    (parties.len() > 1 && !is_later).then_some(parties)
}

/// DNs as texts.
fn texts(dns: &[impl AsRef<str>]) -> impl Iterator<Item = &str> {
    dns.iter().map(AsRef::as_ref)
}

fn state(parties: &[&str]) -> CheckedRow {
    let state = if parties.len() > 2 { State::Conference } else { State::Conversation };
    let names = listed(parties.iter().map(|dn| in_text(dn).into_owned()), |link, list, name| match link {
        Link::Next | Link::Last => format!("{list}, {name}"),
        Link::More => format!("{list} and {name} more"),
    });
    let parties = parties.iter().map(|dn| (*dn).to_owned()).collect();
    CheckedRow::State { parties, label: format!("{} · {names}", state.as_str()) }
}

/// The writer of messages: the names of the logs, the call, and the names of messages that the check does not distinguish.
struct Writer<'a> {
    files: &'a [String],
    call: &'a CallRecords,
    name: &'a dyn Fn(&Record) -> Option<String>,
}

impl Writer<'_> {
    /// A message of the log. `None` for one without ThisDN.
    fn message(&self, record: &Record, marks: &Marks<'_>) -> Option<LoggedMessage> {
        let place = Place::of(record);
        let is_request = record.name.is_request();
        let unnamed = || if is_request { "another request" } else { "another event" }.to_owned();
        let known = record.name.as_str().map(str::to_owned);
        let conn_id = record.conn_id().filter(|conn_id| *conn_id != self.call.conn_id);
        Some(LoggedMessage {
            name: known.or_else(|| (self.name)(record)).unwrap_or_else(unnamed),
            is_request,
            party: self.call.dns.text(record.this_dn?).to_owned(),
            other_dn: record.other_dn.filter(|_| is_request).map(|dn| self.call.dns.text(dn).to_owned()),
            mark: marks.mark(place),
            ends_part: record.name.in_model() == Some(EventName::Released),
            conn_id: conn_id.map(|conn_id| format!("{conn_id:016x}")),
            differences: marks.differences(place),
            time: record.time.map(time),
            file: self.file(place),
            line: place.line,
        })
    }

    /// The event that is missing after the message at `place`.
    fn missing(&self, finding: &Finding, place: Place) -> Option<LoggedMessage> {
        Some(LoggedMessage {
            name: finding.event.as_str().to_owned(),
            is_request: false,
            party: finding.party.clone()?,
            other_dn: None,
            mark: Mark::Missing,
            ends_part: finding.event == EventName::Released,
            conn_id: None,
            differences: finding.is_known.then(|| difference(finding)).into_iter().collect(),
            time: None,
            file: self.file(place),
            line: place.line,
        })
    }

    fn file(&self, place: Place) -> String {
        self.files.get(place.file as usize).cloned().unwrap_or_default()
    }
}

/// The time of day of a moment, in milliseconds.
fn time(micros: i64) -> String {
    let millis = micros.rem_euclid(DAY) / 1_000;
    let (seconds, millis) = (millis / 1_000, millis % 1_000);
    format!("{:02}:{:02}:{:02}.{millis:03}", seconds / 3_600, seconds / 60 % 60, seconds % 60)
}
