//! A folder of npm packages, installed exactly as its lock file says.

use std::fs;

use crate::failure::Failure;
use crate::workspace::Workspace;
use crate::{node, process, setup};

/// Installs the packages of `folder`, unless the ones of this very lock file are there.
pub(crate) fn bring(workspace: &Workspace, folder: &str, purpose: &str) -> Result<(), Failure> {
    let lock = workspace.path(folder).join("package-lock.json");
    // Written last: it is there only after an install that ended well.
    let installed = workspace.path(folder).join("node_modules/.installed-lock.json");
    let wanted = fs::read(&lock).map_err(|error| {
        Failure::new(format!("{} cannot be read: {error}", lock.display()), "restore it with `git checkout`")
    })?;
    if fs::read(&installed).is_ok_and(|there| there == wanted) {
        return Ok(());
    }
    setup::say(&format!("{purpose}: `npm ci` in {folder}, some seconds"));
    process::retried(
        node::npm()
            .args(["ci", "--no-audit", "--no-fund", "--fetch-retry-mintimeout=1000"])
            .arg("--fetch-retry-maxtimeout=5000")
            .current_dir(workspace.path(folder)),
        &setup::network_remedy(),
    )?;
    fs::write(&installed, wanted).map_err(|error| {
        Failure::new(
            format!("{} cannot be written: {error}", installed.display()),
            "make the folder writable and its disk not full",
        )
    })
}
