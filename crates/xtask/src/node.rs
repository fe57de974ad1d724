//! Node.js: runs wasm-opt, npm and the browser tests. The project does not install it.

use std::process::Command;

use crate::failure::Failure;
use crate::{process, version};

/// The oldest Node.js that works.
const OLDEST: u32 = 20;

/// Where to look, in every failure about Node.
const REMEDY: &str = "install Node.js 20 or newer with npm (from nodejs.org, your system's packages \
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
    match version::major(printed) {
        Some(major) if major >= OLDEST => Ok(()),
        _ => Err(Failure::new(format!("Node.js is too old: `node --version` says {printed}"), REMEDY)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn node_20_and_newer_will_do() {
        assert_eq!(judge(Some("v20.0.0")), Ok(()));
        assert_eq!(judge(Some("v24.1.0")), Ok(()));
    }

    #[test]
    fn older_node_is_refused_with_the_version_it_has() {
        let failure = judge(Some("v18.19.1")).expect_err("18 is older than 20");
        assert!(failure.to_string().contains("says v18.19.1"));
    }

    #[test]
    fn no_node_is_refused_with_what_to_install() {
        let failure = judge(None).expect_err("there is no node");
        assert!(failure.to_string().contains("no `node` in PATH"));
        assert!(failure.to_string().contains("install Node.js 20 or newer"));
    }
}
