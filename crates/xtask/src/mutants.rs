//! `cargo xtask mutants`: runs cargo-mutants on model and ladder. A mutant that no test notices is a failure, unless a document
//! gives a reason.

use std::process::Command;

use anyhow::{Result, ensure};
use xshell::{Shell, cmd};

use crate::remedy::Remedy as _;
use crate::tools;

/// The document with the mutants that no test can notice, each with its reason.
const DOCUMENT: &str = "docs/src/mutants.md";

/// Tests some hundred mutants, in about 20 minutes on two cores.
pub(crate) fn mutants(sh: &Shell) -> Result<()> {
    tools::bring(sh, "cargo-mutants")?;
    let mutants = cmd!(sh, "cargo mutants --package callmodel --package callmodel-ladder --jobs 2 --output target");
    // Few cases per property, so that only mutants that are caught reliably count as caught.
    let status = Command::from(mutants.env("PROPTEST_CASES", "16")).status()?;
    // 2 and 3: mutants were missed, or ran out of time.
    ensure!(matches!(status.code(), Some(0 | 2 | 3)), "cargo-mutants failed ({status}); its lines above say why");
    let read = |name: &str| sh.read_file(format!("target/mutants.out/{name}.txt")).to_do("the lines above say why");
    let missed = read("missed")? + &read("timeout")?;
    let problems = problems(&missed, &sh.read_file(DOCUMENT)?);
    let advice = format!("write a test that notices it, or say in {DOCUMENT} why none can");
    ensure!(problems.is_empty(), "{}\n to do: {advice}", problems.join("\n"));
    println!("every mutant is noticed by a test, or {DOCUMENT} says why none can");
    Ok(())
}

/// Missed mutants without a reason, and reasons for mutants that are noticed.
fn problems(missed: &str, document: &str) -> Vec<String> {
    let listed = document.lines().filter_map(|line| line.strip_prefix("- `")?.split('`').next());
    let mut listed: Vec<_> = listed.filter(|line| line.starts_with("crates/")).map(str::to_owned).collect();
    let mut problems = Vec::new();
    for mutant in missed.lines().filter_map(without_place) {
        match listed.iter().position(|known| *known == mutant) {
            Some(at) => drop(listed.swap_remove(at)),
            None => problems.push(format!("no test notices {mutant}")),
        }
    }
    problems.extend(listed.iter().map(|mutant| format!("{DOCUMENT} lists a mutant that is noticed: {mutant}")));
    problems
}

/// A line `file:line:column: change` without line and column, which change with every edit.
fn without_place(line: &str) -> Option<String> {
    let mut parts = line.splitn(4, ':');
    let (file, _, _, change) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    Some(format!("{file}: {}", change.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MISSED: &str =
        "crates/model/src/a.rs:3:9: replace + with - in f\ncrates/model/src/a.rs:4:9: replace + with - in f\n";
    const ENTRY: &str = "- `crates/model/src/a.rs: replace + with - in f`: nobody can tell.\n";

    #[test]
    fn missed_mutants_and_reasons_match_one_to_one() {
        assert_eq!(problems(MISSED, &ENTRY.repeat(2)), Vec::<String>::new());
        assert_eq!(problems(MISSED, ENTRY), ["no test notices crates/model/src/a.rs: replace + with - in f"]);
        let noticed =
            "docs/src/mutants.md lists a mutant that is noticed: crates/model/src/a.rs: replace + with - in f";
        assert_eq!(problems("", ENTRY), [noticed]);
    }
}
