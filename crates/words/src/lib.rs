//! All text of the interface, in one place: the folder `text` has it, a file per language, and [`Words`] says it.

mod difference;
mod errors;
mod language;
mod names;
mod steps;
mod why;

use std::rc::Rc;

use implicit_clone::ImplicitClone;

pub use language::Language;
pub use names::{document_title, label_of, said, source, tab};

/// A text that is cheap to clone: static, or shared.
pub type Text = implicit_clone::unsync::IString;

/// The name of the product.
pub const PRODUCT: &str = "Call Models";

/// What the reference calls the number of a call.
pub const CONN_ID: &str = "ConnID";

/// The texts of a language. Each has a method, made from its line in `text/en.txt`; what several texts make together has
/// one in the file of its subject.
///
/// Names of events, attributes, values, functions and phases, and the reference's own labels of requests, are the
/// reference's and the same in every language.
///
/// Two are equal only when they are the same one, which is all that a component needs to know.
#[derive(Clone)]
pub struct Words(Rc<[Text]>);

include!(concat!(env!("OUT_DIR"), "/words.rs"));

impl Words {
    /// Reads the file of a language. `None` if it is that of another version of the page.
    pub fn read(file: &str) -> Option<Self> {
        let lines = file.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        let mut keys = Fingerprint::default();
        let mut texts = Vec::new();
        for line in lines {
            let (key, text) = line.split_once('=')?;
            if key.starts_with(SCRIPT) {
                continue;
            }
            keys.add(key.trim_end());
            texts.push(Text::from(text.trim_start().to_owned()));
        }
        (keys == KEYS).then(|| Self(texts.into()))
    }

    fn plain(&self, index: usize) -> Text {
        self.0.get(index).cloned().unwrap_or_default()
    }

    /// A text with its places filled. What fills them is taken as it is.
    fn filled(&self, index: usize, fills: &[(&str, &str)]) -> String {
        let template = self.plain(index);
        let mut filled = String::new();
        for part in template.split('{') {
            // The first part has no place before it.
            let Some((place, rest)) = part.split_once('}') else {
                filled.push_str(part);
                continue;
            };
            filled.extend(fills.iter().filter(|(name, _)| *name == place).map(|(_, fill)| *fill));
            filled.push_str(rest);
        }
        filled
    }
}

/// English, which every page has.
impl Default for Words {
    fn default() -> Self {
        Self(FIRST.lines().map(Text::from).collect())
    }
}

impl ImplicitClone for Words {}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// What tells the keys of one version from those of another (FNV-1a).
#[derive(PartialEq)]
struct Fingerprint(u32);

impl Default for Fingerprint {
    fn default() -> Self {
        Self(0x811c_9dc5)
    }
}

impl Fingerprint {
    fn add(&mut self, key: &str) {
        for byte in key.bytes().chain([b'\n']) {
            self.0 = (self.0 ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_filled_and_what_fills_it_is_left_alone() {
        assert_eq!(Words::default().at_step_named("{count}", "2", "x"), "Step {count} of 2: x");
    }

    #[test]
    fn every_language_is_read() {
        for language in Language::ALL.into_iter().filter(|language| *language != Language::default()) {
            let file = std::fs::read_to_string(format!("text/{}.txt", language.tag())).unwrap();
            let words = Words::read(&file).unwrap();
            assert_eq!(words.0.len(), Words::default().0.len(), "{}", language.tag());
        }
    }

    #[test]
    fn a_file_of_another_version_is_none() {
        assert!(Words::read("undo = Undo\n").is_none());
        assert!(Words::read("<!doctype html>").is_none());
    }
}
