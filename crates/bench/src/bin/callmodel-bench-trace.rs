//! `callmodel-bench-trace [CALLS]`: reads and checks a dense log, and prints the rates beside `rg -c 'message Event'` on the same
//! file, if ripgrep is installed.
#![expect(clippy::print_stdout, reason = "a command talks to the person who started it")]
#![expect(clippy::disallowed_methods, reason = "a bench measures time")]

use std::process::Command;
use std::time::Instant;

use anyhow::{Context as _, Result, ensure};
use callmodel_bench::{Workspace, measure_log_in_wasm};
use callmodel_trace::{Reader, Trace, events};
use serde_json::Value;

/// Calls in the log, when no number is given.
const CALLS: &str = "4000";

/// Runs of each measurement, of which the fastest counts.
const RUNS: usize = 5;

fn main() -> Result<()> {
    let workspace = Workspace::find()?;
    let calls = std::env::args().nth(1).unwrap_or_else(|| CALLS.to_owned());
    let log = dense(&workspace, &calls)?;
    let path = workspace.path("target/dense.log");
    std::fs::write(&path, &log)?;
    let mut messages = 0;
    rate("reader", log.len(), || {
        let mut reader = Reader::default();
        reader.feed(log.as_bytes(), &mut |_| {});
        messages = reader.finish(&mut |_| {}).messages;
    });
    rate("events", log.len(), || drop(std::hint::black_box(events("dense.log", log.as_bytes()))));
    rate("events, gather, check", log.len(), || {
        let trace = Trace::gather(vec![events("dense.log", log.as_bytes())]);
        drop(std::hint::black_box(trace.check()));
    });
    measure_log_in_wasm(&workspace, &path)?;
    match Command::new("rg").arg("--version").output() {
        Ok(_) => rate("rg -c 'message Event'", log.len(), || {
            let output = Command::new("rg").args(["-c", "message Event"]).arg(&path).output();
            assert!(output.is_ok_and(|output| output.status.success()), "rg finds the events");
        }),
        Err(_) => println!("SKIPPED: rg is not installed"),
    }
    println!("{messages} messages, {} bytes each", log.len() as u64 / messages.max(1));
    std::fs::remove_file(&path)?;
    Ok(())
}

/// A log of messages alone, from the generator of the tests.
fn dense(workspace: &Workspace, calls: &str) -> Result<String> {
    let generator = workspace.path("tests/oracle/trace_log.py");
    let arguments = ["--layout", "t-server", "--plain", "--calls", calls];
    let output = Command::new("python3").arg(generator).args(arguments).output().context("python3 is needed")?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let made: Value = serde_json::from_slice(&output.stdout)?;
    made["log"].as_str().map(str::to_owned).context("the generator writes a log")
}

/// Prints the rate of the fastest run.
fn rate(name: &str, bytes: usize, mut run: impl FnMut()) {
    let times = (0..RUNS).map(|_| {
        let start = Instant::now();
        run();
        start.elapsed().as_secs_f64()
    });
    let fastest = times.fold(f64::INFINITY, f64::min);
    #[expect(clippy::cast_precision_loss, reason = "a rate has three digits")]
    let megabytes = bytes as f64 / 1e6;
    println!("{name}: {:.0} MB/s", megabytes / fastest);
}
