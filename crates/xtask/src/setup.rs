//! Installs the build tools of the site. Tools in the right version are left alone.

use std::path::Path;

use anyhow::Result;
use xshell::{Shell, cmd};

use crate::node;
use crate::process::{answer, retried};
use crate::project::{path_after, root_of};
use crate::tools::{self, say};

/// The target that the page is compiled for.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// Folder of the npm packages that build the site.
const PACKAGES: &str = "web/tools";

/// Installs the wasm target, the crates, wasm-bindgen, wasm-opt and Trunk; checks Node.js.
pub(crate) fn site(sh: &Shell) -> Result<()> {
    node::check(sh)?;
    wasm_target(sh)?;
    crates(sh)?;
    tools::bring(sh, "wasm-bindgen")?;
    site_packages(sh)?;
    // npm's wasm-opt has the version of the lock file, so it comes before any other.
    sh.set_var("PATH", path_after(sh, &root_of(sh, PACKAGES).join("node_modules/.bin"))?);
    tools::bring(sh, "trunk")
}

/// Installs the npm packages of the scripts that build the site.
pub(crate) fn site_packages(sh: &Shell) -> Result<()> {
    node::packages(sh, PACKAGES, "wasm-opt and esbuild (make the page's module, scripts and styles small)")
}

fn wasm_target(sh: &Shell) -> Result<()> {
    let folder = answer(cmd!(sh, "rustc --print target-libdir --target {WASM}"));
    if folder.is_some_and(|folder| Path::new(&folder).is_dir()) {
        return Ok(());
    }
    say(&format!("{WASM} (the page and the model are compiled for it): `rustup target add`"));
    retried(&cmd!(sh, "rustup target add {WASM}"))
}

/// Downloads the crates of Cargo.lock.
pub(crate) fn crates(sh: &Shell) -> Result<()> {
    if answer(cmd!(sh, "cargo fetch --locked --offline")).is_some() {
        return Ok(());
    }
    say("the crates of Cargo.lock (the project is compiled with them): `cargo fetch`");
    retried(&cmd!(sh, "cargo fetch --locked"))
}
