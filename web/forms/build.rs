//! Takes the English texts of the list of exports out of the page's catalog: here they cost those alone who open the list.

use std::path::Path;
use std::{env, fs};

/// The page's catalog.
const ENGLISH: &str = "../../crates/words/text/en.txt";

fn main() {
    println!("cargo::rerun-if-changed={ENGLISH}");
    let catalog = fs::read_to_string(ENGLISH).unwrap_or_else(|error| panic!("{ENGLISH}: {error}"));
    let texts = catalog.lines().filter_map(|line| line.strip_prefix("export_")?.split_once(" = "));
    let texts: Vec<_> = texts.map(|(_, text)| text).collect();
    let out = env::var("OUT_DIR").expect("cargo says where");
    fs::write(Path::new(&out).join("english.txt"), texts.join("\n")).expect("the folder of cargo can be written to");
}
