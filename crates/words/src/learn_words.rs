use std::rc::Rc;

use implicit_clone::ImplicitClone;

use crate::catalog::Catalog;
use crate::plural::{Category, Selector};
use crate::{Language, Text, Words};

/// The texts of the page Learn in a language, with those that it shares with Explore. A catalog of its own, so that no other
/// module carries it.
///
/// Equality is identity, as that of [`Words`].
#[derive(Clone)]
pub struct LearnWords {
    catalog: Rc<Catalog>,
    language: Language,
    shared: Words,
}

include!(concat!(env!("OUT_DIR"), "/learn_words.rs"));

impl LearnWords {
    /// Reads a language's file of Learn. `shared` has the texts of the same language. `None` if its keys are not those of this
    /// build.
    pub fn read(file: &str, shared: Words) -> Option<Self> {
        let (catalog, language) = Catalog::of_file(file, KEYS)?;
        Some(Self { catalog: catalog.into(), language, shared })
    }

    /// A language whose texts are compiled in, for a program without files beside it.
    ///
    /// # Panics
    /// Never: a test reads every language.
    pub fn of(language: Language) -> Self {
        let [shared, learn] = match language {
            Language::English => return Self::default(),
            Language::German => [include_str!("../text/de.txt"), include_str!("../text/learn/de.txt")],
            Language::Spanish => [include_str!("../text/es.txt"), include_str!("../text/learn/es.txt")],
            Language::Japanese => [include_str!("../text/ja.txt"), include_str!("../text/learn/ja.txt")],
        };
        Words::read(shared).and_then(|shared| Self::read(learn, shared)).expect("the build checked the texts")
    }

    /// English, with these shared texts.
    pub fn english(shared: Words) -> Self {
        Self { catalog: Catalog::compiled(PLAIN, PLURAL).into(), language: Language::English, shared }
    }

    /// The tag of the language (BCP 47).
    pub fn language(&self) -> &'static str {
        self.language.tag()
    }

    /// The texts that Learn shares with Explore.
    pub fn shared(&self) -> &Words {
        &self.shared
    }

    /// The same texts with names in code spans ([`Words::in_code`]).
    #[must_use]
    pub fn in_code(&self) -> Self {
        Self { shared: self.shared.in_code(), ..self.clone() }
    }
}

/// English, which is compiled in.
impl Default for LearnWords {
    fn default() -> Self {
        Self::english(Words::default())
    }
}

impl ImplicitClone for LearnWords {}

impl PartialEq for LearnWords {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.catalog, &other.catalog) && self.shared == other.shared
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(language: Language) -> String {
        std::fs::read_to_string(format!("text/learn/{}.txt", language.tag())).unwrap()
    }

    #[test]
    fn every_language_is_compiled_in() {
        let tags = Language::ALL.map(|language| LearnWords::of(language).language());
        assert_eq!(tags, Language::ALL.map(Language::tag));
    }

    #[test]
    fn every_language_of_learn_has_the_texts_of_english() {
        let english = LearnWords::default();
        for language in Language::ALL {
            let words = LearnWords::read(&file(language), Words::default()).unwrap();
            assert_eq!(words.catalog.plain.len(), english.catalog.plain.len(), "{}", language.tag());
            assert_eq!(words.catalog.plural.len(), english.catalog.plural.len(), "{}", language.tag());
        }
    }

    #[test]
    fn a_learn_file_of_another_build_is_rejected() {
        assert!(LearnWords::read("tag = de\nhint = Hinweis\n", Words::default()).is_none());
    }
}
