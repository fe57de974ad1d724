//! Generates a method of `Words` for each text of `text/en.txt`, one of `LearnWords` for each of `text/learn/en.txt`, and the CLDR plural rules of all languages in `text`.
//!
//! The build fails unless every catalog has the same texts with the same places, and each plural text exactly the forms
//! that its language needs for integers.

mod catalog;
mod check;
mod cldr;
#[path = "../src/entry.rs"]
mod entry;
mod methods;
#[path = "../src/plural.rs"]
mod plural;

use std::path::Path;
use std::{env, fs};

use catalog::Catalog;

/// The language that the others are compared with.
const FIRST: &str = "en";

fn main() {
    if let Err(error) = run() {
        panic!("{error}");
    }
}

fn run() -> Result<(), String> {
    let shipped = set("text", "Words", "words.rs")?;
    set("text/learn", "LearnWords", "learn_words.rs")?;
    write("rules.rs", &rules(&shipped))?;
    write("test_rules.rs", &rules(&catalogs("tests/text")?))
}

/// The catalogs of a folder, all with the same texts. Writes the methods of `kind` to `file`.
fn set(folder: &str, kind: &str, file: &str) -> Result<Vec<Catalog>, String> {
    let shipped = catalogs(folder)?;
    let first =
        shipped.iter().find(|catalog| catalog.tag == FIRST).ok_or(format!("{folder}/{FIRST}.txt is missing"))?;
    shipped.iter().try_for_each(|catalog| check::texts(catalog, first))?;
    write(file, &methods::code(first, kind))?;
    Ok(shipped)
}

/// The catalogs of a folder in the order of their tags, which are the names of their files.
fn catalogs(folder: &str) -> Result<Vec<Catalog>, String> {
    println!("cargo::rerun-if-changed={folder}");
    let mut catalogs = Vec::new();
    for file in fs::read_dir(folder).map_err(|error| format!("{folder}: {error}"))? {
        let path = file.map_err(|error| format!("{folder}: {error}"))?.path();
        // A folder holds another set.
        if path.is_dir() {
            continue;
        }
        let name = path.display().to_string();
        let catalog = Catalog::read(&name, &fs::read_to_string(&path).map_err(|error| format!("{name}: {error}"))?)?;
        if path.file_stem().is_none_or(|stem| stem != catalog.tag.as_str()) {
            return Err(format!("{name}: its tag is `{}`", catalog.tag));
        }
        check::forms(&catalog)?;
        catalogs.push(catalog);
    }
    catalogs.sort_by(|a, b| a.tag.cmp(&b.tag));
    Ok(catalogs)
}

/// The plural rules of `catalogs`, a function each.
fn rules(catalogs: &[Catalog]) -> String {
    catalogs.iter().map(|catalog| catalog.rule.code(&catalog.tag)).collect()
}

/// Writes a file that the crate includes.
fn write(name: &str, code: &str) -> Result<(), String> {
    let folder = env::var("OUT_DIR").map_err(|error| format!("OUT_DIR: {error}"))?;
    fs::write(Path::new(&folder).join(name), code).map_err(|error| format!("{name}: {error}"))
}
