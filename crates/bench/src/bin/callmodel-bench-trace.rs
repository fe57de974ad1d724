//! `callmodel-bench-trace [CALLS|FILE] [ONLY]`: reads and checks a dense log, and prints the rates beside those of plain reading and
//! of `rg -c 'message Event'` on the same file, if ripgrep is installed, and the peak of memory, also that of a million open calls.
//! `ONLY` is part of the name of the measurements to make.
#![expect(clippy::print_stdout, reason = "a command talks to the person who started it")]
#![expect(clippy::disallowed_methods, reason = "a bench measures time")]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context as _, Result, ensure};
use callmodel_bench::{Workspace, measure_log_in_wasm};
use callmodel_trace::{Checker, FileReader, Keep, Reader, Summary, Trace, events};
use serde_json::Value;

/// Calls in the log, when no number is given.
const CALLS: &str = "4000";

/// The calls that are open at the same time, as on a server of some hundred agents.
const AT_ONCE: &str = "200";

/// The open calls whose memory is measured.
const OPEN_CALLS: u64 = 1_000_000;

/// The bytes that the command reads at once.
const PIECE: usize = 1 << 17;

/// Runs of each measurement, of which the median counts.
const RUNS: usize = 9;

fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let source = arguments.next().unwrap_or_else(|| CALLS.to_owned());
    let only = arguments.next().unwrap_or_default();
    let (path, is_made) =
        if Path::new(&source).is_file() { (PathBuf::from(source), false) } else { (dense(&source)?, true) };
    let log = std::fs::read(&path)?;
    let bench = Bench { bytes: log.len(), only };
    let messages = events("dense.log", &log).tally.messages;
    bench.rate("count of line ends", || {
        std::hint::black_box(memchr::memchr_iter(b'\n', &log).count());
    });
    bench.rate("reader", || {
        let mut reader = Reader::default();
        reader.feed(&log, &mut |_| {});
        std::hint::black_box(reader.finish(&mut |_| {}));
    });
    bench.rate("events", || drop(std::hint::black_box(events("dense.log", &log))));
    bench.rate("events and gather", || {
        drop(std::hint::black_box(Trace::gather(vec![events("dense.log", &log)])));
    });
    bench.rate("events, gather and check", || {
        let trace = Trace::gather(vec![events("dense.log", &log)]);
        drop(std::hint::black_box(trace.check()));
    });
    bench.rate("all, calls checked as they end", || _ = std::hint::black_box(counted(&log)));
    if "wasm".contains(&bench.only) {
        measure_log_in_wasm(&Workspace::find()?, &path)?;
    }
    match Command::new("rg").arg("--version").output() {
        Ok(_) => bench.rate("rg -c 'message Event'", || {
            let output = Command::new("rg").args(["-c", "message Event"]).arg(&path).output();
            assert!(output.is_ok_and(|output| output.status.success()), "rg finds the events");
        }),
        Err(_) => println!("SKIPPED: rg is not installed"),
    }
    println!("{messages} messages, {} bytes each", log.len() as u64 / messages.max(1));
    if "open calls".contains(&bench.only) {
        drop(log);
        measure_open_calls();
    }
    if is_made {
        std::fs::remove_file(&path)?;
    }
    Ok(())
}

/// The counts of a log, read and checked as the command does it for its summary.
fn counted(log: &[u8]) -> Summary {
    let (mut reader, mut checker) = (FileReader::new("dense.log"), Checker::default());
    for piece in log.chunks(PIECE) {
        reader.feed(piece);
        if reader.is_due() {
            reader.settle(&mut checker, &|_| Keep::Count);
        }
    }
    let file = reader.finish();
    let trace = Trace::gather_settled(vec![file]).unwrap_or_else(|| Trace::gather(vec![events("dense.log", log)]));
    let mut counted = trace.counted;
    trace.calls().for_each(|call| drop(Keep::Count.apply(checker.check(&call), &mut counted)));
    counted
}

/// Prints the memory of calls that are open at the end of a log, each of two parties that answered: four events.
fn measure_open_calls() {
    let mut reader = FileReader::new("open.log");
    let before = reset_peak().and_then(|()| peak());
    for call in 0..OPEN_CALLS {
        let [caller, called] = [1_000 + call % 5_000, 6_000 + call % 3_000];
        let events = [("Dialing", caller, called), ("Ringing", called, caller), ("Established", called, caller)];
        for (number, (name, this, other)) in (0..).zip(events.into_iter().chain([("Established", caller, called)])) {
            let (seconds, sequence) = (call / 100, call * 4 + number + 1);
            let stamp = format!(
                "{:02}:{:02}:{:02}.{:02}{number}0",
                seconds / 3_600 % 24,
                seconds / 60 % 60,
                seconds % 60,
                call % 100
            );
            let role = if this == caller { 1 } else { 2 };
            reader.feed(format!(
                "@{stamp} [0] 8.1 distribute_event: message Event{name}\n\tAttributeEventSequenceNumber\t{sequence:016x}\n\
                 \tAttributeThisDN\t'{this}'\n\tAttributeThisDNRole\t{role}\n\tAttributeOtherDN\t'{other}'\n\
                 \tAttributeOtherDNRole\t{}\n\tAttributeConnID\t{:016x}\n\tAttributeCallState\t0\n",
                3 - role,
                0x00a1_0000_0000_0001_u64 + call,
            ).as_bytes());
        }
    }
    let trace = Trace::gather(vec![reader.finish()]);
    let Some((before, after)) = before.zip(peak()) else { return println!("SKIPPED: the memory is not told here") };
    let each = (after - before) * 1_000 / trace.len() as u64;
    println!("{} open calls of four events: {each} bytes each at the peak", trace.len());
}

/// A file with messages alone, from the generator of the tests.
fn dense(calls: &str) -> Result<PathBuf> {
    let workspace = Workspace::find()?;
    let generator = workspace.path("tests/oracle/trace_log.py");
    let arguments = ["--layout", "t-server", "--plain", "--calls", calls, "--at-once", AT_ONCE];
    let output = Command::new("python3").arg(generator).args(arguments).output().context("python3 is needed")?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let made: Value = serde_json::from_slice(&output.stdout)?;
    let path = workspace.path("target/dense.log");
    std::fs::write(&path, made["log"].as_str().context("the generator writes a log")?)?;
    Ok(path)
}

/// What all measurements of a log have in common.
struct Bench {
    bytes: usize,
    only: String,
}

impl Bench {
    /// Prints the rates of the median run and of the quickest, which other programs disturb least, and the peak of resident memory, in which the log itself is.
    fn rate(&self, name: &str, mut run: impl FnMut()) {
        if !name.contains(&self.only) {
            return;
        }
        _ = reset_peak();
        let mut times: Vec<f64> = (0..RUNS)
            .map(|_| {
                let start = Instant::now();
                run();
                start.elapsed().as_secs_f64()
            })
            .collect();
        times.sort_by(f64::total_cmp);
        #[expect(clippy::cast_precision_loss, reason = "a rate has three digits")]
        let [median, best] = [times[RUNS / 2], times[0]].map(|time| self.bytes as f64 / 1e6 / time);
        let peak = peak().map_or_else(String::new, |kilobytes| format!(", {} MB resident", kilobytes / 1_000));
        println!("{name}: {median:.0} MB/s, {best:.0} at best{peak}");
    }
}

/// Begins to measure the peak of resident memory anew, where the system can.
fn reset_peak() -> Option<()> {
    // Elsewhere than on Linux the peak is that since the start, or unknown.
    std::fs::write("/proc/self/clear_refs", "5").ok()
}

/// The peak of resident memory in kilobytes, where the system tells it.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse().ok())
}
