//! `cargo xtask mutants`: changes model and ladder in each way that cargo-mutants knows, and fails where no test notices and no
//! reason is known.

use std::fs;
use std::process::Command;

use crate::failure::Failure;
use crate::process;
use crate::tool::Tool;
use crate::workspace::Workspace;

const TOOL: Tool<'static> = Tool {
    package: "cargo-mutants",
    program: "cargo-mutants",
    ask: &["mutants", "--version"],
    version: "27.1.0",
    purpose: "changes the code, one place at a time, to see whether a test notices",
    duration: "2 minutes",
    options: &[],
};

/// The document with the mutants that no test can notice, each with its reason.
const DOCUMENT: &str = "docs/src/mutants.md";

/// Where cargo-mutants writes what it found.
const OUTPUT: &str = "target/mutants.out";

/// Some hundred mutants, about 20 minutes on two cores.
pub(crate) fn mutants(workspace: &Workspace) -> Result<(), Failure> {
    TOOL.bring(workspace)?;
    let mut command = Command::new(workspace.tool("cargo-mutants"));
    command.args(["mutants", "--package", "callmodel", "--package", "callmodel-ladder", "--jobs", "2"]);
    command.arg("--output").arg(workspace.path("target")).current_dir(workspace.root());
    // A property that needs many cases to notice a mutant is not what notices it tomorrow.
    command.env("PROPTEST_CASES", "16");
    let status = command.status().map_err(|error| process::not_started(&command, &error))?;
    // 2 and 3: mutants were missed, or ran out of time. Which of them may be is seen below.
    if !matches!(status.code(), Some(0 | 2 | 3)) {
        return Err(process::ended(&command, status, "its lines above say why"));
    }
    let read = |path: &str| {
        fs::read_to_string(workspace.path(path))
            .map_err(|error| Failure::new(format!("{path}: {error}"), "start `cargo xtask mutants` again"))
    };
    let missed = read(&format!("{OUTPUT}/missed.txt"))? + &read(&format!("{OUTPUT}/timeout.txt"))?;
    let problems = problems(&missed, &read(DOCUMENT)?);
    if problems.is_empty() {
        println!("every mutant is noticed by a test, or {DOCUMENT} says why none can");
        return Ok(());
    }
    Err(Failure::new(problems.join("\n"), format!("write a test that notices it, or say in {DOCUMENT} why none can")))
}

/// What is missed without a reason, and what has a reason and is not missed.
fn problems(missed: &str, document: &str) -> Vec<String> {
    let missed: Vec<_> = missed.lines().filter_map(mutant).collect();
    let listed = document.lines().filter_map(|line| line.strip_prefix("- `")?.split('`').next());
    let mut listed: Vec<_> = listed.filter(|line| line.starts_with("crates/")).map(str::to_owned).collect();
    let mut problems = Vec::new();
    for mutant in missed {
        match listed.iter().position(|known| *known == mutant) {
            Some(at) => drop(listed.swap_remove(at)),
            None => problems.push(format!("no test notices {mutant}")),
        }
    }
    problems.extend(listed.iter().map(|mutant| format!("{DOCUMENT} lists what is noticed: {mutant}")));
    problems
}

/// A line of cargo-mutants without the place in the file, which changes with every edit.
fn mutant(line: &str) -> Option<String> {
    let mut parts = line.splitn(4, ':');
    let (file, _, _, what) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    Some(format!("{file}: {}", what.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MISSED: &str =
        "crates/model/src/a.rs:3:9: replace + with - in f\ncrates/model/src/a.rs:4:9: replace + with - in f\n";
    const ENTRY: &str = "- `crates/model/src/a.rs: replace + with - in f`: nobody can tell.\n";

    #[test]
    fn what_is_listed_as_often_as_it_is_missed_is_no_problem() {
        assert_eq!(problems(MISSED, &ENTRY.repeat(2)), Vec::<String>::new());
    }

    #[test]
    fn what_is_missed_without_a_reason_is_named() {
        assert_eq!(problems(MISSED, ENTRY), ["no test notices crates/model/src/a.rs: replace + with - in f"]);
    }

    #[test]
    fn a_reason_for_what_is_noticed_is_named() {
        let expected = "docs/src/mutants.md lists what is noticed: crates/model/src/a.rs: replace + with - in f";
        assert_eq!(problems("", ENTRY), [expected]);
    }
}
