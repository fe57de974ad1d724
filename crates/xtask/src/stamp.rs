//! Installations of packages from a list, each made once.

use std::path::Path;

use anyhow::Result;
use xshell::Shell;

/// Installs what a list names, unless the stamp (a marker file) equals the list. It is written after a successful installation.
pub(crate) fn once(sh: &Shell, list: &str, stamp: &Path, install: impl FnOnce() -> Result<()>) -> Result<()> {
    let list = sh.read_file(list)?;
    if sh.read_file(stamp).is_ok_and(|installed| installed == list) {
        return Ok(());
    }
    install()?;
    Ok(sh.write_file(stamp, list)?)
}
