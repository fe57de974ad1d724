//! The glossary of the documentation is written from its data, `docs/src/glossary.json`.
//! `UPDATE_DOCS=1 cargo test -p callmodel-cli --test glossary` writes the page anew.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/src/");

const INTRODUCTION: &str = "<!-- Written from glossary.json by crates/cli/tests/glossary.rs. -->\n\n# Glossary\n\n\
    The terms of the page, the tables and the diagrams, each with the place where you see it.\n";

fn text<'json>(value: &'json Value, name: &str) -> &'json str {
    value[name].as_str().unwrap()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

/// The page: a heading with an id for each term, so that terms have addresses and the search finds them.
fn page(groups: &Value) -> String {
    let term = |term: &Value| {
        let name = text(term, "term").replace('*', r"\*");
        format!("\n### {name} {{#{}}}\n\n{}\n\nSeen in: {}\n", text(term, "id"), text(term, "text"), text(term, "seen"))
    };
    let group = |group: &Value| {
        format!("\n## {}\n{}", text(group, "group"), list(&group["terms"]).iter().map(term).collect::<String>())
    };
    INTRODUCTION.to_owned() + &list(groups).iter().map(group).collect::<String>()
}

fn data() -> Value {
    serde_json::from_str(&fs::read_to_string(format!("{FOLDER}glossary.json")).unwrap()).unwrap()
}

#[test]
fn the_page_is_written_from_the_data() {
    let file = format!("{FOLDER}glossary.md");
    let page = page(&data());
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&file, &page).unwrap();
    }
    assert_eq!(fs::read_to_string(&file).unwrap(), page);
}

#[test]
fn a_term_has_its_own_id_and_at_most_two_sentences() {
    let groups = data();
    let terms: Vec<_> = list(&groups).iter().flat_map(|group| list(&group["terms"])).collect();
    let ids: BTreeSet<_> = terms.iter().map(|term| text(term, "id")).collect();
    assert_eq!(ids.len(), terms.len());
    for term in terms {
        let sentences = text(term, "text").split_inclusive('.').count();
        assert!((1..=2).contains(&sentences), "{}: {sentences} sentences", text(term, "term"));
    }
}
