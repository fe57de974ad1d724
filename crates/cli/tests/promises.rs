//! Each rule of the documentation and each promise of the README has its tests, which `docs/src/promises.md` names and which
//! exist.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

#[path = "read/sections.rs"]
mod sections;
#[path = "read/sources.rs"]
mod sources;
#[path = "read/tables.rs"]
mod tables;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use sections::sections;
use tables::{Cell, tables};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// Sections of the README that promise nothing.
const WITHOUT_PROMISE: [&str; 2] = ["On the page", "Map"];

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(ROOT).join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The rows of all tables of a document, without their heads: the Markdown of the first cell, and the last cell.
fn rows(document: &str) -> Vec<(String, Cell)> {
    let rows = tables(document).into_iter().flat_map(|table| table.rows);
    rows.map(|row| (row[0].source.clone(), row.last().unwrap().clone())).collect()
}

/// The tests that a cell names: file and name of each.
fn tests(cell: &Cell) -> Vec<(&str, &str)> {
    let codes: Vec<_> = cell.code.iter().map(|code| format!("`{code}`")).collect();
    assert_eq!(codes.join("<br>"), cell.source, "expected `FILE: TEST`, and more after <br>");
    cell.code.iter().map(|code| code.split_once(": ").expect(code)).collect()
}

/// Names of the tests of a file that are run.
fn tests_in(file: &str) -> Vec<String> {
    let source = read(file);
    if file.ends_with(".rs") { sources::rust_tests(&source) } else { sources::browser_tests(&source) }
}

#[test]
fn an_ignored_or_skipped_test_is_not_found() {
    let rust = "/// Why.\n#[test]\nfn a() {}\n\nfn b() {}\n\n#[test]\n#[ignore = \"slow\"]\nfn c() {}\n\n\
                proptest! {\n#[test]\nfn d(x in 0..2) {}\n}\n\n#[cfg(doctest)]\nmod e {}\n\nmod f {}\n\n\
                // #[test] fn g() {}\nconst H: &str = \"#[test] fn g() {}\";\n";
    assert_eq!(sources::rust_tests(rust), ["a", "d", "e"]);
    let browser = "test(\"one\", async () => {});\nfor (const x of [1]) {\n  test(`two ${x}`, async () => {});\n}\n\
                   check(\"three\", () => {});\n// test(\"four\", () => {});\n";
    let found: BTreeSet<_> = sources::browser_tests(browser).into_iter().collect();
    assert_eq!(found, ["one", "two ${x}"].map(str::to_owned).into());
    for skipped in [
        "test.skip(\"one\", () => {});",
        "test.fixme(\"one\", () => {});",
        "test.describe.skip(\"x\", () => {\ntest(\"one\", () => {});\n});",
    ] {
        assert!(sources::browser_tests(skipped).is_empty(), "{skipped}");
    }
}

#[test]
fn every_named_test_exists() {
    let promises = rows(&read("docs/src/promises.md"));
    let named: Vec<_> = promises.iter().flat_map(|(_, cell)| tests(cell)).collect();
    // Each file is parsed once.
    let files: BTreeMap<_, _> = named.iter().map(|(file, _)| (*file, tests_in(file))).collect();
    let missing: Vec<_> = named.iter().filter(|(file, name)| !files[file].iter().any(|test| test == name)).collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn every_rule_and_every_promise_has_a_test() {
    let [promises, rules, readme] = ["docs/src/promises.md", "docs/src/rules.md", "README.md"].map(read);
    let held: BTreeSet<_> = rows(&promises).into_iter().map(|(promise, _)| promise).collect();
    let rules = rows(&rules).into_iter().map(|(rule, _)| rule);
    let sections = sections(&readme);
    let on_the_page = sections.iter().find(|section| section.heading == "On the page").unwrap();
    let others = sections.iter().map(|section| &section.heading);
    let others = others.filter(|heading| !WITHOUT_PROMISE.contains(&heading.as_str()));
    let expected: Vec<_> = rules.chain(on_the_page.bold_items.clone()).chain(others.cloned()).collect();
    assert!(expected.len() > 30, "{expected:#?}");
    let missing: Vec<_> = expected.iter().filter(|promise| !held.contains(*promise)).collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn every_file_named_beside_an_invariant_exists() {
    let architecture = rows(&read("ARCHITECTURE.md"));
    let files: Vec<_> = architecture
        .iter()
        .flat_map(|(_, cell)| &cell.code)
        .filter(|code| code.contains('/') && code.contains('.'))
        .collect();
    assert!(files.len() > 15, "{files:?}");
    let missing: Vec<_> = files.iter().filter(|file| !Path::new(ROOT).join(file).exists()).collect();
    assert!(missing.is_empty(), "{missing:#?}");
}
