//! Each rule of the documentation and each promise of the README is held by a test, which is named in `docs/src/promises.md`
//! and exists.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// Sections of the README that promise nothing.
const WITHOUT_PROMISE: [&str; 2] = ["On the page", "Map"];

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(ROOT).join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The rows of all tables of a document, without their heads: the first cell and the last.
fn rows(text: &str) -> Vec<(&str, &str)> {
    let lines: Vec<_> = text.lines().collect();
    let is_row =
        |index: &usize| lines[*index].starts_with("| ") && !lines.get(index + 1).unwrap_or(&"").starts_with("|---");
    let cells = |index: usize| {
        let cells: Vec<_> = lines[index].trim_matches('|').split(" | ").map(str::trim).collect();
        (cells[0], *cells.last().unwrap())
    };
    (0..lines.len()).filter(is_row).map(cells).collect()
}

/// The tests that a cell names, each with its file.
fn tests(cell: &str) -> Vec<(&str, &str)> {
    let named = cell.split("<br>").map(|test| test.trim_matches('`').split_once(": "));
    named.map(|test| test.unwrap_or_else(|| panic!("expected `FILE: TEST`, found {cell}"))).collect()
}

/// Whether a file has a test of this name that is run: a function of Rust, a module of samples, or a title of Playwright.
fn has_test(source: &str, name: &str) -> bool {
    let lines: Vec<_> = source.lines().map(str::trim_start).collect();
    let (function, samples) = (format!("fn {name}("), format!("mod {name} {{"));
    let is_run = |number: usize, mark: &str| {
        let before = lines[..number].iter().rev().take_while(|line| line.starts_with("#[") || line.starts_with("//"));
        let before: Vec<_> = before.collect();
        before.contains(&&mark) && !before.iter().any(|line| line.starts_with("#[ignore"))
    };
    let is_title = |line: &str| {
        ["test(\"", "test(`"].iter().any(|begin| {
            line.strip_prefix(begin)
                .is_some_and(|rest| rest.strip_prefix(name).is_some_and(|rest| rest.starts_with(&begin[5..])))
        })
    };
    let left_out = ["describe.skip(", "describe.fixme(", "test.skip(", "test.fixme("];
    let of_rust = |(number, line): (usize, &&str)| {
        line.starts_with(&function) && is_run(number, "#[test]")
            || line.starts_with(&samples) && is_run(number, "#[cfg(doctest)]")
    };
    lines.iter().enumerate().any(of_rust)
        || lines.iter().any(|line| is_title(line)) && !left_out.iter().any(|words| source.contains(words))
}

#[test]
fn a_test_that_is_not_run_is_none() {
    let rust = "/// Why.\n#[test]\nfn a() {}\n\nfn b() {}\n\n#[test]\n#[ignore = \"slow\"]\nfn c() {}\n";
    assert_eq!(["a", "b", "c", "d"].map(|name| has_test(rust, name)), [true, false, false, false]);
    let browser = "  test(\"one\", async () => {\n  test(`two ${x}`, async () => {\n  check(\"three\", () => {\n";
    assert_eq!(["one", "two ${x}", "three", "on"].map(|name| has_test(browser, name)), [true, true, false, false]);
    for skipped in
        ["test.skip(\"one\", () => {", "test.fixme(\"one\", () => {", "test.describe.skip(\"x\", () => {\ntest(\"one\""]
    {
        assert!(!has_test(skipped, "one"), "{skipped}");
    }
}

#[test]
fn every_test_that_is_named_exists() {
    let promises = read("docs/src/promises.md");
    let missing: Vec<_> = rows(&promises)
        .into_iter()
        .flat_map(|(promise, cell)| tests(cell).into_iter().map(move |test| (promise, test)))
        .filter(|(_, (file, name))| !has_test(&read(file), name))
        .collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn every_rule_and_every_promise_is_held_by_a_test() {
    let [promises, rules, readme] = ["docs/src/promises.md", "docs/src/rules.md", "README.md"].map(read);
    let held: BTreeSet<_> = rows(&promises).into_iter().map(|(promise, _)| promise).collect();
    let rules = rows(&rules).into_iter().map(|(rule, _)| rule.to_owned());
    let bullets = readme.split("\n## On the page\n").nth(1).unwrap().split("\n## ").next().unwrap();
    let bullets = bullets.lines().filter_map(|line| line.strip_prefix("- **")?.split("**").next());
    let bullets = bullets.map(|bullet| format!("**{bullet}**"));
    let sections = readme.lines().filter_map(|line| line.strip_prefix("## "));
    let sections = sections.filter(|section| !WITHOUT_PROMISE.contains(section)).map(str::to_owned);
    let expected: Vec<_> = rules.chain(bullets).chain(sections).collect();
    assert!(expected.len() > 30, "{expected:#?}");
    let missing: Vec<_> = expected.iter().filter(|promise| !held.contains(promise.as_str())).collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn every_invariant_names_what_holds_it() {
    let architecture = read("ARCHITECTURE.md");
    let files: Vec<_> = rows(&architecture)
        .into_iter()
        .flat_map(|(_, cell)| cell.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>())
        .filter(|code| code.contains('/') && code.contains('.'))
        .collect();
    assert!(files.len() > 15, "{files:?}");
    let missing: Vec<_> = files.iter().filter(|file| !Path::new(ROOT).join(file).exists()).collect();
    assert!(missing.is_empty(), "{missing:#?}");
}
