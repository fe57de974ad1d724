//! `cargo xtask package`: the element as an npm package, and the crates as packages for crates.io.

use std::ffi::OsStr;

use anyhow::{Result, bail, ensure};
use serde_json::Value;
use xshell::{Shell, cmd};

use crate::node;
use crate::project::root_of;
use crate::remedy::{FIX, Remedy as _};
use crate::site::registries;

/// The folder of the npm package. Sites without npm copy it.
pub(crate) const FOLDER: &str = "target/npm/call-model";

/// The crates that are published, each after those that it needs.
pub(crate) const CRATES: [&str; 12] = [
    "callmodel",
    "callmodel-ladder",
    "callmodel-figure",
    "callmodel-forms",
    "callmodel-lesson",
    "callmodel-words",
    "callmodel-explore",
    "callmodel-learn",
    "callmodel-course",
    "callmodel-trace",
    "callmodel-documents",
    "callmodel-cli",
];

/// The archive of the package in the site. The documentation names it, so its name stays.
const ARCHIVE: &str = "dist/call-model.tgz";

/// A warning of cargo that is expected: the project has no public address yet.
const EXPECTED: &str = "manifest has no documentation, homepage or repository";

/// Files of the package that are not built.
const OWN: [&str; 6] = [
    "web/element/package/package.json",
    "web/element/package/README.md",
    "web/element/package/call-model.d.ts",
    "web/element/package/custom-elements.json",
    "LICENSE-MIT",
    "LICENSE-APACHE",
];

/// Writes the archive of the element's package from `dist/`, and the folder with its content.
pub(crate) fn npm(sh: &Shell) -> Result<()> {
    sh.remove_path(FOLDER)?;
    sh.create_dir(format!("{FOLDER}/text/learn"))?;
    for file in OWN {
        sh.copy_file(file, FOLDER)?;
    }
    for file in sh.read_dir("dist")? {
        if file.file_name().and_then(OsStr::to_str).is_some_and(is_in_package) {
            sh.copy_file(file, FOLDER)?;
        }
    }
    for text in ["de", "es", "ja", "learn/de", "learn/es", "learn/ja"] {
        sh.copy_file(format!("dist/text/{text}.txt"), format!("{FOLDER}/text/{text}.txt"))?;
    }
    let manifest: Value = serde_json::from_str(&sh.read_file(format!("{FOLDER}/package.json"))?)?;
    let version = env!("CARGO_PKG_VERSION");
    ensure!(manifest["version"] == version, "{} is not version {version}, which Cargo.toml has", OWN[0]);
    let folder = sh.push_dir(FOLDER);
    node::npm(sh).args(["pack", "--silent", "--pack-destination", ".."]).run().to_do(FIX)?;
    drop(folder);
    let archive = format!("{FOLDER}-{version}.tgz");
    // The folder is the unpacked archive, so that a file that npm leaves out is missed by all users of the folder.
    sh.remove_path(FOLDER)?;
    sh.create_dir(FOLDER)?;
    cmd!(sh, "tar -xzf {archive} --strip-components=1 -C {FOLDER}").run()?;
    sh.copy_file(&archive, ARCHIVE)?;
    println!("{FOLDER} is the element's package, and {archive} its archive for npm; {ARCHIVE} is the same");
    Ok(())
}

/// Whether a file of `dist/` is in the package: the script, its modules and its style sheet. The copy of the script with a hash in its
/// name is for hosts that serve `dist/`; a package has a version.
fn is_in_package(file: &str) -> bool {
    let is_module = |start, end| file.starts_with(start) && file.ends_with(end);
    matches!(file, "call-model.js" | "call-model.css")
        || is_module("call-model-", ".wasm")
        || is_module("call-model-ask-", ".js")
}

/// Lets cargo make packages of the crates, build each, and install the command from them. An unexpected warning is an error.
pub(crate) fn crates(sh: &Shell) -> Result<()> {
    forget_unpacked(sh)?;
    // Made anew: cargo takes what it once compiled of a version for what it is now.
    let target = root_of(sh, "target/packages");
    sh.remove_path(&target)?;
    let packages = CRATES.iter().flat_map(|name| ["--package", name]);
    let package =
        cmd!(sh, "cargo package --offline --allow-dirty --locked --color never --target-dir {target} {packages...}");
    let output = package.env("CARGO_PROFILE_DEV_DEBUG", "false").ignore_status().output()?;
    let said = String::from_utf8_lossy(&output.stderr);
    let unexpected = unexpected_warning(&said);
    if unexpected.is_some() || !output.status.success() {
        eprintln!("{said}");
        bail!("`cargo package` failed: {}\n to do: {FIX}", unexpected.unwrap_or("a crate does not compile"));
    }
    cmd!(sh, "node crates/xtask/install-packed.mjs {target}").run().to_do(FIX)
}

fn unexpected_warning(said: &str) -> Option<&str> {
    said.lines().filter_map(|line| line.strip_prefix("warning: ")).find(|warning| !warning.contains(EXPECTED))
}

/// Removes unpacked sources of our crates from cargo's cache, which is keyed by version and not by content.
fn forget_unpacked(sh: &Shell) -> Result<()> {
    // Only a registry that is a folder has no host in its name: the one that cargo makes for this.
    let is_folder = |name: &OsStr| name.to_string_lossy().starts_with('-');
    for registry in registries(sh).iter().filter(|path| path.file_name().is_some_and(is_folder)) {
        for name in CRATES {
            sh.remove_path(registry.join(format!("{name}-{}", env!("CARGO_PKG_VERSION"))))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_package_has_the_script_its_modules_and_its_style() {
        let files = ["call-model.js", "call-model-0a.js", "call-model-0a.wasm", "call-model-ask-0a.js", "start.js"];
        assert_eq!(files.map(is_in_package), [true, false, true, true, false]);
    }

    #[test]
    fn a_missing_address_is_the_only_expected_warning() {
        let expected = "warning: manifest has no documentation, homepage or repository\nsee https\n";
        assert_eq!(unexpected_warning(expected), None);
        let other = format!("{expected}warning: manifest has no description\n");
        assert_eq!(unexpected_warning(&other), Some("manifest has no description"));
    }
}
