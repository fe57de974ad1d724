//! The site in `dist/`: built by Trunk, made smaller by scripts of `web/tools`.

use std::path::PathBuf;

use anyhow::Result;
use xshell::{Cmd, Shell, cmd};

use crate::remedy::{FIX, Remedy as _};
use crate::setup;

/// Trunk with this verb, without downloads and version checks of its own.
pub(crate) fn trunk<'sh>(sh: &'sh Shell, verb: &str) -> Cmd<'sh> {
    let trunk = cmd!(sh, "trunk {verb} --offline --locked --skip-version-check");
    let trunk = trunk.env("CARGO_ENCODED_RUSTFLAGS", rust_flags(sh));
    // Trunk reads only `true` and `false` here, and stops at the usual `1`.
    if sh.var_os("NO_COLOR").is_some() { trunk.env("NO_COLOR", "true") } else { trunk }
}

/// The user's own flags for rustc, and those that keep this machine's folders out of the messages of panics.
fn rust_flags(sh: &Shell) -> String {
    let own = sh.var("RUSTFLAGS").unwrap_or_default();
    let remap = registries(sh).into_iter().map(|folder| format!("--remap-path-prefix={}=crates", folder.display()));
    own.split_whitespace().map(str::to_owned).chain(remap).collect::<Vec<_>>().join("\u{1f}")
}

/// The folders in which cargo has unpacked crates, one for each registry.
pub(crate) fn registries(sh: &Shell) -> Vec<PathBuf> {
    let home = sh.var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| std::env::home_dir().map(|home| home.join(".cargo")));
    home.and_then(|home| sh.read_dir(home.join("registry/src")).ok()).unwrap_or_default()
}

/// Runs a script of `web/tools`.
pub(crate) fn script(sh: &Shell, name: &str, arguments: &[&str]) -> Result<()> {
    cmd!(sh, "node web/tools/{name}.mjs {arguments...}").run().to_do(FIX)
}

/// Installs missing tools, and writes the site.
pub(crate) fn bring_and_build(sh: &Shell) -> Result<()> {
    setup::site(sh)?;
    build(sh)
}

/// Writes the site to `dist/`, for any static host, at any path, and under a strict Content-Security-Policy.
pub(crate) fn build(sh: &Shell) -> Result<()> {
    // File names without hashes: the folder of the build has one.
    trunk(sh, "build").args(["--release", "--filehash", "false"]).run().to_do(FIX)?;
    script(sh, "site", &[])?;
    script(sh, "compress", &["dist"])?;
    println!("dist/ is ready for any static host, at any path");
    Ok(())
}
