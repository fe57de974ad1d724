//! Node.js, which the project does not install, and the npm packages of a folder.

use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use nodejs_semver::{Range, Version};
use xshell::{Cmd, Shell, cmd};

use crate::process::{answer, retried};
use crate::remedy::Remedy as _;
use crate::stamp::once;
use crate::tools::say;

/// Versions of Node.js that work. Vite, which bundles an example, needs the newest.
const VERSIONS: &str = "^20.19 || >=22.12";

const ADVICE: &str = "install Node.js 20.19, or 22.12 or newer, with npm (from nodejs.org, your system's packages or a version \
                      manager) so that `node` is in PATH, and start again";

/// The program npm, in the shell's folder.
pub(crate) fn npm(sh: &Shell) -> Cmd<'_> {
    sh.cmd(if cfg!(windows) { "npm.cmd" } else { "npm" })
}

/// Checks that Node.js is there and new enough, and that npm is with it.
pub(crate) fn check(sh: &Shell) -> Result<()> {
    judge(answer(cmd!(sh, "node --version")).as_deref()).to_do(ADVICE)?;
    answer(npm(sh).arg("--version")).context("Node.js is there, but `npm` is not").to_do(ADVICE)?;
    Ok(())
}

/// Judges the output of `node --version`, if it ran at all.
fn judge(printed: Option<&str>) -> Result<()> {
    let printed = printed.context("Node.js was not found: there is no `node` in PATH")?;
    let is_new = Range::parse(VERSIONS)?.satisfies(&Version::parse(printed)?);
    ensure!(is_new, "Node.js is too old: `node --version` says {printed}");
    Ok(())
}

/// Installs the packages of a folder as its lock file says, once for each content of it.
pub(crate) fn packages(sh: &Shell, folder: &str, purpose: &str) -> Result<()> {
    let _folder = sh.push_dir(folder);
    once(sh, "package-lock.json", Path::new("node_modules/.installed-lock.json"), || {
        say(&format!("{purpose}: `npm ci` in {folder}, some seconds"));
        let options = ["--no-audit", "--no-fund", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=5000"];
        retried(&npm(sh).arg("ci").args(options))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project;

    #[test]
    fn an_old_or_missing_node_is_refused() {
        for version in ["v20.19.0", "v20.20.2", "v22.12.0", "v24.1.0"] {
            judge(Some(version)).expect(version);
        }
        for version in ["v18.19.1", "v20.18.3", "v21.7.3", "v22.11.0"] {
            let error = judge(Some(version)).expect_err(version).to_string();
            assert_eq!(error, format!("Node.js is too old: `node --version` says {version}"));
        }
        let error = judge(None).expect_err("there is no node").to_string();
        assert_eq!(error, "Node.js was not found: there is no `node` in PATH");
    }

    #[test]
    fn no_npm_package_needs_a_newer_node() {
        let sh = project::shell().expect("cargo says where the project is");
        // Not web/bench: Chromium runs its packages.
        for folder in ["web/tools", "web/e2e", "web/engines", "examples/vite", "examples/vitepress"] {
            let lock = sh.read_file(format!("{folder}/package-lock.json")).expect("the folder has a lock file");
            let lock: serde_json::Value = serde_json::from_str(&lock).expect("npm writes JSON");
            let packages = lock["packages"].as_object().expect("packages by name");
            // Optional packages are for other machines.
            for (name, package) in packages.iter().filter(|(_, package)| package["optional"] != true) {
                let range =
                    Range::parse(package["engines"]["node"].as_str().unwrap_or("*")).expect("npm reads the range");
                for oldest in [(20, 19, 0), (22, 12, 0)] {
                    assert!(range.satisfies(&oldest.into()), "{folder}: {name} needs {range}");
                }
            }
        }
    }
}
