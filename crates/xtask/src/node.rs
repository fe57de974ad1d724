//! Node.js: runs wasm-opt, npm and the browser tests. The project does not install it.

use std::process::Command;

use crate::failure::Failure;
use crate::{process, version};

/// The oldest of each line of Node.js that works, by major and minor version; a newer line works, an older one does not.
/// Vite, which bundles an example, asks for the most.
const OLDEST: [(u32, u32); 2] = [(20, 19), (22, 12)];

/// Where to look, in every failure about Node.
const REMEDY: &str = "install Node.js 20.19, or 22.12 or newer, with npm (from nodejs.org, your system's packages \
                      or a version manager) so that `node` is in PATH, and start again";

/// The `node` program.
pub(crate) fn node() -> Command {
    Command::new("node")
}

/// The `npm` program.
pub(crate) fn npm() -> Command {
    Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" })
}

/// Checks that Node.js is there and new enough, and that npm is with it.
pub(crate) fn check() -> Result<(), Failure> {
    judge(process::answer(node().arg("--version")).as_deref())?;
    match process::answer(npm().arg("--version")) {
        Some(_) => Ok(()),
        None => Err(Failure::new("Node.js is there, but `npm` is not", REMEDY)),
    }
}

/// Judges what `node --version` printed, if it ran at all.
fn judge(printed: Option<&str>) -> Result<(), Failure> {
    let Some(printed) = printed else {
        return Err(Failure::new("Node.js was not found: there is no `node` in PATH", REMEDY));
    };
    match version::major_and_minor(printed) {
        Some(there) if is_new_enough(there) => Ok(()),
        _ => Err(Failure::new(format!("Node.js is too old: `node --version` says {printed}"), REMEDY)),
    }
}

/// Whether it is of a line that works, and in it not older than the oldest.
fn is_new_enough((major, minor): (u32, u32)) -> bool {
    match OLDEST.into_iter().find(|(line, _)| *line == major) {
        Some((_, oldest)) => minor >= oldest,
        None => OLDEST.into_iter().all(|(line, _)| major > line),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn node_20_19_22_12_and_newer_will_do() {
        for version in ["v20.19.0", "v20.20.2", "v22.12.0", "v23.0.0", "v24.1.0"] {
            assert_eq!(judge(Some(version)), Ok(()), "{version}");
        }
    }

    #[test]
    fn older_node_is_refused_with_the_version_it_has() {
        for version in ["v18.19.1", "v20.0.0", "v20.18.3", "v21.7.3", "v22.11.0"] {
            let failure = judge(Some(version)).expect_err(version);
            assert!(failure.to_string().contains(&format!("says {version}")));
        }
    }

    #[test]
    fn no_node_is_refused_with_what_to_install() {
        let failure = judge(None).expect_err("there is no node");
        assert!(failure.to_string().contains("no `node` in PATH"));
        assert!(failure.to_string().contains("install Node.js 20.19, or 22.12 or newer"));
    }

    #[test]
    fn the_examples_and_tools_ask_for_no_newer_node() {
        let workspace = crate::workspace::Workspace::find().expect("cargo says where the tests' package is");
        // Not web/bench: Chromium runs its packages, not Node.js.
        for folder in ["web/tools", "web/e2e", "examples/vite", "examples/vitepress"] {
            let lock = std::fs::read_to_string(workspace.path(folder).join("package-lock.json")).expect("it is there");
            // What is optional is for another machine.
            let packages =
                lock.split("\n    \"node_modules/").filter(|package| !package.contains("\"optional\": true"));
            let lines = packages.flat_map(str::lines);
            for asked in lines.filter_map(|line| line.trim().strip_prefix("\"node\": \"")?.split('"').next()) {
                for there in OLDEST {
                    assert!(
                        asked.split("||").any(|range| allows(range, there)),
                        "{folder}: {asked}, and not {there:?}"
                    );
                }
            }
        }
    }

    /// Whether a range of versions, such as `>=22.12.0` or `^20.19.0`, has this one.
    fn allows(range: &str, (major, minor): (u32, u32)) -> bool {
        let range = range.trim();
        let number = range.trim_start_matches(|c: char| !c.is_ascii_digit());
        let mut parts = number.split(['.', ' ', '-']).map(|part| part.parse::<u32>().unwrap_or(0));
        let asked = (parts.next().unwrap_or(0), parts.next().unwrap_or(0));
        let same_line = !range.starts_with('>');
        range == "*" || ((major, minor) >= asked && (!same_line || major == asked.0))
    }
}
