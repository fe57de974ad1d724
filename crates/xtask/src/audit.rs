//! `cargo xtask audit`: what the project is made of. Each check ends in one line, which says that it passed, failed, or was
//! not made.
//!
//! It is no step of `cargo xtask test`: what it finds changes with the world and not with the project.

mod advisories;
mod finding;
mod sbom;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode};

use crate::failure::Failure;
use crate::tool::{self, Tool};
use crate::workspace::Workspace;
use crate::{node, process, setup};
use finding::{Ending, Finding};

const TOOLS: [Tool<'static>; 3] = [
    Tool {
        package: "cargo-machete",
        program: "cargo-machete",
        ask: tool::VERSION,
        version: "0.9.2",
        purpose: "finds dependencies that nothing uses",
        duration: "1 minute",
        options: &[],
    },
    Tool {
        package: "cargo-deny",
        program: "cargo-deny",
        ask: tool::VERSION,
        version: "0.20.2",
        purpose: "looks at the crates' licences, versions and known vulnerabilities",
        duration: "3 minutes",
        options: &[],
    },
    Tool {
        package: "cargo-cyclonedx",
        program: "cargo-cyclonedx",
        ask: &["cyclonedx", "--version"],
        version: "0.5.9",
        purpose: "writes SBOMs of the crates",
        duration: "2 minutes",
        options: &[],
    },
];

/// The folders with packages of npm.
const PACKAGES: [&str; 5] = ["web/tools", "web/e2e", "web/bench", "examples/vite", "examples/vitepress"];

/// The folders with a Cargo.lock.
const LOCKS: [&str; 2] = [".", "fuzz"];

/// How the command ends when nothing failed, but a check was not made.
const NOT_CHECKED: u8 = 3;

/// Makes every check. The advisories are those of this clone of RustSec's database, or what can be fetched.
pub(crate) fn audit(workspace: &Workspace, clone: Option<&Path>) -> Result<ExitCode, Failure> {
    node::check()?;
    for tool in &TOOLS {
        tool.bring(workspace)?;
    }
    setup::crates(workspace)?;
    let crates = crates_from_elsewhere(workspace);
    let deny = |which, passed: &str| deny(workspace, which, &[], passed);
    let mut findings = vec![
        unused(workspace)?,
        deny("licenses", &format!("those of the {crates} crates are all among those that deny.toml allows"))?,
        deny("bans", "one version of each crate but for those in deny.toml, and no requirement of `*`")?,
        deny("sources", "every crate is from crates.io")?,
        advisories::look(workspace, crates, clone)?,
    ];
    for folder in PACKAGES {
        findings.push(packages(workspace, folder)?);
    }
    findings.push(sbom::write(workspace)?);
    println!();
    for finding in &findings {
        println!("{finding}");
    }
    Ok(match finding::all(&findings) {
        Ending::Passed => ExitCode::SUCCESS,
        Ending::Failed => ExitCode::FAILURE,
        Ending::NotChecked => ExitCode::from(NOT_CHECKED),
    })
}

/// A tool of this audit.
fn tool(workspace: &Workspace, program: &str) -> Command {
    let mut tool = Command::new(workspace.tool(program));
    tool.current_dir(workspace.root());
    tool
}

fn cargo_deny(workspace: &Workspace) -> Command {
    let mut deny = tool(workspace, "cargo-deny");
    deny.args(["--locked", "--color", "never"]);
    deny
}

/// A check that passes if the program ends well; what it prints is shown if it does not.
fn check(what: impl Into<String>, command: &mut Command, passed: impl Into<String>) -> Result<Finding, Failure> {
    let (printed, well) = process::heard(command)?;
    if well {
        return Ok(Finding::passed(what, passed));
    }
    eprintln!("{printed}");
    Ok(Finding::failed(what, "the lines above say what and where"))
}

fn unused(workspace: &Workspace) -> Result<Finding, Failure> {
    let mut machete = tool(workspace, "cargo-machete");
    machete.args(["--skip-target-dir", "crates", "fuzz", "web"]);
    check("unused", &mut machete, "every dependency of every crate is used")
}

/// Has cargo-deny make a check of every Cargo.lock, with these variables.
fn deny(workspace: &Workspace, which: &str, variables: &[(&str, String)], passed: &str) -> Result<Finding, Failure> {
    for folder in LOCKS {
        let mut deny = cargo_deny(workspace);
        deny.args(["--config", "deny.toml", "--manifest-path"]).arg(Path::new(folder).join("Cargo.toml"));
        deny.args(["check", "--hide-inclusion-graph"]).envs(variables.iter().cloned());
        // deny.toml is for all of them together; that each entry is needed is asked of the workspace itself.
        if folder != "." {
            deny.args(["-A", "advisory-not-detected", "-A", "license-not-encountered", "-A", "unmatched-skip"]);
        }
        let finding = check(which, deny.arg(which), passed)?;
        if !finding.has_passed() {
            return Ok(finding);
        }
    }
    Ok(Finding::passed(which, passed))
}

/// Asks npm's registry about the packages of a folder.
fn packages(workspace: &Workspace, folder: &str) -> Result<Finding, Failure> {
    let audit = |more: &[&str]| {
        let mut audit = node::npm();
        // Without the network npm would say that it found nothing.
        audit.args(["audit", "--package-lock-only", "--offline=false"]).args(more).current_dir(workspace.path(folder));
        audit
    };
    let what = format!("npm {folder}");
    let (printed, well) = process::heard(&mut audit(&["--json"]))?;
    if !is_answer(&printed) {
        return Ok(Finding::not_checked(what, format!("`npm audit` has no report: {}", excuse(&printed))));
    }
    if !well {
        return check(what, &mut audit(&[]), "");
    }
    let lock = fs::read_to_string(workspace.path(folder).join("package-lock.json")).unwrap_or_default();
    Ok(Finding::passed(what, format!("none of {} packages has a known vulnerability", packages_of(&lock))))
}

/// Whether npm has a report, good or bad. It ends in the same way when there is none.
fn is_answer(printed: &str) -> bool {
    printed.contains("\"auditReportVersion\"")
}

/// Why npm has no report.
fn excuse(printed: &str) -> &str {
    let message = printed.lines().find_map(|line| line.trim().strip_prefix("\"message\": \"")?.strip_suffix("\","));
    message.unwrap_or("it does not say why")
}

/// How many packages a package-lock.json has.
fn packages_of(lock: &str) -> usize {
    lock.lines().filter(|line| line.trim_start().starts_with("\"node_modules/") && line.ends_with("{")).count()
}

/// How many crates all Cargo.lock together have that are not of this project: those with a checksum.
fn crates_from_elsewhere(workspace: &Workspace) -> usize {
    let lock = |folder| fs::read_to_string(workspace.path(folder).join("Cargo.lock")).unwrap_or_default();
    let locks = LOCKS.map(lock).concat();
    locks.lines().filter(|line| line.starts_with("checksum = ")).collect::<BTreeSet<_>>().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_registry_that_refuses_has_not_answered() {
        assert!(is_answer("{\n  \"auditReportVersion\": 2,\n  \"vulnerabilities\": {}\n}"));
        let refusal = "{\n  \"message\": \"405 Method Not Allowed\",\n  \"error\": {}\n}";
        assert!(!is_answer(refusal));
        assert_eq!(excuse(refusal), "405 Method Not Allowed");
    }

    #[test]
    fn packages_are_counted_once_each() {
        let lock = "{\n  \"packages\": {\n    \"\": {\n      \"name\": \"a\"\n    },\n    \"node_modules/b\": {\n    },\n    \
                    \"node_modules/b/node_modules/c\": {\n    }\n  }\n}\n";
        assert_eq!(packages_of(lock), 2);
    }

    #[test]
    fn every_folder_with_packages_is_looked_at() {
        let workspace = Workspace::find().expect("cargo says where the tests' package is");
        let mut folders = Vec::new();
        for above in ["web", "examples"] {
            for entry in fs::read_dir(workspace.path(above)).expect("it is there").flatten() {
                if entry.path().join("package-lock.json").is_file() {
                    folders.push(format!("{above}/{}", entry.file_name().to_string_lossy()));
                }
            }
        }
        folders.sort();
        let mut looked_at = PACKAGES.map(str::to_owned);
        looked_at.sort();
        assert_eq!(folders, looked_at);
    }
}
