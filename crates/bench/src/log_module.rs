//! The check of a log in wasm: its module, and the script that times it.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::process;
use crate::workspace::Workspace;

/// Builds the module (level 3, simd128, as quick as it can be), and prints its rates for the log at `path`.
///
/// # Errors
/// If a program that is needed (`wasm-bindgen`, `node`) is not there or fails.
pub fn measure_log_in_wasm(workspace: &Workspace, path: &Path) -> Result<()> {
    let (target, folder) = (workspace.path("target/bench"), workspace.path("target/bench/log"));
    let mut cargo = process::cargo();
    cargo.args(["build", "--profile", "log", "--locked", "--package", "callmodel-bench-log"]);
    cargo.args(["--target", "wasm32-unknown-unknown", "--target-dir"]).arg(&target);
    process::run(cargo.env("RUSTFLAGS", "-Ctarget-feature=+simd128").current_dir(workspace.root()))?;
    let mut bindgen = Command::new("wasm-bindgen");
    bindgen.args(["--target", "nodejs", "--no-typescript", "--out-dir"]).arg(&folder);
    process::run(bindgen.arg(target.join("wasm32-unknown-unknown/log/callmodel_bench_log.wasm")))?;
    let mut node = Command::new("node");
    node.arg("web/bench/log.mjs").arg(folder.join("callmodel_bench_log.js")).arg(path);
    process::run(node.current_dir(workspace.root()))
}
