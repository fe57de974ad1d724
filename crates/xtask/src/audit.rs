//! `cargo xtask audit`: checks the dependencies. Each check prints a line: passed, failed, or not checked.
//!
//! Not a step of `cargo xtask test`, because the result changes without a change of the project.

mod deny;
mod finding;
mod npm;
mod sbom;

use std::path::Path;
use std::process::ExitCode;

use anyhow::Result;
use xshell::{Shell, cmd};

use self::finding::{Ending, Finding};
use crate::{node, setup, tools};

/// Makes every check. Advisories come from this clone of RustSec's database, or are fetched.
pub(crate) fn audit(sh: &Shell, clone: Option<&Path>) -> Result<ExitCode> {
    node::check(sh)?;
    for tool in ["cargo-machete", "cargo-deny", "cargo-cyclonedx"] {
        tools::bring(sh, tool)?;
    }
    setup::crates(sh)?;
    let machete = cmd!(sh, "cargo machete --skip-target-dir crates fuzz web");
    let mut findings = vec![
        Finding::of("unused", machete, "every dependency of every crate is used")?,
        deny::check(sh, "licenses", "those of all crates are among those that deny.toml allows")?,
        deny::check(sh, "bans", "one version of each crate but for those in deny.toml, and no requirement of `*`")?,
        deny::check(sh, "sources", "every crate is from crates.io")?,
        deny::advisories(sh, clone)?,
    ];
    for folder in npm::folders(sh)? {
        findings.push(npm::check(sh, &folder)?);
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
