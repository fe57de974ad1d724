//! Makes of `text/en.txt` a method for each text of the interface, and checks that every other language has the same
//! texts: the same keys in the same order, with the same places to fill. A page cannot be built with a text missing.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

/// The language that the others are held against.
const FIRST: &str = "en";

/// What the keys of web/start.js begin with.
const SCRIPT: &str = "script_";

fn main() {
    println!("cargo::rerun-if-changed=text");
    let first = Catalog::read(FIRST);
    let mut languages: Vec<_> = fs::read_dir("text")
        .expect("the folder `text` is there")
        .filter_map(|file| file.ok()?.file_name().to_str()?.strip_suffix(".txt").map(str::to_owned))
        .collect();
    languages.sort();
    languages.iter().filter(|language| *language != FIRST).for_each(|language| Catalog::read(language).check(&first));

    let out = env::var("OUT_DIR").expect("cargo says where");
    fs::write(Path::new(&out).join("words.rs"), first.methods()).expect("the folder of cargo can be written to");
}

/// The texts of a language.
struct Catalog {
    file: String,
    texts: Vec<Text>,
}

/// A line: a key, and the places in braces in the order in which they stand.
struct Text {
    line: usize,
    key: String,
    text: String,
    places: Vec<String>,
}

impl Catalog {
    fn read(language: &str) -> Self {
        let file = format!("text/{language}.txt");
        let content = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{file}: {error}"));
        let mut texts = Vec::new();
        for (index, text) in content.lines().enumerate().filter(|(_, text)| !text.is_empty() && !text.starts_with('#'))
        {
            let line = index + 1;
            let Some((key, text)) = text.split_once(" = ") else { panic!("{file}:{line}: expected `key = text`") };
            assert!(text == text.trim() && !text.is_empty(), "{file}:{line}: a text has no blanks around it");
            let places = places(text).unwrap_or_else(|| panic!("{file}:{line}: a brace without its other half"));
            texts.push(Text { line, key: key.to_owned(), text: text.to_owned(), places });
        }
        Self { file, texts }
    }

    /// Panics, which stops the build, unless this has the texts of `first`.
    fn check(&self, first: &Self) {
        for (index, own) in self.texts.iter().enumerate() {
            let place = format!("{}:{}", self.file, own.line);
            let Some(other) = first.texts.get(index) else { panic!("{place}: {} has no `{}`", first.file, own.key) };
            assert_eq!(own.key, other.key, "{place}: {} has `{}` here", first.file, other.key);
            let set = |text: &Text| text.places.iter().cloned().collect::<BTreeSet<_>>();
            assert_eq!(set(own), set(other), "{place}: the places of `{}` in {}", own.key, first.file);
        }
        if let Some(missing) = first.texts.get(self.texts.len()) {
            panic!("{}: `{}` is missing", self.file, missing.key);
        }
    }

    /// A method for each text. One that has places takes what fills them, in their order.
    fn methods(&self) -> String {
        let mut code = String::from("impl Words {\n");
        for (index, Text { key, text, places, .. }) in self.own().enumerate() {
            let text = text.replace('[', "\\[").replace(']', "\\]");
            let once: Vec<_> = places.iter().enumerate().filter(|(at, place)| !places[..*at].contains(place)).collect();
            let written = if places.is_empty() {
                writeln!(code, "/// {text}\npub fn {key}(&self) -> Text {{ self.plain({index}) }}")
            } else {
                let takes: Vec<_> = once.iter().map(|(_, place)| format!("{place}: &str")).collect();
                let fills: Vec<_> = once.iter().map(|(_, place)| format!("(\"{place}\", {place})")).collect();
                let (takes, fills) = (takes.join(", "), fills.join(", "));
                writeln!(
                    code,
                    "/// {text}\npub fn {key}(&self, {takes}) -> String {{ self.filled({index}, &[{fills}]) }}"
                )
            };
            written.expect("a string takes all");
        }
        let texts: Vec<_> = self.own().map(|text| text.text.as_str()).collect();
        code + &format!(
            "}}\n\n/// The texts of the first language, a line each.\nconst FIRST: &str = {:?};\n\n\
             /// What the keys of web/start.js begin with.\nconst SCRIPT: &str = {SCRIPT:?};\n\n\
             /// What all the keys come to.\nconst KEYS: Fingerprint = Fingerprint({});\n",
            texts.join("\n"),
            self.fingerprint()
        )
    }

    /// The texts without those of web/start.js, which works without this program.
    fn own(&self) -> impl Iterator<Item = &Text> {
        self.texts.iter().filter(|text| !text.key.starts_with(SCRIPT))
    }

    /// What all the keys come to, as the page works it out of a file (FNV-1a).
    fn fingerprint(&self) -> u32 {
        let bytes = self.own().flat_map(|text| text.key.bytes().chain([b'\n']));
        bytes.fold(0x811c_9dc5, |so_far, byte| (so_far ^ u32::from(byte)).wrapping_mul(0x0100_0193))
    }
}

/// The names in braces; `None` if a brace stands alone.
fn places(text: &str) -> Option<Vec<String>> {
    let mut places = Vec::new();
    let mut parts = text.split('{');
    if parts.next()?.contains('}') {
        return None;
    }
    for part in parts {
        let (place, rest) = part.split_once('}')?;
        if rest.contains('}') {
            return None;
        }
        places.push(place.to_owned());
    }
    Some(places)
}
