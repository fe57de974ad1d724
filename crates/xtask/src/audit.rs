//! `cargo xtask audit`: checks the dependencies. Each check prints a line: passed, failed, or not checked.
//!
//! It is no step of `cargo xtask test`, because its result changes without a change of the project.

mod advisories;
mod npm;
mod sbom;

use std::fmt;
use std::path::Path;
use std::process::ExitCode;

use anyhow::Result;
use xshell::{Cmd, Shell, cmd};

use crate::{node, setup, tools};

/// How a check ended, from best to worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Ending {
    Passed,
    NotChecked,
    Failed,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Finding {
    what: String,
    ending: Ending,
    said: String,
}

impl Finding {
    fn new(what: &str, ending: Ending, said: impl Into<String>) -> Self {
        Self { what: what.to_owned(), ending, said: said.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ending = match self.ending {
            Ending::Passed => "passed",
            Ending::Failed => "FAILED",
            Ending::NotChecked => "NOT CHECKED",
        };
        write!(f, "{:<22} {ending:<11}  {}", self.what, self.said)
    }
}

/// The folders with a Cargo.lock.
const LOCKS: [&str; 2] = [".", "fuzz"];

/// Makes every check. Advisories come from this clone of RustSec's database, or are fetched.
pub(crate) fn audit(sh: &Shell, clone: Option<&Path>) -> Result<ExitCode> {
    node::check(sh)?;
    for tool in ["cargo-machete", "cargo-deny", "cargo-cyclonedx"] {
        tools::bring(sh, tool)?;
    }
    setup::crates(sh)?;
    let machete = cmd!(sh, "cargo machete --skip-target-dir crates fuzz web");
    let mut findings = vec![
        check("unused", machete, "every dependency of every crate is used")?,
        deny(sh, "licenses", "those of all crates are among those that deny.toml allows")?,
        deny(sh, "bans", "one version of each crate but for those in deny.toml, and no requirement of `*`")?,
        deny(sh, "sources", "every crate is from crates.io")?,
        advisories::check(sh, clone)?,
    ];
    for folder in npm::FOLDERS {
        findings.push(npm::check(sh, folder)?);
    }
    findings.push(sbom::write(sh)?);
    println!();
    for finding in &findings {
        println!("{finding}");
    }
    Ok(match findings.iter().map(|finding| finding.ending).max() {
        Some(Ending::Failed) => ExitCode::FAILURE,
        Some(Ending::NotChecked) => ExitCode::from(3),
        Some(Ending::Passed) | None => ExitCode::SUCCESS,
    })
}

/// A check that passes if the program succeeds. Otherwise its output is shown.
fn check(what: &str, command: Cmd<'_>, passed: &str) -> Result<Finding> {
    let output = command.quiet().ignore_status().output()?;
    if output.status.success() {
        return Ok(Finding::new(what, Ending::Passed, passed));
    }
    eprintln!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    Ok(Finding::new(what, Ending::Failed, "the lines above say what and where"))
}

/// Lets cargo-deny make a check of every Cargo.lock.
fn deny(sh: &Shell, which: &str, passed: &str) -> Result<Finding> {
    for folder in LOCKS {
        let common = ["--locked", "--color", "never", "--config", "deny.toml"];
        let deny = cmd!(sh, "cargo deny {common...} --manifest-path {folder}/Cargo.toml check --hide-inclusion-graph");
        // Whether an entry of deny.toml is needed is asked of the workspace.
        let lenient = ["-A", "advisory-not-detected", "-A", "license-not-encountered", "-A", "unmatched-skip"];
        let deny = if folder == "." { deny } else { deny.args(lenient) };
        let finding = check(which, deny.arg(which), passed)?;
        if finding.ending != Ending::Passed {
            return Ok(finding);
        }
    }
    Ok(Finding::new(which, Ending::Passed, passed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_check_that_was_not_made_is_no_pass() {
        assert!(Ending::Failed > Ending::NotChecked && Ending::NotChecked > Ending::Passed);
        let line = Finding::new("npm web/tools", Ending::NotChecked, "no answer").to_string();
        assert_eq!(line, "npm web/tools          NOT CHECKED  no answer");
    }
}
