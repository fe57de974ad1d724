//! The checkout that the commands work in.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use xshell::{Shell, cmd};

use crate::remedy::{FIX, Remedy as _};

/// The folder of the tools that cargo builds for this project.
pub(crate) const TOOLS: &str = "target/tools";

/// A shell in the root of the project. Its `PATH` begins with the project's own tools.
pub(crate) fn shell() -> Result<Shell> {
    // Asked at run time, not compiled in: a checkout may be moved.
    let package = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let root = package.as_deref().and_then(|package| package.ancestors().nth(2));
    let root = root.filter(|root| root.join("Trunk.toml").is_file());
    let sh = Shell::new()?;
    sh.change_dir(root.context("the project was not found").to_do("start `cargo xtask` inside the project")?);
    sh.set_var("PATH", path_after(&sh, &root_of(&sh, TOOLS).join("bin"))?);
    Ok(sh)
}

/// The absolute path of a file of the project.
pub(crate) fn root_of(sh: &Shell, relative: &str) -> PathBuf {
    sh.current_dir().join(relative)
}

/// The shell's `PATH` after another folder.
pub(crate) fn path_after(sh: &Shell, folder: &Path) -> Result<OsString> {
    let path = sh.var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(folder.to_owned()).chain(std::env::split_paths(&path));
    std::env::join_paths(folders).to_do("move the project to a path without `:` and quotes")
}

/// Builds the command `callmodel`, which draws the models of documents, and returns its place.
pub(crate) fn callmodel(sh: &Shell) -> Result<PathBuf> {
    // `--workspace`, so that dependencies have the same features as in the step `tests`, and are not compiled again.
    let target = root_of(sh, "target");
    cmd!(sh, "cargo build --locked --workspace --bin callmodel --target-dir {target}").run().to_do(FIX)?;
    Ok(target.join("debug").join(format!("callmodel{}", std::env::consts::EXE_SUFFIX)))
}
