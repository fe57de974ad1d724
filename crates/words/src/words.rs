use std::rc::Rc;

use callmodel::code_span;
use implicit_clone::ImplicitClone;

use crate::Text;
use crate::catalog::Catalog;
use crate::plural::{Category, Selector};

/// The texts of a language. Each text has a method generated from its line in `text/en.txt`; sentences of several texts
/// have one in the file of their subject.
///
/// Equality is identity: two values that were read separately differ. Components need no more to skip a rendering.
#[derive(Clone)]
pub struct Words {
    catalog: Rc<Catalog>,
    /// Whether names stand in code spans.
    in_code: bool,
}

include!(concat!(env!("OUT_DIR"), "/words.rs"));

impl Words {
    /// Reads a language's file. `None` if its keys are not those of this build.
    pub fn read(file: &str) -> Option<Self> {
        let (catalog, _) = Catalog::of_file(file, KEYS)?;
        Some(Self { catalog: catalog.into(), in_code: false })
    }

    /// The same texts with names in code spans (CommonMark): names of parties and of the reference, and values. A page marks
    /// them, so that a translator leaves them alone.
    #[must_use]
    pub fn in_code(&self) -> Self {
        Self { in_code: true, ..self.clone() }
    }

    /// Whether names stand in code spans.
    pub(crate) fn is_in_code(&self) -> bool {
        self.in_code
    }

    /// A name or value in a sentence.
    pub fn name(&self, name: &str) -> String {
        if self.in_code { code_span(name) } else { name.to_owned() }
    }
}

/// English, which is compiled in.
impl Default for Words {
    fn default() -> Self {
        Self { catalog: Catalog::compiled(PLAIN, PLURAL).into(), in_code: false }
    }
}

impl ImplicitClone for Words {}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.catalog, &other.catalog) && self.in_code == other.in_code
    }
}

#[cfg(test)]
mod tests {
    use crate::{Language, Term};

    use super::*;

    fn file(language: Language) -> String {
        std::fs::read_to_string(format!("text/{}.txt", language.tag())).unwrap()
    }

    #[test]
    fn braces_in_a_value_are_kept() {
        assert_eq!(Words::default().at_step_named("{count}", "2", "x"), "Step {count} of 2: x");
    }

    #[test]
    fn every_language_has_the_texts_of_english() {
        let english = Words::default();
        for language in Language::ALL {
            let words = Words::read(&file(language)).unwrap();
            assert_eq!(words.catalog.plain.len(), english.catalog.plain.len(), "{}", language.tag());
            assert_eq!(words.catalog.plural.len(), english.catalog.plural.len(), "{}", language.tag());
        }
    }

    #[test]
    fn english_from_its_file_is_english_compiled_in() {
        let (read, compiled) = (Words::read(&file(Language::English)).unwrap(), Words::default());
        let same = |(read, compiled): (&Text, &Text)| compiled.is_empty() || read == compiled;
        assert!(read.catalog.plain.iter().zip(&compiled.catalog.plain).all(same));
        assert_eq!(read.catalog.plural, compiled.catalog.plural);
        for term in Term::ALL {
            assert_eq!((read.term(term), read.definition(term)), (compiled.term(term), compiled.definition(term)));
        }
    }

    #[test]
    fn a_file_of_another_build_is_rejected() {
        assert!(Words::read("undo = Undo\n").is_none());
        assert!(Words::read("tag = de\nundo = Zurück\n").is_none());
        assert!(Words::read("<!doctype html>").is_none());
        assert!(Words::read(&file(Language::German).replace("\nundo = ", "\nundone = ")).is_none());
        assert!(Words::read(&file(Language::German).replace("\nfound.other = ", "\nfound = ")).is_none());
    }
}
