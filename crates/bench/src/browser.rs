//! Measurements in Chromium: the wasm modules they need, and the scripts that drive the browser.

use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::process;
use crate::record::Record;
use crate::workspace::Workspace;

const WASM: &str = "wasm32-unknown-unknown";

/// Package of each module, and the folder it is built into.
const MODULES: [(&str, &str); 2] =
    [("callmodel-bench-page", "target/bench/module"), ("callmodel-bench-empty", "target/bench/empty")];

/// Scripts of `web/bench`, in the order of the report.
const SCRIPTS: [&str; 4] = ["start", "click", "run", "scroll"];

/// Builds the modules as the page's own is built: `wasm-bindgen` of `PATH`, wasm-opt of `web/tools`.
pub(crate) fn build_modules(workspace: &Workspace) -> Result<()> {
    // A target folder of its own: otherwise each build for the host and for wasm would wait for the other's lock.
    let target = workspace.path("target/bench");
    for (package, folder) in MODULES {
        let (folder, name) = (workspace.path(folder), package.replace('-', "_"));
        let mut cargo = process::cargo();
        cargo.args(["build", "--release", "--locked", "--package", package, "--target", WASM, "--target-dir"]);
        process::run(cargo.arg(&target).current_dir(workspace.root()))?;
        let mut bindgen = Command::new("wasm-bindgen");
        bindgen.args(["--target", "web", "--no-typescript", "--out-dir"]).arg(&folder);
        process::run(bindgen.arg(target.join(WASM).join(format!("release/{name}.wasm"))))?;
        let module = folder.join(format!("{name}_bg.wasm"));
        let mut optimise = Command::new("node");
        optimise.arg(workspace.path("web/tools/node_modules/binaryen/bin/wasm-opt")).arg("-Oz");
        process::run(optimise.arg("--output").arg(&module).arg(&module))?;
    }
    Ok(())
}

/// Runs the scripts, which drive the Chromium that the variable `CHROMIUM` names, or Playwright's own.
pub(crate) fn measure(workspace: &Workspace, callmodel: &Path) -> Result<Vec<Record>> {
    let mut records = Vec::new();
    for script in SCRIPTS {
        process::title(script);
        let mut node = Command::new("node");
        node.arg(format!("web/bench/{script}.mjs")).current_dir(workspace.root()).env("CALLMODEL", callmodel);
        let lines = process::lines(&mut node)?;
        records.extend(Record::read(&lines).with_context(|| format!("web/bench/{script}.mjs prints a line that"))?);
    }
    Ok(records)
}
