//! Checks of cargo-deny.

use anyhow::Result;
use xshell::{Shell, cmd};

use super::finding::{Ending, Finding, check};

/// The folders with a Cargo.lock.
const LOCKS: [&str; 2] = [".", "fuzz"];

/// Lets cargo-deny make a check of every Cargo.lock.
pub(super) fn deny(sh: &Shell, which: &str, passed: &str) -> Result<Finding> {
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
