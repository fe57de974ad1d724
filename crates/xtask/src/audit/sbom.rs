//! The SBOMs, as CycloneDX in JSON: of what is published and of the page's modules by cargo-cyclonedx, of the packages that
//! build and test them by npm. They say nothing of the machine that wrote them.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::{Finding, PACKAGES, tool};
use crate::failure::Failure;
use crate::setup::WASM;
use crate::workspace::Workspace;
use crate::{node, package, process};

/// Where they are written.
const FOLDER: &str = "target/sbom";

/// How the name of one ends.
const ENDING: &str = ".cdx.json";

/// The crates of the page's modules, and of the element's.
const MODULES: [&str; 3] = ["callmodel-web", "callmodel-element", "callmodel-web-forms"];

/// What to do when one cannot be written.
const LOOK: &str = "the lines above say why";

/// Writes them all anew.
pub(super) fn write(workspace: &Workspace) -> Result<Finding, Failure> {
    let folder = workspace.path(FOLDER);
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|error| failed(&folder, &error))?;
    }
    fs::create_dir_all(&folder).map_err(|error| failed(&folder, &error))?;
    // What one compiles for a system of one's own has the crates of that system; so those of all are named.
    of_crates(workspace, "all", &package::CRATES)?;
    of_crates(workspace, WASM, &MODULES)?;
    for packages in PACKAGES {
        of_packages(workspace, packages)?;
    }
    let files = fs::read_dir(&folder).map_err(|error| failed(&folder, &error))?.count();
    let wanted = package::CRATES.len() + MODULES.len() + PACKAGES.len();
    if files != wanted {
        return Ok(Finding::failed("sbom", format!("{files} files in {FOLDER}/, and not {wanted}")));
    }
    Ok(Finding::passed("sbom", format!("{files} files in {FOLDER}/, CycloneDX 1.5")))
}

/// Has cargo-cyclonedx write beside every manifest, as it does, and keeps those of these crates.
fn of_crates(workspace: &Workspace, target: &str, crates: &[&str]) -> Result<(), Failure> {
    let mut cyclonedx = tool(workspace, "cargo-cyclonedx");
    cyclonedx.args(["cyclonedx", "--quiet", "--format", "json", "--spec-version", "1.5", "--target", target]);
    process::run(&mut cyclonedx, LOOK)?;
    for file in beside_manifests(workspace).map_err(|error| failed(workspace.root(), &error))? {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        if crates.iter().any(|wanted| name.strip_suffix(ENDING) == Some(wanted)) {
            let text = fs::read_to_string(&file).map_err(|error| failed(&file, &error))?;
            put(workspace, &name, &text)?;
        }
        fs::remove_file(&file).map_err(|error| failed(&file, &error))?;
    }
    Ok(())
}

fn of_packages(workspace: &Workspace, folder: &str) -> Result<(), Failure> {
    let mut sbom = node::npm();
    sbom.args(["sbom", "--sbom-format", "cyclonedx", "--package-lock-only"]).current_dir(workspace.path(folder));
    let text = process::answer(&mut sbom)
        .ok_or_else(|| Failure::new(format!("`npm sbom` failed in {folder}"), "start it there to see why"))?;
    put(workspace, &format!("npm-{}{ENDING}", folder.replace('/', "-")), &text)
}

/// Writes one, without the project's place on this machine.
fn put(workspace: &Workspace, name: &str, text: &str) -> Result<(), Failure> {
    let file = workspace.path(FOLDER).join(name);
    let text = text.replace(&workspace.root().display().to_string(), "");
    fs::write(&file, text).map_err(|error| failed(&file, &error))
}

/// The SBOMs that stand beside the manifests of the workspace.
fn beside_manifests(workspace: &Workspace) -> io::Result<Vec<PathBuf>> {
    let mut folders = vec![workspace.path("crates"), workspace.path("web")];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder)?.flatten().map(|entry| entry.path()) {
            if path.join("Cargo.toml").is_file() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(ENDING) {
                files.push(path);
            }
        }
    }
    Ok(files)
}

fn failed(path: &Path, error: &io::Error) -> Failure {
    Failure::new(format!("{}: {error}", path.display()), "make the folder writable and its disk not full")
}
