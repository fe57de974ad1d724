//! Writes the tables of `reference/releasing-calls.json` as Rust data, so that the page needs no reader of JSON.

#[expect(unreachable_pub, reason = "a module of the library")]
#[path = "src/file.rs"]
mod file;
#[expect(unreachable_pub, reason = "a module of the library")]
#[path = "src/table.rs"]
mod table;

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use table::{Cell, Table};

const FILE: &str = "reference/releasing-calls.json";

fn main() {
    println!("cargo::rerun-if-changed={FILE}");
    let json = fs::read_to_string(FILE).unwrap_or_else(|error| panic!("{FILE}: {error}"));
    let tables = file::read(&json).unwrap_or_else(|error| panic!("{FILE}: {error}"));
    let out = env::var("OUT_DIR").expect("cargo sets it for build scripts");
    fs::write(Path::new(&out).join("reference.rs"), source(&tables)).expect("cargo's folder is writable");
}

/// Rust source of the tables.
fn source(tables: &[Table]) -> String {
    let (mut cells, mut all) = (String::new(), String::new());
    for (index, table) in tables.iter().enumerate() {
        let list: String = table.cells.iter().map(cell).collect();
        let count = table.cells.len();
        write!(cells, "static CELLS_{index}: [Cell; {count}] = [{list}];").expect("a String takes all");
        let title = &table.title;
        write!(all, "Table {{ title: Cow::Borrowed({title:?}), cells: Cow::Borrowed(&CELLS_{index}) }},")
            .expect("a String takes all");
    }
    format!("{cells}/// Tables of the chapter *Releasing Calls*.\npub const REFERENCE: &[Table] = &[{all}];")
}

fn cell(Cell { party, event, attribute, text }: &Cell) -> String {
    let field = |name: &str, text: &str| format!("{name}: Cow::Borrowed({text:?}),");
    let fields = [field("party", party), field("event", event), field("attribute", attribute), field("text", text)];
    format!("Cell {{ {} }},", fields.concat())
}
