//! cargo-deny: licences, versions and sources of the crates, and RustSec's advisories about them. The database of advisories is
//! a git repository, which not every machine can reach.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use xshell::{Shell, cmd};

use super::finding::{Ending, Finding};
use crate::process::answer;
use crate::remedy::Remedy as _;

/// The folders with a Cargo.lock.
const LOCKS: [&str; 2] = [".", "fuzz"];

/// The repository that cargo-deny fetches.
const DATABASE: &str = "https://github.com/RustSec/advisory-db";

/// Lets cargo-deny make a check of every Cargo.lock.
pub(super) fn check(sh: &Shell, which: &str, passed: &str) -> Result<Finding> {
    for folder in LOCKS {
        let common = ["--locked", "--color", "never", "--config", "deny.toml"];
        let deny = cmd!(sh, "cargo deny {common...} --manifest-path {folder}/Cargo.toml check --hide-inclusion-graph");
        // Whether an entry of deny.toml is needed is asked of the workspace.
        let lenient = ["-A", "advisory-not-detected", "-A", "license-not-encountered", "-A", "unmatched-skip"];
        let deny = if folder == "." { deny } else { deny.args(lenient) };
        let finding = Finding::of(which, deny.arg(which), passed)?;
        if finding.ending != Ending::Passed {
            return Ok(finding);
        }
    }
    Ok(Finding::new(which, Ending::Passed, passed))
}

/// Fetches the database, from this clone if there is one, and lets cargo-deny look for the crates in it.
pub(super) fn advisories(sh: &Shell, clone: Option<&Path>) -> Result<Finding> {
    let advice = "give the folder of a clone of RustSec's advisory-db, with a branch `main`";
    if let Some(clone) = clone {
        // Git takes the clone for the database.
        let path = fs::canonicalize(clone).with_context(|| clone.display().to_string()).to_do(advice)?;
        sh.set_var("GIT_CONFIG_COUNT", "1");
        sh.set_var("GIT_CONFIG_KEY_0", format!("url.file://{}.insteadOf", path.display()));
        sh.set_var("GIT_CONFIG_VALUE_0", DATABASE);
    }
    if let Err(error) = cmd!(sh, "cargo deny --locked fetch db").run() {
        let said = format!("{DATABASE} cannot be fetched. Name a clone of it: `--advisories DIR`");
        let unknown = Finding::new("advisories", Ending::NotChecked, said);
        return if clone.is_some() { Err(error).to_do(advice) } else { Ok(unknown) };
    }
    let day = day(sh).unwrap_or_else(|| "an unknown day".to_owned());
    check(sh, "advisories", &format!("no crate has one in RustSec's database of {day}, except those in deny.toml"))
}

/// The day of the newest advisory in the clone of cargo-deny, whose place deny.toml names.
fn day(sh: &Shell) -> Option<String> {
    let database = sh.read_dir("target/advisories").ok()?.into_iter().find(|path| path.join("crates").is_dir())?;
    answer(cmd!(sh, "git -C {database} log -1 --format=%cs"))
}
