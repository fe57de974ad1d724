//! The result as CSV and as Markdown: one row per finding, per departure without one, or per call without a departure.

use callmodel::{AttributeName, Phase, code_span, in_text};
use callmodel_figure::sentences;
use callmodel_forms::csv_record;
use callmodel_trace::{Checked, Departure, Finding, LogFile, Place, Reason, Summary, Trace, ways};

/// The names of the columns of CSV, those of the JSON.
const HEADER: [&str; 18] = [
    "connId",
    "callVerdict",
    "leaver",
    "by",
    "requested",
    "phase",
    "before",
    "verdict",
    "severity",
    "kind",
    "event",
    "party",
    "attribute",
    "expected",
    "got",
    "file",
    "line",
    "reason",
];

/// Writes CSV (RFC 4180).
pub(crate) fn csv(trace: &Trace, calls: &[Checked]) -> String {
    let mut out = String::new();
    csv_record(&mut out, &HEADER);
    for call in calls {
        for departure in &call.departures {
            if departure.findings.is_empty() {
                row(&mut out, &trace.files, call, departure, None);
            }
            departure.findings.iter().for_each(|finding| row(&mut out, &trace.files, call, departure, Some(finding)));
        }
        if call.departures.is_empty() {
            row_without_departure(&mut out, call);
        }
    }
    out
}

fn row(out: &mut String, files: &[LogFile], call: &Checked, departure: &Departure, finding: Option<&Finding>) {
    let text = |value: Option<&str>| value.unwrap_or_default().to_owned();
    let place = finding.map_or(Some(departure.place), |finding| finding.place);
    let fields = [
        format!("{:016x}", departure.conn_id),
        call.verdict.as_str().to_owned(),
        text(departure.leaver.as_deref()),
        text(departure.by.as_deref()),
        departure.is_requested.to_string(),
        departure.phase.map_or("", Phase::title).to_owned(),
        departure.before.join(" "),
        departure.verdict.as_str().to_owned(),
        finding.map_or("", |finding| finding.severity.as_str()).to_owned(),
        finding.map_or("", |finding| finding.kind.as_str()).to_owned(),
        finding.map_or("", |finding| finding.event.as_str()).to_owned(),
        text(finding.and_then(|finding| finding.party.as_deref())),
        finding.and_then(|finding| finding.attribute).map_or("", AttributeName::as_str).to_owned(),
        text(finding.and_then(|finding| finding.expected.as_deref())),
        text(finding.and_then(|finding| finding.got.as_deref())),
        place.map_or("", |place| name(files, place)).to_owned(),
        place.map(|place| place.line.to_string()).unwrap_or_default(),
        departure.reason.or(call.reason()).map_or("", Reason::as_str).to_owned(),
    ];
    csv_record(out, &fields.each_ref().map(String::as_str));
}

/// The row of a call from which no party leaves: its verdict, and the reason.
fn row_without_departure(out: &mut String, call: &Checked) {
    let conn_id = format!("{:016x}", call.conn_id);
    let mut fields = [""; HEADER.len()];
    fields[0] = &conn_id;
    fields[1] = call.verdict.as_str();
    fields[HEADER.len() - 1] = call.reason().map_or("", Reason::as_str);
    csv_record(out, &fields);
}

/// Writes a table of ways and a table of findings for a ticket.
pub(crate) fn markdown(trace: &Trace, calls: &[Checked]) -> String {
    let summary = Summary::of(calls);
    let mut out = format!(
        "| calls | agrees | differs | not covered | open | cut |\n|--:|--:|--:|--:|--:|--:|\n| {} | {} | {} | {} | {} | {} |\n",
        summary.calls, summary.agrees, summary.differs, summary.not_covered, summary.open, summary.cut
    );
    let reasons = summary.reasons();
    if !reasons.is_empty() {
        out.push_str("\n| verdict | calls | reason |\n|---|--:|---|\n");
        for (reason, calls) in reasons {
            out.push_str(&format!("| {} | {calls} | {} |\n", reason.verdict().as_str(), reason.as_str()));
        }
    }
    let ways = ways(calls);
    if !ways.is_empty() {
        out.push_str("\n| weight | calls | what differs |\n|---|--:|---|\n");
        for way in &ways {
            out.push_str(&format!("| {} | {} | {} |\n", way.weight(), way.calls, way.sentence));
        }
        out.push_str("\n| call | place | finding | departure |\n|---|---|---|---|\n");
    }
    for call in calls {
        for (departure, finding) in call.findings() {
            let place =
                finding.place.map_or(String::new(), |place| format!("{}:{}", name(&trace.files, place), place.line));
            let cells = [
                format!("`{:016x}`", call.conn_id),
                cell(&place),
                cell(&sentences::finding(finding)),
                cell(&sentences::departure(departure)),
            ];
            out.push_str(&format!("| {} |\n", cells.join(" | ")));
        }
    }
    out
}

/// A text as a code span in a cell of a table, in which nothing is markup.
fn cell(text: &str) -> String {
    code_span(&in_text(text)).replace('|', "\\|")
}

fn name(files: &[LogFile], place: Place) -> &str {
    files.get(place.file as usize).map_or("", |file| &file.name)
}
