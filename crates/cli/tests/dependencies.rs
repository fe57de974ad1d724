//! The documentation names every direct dependency and no other: its tables equal the manifests.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

#[path = "read/tables.rs"]
mod tables;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use tables::{Cell, tables};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// The folders with an npm manifest.
const PACKAGES: [&str; 6] = ["examples/vite", "examples/vitepress", "web/bench", "web/e2e", "web/engines", "web/tools"];

/// Dependencies by name, each with the folders whose manifests name it.
type Used = BTreeMap<String, BTreeSet<String>>;

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(ROOT).join(path)).unwrap()
}

fn json(path: &str) -> Value {
    serde_json::from_str(&read(path)).unwrap()
}

/// The rows of the table below this heading of the document.
fn table(heading: &str) -> Vec<Vec<Cell>> {
    let tables = tables(&read("docs/src/dependencies.md"));
    tables.into_iter().find(|table| table.heading == heading).unwrap().rows
}

/// The dependency that a row is about.
fn name(row: &[Cell]) -> &str {
    let [name] = &row[0].code[..] else { panic!("expected one name as code, found {row:?}") };
    name
}

/// The table's dependencies. The table has to be sorted, without empty cells and without a name that occurs twice.
fn documented(heading: &str) -> Used {
    let rows = table(heading);
    assert!(rows.is_sorted_by_key(|row| name(row)), "{heading}: not in order");
    assert!(rows.iter().flatten().all(|cell| !cell.source.is_empty()), "{heading}: an empty cell");
    let used: Used =
        rows.iter().map(|row| (name(row).to_owned(), row[1].source.split(", ").map(str::to_owned).collect())).collect();
    assert_eq!(used.len(), rows.len(), "{heading}: a name occurs twice");
    used
}

#[test]
fn every_crate_is_listed_with_the_crates_that_name_it() {
    let metadata = |manifest: &str| {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["metadata", "--no-deps", "--format-version", "1", "--offline", "--manifest-path", manifest]);
        serde_json::from_slice::<Value>(&cargo.current_dir(ROOT).output().unwrap().stdout).unwrap()
    };
    // The libFuzzer targets have a workspace of their own.
    let (ours, fuzz) = (metadata("Cargo.toml"), metadata("fuzz/Cargo.toml"));
    let root = ours["workspace_root"].as_str().unwrap();
    let mut used = Used::new();
    for package in [&ours, &fuzz].into_iter().flat_map(|metadata| metadata["packages"].as_array().unwrap()) {
        let folder = Path::new(package["manifest_path"].as_str().unwrap()).parent().unwrap();
        let folder = folder.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
        let folder = folder.strip_prefix("crates/").unwrap_or(&folder);
        // Crates of the workspace have a path.
        let (tests, others): (Vec<_>, Vec<_>) = package["dependencies"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|dependency| dependency["path"].is_null())
            .partition(|dependency| dependency["kind"] == "dev");
        let name = |dependency: &Value| dependency["name"].as_str().unwrap().to_owned();
        let others: BTreeSet<_> = others.into_iter().map(name).collect();
        for test in tests.into_iter().map(name).filter(|test| !others.contains(test)) {
            used.entry(test).or_default().insert(format!("{folder} (tests)"));
        }
        for other in others {
            used.entry(other).or_default().insert(folder.to_owned());
        }
    }
    assert_eq!(documented("Crates"), used);
}

#[test]
fn a_crate_for_tests_alone_is_in_no_module() {
    for row in table("Crates") {
        let modules: Vec<_> = row[4].source.split(", ").collect();
        let known = modules == ["no"]
            || modules
                .iter()
                .all(|module| ["web/app", "web/ask", "web/element", "web/forms", "web/learn"].contains(module));
        assert!(known, "{}: {modules:?}", name(&row));
        let for_tests = row[1].source.split(", ").all(|place| place.ends_with(" (tests)"));
        assert!(!for_tests || modules == ["no"], "{}: only tests use it, but it is in {modules:?}", name(&row));
    }
}

#[test]
fn every_npm_package_is_listed_with_its_licence() {
    let mut used = Used::new();
    let mut licences = BTreeMap::new();
    for folder in PACKAGES {
        let manifest = json(&format!("{folder}/package.json"));
        let lock = json(&format!("{folder}/package-lock.json"));
        let kinds = ["dependencies", "devDependencies", "optionalDependencies", "peerDependencies", "overrides"];
        for (name, requirement) in kinds.iter().filter_map(|kind| manifest[kind].as_object()).flatten() {
            if requirement.as_str().unwrap().starts_with("file:") {
                continue;
            }
            used.entry(name.clone()).or_default().insert(folder.to_owned());
            let licence = lock["packages"][format!("node_modules/{name}")]["license"].as_str().unwrap();
            licences.insert(name.clone(), licence.to_owned());
        }
    }
    assert_eq!(documented("Packages of npm"), used);
    let rows = table("Packages of npm");
    let documented: BTreeMap<_, _> = rows.iter().map(|row| (name(row).to_owned(), row[2].source.clone())).collect();
    assert_eq!(documented, licences);
    assert_eq!(
        json("web/element/package/package.json")["dependencies"],
        Value::Null,
        "the published package has no dependencies"
    );
}

#[test]
fn every_python_package_is_listed() {
    let mut used = Used::new();
    for folder in ["examples/mkdocs", "tests/generators"] {
        for line in read(&format!("{folder}/requirements.txt")).lines().filter(|line| !line.is_empty()) {
            let name = line.split(['=', '<', '>', '~', '[', ' ']).next().unwrap();
            used.entry(name.to_owned()).or_default().insert(folder.to_owned());
        }
    }
    assert_eq!(documented("Packages of Python"), used);
}

#[test]
fn every_tool_that_is_installed_is_listed() {
    let manifest = json("crates/xtask/tools.json");
    let mut tools = Used::new();
    for (key, source) in [("cargo", "crates.io"), ("debian", "Debian")] {
        for tool in manifest[key].as_array().unwrap() {
            tools.entry(tool["package"].as_str().unwrap().to_owned()).or_default().insert(source.to_owned());
        }
    }
    assert_eq!(documented("Tools"), tools);
}
