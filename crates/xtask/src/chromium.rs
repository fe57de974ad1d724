//! Chromium, the browser of the page's tests.

use std::path::Path;

use anyhow::{Result, ensure};
use xshell::{Shell, cmd};

use crate::process::in_path;
use crate::remedy::Remedy as _;
use crate::tools::say;
use crate::{debian, node};

/// Chromium without a window. Tests take less than half the time in it.
const HEADLESS: &str = "chromium-headless-shell";

/// Names of Chromium on the systems that have it.
const NAMES: [&str; 5] = [HEADLESS, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// Installs Playwright; finds Chromium or installs it, and names it to the scripts by the variable `CHROMIUM`. An empty variable means the one that
/// Playwright has downloaded.
///
/// In this order: the one that the variable names already; Debian's package, if the user is root; the system's; Playwright's
/// download.
pub(crate) fn bring(sh: &Shell) -> Result<()> {
    node::packages(sh, "web/e2e", "Playwright, axe and mermaid (test in a browser)")?;
    if let Some(named) = sh.var_os("CHROMIUM").filter(|name| !name.is_empty()) {
        ensure!(Path::new(&named).is_file(), "CHROMIUM names {named:?}, which is not a file; give a full path");
        return Ok(());
    }
    if let Err(error) = debian::bring(sh, HEADLESS) {
        eprintln!("{error:#}; another Chromium is looked for");
    }
    let chromium = NAMES.iter().find_map(|name| in_path(sh, name));
    if chromium.is_none() {
        say("Chromium (the page is tested in it): Playwright's own download, a minute");
        let _folder = sh.push_dir("web/e2e");
        cmd!(sh, "node node_modules/@playwright/test/cli.js install --only-shell chromium").run().to_do(
            "install Chromium with your system's packages, or name one: `CHROMIUM=/path/to/chromium cargo xtask test`",
        )?;
    }
    sh.set_var("CHROMIUM", chromium.unwrap_or_default());
    Ok(())
}
