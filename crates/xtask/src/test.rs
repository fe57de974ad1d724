//! `cargo xtask test`: every check, each timed, and a summary at the end.

use std::process::ExitCode;
use std::time::{Duration, Instant};

use crate::failure::Failure;
use crate::step::{Ending, Outcome, Step};
use crate::steps::STEPS;
use crate::summary::Summary;
use crate::tally::Tally;
use crate::workspace::Workspace;

/// Runs the steps, or one with those that it needs. A failed step stops only those that need it.
pub(crate) fn test(workspace: &Workspace, only: Option<&str>) -> Result<ExitCode, Failure> {
    let wanted = only.map(|name| with_needs(&STEPS, name));
    run_all(workspace, STEPS.iter().filter(|step| wanted.as_ref().is_none_or(|wanted| wanted.contains(&step.name))))
}

/// Runs these steps in order and prints the summary.
pub(crate) fn run_all<'steps>(
    workspace: &Workspace,
    steps: impl IntoIterator<Item = &'steps Step>,
) -> Result<ExitCode, Failure> {
    let mut outcomes: Vec<Outcome> = Vec::new();
    for step in steps {
        let outcome = run(step, workspace, &outcomes);
        outcomes.push(outcome);
    }
    let summary = Summary(&outcomes);
    println!("\n{summary}");
    Ok(if summary.all_passed() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Runs one step, if those it needs have passed.
fn run(step: &Step, workspace: &Workspace, before: &[Outcome]) -> Outcome {
    println!("\n── {} ──", step.name);
    let blocked = before.iter().find(|outcome| step.needs.contains(&outcome.name) && outcome.ending != Ending::Passed);
    if let Some(blocked) = blocked {
        println!("not run: it needs {}, which did not pass", blocked.name);
        return Outcome { name: step.name, ending: Ending::NotRun, took: Duration::ZERO, tally: Tally::default() };
    }
    #[expect(clippy::disallowed_methods, reason = "the summary says how long each step took")]
    let start = Instant::now();
    let tally = (step.run)(workspace).unwrap_or_else(|failure| {
        eprintln!("{failure}");
        Tally { failed: 1, ..Tally::default() }
    });
    Outcome {
        name: step.name,
        ending: if tally.failed == 0 { Ending::Passed } else { Ending::Failed },
        took: start.elapsed(),
        tally,
    }
}

/// A step and all that it needs, directly or not.
fn with_needs(steps: &[Step], name: &str) -> Vec<&'static str> {
    let mut wanted = Vec::new();
    for step in steps.iter().filter(|step| step.name == name) {
        wanted.push(step.name);
        for need in step.needs {
            wanted.extend(with_needs(steps, need));
        }
    }
    wanted
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(name: &'static str, ending: Ending) -> Outcome {
        Outcome { name, ending, took: Duration::ZERO, tally: Tally::default() }
    }

    fn workspace() -> Workspace {
        Workspace::find().expect("cargo says where the tests' package is")
    }

    #[test]
    fn a_step_brings_the_steps_that_it_needs() {
        assert_eq!(with_needs(&STEPS, "docs"), ["docs", "packages", "site", "set-up"]);
        assert_eq!(with_needs(&STEPS, "fmt"), ["fmt"]);
    }

    #[test]
    fn a_step_is_not_run_after_a_failed_one_that_it_needs() {
        let step = Step { name: "second", needs: &["first"], run: |_| Ok(Tally::PASSED) };
        let ran = |first| run(&step, &workspace(), &[outcome("first", first)]).ending;
        assert_eq!(ran(Ending::Failed), Ending::NotRun);
        assert_eq!(ran(Ending::NotRun), Ending::NotRun);
        assert_eq!(ran(Ending::Passed), Ending::Passed);
    }

    #[test]
    fn a_failure_counts_as_one_failed_check() {
        let step = Step { name: "step", needs: &[], run: |_| Err(Failure::new("it broke", "mend it")) };
        let outcome = run(&step, &workspace(), &[]);
        assert_eq!(outcome.ending, Ending::Failed);
        assert_eq!(outcome.tally.failed, 1);
    }
}
