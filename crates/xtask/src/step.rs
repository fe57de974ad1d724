//! One step of `cargo xtask test`, and how it ended.

use std::process::Command;
use std::time::Duration;

use crate::failure::Failure;
use crate::process;
use crate::tally::Tally;
use crate::workspace::Workspace;

/// A step: its name, the earlier steps it cannot do without, and what it does.
#[derive(Debug)]
pub(crate) struct Step {
    /// The name in the output, in the summary and in `--only`.
    pub(crate) name: &'static str,
    /// The steps that must have passed before.
    pub(crate) needs: &'static [&'static str],
    /// Does it; a failing test is a count, a failure is all else.
    pub(crate) run: fn(&Workspace) -> Result<Tally, Failure>,
}

/// How a step ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ending {
    /// Everything in it passed.
    Passed,
    /// Something in it failed.
    Failed,
    /// A step that it needs did not pass.
    NotRun,
}

/// A step that has ended.
#[derive(Debug, Clone)]
pub(crate) struct Outcome {
    /// The step's name.
    pub(crate) name: &'static str,
    /// How it ended.
    pub(crate) ending: Ending,
    /// How long it took.
    pub(crate) took: Duration,
    /// What it counted; a step without tests of its own counts as one check.
    pub(crate) tally: Tally,
}

/// Runs a command that is one check.
pub(crate) fn check(command: &mut Command, remedy: &str) -> Result<Tally, Failure> {
    process::run(command, remedy)?;
    Ok(Tally::PASSED)
}

/// Runs a command that holds tests, and counts them.
pub(crate) fn count(command: &mut Command, remedy: &str) -> Result<Tally, Failure> {
    let mut sum = Tally::default();
    let status = process::run_reading(command, |line| {
        if let Some(tally) = Tally::read(line) {
            sum += tally;
        }
    })?;
    if status.success() || sum.failed > 0 {
        Ok(sum)
    } else {
        // It failed without a failing test: something did not even start.
        eprintln!("{}", process::ended(command, status, remedy));
        sum.failed = 1;
        Ok(sum)
    }
}
