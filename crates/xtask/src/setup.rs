//! Set-up: brings what a fresh machine lacks. What is there in the right version is left alone.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::failure::Failure;
use crate::tool::{self, Tool};
use crate::workspace::Workspace;
use crate::{node, packages, process, version};

/// The target that the page and the model are compiled for.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// Says what is brought and why, before it is brought.
pub(crate) fn say(what: &str) {
    println!("set-up: {what}");
}

/// What to do when a step failed that needs the network.
pub(crate) fn network_remedy() -> String {
    "its lines above say why. If it is the network: go online, or let cargo and npm use a mirror \
     or proxy that you can reach, and start again; what is already there is kept"
        .to_owned()
}

/// Brings all that the site is built with: what its module needs, and Trunk.
pub(crate) fn site(workspace: &Workspace) -> Result<(), Failure> {
    module(workspace)?;
    let trunk = Tool {
        package: "trunk",
        program: "trunk",
        ask: tool::VERSION,
        version: "0.21.14",
        purpose: "builds and serves the page",
        duration: "2 minutes",
        // Without TLS and update check: quicker to build, and neither is used.
        options: &["--no-default-features"],
    };
    trunk.bring(workspace)
}

/// Brings all that a module for the browser is made with: Node is checked; the wasm target, the crates, wasm-bindgen and
/// wasm-opt are installed.
pub(crate) fn module(workspace: &Workspace) -> Result<(), Failure> {
    node::check()?;
    wasm_target(workspace)?;
    crates(workspace)?;
    let bindgen = Tool {
        package: "wasm-bindgen-cli",
        program: "wasm-bindgen",
        ask: tool::VERSION,
        version: &bindgen_version(workspace)?,
        purpose: "joins the page's module to JavaScript; the same version as in Cargo.lock",
        duration: "2 minutes",
        options: &[],
    };
    bindgen.bring(workspace)?;
    packages::bring(workspace, "web/tools", "wasm-opt and esbuild (make the page's module, scripts and styles small)")
}

/// Brings the wasm target's standard library.
fn wasm_target(workspace: &Workspace) -> Result<(), Failure> {
    let mut ask = Command::new("rustc");
    ask.args(["--print", "target-libdir", "--target", WASM]).current_dir(workspace.root());
    if process::answer(&mut ask).is_some_and(|folder| Path::new(&folder).is_dir()) {
        return Ok(());
    }
    say(&format!("{WASM} (the page and the model are compiled for it): `rustup target add`"));
    if process::in_path("rustup").is_none() && process::in_path("rustup.exe").is_none() {
        return Err(Failure::new(
            format!("the Rust target {WASM} is missing, and there is no `rustup` to add it"),
            "install Rust with rustup, or the target with the tool that installed Rust",
        ));
    }
    process::retried(
        Command::new("rustup").args(["target", "add", WASM]).current_dir(workspace.root()),
        &network_remedy(),
    )
}

/// Brings the crates of Cargo.lock.
pub(crate) fn crates(workspace: &Workspace) -> Result<(), Failure> {
    let fetch = |more: &[&str]| {
        let mut fetch = process::cargo();
        fetch.args(["fetch", "--locked"]).args(more).current_dir(workspace.root());
        fetch
    };
    if process::succeeds(&mut fetch(&["--offline"])) {
        return Ok(());
    }
    say("the crates of Cargo.lock (the project is compiled with them): `cargo fetch`");
    process::retried(&mut fetch(&[]), &network_remedy())
}

/// The version of wasm-bindgen that the page is compiled with; the tool must be the same.
fn bindgen_version(workspace: &Workspace) -> Result<String, Failure> {
    let path = workspace.path("Cargo.lock");
    let lock = fs::read_to_string(&path).unwrap_or_default();
    version::locked(&lock, "wasm-bindgen").map(str::to_owned).ok_or_else(|| {
        Failure::new(
            format!("{} names no version of wasm-bindgen", path.display()),
            "restore it with `git checkout Cargo.lock`",
        )
    })
}
