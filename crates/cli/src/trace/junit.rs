use callmodel_figure::sentences;
use callmodel_ladder::XmlText;
use callmodel_trace::{Checked, Finding, LogFile, Summary, Trace};

use super::summary::fails;

/// Writes the result as JUnit XML, as continuous integration reads it: a test case per call, a failure for what fails the
/// command, skipped for a call that is not judged or whose difference is known. What fails nothing is output of the test case.
pub(crate) fn junit(trace: &Trace, calls: &[Checked], is_strict: bool) -> String {
    let failures = calls.iter().filter(|call| fails(call, is_strict)).count();
    let skips = calls.iter().filter(|call| !fails(call, is_strict) && skipped(call).is_some()).count();
    let total = Summary::of(calls).calls;
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n  <testsuite name=\"callmodel trace\" tests=\"{total}\" failures=\"{failures}\" errors=\"0\" skipped=\"{skips}\">\n"
    );
    for call in calls {
        out.push_str(&format!("    <testcase classname=\"call\" name=\"{:016x}\">\n", call.conn_id));
        let has_failed = fails(call, is_strict);
        let [known, others] = [true, false].map(|is_known| lines(&trace.files, call, is_known));
        if has_failed {
            let message = others.first().map_or("", String::as_str);
            let (message, all) = (XmlText(message), others.join("\n"));
            out.push_str(&format!("      <failure message=\"{message}\">{}</failure>\n", XmlText(&all)));
        } else if let Some(message) = skipped(call) {
            out.push_str(&format!("      <skipped message=\"{}\"/>\n", XmlText(&message)));
        }
        let said = if has_failed { known } else { others };
        if !said.is_empty() {
            out.push_str(&format!("      <system-out>{}</system-out>\n", XmlText(&said.join("\n"))));
        }
        out.push_str("    </testcase>\n");
    }
    out.push_str("  </testsuite>\n</testsuites>\n");
    out
}

/// Why a call that does not fail is skipped: its known differences, or the reason of its verdict.
fn skipped(call: &Checked) -> Option<String> {
    let known: Vec<_> = call
        .findings()
        .filter(|(_, finding)| finding.is_known)
        .map(|(_, finding)| sentences::finding(finding))
        .collect();
    let is_known = !known.is_empty();
    is_known
        .then(|| format!("known: {}", known.join("; ")))
        .or_else(|| call.reason().map(|_| call.verdict_with_reason()))
}

/// The findings of a call that are known, or the others, each with its place.
fn lines(files: &[LogFile], call: &Checked, is_known: bool) -> Vec<String> {
    let line = |finding: &Finding| {
        let place = finding.place.map_or(String::new(), |place| {
            let name = files.get(place.file as usize).map_or("", |file| file.name.as_str());
            format!("{name}:{}: ", place.line)
        });
        let known = if is_known { "known " } else { "" };
        format!("{place}{known}{}: {}", finding.severity.as_str(), sentences::finding(finding))
    };
    let findings = call.findings().map(|(_, finding)| finding).filter(|finding| finding.is_known == is_known);
    findings.map(line).collect()
}
