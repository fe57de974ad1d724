use std::fs;
use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use terminal_size::{Width, terminal_size_of};

use crate::source::Source;

/// The time between two drawings.
const TICK: Duration = Duration::from_millis(100);

/// Carriage return and `EL`, which erase the line of a terminal.
const ERASE: &str = "\r\u{1b}[2K";

/// Progress counters, shared by threads, and the progress line on a terminal's standard error.
#[derive(Debug, Default)]
pub(crate) struct Progress {
    bytes: AtomicU64,
    /// The bytes of all files; 0 when they are not known, as of standard input.
    all_bytes: u64,
    calls: AtomicU64,
    all_calls: AtomicU64,
    findings: AtomicU64,
}

impl Progress {
    /// The progress of reading these logs.
    pub(crate) fn of(sources: &[Source]) -> Self {
        let length = |source: &Source| match source {
            Source::File(path) => fs::metadata(path).ok().filter(fs::Metadata::is_file).map(|metadata| metadata.len()),
            Source::StandardInput => None,
        };
        let all_bytes = sources.iter().map(length).sum::<Option<u64>>().unwrap_or_default();
        Self { all_bytes, ..Self::default() }
    }

    /// Begins to count bytes anew, when the logs are read again.
    pub(crate) fn begin_bytes(&self) {
        self.bytes.store(0, Ordering::Relaxed);
    }

    /// Counts bytes, as they are in the file.
    pub(crate) fn read(&self, bytes: u64) {
        self.bytes.fetch_add(bytes, Ordering::Relaxed);
    }

    /// Sets the number of calls to check.
    pub(crate) fn begin_calls(&self, calls: usize) {
        self.all_calls.store(calls as u64, Ordering::Relaxed);
    }

    /// Counts a checked call and its findings.
    pub(crate) fn checked(&self, findings: usize) {
        self.calls.fetch_add(1, Ordering::Relaxed);
        self.findings.fetch_add(findings as u64, Ordering::Relaxed);
    }

    /// Does `work`, and meanwhile draws the progress, if somebody sees it.
    pub(crate) fn while_doing<T>(&self, work: impl FnOnce() -> T) -> T {
        let is_wanted = is_wanted(io::stderr().is_terminal(), &|name| std::env::var(name).ok());
        if !is_wanted {
            return work();
        }
        let start = now();
        thread::scope(|scope| {
            let (done, is_done) = channel::<()>();
            scope.spawn(move || {
                while is_done.recv_timeout(TICK) == Err(RecvTimeoutError::Timeout) {
                    draw(&self.line(start.elapsed()));
                }
                draw("");
            });
            let result = work();
            drop(done);
            result
        })
    }

    /// The progress in a line: bytes, rate, calls, findings.
    fn line(&self, elapsed: Duration) -> String {
        let [bytes, calls, all_calls, findings] =
            [&self.bytes, &self.calls, &self.all_calls, &self.findings].map(|count| count.load(Ordering::Relaxed));
        let mut parts = Vec::new();
        if all_calls == 0 {
            let of = if self.all_bytes > 0 { format!(" of {}", size(self.all_bytes)) } else { String::new() };
            parts.push(format!("{}{of} read", size(bytes)));
            let seconds = elapsed.as_secs_f64();
            if seconds > 0.0 {
                #[expect(
                    clippy::cast_precision_loss,
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "a rate is shown in two or three digits"
                )]
                let rate = (bytes as f64 / seconds) as u64;
                parts.push(format!("{}/s", size(rate)));
            }
        } else {
            parts.push(format!("{calls} of {all_calls} calls checked"));
            parts.push(format!("{findings} finding{}", if findings == 1 { "" } else { "s" }));
        }
        parts.join(", ")
    }
}

/// The time, for rates and waits. Results do not depend on it.
#[expect(clippy::disallowed_methods, reason = "how fast a log is read, and how long it is quiet, is no result")]
pub(crate) fn now() -> Instant {
    Instant::now()
}

/// Whether the progress is drawn: on a terminal that can erase a line, and not for a program that asks for plain text.
fn is_wanted(is_terminal: bool, variable: &dyn Fn(&str) -> Option<String>) -> bool {
    let is_set = |name: &str| variable(name).is_some_and(|value| !value.is_empty());
    is_terminal && !is_set("NO_COLOR") && !is_set("CI") && variable("TERM").is_none_or(|terminal| terminal != "dumb")
}

/// Draws `line` over the one before. Errors of a closed standard error are ignored: the result matters.
fn draw(line: &str) {
    let width = terminal_size_of(io::stderr()).map_or(80, |(Width(width), _)| usize::from(width));
    let line: String = line.chars().take(width.saturating_sub(1)).collect();
    let mut stderr = io::stderr().lock();
    let _ = write!(stderr, "{ERASE}{line}").and_then(|()| stderr.flush());
}

/// A number of bytes in the unit that fits: `1.2 GB`.
fn size(bytes: u64) -> String {
    let units = [(1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "kB")];
    match units.into_iter().find(|(unit, _)| bytes >= *unit) {
        Some((unit, name)) => format!("{}.{} {name}", bytes / unit, bytes % unit / (unit / 10)),
        None => format!("{bytes} B"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_and_rate_are_shown_while_logs_are_read() {
        let progress = Progress { all_bytes: 3_400_000_000, ..Progress::default() };
        progress.read(1_250_000_000);
        assert_eq!(progress.line(Duration::from_secs(2)), "1.2 GB of 3.4 GB read, 625.0 MB/s");
        let unknown = Progress::default();
        unknown.read(999);
        assert_eq!(unknown.line(Duration::from_secs(1)), "999 B read, 999 B/s");
    }

    #[test]
    fn calls_and_findings_are_shown_while_calls_are_checked() {
        let progress = Progress::default();
        progress.begin_calls(30);
        progress.checked(0);
        progress.checked(1);
        assert_eq!(progress.line(Duration::from_secs(2)), "2 of 30 calls checked, 1 finding");
    }

    #[test]
    fn no_progress_is_drawn_in_a_pipe_or_for_plain_text() {
        let with = |name: &'static str, value: &'static str| {
            move |variable: &str| (variable == name).then(|| value.to_owned())
        };
        assert!(is_wanted(true, &|_| None));
        assert!(is_wanted(true, &with("NO_COLOR", "")));
        assert!(!is_wanted(false, &|_| None));
        for (name, value) in [("NO_COLOR", "1"), ("CI", "true"), ("TERM", "dumb")] {
            assert!(!is_wanted(true, &with(name, value)), "{name}");
        }
    }
}
