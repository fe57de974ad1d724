//! SBOMs as CycloneDX in JSON: of the published crates and of the page's modules by cargo-cyclonedx, of the packages that
//! build and test them by npm. They do not name the machine that wrote them.

use std::path::Path;

use anyhow::{Context as _, Result};
use xshell::{Shell, cmd};

use super::finding::{Ending, Finding};
use super::npm;
use crate::package::CRATES;
use crate::remedy::{FIX, Remedy as _};
use crate::setup::WASM;
use crate::{node, project};

const FOLDER: &str = "target/sbom";

/// The end of each name.
const ENDING: &str = ".cdx.json";

/// The crates of the page's and the element's modules.
const MODULES: [&str; 3] = ["callmodel-web", "callmodel-element", "callmodel-web-forms"];

/// Writes them all.
pub(super) fn write(sh: &Shell) -> Result<Finding> {
    sh.remove_path(FOLDER)?;
    sh.create_dir(FOLDER)?;
    // The command is compiled on the reader's machine: the crates of all systems are in its SBOM.
    of_crates(sh, "all", &CRATES)?;
    of_crates(sh, WASM, &MODULES)?;
    let folders = npm::folders(sh)?;
    for folder in &folders {
        of_packages(sh, folder)?;
    }
    let (files, expected) = (sh.read_dir(FOLDER)?.len(), CRATES.len() + MODULES.len() + folders.len());
    let ending = if files == expected { Ending::Passed } else { Ending::Failed };
    Ok(Finding::new("sbom", ending, format!("{files} of {expected} files in {FOLDER}/, CycloneDX 1.5")))
}

/// Lets cargo-cyclonedx write beside every manifest, as it does, and keeps those of these crates.
fn of_crates(sh: &Shell, target: &str, crates: &[&str]) -> Result<()> {
    cmd!(sh, "cargo cyclonedx --quiet --format json --spec-version 1.5 --target {target}").run().to_do(FIX)?;
    for file in cmd!(sh, "git ls-files --others --ignored --exclude=*{ENDING} crates web").read()?.lines() {
        let name = file.rsplit('/').next().unwrap_or(file);
        if crates.iter().any(|wanted| name.strip_suffix(ENDING) == Some(wanted)) {
            put(sh, name, &sh.read_file(file)?)?;
        }
        sh.remove_path(file)?;
    }
    Ok(())
}

fn of_packages(sh: &Shell, folder: &str) -> Result<()> {
    let text = {
        let _folder = sh.push_dir(folder);
        let sbom = node::npm(sh).args(["sbom", "--sbom-format", "cyclonedx", "--package-lock-only"]);
        sbom.quiet().read().with_context(|| folder.to_owned())?
    };
    put(sh, &format!("npm-{}{ENDING}", folder.replace('/', "-")), &text)
}

/// Writes one, without the place of the project on this machine.
fn put(sh: &Shell, name: &str, text: &str) -> Result<()> {
    let root = project::root_of(sh, "").display().to_string();
    Ok(sh.write_file(Path::new(FOLDER).join(name), text.replace(root.trim_end_matches('/'), ""))?)
}
