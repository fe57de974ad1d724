//! JSON of a checked trace, the published format of `docs/trace.schema.json`.

use callmodel::{AttributeName, Basis, Phase};
use serde::Serialize;
use serde_json::Value;

use crate::{Checked, Departure, Finding, Layout, LogFile, Place, Summary, Trace, Way, ways};

/// The version of the format, which a line of `ndjson` has.
const SCHEMA_VERSION: u32 = 1;

/// The result of a trace as JSON: files, calls, ways and counts.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report<'a> {
    schema_version: u32,
    files: Vec<FileJson<'a>>,
    messages: u64,
    duplicates: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    shared_conn_ids: Option<usize>,
    calls: Vec<CallJson<'a>>,
    ways: Vec<WayJson>,
    summary: Summary,
}

/// One call as JSON: an element of [`Report`], and a line of `ndjson`.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CallJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    schema_version: Option<u32>,
    conn_id: String,
    conn_ids: Vec<String>,
    verdict: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
    parties: Vec<PartyJson<'a>>,
    departures: Vec<DepartureJson<'a>>,
    not_judged: Vec<AsideJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ladder: Option<Value>,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct FileJson<'a> {
    name: &'a str,
    bytes: u64,
    lines: u64,
    messages: u64,
    layout: Option<Layout>,
    unread: Unread,
}

/// Counts of what was skipped.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Unread {
    orphans: u64,
    empty_headers: u64,
    long_lines: u64,
    long_messages: u64,
}

#[derive(Clone, Debug, Serialize)]
struct PartyJson<'a> {
    dn: &'a str,
    monitored: bool,
    kind: &'static str,
    evidence: Evidence<'a>,
}

/// The event that shows a party first.
#[derive(Clone, Debug, Serialize)]
struct Evidence<'a> {
    event: &'static str,
    file: &'a str,
    line: u64,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct DepartureJson<'a> {
    conn_id: String,
    leaver: Option<&'a str>,
    by: Option<&'a str>,
    requested: bool,
    phase: Option<&'static str>,
    basis: Option<&'static str>,
    before: Vec<&'a str>,
    verdict: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
    file: &'a str,
    line: u64,
    findings: Vec<FindingJson<'a>>,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct FindingJson<'a> {
    severity: &'static str,
    kind: &'static str,
    event: &'static str,
    party: Option<&'a str>,
    attribute: Option<&'static str>,
    expected: Option<&'a str>,
    got: Option<&'a str>,
    file: Option<&'a str>,
    line: Option<u64>,
    byte: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    certain_file: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    certain_line: Option<u64>,
    rule: &'static str,
    source: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    known: Option<bool>,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct AsideJson<'a> {
    conn_id: String,
    dn: &'a str,
    reason: &'static str,
    file: &'a str,
    line: u64,
}

#[derive(Clone, Debug, Serialize)]
struct WayJson {
    severity: &'static str,
    sentence: String,
    calls: usize,
    findings: usize,
    example: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    known: Option<bool>,
}

impl<'a> Report<'a> {
    /// The report about `calls`, the checked calls of `trace`.
    #[must_use]
    pub fn new(trace: &'a Trace, calls: &'a [Checked]) -> Self {
        Self {
            schema_version: SCHEMA_VERSION,
            files: trace.files.iter().map(file_json).collect(),
            messages: trace.files.iter().map(|file| file.tally.messages).sum(),
            duplicates: trace.duplicates,
            shared_conn_ids: Some(trace.shared).filter(|shared| *shared > 0),
            calls: calls.iter().map(|call| CallJson::new(&trace.files, call)).collect(),
            ways: ways(calls).into_iter().map(way_json).collect(),
            summary: Summary::of(calls),
        }
    }
}

impl Report<'_> {
    /// The same report with the rows of a ladder for each call.
    #[must_use]
    pub fn with_ladders(mut self, ladders: impl IntoIterator<Item = Value>) -> Self {
        self.calls.iter_mut().zip(ladders).for_each(|(call, ladder)| call.ladder = Some(ladder));
        self
    }
}

impl<'a> CallJson<'a> {
    fn new(files: &'a [LogFile], call: &'a Checked) -> Self {
        let party = |party: &'a crate::Party| PartyJson {
            dn: &party.dn,
            monitored: !matches!(party.kind, crate::PartyKind::External),
            kind: party.kind.as_str(),
            evidence: Evidence {
                event: party.event.as_str().unwrap_or("other"),
                file: name(files, party.place),
                line: party.place.line,
            },
        };
        let aside = |aside: &'a crate::Aside| AsideJson {
            conn_id: conn_id(aside.conn_id),
            dn: &aside.dn,
            reason: aside.reason.as_str(),
            file: name(files, aside.place),
            line: aside.place.line,
        };
        Self {
            schema_version: None,
            conn_id: conn_id(call.conn_id),
            conn_ids: call.conn_ids.iter().copied().map(conn_id).collect(),
            verdict: call.verdict.as_str(),
            reason: call.reason().map(crate::Reason::as_str),
            parties: call.parties.iter().map(party).collect(),
            departures: call.departures.iter().map(|departure| departure_json(files, departure)).collect(),
            not_judged: call.asides.iter().map(aside).collect(),
            ladder: None,
        }
    }

    /// The call as a line of `ndjson`, with the version of the format.
    #[must_use]
    pub fn line(files: &'a [LogFile], call: &'a Checked) -> Self {
        Self { schema_version: Some(SCHEMA_VERSION), ..Self::new(files, call) }
    }
}

/// A ConnID in sixteen digits, as in logs.
pub(crate) fn conn_id(number: u64) -> String {
    format!("{number:016x}")
}

fn name(files: &[LogFile], place: Place) -> &str {
    files.get(place.file as usize).map_or("", |file| &file.name)
}

fn file_json(file: &LogFile) -> FileJson<'_> {
    let tally = &file.tally;
    FileJson {
        name: &file.name,
        bytes: tally.bytes,
        lines: tally.lines,
        messages: tally.messages,
        layout: file.layout(),
        unread: Unread {
            orphans: tally.orphans,
            empty_headers: tally.empty_headers,
            long_lines: tally.long_lines,
            long_messages: tally.long_messages,
        },
    }
}

fn departure_json<'a>(files: &'a [LogFile], departure: &'a Departure) -> DepartureJson<'a> {
    DepartureJson {
        conn_id: conn_id(departure.conn_id),
        leaver: departure.leaver.as_deref(),
        by: departure.by.as_deref(),
        requested: departure.is_requested,
        phase: departure.phase.map(Phase::title),
        basis: departure.basis.map(Basis::as_str),
        before: departure.before.iter().map(|dn| dn.as_str()).collect(),
        verdict: departure.verdict.as_str(),
        reason: departure.reason.map(crate::Reason::as_str),
        file: name(files, departure.place),
        line: departure.place.line,
        findings: departure.findings.iter().map(|finding| finding_json(files, departure, finding)).collect(),
    }
}

fn finding_json<'a>(files: &'a [LogFile], departure: &Departure, finding: &'a Finding) -> FindingJson<'a> {
    FindingJson {
        severity: finding.severity.as_str(),
        kind: finding.kind.as_str(),
        event: finding.event.as_str(),
        party: finding.party.as_deref(),
        attribute: finding.attribute.map(AttributeName::as_str),
        expected: finding.expected.as_deref(),
        got: finding.got.as_deref(),
        file: finding.place.map(|place| name(files, place)),
        line: finding.place.map(|place| place.line),
        byte: finding.place.map(|place| place.offset),
        certain_file: finding.certain.map(|place| name(files, place)),
        certain_line: finding.certain.map(|place| place.line),
        rule: finding.rule.id(),
        source: finding.rule.source(departure.phase),
        known: finding.is_known.then_some(true),
    }
}

fn way_json(way: Way) -> WayJson {
    WayJson {
        severity: way.severity.as_str(),
        sentence: way.sentence,
        calls: way.calls,
        findings: way.findings,
        example: conn_id(way.example),
        known: way.is_known.then_some(true),
    }
}
