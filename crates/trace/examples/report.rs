//! Prints the report about the logs whose names are the arguments.
use std::io::Write as _;

fn main() -> std::io::Result<()> {
    let names: Vec<String> = std::env::args().skip(1).collect();
    let mut files = Vec::new();
    for name in &names {
        files.push(callmodel_trace::events(name, &std::fs::read(name)?));
    }
    let trace = callmodel_trace::Trace::gather(files);
    let calls = trace.check();
    let json = serde_json::to_string_pretty(&callmodel_trace::Report::new(&trace, &calls))?;
    writeln!(std::io::stdout().lock(), "{json}")
}
