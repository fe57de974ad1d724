//! The documentation names every direct dependency, and no other: its tables are held against the manifests.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// The folders with a manifest of npm.
const PACKAGES: [&str; 5] = ["examples/vite", "examples/vitepress", "web/bench", "web/e2e", "web/tools"];

/// A dependency, and who names it.
type Used = BTreeMap<String, BTreeSet<String>>;

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(ROOT).join(path)).unwrap()
}

fn json(path: &str) -> Value {
    serde_json::from_str(&read(path)).unwrap()
}

/// The rows of the table below this heading of the document, by their cells.
fn table(heading: &str) -> Vec<Vec<String>> {
    let document = read("docs/src/dependencies.md");
    let section =
        document.split("\n## ").find_map(|section| section.strip_prefix(heading)?.strip_prefix('\n')).unwrap();
    let rows = section.lines().filter(|line| line.starts_with("| `"));
    rows.map(|row| row.trim_matches('|').split(" | ").map(|cell| cell.trim().to_owned()).collect()).collect()
}

/// What the table says, checked for its form: in order, and with something in every cell.
fn said(heading: &str) -> Used {
    let rows = table(heading);
    assert!(rows.is_sorted_by_key(|row| row[0].trim_matches('`')), "{heading}: not in order");
    assert!(rows.iter().flatten().all(|cell| !cell.is_empty()), "{heading}: an empty cell");
    assert!(rows.iter().all(|row| row.len() == rows[0].len()), "{heading}: a row with more or fewer cells");
    let uses = rows.iter().map(|row| {
        let name = row[0].trim_matches('`').to_owned();
        (name, row[1].split(", ").map(str::to_owned).collect())
    });
    let used: Used = uses.collect();
    assert_eq!(used.len(), rows.len(), "{heading}: a name stands twice");
    used
}

#[test]
fn every_crate_is_named_with_who_needs_it() {
    let metadata = |manifest: &str| {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["metadata", "--no-deps", "--format-version", "1", "--offline", "--manifest-path", manifest]);
        serde_json::from_slice::<Value>(&cargo.current_dir(ROOT).output().unwrap().stdout).unwrap()
    };
    // The targets for libFuzzer have a workspace of their own.
    let (ours, fuzz) = (metadata("Cargo.toml"), metadata("fuzz/Cargo.toml"));
    let root = ours["workspace_root"].as_str().unwrap();
    let mut used = Used::new();
    for package in [&ours, &fuzz].into_iter().flat_map(|metadata| metadata["packages"].as_array().unwrap()) {
        let folder = Path::new(package["manifest_path"].as_str().unwrap()).parent().unwrap();
        let folder = folder.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
        let folder = folder.strip_prefix("crates/").unwrap_or(&folder);
        // Ours have a path.
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
    assert_eq!(said("Crates"), used);
}

#[test]
fn a_crate_is_in_modules_only_that_need_it() {
    for row in table("Crates") {
        let modules: Vec<_> = row[4].split(", ").collect();
        let known =
            modules == ["no"] || modules.iter().all(|module| ["web/app", "web/element", "web/forms"].contains(module));
        assert!(known, "{}: {modules:?}", row[0]);
        let for_tests = row[1].split(", ").all(|place| place.ends_with(" (tests)"));
        assert!(!for_tests || modules == ["no"], "{}: what is for tests alone is in no module", row[0]);
    }
}

#[test]
fn every_package_of_npm_is_named_with_its_licence() {
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
    assert_eq!(said("Packages of npm"), used);
    let said: BTreeMap<_, _> =
        table("Packages of npm").into_iter().map(|row| (row[0].trim_matches('`').to_owned(), row[2].clone())).collect();
    assert_eq!(said, licences);
    assert_eq!(json("web/element/package/package.json")["dependencies"], Value::Null, "what is published has none");
}

#[test]
fn every_package_of_python_is_named() {
    let requirements = read("examples/mkdocs/requirements.txt");
    let names = requirements.lines().filter(|line| !line.is_empty()).map(|line| {
        let name = line.split(['=', '<', '>', '~', '[', ' ']).next().unwrap();
        (name.to_owned(), BTreeSet::from(["examples/mkdocs".to_owned()]))
    });
    assert_eq!(said("Packages of Python"), names.collect());
}

#[test]
fn every_tool_that_is_installed_is_named() {
    let mut used = Used::new();
    let mut folders = vec![Path::new(ROOT).join("crates/xtask/src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            // As they stand there: `package: "name"` in a tool or a reader, and a list that is handed to `install`.
            let text = fs::read_to_string(path).unwrap();
            let tools = text.split("Tool {").skip(1).map(|tool| ("crates.io", tool));
            let readers = text.split("Reader {").skip(1).map(|reader| ("Debian", reader));
            for (from, rest) in tools.chain(readers) {
                let body = rest.split('}').next().unwrap();
                if let Some((_, name)) = body.split_once("package: \"") {
                    used.entry(name.split('"').next().unwrap().to_owned()).or_default().insert(from.to_owned());
                }
            }
            for list in text.split("install(&[\"").skip(1).map(|rest| rest.split(']').next().unwrap()) {
                for name in list.split(',').map(|name| name.trim().trim_matches('"')) {
                    used.entry(name.to_owned()).or_default().insert("Debian".to_owned());
                }
            }
        }
    }
    assert_eq!(said("Tools"), used);
}
