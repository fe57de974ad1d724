//! Counts of tests.

use std::io::{BufRead as _, BufReader};
use std::ops::AddAssign;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result};
use xshell::Cmd;

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: u32,
    pub(crate) failed: u32,
    /// Tests that were left out on purpose.
    pub(crate) skipped: u32,
}

impl Tally {
    /// One check that passed.
    pub(crate) const PASSED: Self = Self { passed: 1, failed: 0, skipped: 0 };

    /// One check that failed.
    pub(crate) const FAILED: Self = Self { passed: 0, failed: 1, skipped: 0 };

    /// Reads `test result: ok. 5 passed; 0 failed; 1 ignored; …`, the last line of libtest and of `web/e2e/tally.mjs`.
    pub(crate) fn read(line: &str) -> Option<Self> {
        let (_, counts) = line.strip_prefix("test result: ")?.split_once(". ")?;
        let count = |what: &str| counts.split("; ").find_map(|part| part.strip_suffix(what)?.trim().parse().ok());
        Some(Self { passed: count("passed")?, failed: count("failed")?, skipped: count("ignored")? })
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

/// Runs a command, shows its output, and returns the sum of the tests in it.
pub(crate) fn counted(command: Cmd<'_>) -> Result<Tally> {
    let shown = command.to_string();
    eprintln!("$ {shown}");
    let mut command = Command::from(command);
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().with_context(|| shown.clone())?;
    let stdout = child.stdout.take().context("standard output is piped")?;
    let mut tally = Tally::default();
    let mut times = Vec::new();
    for line in BufReader::new(stdout).split(b'\n') {
        let line = String::from_utf8_lossy(&line?).into_owned();
        println!("{line}");
        tally += Tally::read(&line).unwrap_or_default();
        times.extend(time(&line));
    }
    let status = child.wait()?;
    // It failed without a failing test: something did not even start.
    if !status.success() && tally.failed == 0 {
        eprintln!("`{shown}` failed ({status})");
        tally += Tally::FAILED;
    }
    if !times.is_empty() {
        println!("{}", slowest(times));
    }
    Ok(tally)
}

/// Reads `test tests::name ... ok <0.003s>`, a line of libtest with `--report-time`.
fn time(line: &str) -> Option<(f64, String)> {
    let (name, result) = line.strip_prefix("test ")?.split_once(" ... ")?;
    let (_, seconds) = result.strip_suffix("s>")?.split_once('<')?;
    Some((seconds.parse().ok()?, name.to_owned()))
}

fn slowest(mut times: Vec<(f64, String)>) -> String {
    times.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    let lines = times.iter().take(5).map(|(seconds, name)| format!("\n{seconds:>7.1} s  {name}"));
    format!("\nthe slowest five tests:{}", lines.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_of_a_test_program_gives_its_counts() {
        let libtest = "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out; finished in 1s";
        assert_eq!(Tally::read(libtest), Some(Tally { passed: 12, failed: 3, skipped: 1 }));
        let browser = "test result: ok. 7 passed; 0 failed; 2 ignored";
        assert_eq!(Tally::read(browser), Some(Tally { passed: 7, failed: 0, skipped: 2 }));
        assert_eq!(Tally::read("test tests::a_name ... ok"), None);
    }

    #[test]
    fn the_slowest_tests_come_first() {
        let lines = ["test a ... ok <0.250s>", "test tests::b ... ok <3.000s>", "test c ... ok"];
        let times = lines.into_iter().filter_map(time).collect();
        assert_eq!(slowest(times), "\nthe slowest five tests:\n    3.0 s  tests::b\n    0.2 s  a");
    }
}
