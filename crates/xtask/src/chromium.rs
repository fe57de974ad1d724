//! The browser of the page's tests: a real Chromium.

use std::path::PathBuf;

use crate::failure::Failure;
use crate::workspace::Workspace;
use crate::{debian, node, process, setup};

/// What Chromium is called on the systems that have it.
const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// Finds Chromium or brings it. Nothing means the one that Playwright downloaded for itself.
///
/// In this order: the one named by the variable `CHROMIUM`; the system's; Debian's package, when
/// root; Playwright's download.
pub(crate) fn bring(workspace: &Workspace) -> Result<Option<PathBuf>, Failure> {
    if let Some(named) = std::env::var_os("CHROMIUM").filter(|name| !name.is_empty()) {
        return named_by_variable(named.into()).map(Some);
    }
    if let Some(there) = system() {
        return Ok(Some(there));
    }
    if debian::is_root_here() {
        setup::say("Chromium (the page is tested in it): Debian's package `chromium`, a minute");
        match debian::install(&["chromium"]) {
            Ok(()) => {
                if let Some(installed) = system() {
                    return Ok(Some(installed));
                }
            }
            Err(failure) => eprintln!("{failure}\nthe next way is tried:"),
        }
    }
    setup::say("Chromium (the page is tested in it): Playwright's own download, a minute");
    process::run(
        node::node()
            .args(["node_modules/@playwright/test/cli.js", "install", "chromium"])
            .current_dir(workspace.path("web/e2e")),
        "install Chromium with your system's packages, or name one: \
         `CHROMIUM=/path/to/chromium cargo xtask test`",
    )?;
    Ok(None)
}

fn named_by_variable(named: PathBuf) -> Result<PathBuf, Failure> {
    if named.is_file() {
        Ok(named)
    } else {
        Err(Failure::new(
            format!("CHROMIUM names {}, which is not a file", named.display()),
            "give the full path of a Chromium, or unset the variable",
        ))
    }
}

fn system() -> Option<PathBuf> {
    NAMES.iter().find_map(|name| process::in_path(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chromium_that_is_not_there_is_named_in_the_failure() {
        let failure = named_by_variable("/no/chromium".into()).expect_err("it is not there");
        assert!(failure.to_string().contains("CHROMIUM names /no/chromium"));
    }
}
