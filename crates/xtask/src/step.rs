//! The steps of `cargo xtask test` and `check`: selection and order.

use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::Result;
use xshell::Shell;

use crate::outcome::{Outcome, Summary};
use crate::tally::Tally;

#[derive(Debug)]
pub(crate) struct Step {
    /// The name in the summary and in `--only`.
    pub(crate) name: &'static str,
    /// Earlier steps that must have passed.
    pub(crate) needs: &'static [&'static str],
    /// Returns failing tests as a count, any other failure as an error.
    pub(crate) run: fn(&Shell) -> Result<Tally>,
}

/// Runs all steps, or only the named ones with their dependencies, and prints the summary. A failed step stops only the steps
/// that depend on it.
pub(crate) fn run_all(sh: &Shell, steps: &[Step], only: &[&str]) -> Result<ExitCode> {
    let wanted: Vec<_> = only.iter().flat_map(|name| with_needs(steps, name)).collect();
    let mut outcomes = Vec::new();
    for step in steps.iter().filter(|step| only.is_empty() || wanted.contains(&step.name)) {
        outcomes.push(run(step, sh, &outcomes));
    }
    println!("\n{}", Summary(&outcomes));
    Ok(if outcomes.iter().all(Outcome::has_passed) { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Runs a step if its dependencies have passed.
fn run(step: &Step, sh: &Shell, before: &[Outcome]) -> Outcome {
    let name = step.name;
    println!("\n── {name} ──");
    if let Some(blocked) = before.iter().find(|outcome| step.needs.contains(&outcome.name) && !outcome.has_passed()) {
        println!("not run: it needs {}, which did not pass", blocked.name);
        return Outcome { name, took: Duration::ZERO, tally: None };
    }
    #[expect(clippy::disallowed_methods, reason = "the summary says how long each step took")]
    let start = Instant::now();
    let tally = (step.run)(sh).unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        Tally::FAILED
    });
    Outcome { name, took: start.elapsed(), tally: Some(tally) }
}

/// The names of a step and its transitive dependencies.
fn with_needs(steps: &[Step], name: &str) -> Vec<&'static str> {
    let step = steps.iter().find(|step| step.name == name);
    let needs = step.into_iter().flat_map(|step| step.needs).flat_map(|need| with_needs(steps, need));
    step.map(|step| step.name).into_iter().chain(needs).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::steps::STEPS;
    use anyhow::anyhow;

    fn run_after(first: Option<Tally>, run_second: fn(&Shell) -> Result<Tally>) -> Option<Tally> {
        let first = Outcome { name: "first", took: Duration::ZERO, tally: first };
        let second = Step { name: "second", needs: &["first"], run: run_second };
        run(&second, &Shell::new().expect("the tests have a current folder"), &[first]).tally
    }

    #[test]
    fn a_step_does_not_run_after_a_failed_one_it_needs() {
        assert_eq!(run_after(Some(Tally::FAILED), |_| Ok(Tally::PASSED)), None);
        assert_eq!(run_after(None, |_| Ok(Tally::PASSED)), None);
        assert_eq!(run_after(Some(Tally::PASSED), |_| Ok(Tally::PASSED)), Some(Tally::PASSED));
    }

    #[test]
    fn an_error_counts_as_one_failed_check() {
        assert_eq!(run_after(Some(Tally::PASSED), |_| Err(anyhow!("it broke"))), Some(Tally::FAILED));
    }

    #[test]
    fn every_step_needs_only_earlier_steps() {
        assert_eq!(with_needs(&STEPS, "docs"), ["docs", "npm", "site", "set-up"]);
        for (place, step) in STEPS.iter().enumerate() {
            let is_earlier = |need: &&str| STEPS[..place].iter().any(|earlier| earlier.name == *need);
            assert!(step.needs.iter().all(is_earlier), "{} needs a later step", step.name);
        }
    }
}
