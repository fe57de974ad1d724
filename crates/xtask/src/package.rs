//! `cargo xtask package`: what is published. The element as a package of npm, and the crates as crates.io takes them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::Failure;
use crate::tally::Tally;
use crate::workspace::Workspace;
use crate::{node, process};

/// The folder of the package, as it is published: also what one copies into a site without npm.
pub(crate) const FOLDER: &str = "target/npm/call-model";

/// The crates that are published, each after those that it needs.
pub(crate) const CRATES: [&str; 6] =
    ["callmodel", "callmodel-ladder", "callmodel-figure", "callmodel-forms", "callmodel-documents", "callmodel-cli"];

/// The archive of the package in the site, for whoever reads its documentation: its name stays.
const ARCHIVE: &str = "dist/call-model.tgz";

/// Warnings of cargo that are expected, each by how it begins.
const EXPECTED: [&str; 2] = [
    // The project has no public address yet, and none is made up.
    "manifest has no documentation, homepage or repository",
    // So it is meant.
    "aborting upload due to dry run",
];

/// What cargo says when a registry's index cannot be reached.
const AWAY: [&str; 5] = [
    "Unable to update registry",
    "failed to query replaced source",
    "failed to fetch `https://",
    "failed to download from `http",
    "spurious network error",
];

/// What else is in the package, from the project's own folders.
const OWN: [&str; 6] = [
    "web/element/package/package.json",
    "web/element/package/README.md",
    "web/element/package/call-model.d.ts",
    "web/element/package/custom-elements.json",
    "LICENSE-MIT",
    "LICENSE-APACHE",
];

/// Writes the archive of the element's package, from `dist/`, and the folder with what is in it.
pub(crate) fn npm(workspace: &Workspace) -> Result<(), Failure> {
    let folder = workspace.path(FOLDER);
    let copy = |from: &Path, to: &Path| {
        let copied = to.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::copy(from, to));
        copied.map(drop).map_err(|error| failed(from, &error))
    };
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|error| failed(&folder, &error))?;
    }
    for file in OWN {
        let from = workspace.path(file);
        copy(&from, &folder.join(from.file_name().unwrap_or_default()))?;
    }
    let dist = workspace.path("dist");
    let names = fs::read_dir(&dist).map_err(|error| failed(&dist, &error))?;
    for name in names.flatten().filter_map(|entry| entry.file_name().into_string().ok()).filter(|name| is_of_it(name)) {
        copy(&dist.join(&name), &folder.join(&name))?;
    }
    for language in ["de", "es", "ja"] {
        let text = format!("text/{language}.txt");
        copy(&dist.join(&text), &folder.join(&text))?;
    }
    same_version(&folder.join("package.json"))?;
    let mut pack = node::npm();
    pack.args(["pack", "--silent", "--pack-destination", ".."]).current_dir(&folder);
    process::run(&mut pack, "the lines above say what npm does not take")?;
    let (packed, published) = (archive(workspace), workspace.path(ARCHIVE));
    // The folder is what the archive holds, so that a file that npm leaves out is missed by all who use the folder.
    fs::remove_dir_all(&folder).map_err(|error| failed(&folder, &error))?;
    fs::create_dir(&folder).map_err(|error| failed(&folder, &error))?;
    let mut unpack = Command::new("tar");
    unpack.arg("-xzf").arg(&packed).arg("--strip-components=1").current_dir(&folder);
    process::run(&mut unpack, "the lines above say what cannot be unpacked")?;
    copy(&packed, &published)?;
    println!("{FOLDER} is the element's package, and beside it its archive for npm; {ARCHIVE} is the same");
    Ok(())
}

/// Whether a file of `dist/` is in the package: the entry, its module and its style sheet. The script with a hash in its name
/// is for hosts that serve `dist/`; a package has a version.
fn is_of_it(name: &str) -> bool {
    matches!(name, "call-model.js" | "call-model.css") || (name.starts_with("call-model-") && name.ends_with(".wasm"))
}

/// The package has the version of the crates.
fn same_version(manifest: &Path) -> Result<(), Failure> {
    let text = fs::read_to_string(manifest).map_err(|error| failed(manifest, &error))?;
    let line = format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"));
    if text.contains(&line) {
        return Ok(());
    }
    Err(Failure::new(format!("{} does not say {line}", manifest.display()), "give it the version that Cargo.toml has"))
}

/// The archive, as `npm pack` names it.
fn archive(workspace: &Workspace) -> PathBuf {
    workspace.path(&format!("{FOLDER}-{}.tgz", env!("CARGO_PKG_VERSION")))
}

/// Has cargo make ready for crates.io what would be published, and build it from that alone. A warning that is not expected is
/// a failure; that the registry cannot be reached is none, but then nobody knows.
pub(crate) fn crates(workspace: &Workspace) -> Result<Tally, Failure> {
    forget_unpacked();
    let mut publish = process::cargo();
    // What is not committed may be looked at as well; nothing is sent.
    publish.args(["publish", "--dry-run", "--allow-dirty", "--locked", "--color", "never"]);
    publish.current_dir(workspace.root());
    // A target folder of its own: the programs that are built there are not those of this checkout.
    publish.arg("--target-dir").arg(workspace.path("target/publish"));
    for name in CRATES {
        publish.args(["--package", name]);
    }
    println!("what crates.io would take of {}: `cargo publish --dry-run`", CRATES.join(", "));
    let (said, well) = process::heard(&mut publish)?;
    match judge(&said, well) {
        Judged::Taken => Ok(Tally::PASSED),
        Judged::NotChecked(why) => {
            println!("NOT CHECKED: whether crates.io would take the crates: {why}");
            Ok(Tally { skipped: 1, ..Tally::default() })
        }
        Judged::Refused(why) => {
            eprintln!("{said}");
            Err(Failure::new(format!("`cargo publish --dry-run`: {why}"), "the lines above say what and where"))
        }
    }
}

/// What `cargo publish --dry-run` has come to.
#[derive(Debug, PartialEq, Eq)]
enum Judged<'said> {
    /// All is well.
    Taken,
    /// The registry is away, in cargo's words.
    NotChecked(&'said str),
    /// A crate is not taken, or there is a warning.
    Refused(&'said str),
}

/// Judges what it said and whether it ended well.
fn judge(said: &str, well: bool) -> Judged<'_> {
    let mut warnings = said.lines().filter_map(|line| line.strip_prefix("warning: "));
    // Those of a crate begin with its name.
    let own = |warning: &str| EXPECTED.iter().any(|expected| warning.contains(expected));
    let away = said.lines().map(str::trim).find(|line| AWAY.iter().any(|away| line.contains(away)));
    match (well, away, warnings.find(|warning| !own(warning))) {
        (false, Some(away), _) => Judged::NotChecked(away),
        (false, None, _) => Judged::Refused("it failed"),
        (true, _, Some(warning)) => Judged::Refused(warning),
        (true, _, None) => Judged::Taken,
    }
}

/// Takes away what cargo has unpacked of our crates before: it goes by their version, which stays, and not by what is in them.
fn forget_unpacked() {
    // Only a registry that is a folder has no host in its name: that is the one that cargo makes for this.
    let is_folder = |path: &Path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('-'));
    for registry in process::registries().into_iter().filter(|path| is_folder(path)) {
        for name in CRATES {
            // Mostly there is none.
            let _ = fs::remove_dir_all(registry.join(format!("{name}-{}", env!("CARGO_PKG_VERSION"))));
        }
    }
}

fn failed(path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(format!("{}: {error}", path.display()), "build the site first: `cargo xtask build`")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_package_has_one_script_its_module_and_its_style() {
        let files = [
            "call-model.js",
            "call-model-0a.js",
            "call-model-0a.wasm",
            "call-model-0a.wasm.br",
            "call-model.css",
            "start.js",
        ];
        let of_it: Vec<_> = files.into_iter().filter(|name| is_of_it(name)).collect();
        assert_eq!(of_it, ["call-model.js", "call-model-0a.wasm", "call-model.css"]);
    }

    #[test]
    fn a_registry_that_is_away_is_no_failure_but_nobody_knows() {
        let said = "    Updating crates.io index\nerror: download of config.json failed\n\nCaused by:\n  \
                    failed to download from `https://index.crates.io/config.json`\n";
        let why = "failed to download from `https://index.crates.io/config.json`";
        assert_eq!(judge(said, false), Judged::NotChecked(why));
        assert_eq!(judge("error: could not compile `callmodel`\n", false), Judged::Refused("it failed"));
    }

    #[test]
    fn a_warning_that_is_not_expected_is_a_failure() {
        let expected = "warning: manifest has no documentation, homepage or repository\nsee https\n\
                        warning: aborting upload due to dry run\n";
        assert_eq!(judge(expected, true), Judged::Taken);
        let other = "warning: manifest has no description\n";
        assert_eq!(judge(&format!("{expected}{other}"), true), Judged::Refused("manifest has no description"));
    }
}
