//! The crates held against RustSec's advisories. Their database is a git repository, which not every machine can reach.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::{Finding, cargo_deny};
use crate::failure::Failure;
use crate::process;
use crate::workspace::Workspace;

/// Where cargo-deny fetches the database.
const DATABASE: &str = "https://github.com/RustSec/advisory-db";

/// The check's name.
const WHAT: &str = "advisories";

/// Fetches the database, from this clone if one is named, and has cargo-deny look for the crates in it.
pub(super) fn look(workspace: &Workspace, crates: usize, clone: Option<&Path>) -> Result<Finding, Failure> {
    let from = clone.map(instead).transpose()?.unwrap_or_default();
    let (printed, fetched) = process::heard(cargo_deny(workspace).args(["fetch", "db"]).envs(from.iter().cloned()))?;
    if !fetched {
        eprintln!("{printed}");
        return match clone {
            Some(clone) => Err(Failure::new(
                format!("{} cannot be used as RustSec's database", clone.display()),
                "the lines above have git's words; the folder must be a clone of advisory-db with a branch `main`",
            )),
            None => Ok(Finding::not_checked(
                WHAT,
                format!("{DATABASE} cannot be fetched. Name a clone of it: `--advisories DIR`"),
            )),
        };
    }
    let passed = format!(
        "none of the {crates} crates has one among {}; {} are passed over, each with its reason in deny.toml",
        database(workspace),
        passed_over(workspace)
    );
    super::deny(workspace, WHAT, &from, &passed)
}

/// The variables by which git takes this clone for the database.
fn instead(clone: &Path) -> Result<Vec<(&'static str, String)>, Failure> {
    let path = fs::canonicalize(clone).map_err(|error| {
        Failure::new(format!("{}: {error}", clone.display()), "give the folder of a clone of RustSec's advisory-db")
    })?;
    Ok(vec![
        ("GIT_CONFIG_COUNT", "1".to_owned()),
        ("GIT_CONFIG_KEY_0", format!("url.file://{}.insteadOf", path.display())),
        ("GIT_CONFIG_VALUE_0", DATABASE.to_owned()),
    ])
}

/// What the database has and how old it is, for a line.
fn database(workspace: &Workspace) -> String {
    let git = |words: &[&str]| {
        let folder = fetched(workspace)?;
        process::answer(Command::new("git").arg("-C").arg(folder).args(words))
    };
    let files = git(&["ls-tree", "-r", "--name-only", "HEAD", "crates"]).unwrap_or_default();
    let day = git(&["log", "-1", "--format=%cs"]).unwrap_or_else(|| "an unknown day".to_owned());
    let written = git(&["log", "-1", "--format=%ct"]).and_then(|seconds| seconds.parse().ok()).unwrap_or_default();
    #[expect(clippy::disallowed_methods, reason = "the age of a database is counted from today")]
    let age = SystemTime::now().duration_since(UNIX_EPOCH + Duration::from_secs(written)).unwrap_or_default();
    format!("RustSec's {} of {day}, {} days ago", files.lines().count(), age.as_secs() / (24 * 60 * 60))
}

/// The clone that cargo-deny keeps, in the folder that deny.toml names.
fn fetched(workspace: &Workspace) -> Option<PathBuf> {
    let folders = fs::read_dir(workspace.path("target/advisories")).ok()?;
    folders.flatten().map(|entry| entry.path()).find(|path| path.join("crates").is_dir())
}

/// How many advisories deny.toml lets pass.
fn passed_over(workspace: &Workspace) -> usize {
    fs::read_to_string(workspace.path("deny.toml")).unwrap_or_default().matches("{ id = \"RUSTSEC-").count()
}
