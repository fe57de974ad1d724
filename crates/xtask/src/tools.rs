//! The programs of `tools.json`, and how those of cargo are installed.

use std::sync::LazyLock;

use anyhow::{Context as _, Result};
use serde::Deserialize;
use xshell::{Shell, cmd};

use crate::process::{answer, retried};
use crate::project::{TOOLS, root_of};

/// Every program that the project installs, by its source.
#[derive(Debug, Deserialize)]
struct Manifest {
    cargo: Vec<Tool>,
    debian: Vec<Package>,
}

/// A tool that cargo builds into `target/tools`, in one version.
#[derive(Debug, Deserialize)]
struct Tool {
    package: String,
    program: String,
    version: String,
    #[serde(default)]
    options: Vec<String>,
    purpose: String,
    minutes: u8,
}

/// A package of Debian.
#[derive(Debug, Deserialize)]
pub(crate) struct Package {
    pub(crate) package: String,
    #[serde(default)]
    pub(crate) program: String,
    /// A program that must be there already.
    pub(crate) needs: Option<String>,
    pub(crate) purpose: String,
}

static MANIFEST: LazyLock<Manifest> =
    LazyLock::new(|| serde_json::from_str(include_str!("../tools.json")).expect("a test reads the manifest"));

/// Prints what is installed and why, before it is installed.
pub(crate) fn say(what: &str) {
    println!("set-up: {what}");
}

/// Installs a tool of cargo, unless it is installed or in `PATH` in this version.
pub(crate) fn bring(sh: &Shell, program: &str) -> Result<()> {
    let tool = MANIFEST.cargo.iter().find(|tool| tool.program == program);
    let Tool { package, version, purpose, minutes, options, .. } =
        tool.with_context(|| format!("tools.json has no program {program}"))?;
    if is_installed(sh, package, version) || has_version(sh, program, version) {
        return Ok(());
    }
    say(&format!("{package} {version} ({purpose}): built by cargo into {TOOLS}, about {minutes} minutes"));
    // Half a build stays in this folder, and the next try goes on from there. Debug, because the tool is built three times as
    // fast then, and builds this project as fast; without debug information, which is a fifth of the work.
    let build = root_of(sh, TOOLS).join("build");
    let install = cmd!(sh, "cargo install --locked --debug --force --root {TOOLS} --version {version}");
    retried(
        &install.args(options).arg(package).env("CARGO_TARGET_DIR", &build).env("CARGO_PROFILE_DEV_DEBUG", "false"),
    )?;
    Ok(sh.remove_path(build)?)
}

/// Whether cargo has installed this version of a package. Some programs print no version.
fn is_installed(sh: &Shell, package: &str, version: &str) -> bool {
    let list = answer(cmd!(sh, "cargo install --list --root {TOOLS}")).unwrap_or_default();
    list.lines().any(|line| line == format!("{package} v{version}:"))
}

/// Whether a program of `PATH` prints this version among other words.
fn has_version(sh: &Shell, program: &str, version: &str) -> bool {
    let printed = answer(sh.cmd(program).arg("--version")).unwrap_or_default();
    printed.split_whitespace().any(|word| word.strip_prefix('v').unwrap_or(word) == version)
}

/// The package of Debian with this name.
pub(crate) fn debian(package: &str) -> Result<&'static Package> {
    let found = MANIFEST.debian.iter().find(|known| known.package == package);
    found.with_context(|| format!("tools.json has no package {package}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project;

    #[test]
    fn a_program_counts_only_in_the_wanted_version() {
        let sh = project::shell().expect("cargo says where the project is");
        let printed = cmd!(sh, "rustc --version").read().expect("cargo runs the tests, so rustc is in PATH");
        let version = printed.split(' ').nth(1).expect("rustc prints its name and version");
        let is = |program, version| has_version(&sh, program, version);
        assert!(is("rustc", version) && !is("rustc", "0.0.1") && !is("no-such-program", version));
    }

    #[test]
    fn wasm_bindgen_is_the_version_of_cargo_lock() {
        let sh = project::shell().expect("cargo says where the project is");
        let locked = cmd!(sh, "cargo pkgid --offline wasm-bindgen").read().expect("the crate is in Cargo.lock");
        let tool = MANIFEST.cargo.iter().find(|tool| tool.program == "wasm-bindgen").expect("it is in the manifest");
        assert_eq!(locked.rsplit('@').next(), Some(tool.version.as_str()));
    }
}
