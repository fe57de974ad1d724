//! The element `<call-model>`: one script, in which are its styles and the script of its module.

use std::hash::{DefaultHasher, Hasher};
use std::path::Path;
use std::process::Command;
use std::{fs, io};

use crate::failure::Failure;
use crate::process;
use crate::workspace::Workspace;

/// What to do when a file is not as expected.
const LOOK: &str = "look at what Trunk said above";

/// Writes `dist/call-model.js`: the element's script, with the script of its module and its style sheet bundled in.
///
/// The module, and a copy of the script, have a hash of their content in their names, so that a host may let browsers cache
/// them for ever. `call-model.js` is the entry whose name stays.
pub(crate) fn build(workspace: &Workspace) -> Result<(), Failure> {
    let module = workspace.path("dist/callmodel-element_bg.wasm");
    let name = format!("call-model-{}.wasm", hash(&fs::read(&module).map_err(|error| failed(&module, &error))?));
    let named = workspace.path("dist").join(&name);
    fs::rename(&module, &named).map_err(|error| failed(&named, &error))?;

    // wasm-bindgen's default address of the module names a file that is not published; bundlers look for any
    // `new URL(…, import.meta.url)`. The element's script passes the address, so the default is never evaluated.
    let own = workspace.path("dist/callmodel-element.js");
    esbuild(workspace, &own, &["--define:import.meta.url=undefined", "--allow-overwrite"], &own)?;

    let script = workspace.path("dist/call-model.js");
    let address = format!("--define:CALL_MODEL_WASM=\"./{name}\"");
    let bundle = ["--bundle", "--format=esm", "--target=es2022", "--loader:.css=text", &address];
    esbuild(workspace, &workspace.path("web/element/call-model.js"), &bundle, &script)?;
    // It is in the bundle.
    fs::remove_file(&own).map_err(|error| failed(&own, &error))?;

    let bytes = fs::read(&script).map_err(|error| failed(&script, &error))?;
    let hashed = workspace.path(&format!("dist/call-model-{}.js", hash(&bytes)));
    fs::write(&hashed, bytes).map_err(|error| failed(&hashed, &error))
}

/// Sixteen hexadecimal digits that are others for other bytes.
pub(crate) fn hash(bytes: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    format!("{:016x}", hasher.finish())
}

fn failed(path: &Path, error: &io::Error) -> Failure {
    Failure::new(format!("{}: {error}", path.display()), LOOK)
}

/// Makes one script or style smaller.
pub(crate) fn esbuild(workspace: &Workspace, from: &Path, options: &[&str], to: &Path) -> Result<(), Failure> {
    let mut esbuild = Command::new(workspace.path("web/tools/node_modules/.bin/esbuild"));
    esbuild
        .arg(from)
        .args(["--minify", "--log-level=warning"])
        .args(options)
        .arg(format!("--outfile={}", to.display()));
    process::run(&mut esbuild, "the lines above say where a script or style cannot be read")
}
