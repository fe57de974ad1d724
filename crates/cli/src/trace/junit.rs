use callmodel_figure::sentences;
use callmodel_ladder::XmlText;
use callmodel_trace::{Checked, LogFile, Summary, Trace, Verdict};

use super::summary::fails;

/// Writes the result as JUnit XML, as continuous integration reads it: a test case per call, a failure for what fails the
/// command, skipped for a call that is not judged.
pub(crate) fn junit(trace: &Trace, calls: &[Checked], is_strict: bool) -> String {
    let failures = calls.iter().filter(|call| fails(call, is_strict)).count();
    let is_skipped = |call: &&Checked| matches!(call.verdict, Verdict::NotCovered | Verdict::Open | Verdict::Cut);
    let skipped = calls.iter().filter(is_skipped).count();
    let total = Summary::of(calls).calls;
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n  <testsuite name=\"callmodel trace\" tests=\"{total}\" failures=\"{failures}\" errors=\"0\" skipped=\"{skipped}\">\n"
    );
    for call in calls {
        out.push_str(&format!("    <testcase classname=\"call\" name=\"{:016x}\">\n", call.conn_id));
        if fails(call, is_strict) {
            out.push_str(&failure(&trace.files, call));
        } else if is_skipped(&call) {
            out.push_str(&format!("      <skipped message=\"{}\"/>\n", call.verdict.as_str()));
        }
        out.push_str("    </testcase>\n");
    }
    out.push_str("  </testsuite>\n</testsuites>\n");
    out
}

fn failure(files: &[LogFile], call: &Checked) -> String {
    let lines: Vec<String> = call
        .findings()
        .filter(|(_, finding)| !finding.is_known)
        .map(|(_, finding)| {
            let place = finding.place.map_or(String::new(), |place| {
                let name = files.get(place.file as usize).map_or("", |file| file.name.as_str());
                format!("{name}:{}: ", place.line)
            });
            format!("{place}{}: {}", finding.severity.as_str(), sentences::finding(finding))
        })
        .collect();
    let message = lines.first().map_or("", String::as_str);
    format!("      <failure message=\"{}\">{}</failure>\n", XmlText(message), XmlText(&lines.join("\n")))
}
