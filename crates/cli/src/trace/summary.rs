//! The report for a reader: ways first, then findings with their place, as a compiler writes it.

use callmodel_figure::sentences;
use callmodel_trace::{
    Checked, Departure, Finding, LogFile, Severity, Summary, Trace, Verdict, Way, WithoutMessages, ways,
};

use super::excerpt::excerpt;
use crate::source::Source;
use crate::words::count;

/// The most findings that are shown of one way.
const MOST_OF_A_WAY: usize = 3;

/// Writes the report. `sources` are the logs, by name.
pub(crate) fn summary(trace: &Trace, calls: &[Checked], sources: &[Source]) -> String {
    let ways = ways(calls);
    let mut out = String::new();
    if !ways.is_empty() {
        ways.iter().for_each(|way| out.push_str(&way_line(way)));
        out.push('\n');
    }
    for way in &ways {
        let of_way =
            calls.iter().flat_map(|call| call.findings().map(move |(departure, finding)| (call, departure, finding)));
        let of_way = of_way.filter(|(_, _, finding)| finding.severity == way.severity && finding.way() == way.sentence);
        for (call, departure, finding) in of_way.take(MOST_OF_A_WAY) {
            out.push_str(&finding_text(trace, sources, call, departure, finding));
        }
        if way.findings > MOST_OF_A_WAY {
            let more = count(way.findings - MOST_OF_A_WAY, "more finding");
            out.push_str(&format!("… {more} of this kind; --format json, ndjson or csv has all\n\n"));
        }
    }
    out.push_str(&files(&trace.files));
    out.push_str(&totals(trace, calls));
    if let Some(way) = ways.first() {
        out.push_str(&format!("To draw a call with the first difference: --call {:016x} --format text\n", way.example));
    }
    out
}

fn way_line(way: &Way) -> String {
    let calls = count(way.calls, "call");
    format!("{:<8}{calls:>10}  {}\n", way.weight(), way.sentence)
}

/// A finding with the message in the log, the rule and its source.
pub(crate) fn finding_text(
    trace: &Trace,
    sources: &[Source],
    call: &Checked,
    departure: &Departure,
    finding: &Finding,
) -> String {
    let known = if finding.is_known { ", known" } else { "" };
    let (severity, rule) = (finding.severity.as_str(), finding.rule.id());
    let mut out = format!("{severity}[{rule}{known}]: {}\n", sentences::finding(finding));
    let log = |file: u32| trace.files.get(file as usize).map_or("", |file| file.name.as_str());
    if let Some(place) = finding.place {
        let name = log(place.file);
        out.push_str(&format!("  --> {name}:{}\n", place.line));
        if let Some(source) = sources.iter().find(|source| source.to_string() == name) {
            out.push_str(&excerpt(source, place, finding));
        }
    }
    let phase = departure.phase.map_or(String::new(), |phase| format!(", {}", phase.title()));
    out.push_str(&format!("  = call {:016x}: {}{phase}\n", call.conn_id, sentences::departure(departure)));
    if let Some(place) = finding.certain {
        out.push_str(&format!("  = certain at {}:{}, the next message of the call\n", log(place.file), place.line));
    }
    out.push_str(&format!("  = rule: {}\n", finding.rule.sentence()));
    out.push_str(&format!("  = source: {}\n\n", finding.rule.source(departure.phase)));
    out
}

/// The files without messages, each with the reason.
fn files(files: &[LogFile]) -> String {
    let mut out = String::new();
    for file in files {
        if let Some(reason) = file.without_messages() {
            out.push_str(&format!("{}: {}\n", file.name, without(file, reason)));
        }
    }
    out
}

/// Why a file has no messages, in a sentence.
pub(crate) fn without(file: &LogFile, reason: WithoutMessages) -> String {
    match reason {
        WithoutMessages::ThreadFile => format!(
            "a log of one thread of SIP Server, without T-Library messages. The file without a number has them: {}",
            file.name_without_thread()
        ),
        WithoutMessages::NamesOnly => {
            "the names of events without their attributes. The log of T-Server has them, at level `verbose = all`"
                .to_owned()
        }
        WithoutMessages::Utf16 => {
            "text in UTF-16 or UTF-32, which is not read. Convert it first, for example with `iconv -f UTF-16 -t UTF-8`"
                .to_owned()
        }
        WithoutMessages::Unknown => "no T-Library message found".to_owned(),
    }
}

/// The counts at the end.
fn totals(trace: &Trace, calls: &[Checked]) -> String {
    let mut summary = Summary::of(calls);
    summary.add(trace.counted);
    let messages: u64 = trace.files.iter().map(|file| file.tally.messages).sum();
    let files = trace.files.iter().filter(|file| file.tally.messages > 0).count();
    let verdicts = [
        (summary.agrees, Verdict::Agrees),
        (summary.differs, Verdict::Differs),
        (summary.not_covered, Verdict::NotCovered),
        (summary.open, Verdict::Open),
        (summary.cut, Verdict::Cut),
    ];
    let verdicts: Vec<_> = verdicts
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, verdict)| format!("{number} {}", verdict.as_str()))
        .collect();
    let mut out = count(summary.calls, "call");
    if !verdicts.is_empty() {
        out.push_str(&format!(": {}", verdicts.join(", ")));
    }
    out.push('.');
    if summary.agreeing_departures > 0 {
        let departures = count(summary.agreeing_departures, "departure");
        let agree = if summary.agreeing_departures == 1 { "agrees" } else { "agree" };
        out.push_str(&format!(" {departures} {agree} with the reference."));
    }
    out.push('\n');
    for (reason, calls) in summary.reasons() {
        out.push_str(&format!("{calls} {}: {}\n", reason.verdict().as_str(), reason.as_str()));
    }
    let found = [(summary.errors, "error"), (summary.warnings, "warning"), (summary.notes, "note")];
    let found: Vec<_> =
        found.into_iter().filter(|(number, _)| *number > 0).map(|(number, one)| count(number, one)).collect();
    if !found.is_empty() {
        out.push_str(&format!("{}.\n", found.join(", ")));
    }
    if summary.known > 0 {
        out.push_str(&format!("{} accepted by --known.\n", count(summary.known, "known difference")));
    }
    let messages_read = count(usize::try_from(messages).unwrap_or(usize::MAX), "message");
    out.push_str(&format!("{messages_read} in {}", count(files, "file")));
    if trace.duplicates > 0 {
        out.push_str(&format!(
            ", {} skipped",
            count(usize::try_from(trace.duplicates).unwrap_or(usize::MAX), "duplicate")
        ));
    }
    let orphans: u64 = trace.files.iter().map(|file| file.tally.orphans).sum();
    if orphans > 0 {
        let lines = count(usize::try_from(orphans).unwrap_or(usize::MAX), "attribute line");
        out.push_str(&format!(", {lines} outside a message skipped"));
    }
    out.push_str(".\n");
    if trace.shared > 0 {
        let is = if trace.shared == 1 { "is" } else { "are" };
        let shared = count(trace.shared, "ConnID");
        out.push_str(&format!(
            "{shared} {is} in logs of several servers, each of which was checked as a call of its own.\n"
        ));
    }
    out
}

/// Whether a call has a finding that fails the command.
pub(crate) fn fails(call: &Checked, is_strict: bool) -> bool {
    call.count(Severity::Error) > 0 || (is_strict && call.count(Severity::Warning) > 0)
}
