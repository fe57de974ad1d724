//! The terms that the page explains. The documentation has more of them, in `docs/src/glossary.json`.

use callmodel_figure::SERVER;

use super::{CONN_ID, Text, Words};

/// A term of the glossary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term {
    /// The server between switch and applications.
    TServer,
    /// A directory number.
    Dn,
    /// The identifier of a call.
    ConnId,
    /// The sequence diagram.
    Ladder,
    /// The note of the reference about CallState.
    NoteA,
    /// The mark of an optional attribute.
    Opt,
    /// The source of the events of a step.
    Basis,
}

impl Term {
    /// Every term, in the order of the documentation.
    pub const ALL: [Self; 7] =
        [Self::TServer, Self::Dn, Self::ConnId, Self::NoteA, Self::Opt, Self::Ladder, Self::Basis];

    /// The id in the glossary of the documentation.
    pub fn id(self) -> &'static str {
        match self {
            Self::TServer => "t-server",
            Self::Dn => "dn",
            Self::ConnId => "conn-id",
            Self::Ladder => "ladder",
            Self::NoteA => "note-a",
            Self::Opt => "opt",
            Self::Basis => "basis",
        }
    }

    /// Whether the term is a name of the reference, the same in every language.
    pub fn is_name(self) -> bool {
        match self {
            Self::TServer | Self::Dn | Self::ConnId | Self::Opt => true,
            Self::Ladder | Self::NoteA | Self::Basis => false,
        }
    }
}

impl Words {
    /// The name of a term.
    pub fn term(&self, term: Term) -> Text {
        match term {
            Term::TServer => Text::from(SERVER),
            Term::Dn => Text::from("DN"),
            Term::ConnId => Text::from(CONN_ID),
            Term::Ladder => self.view_ladder(),
            Term::NoteA => self.glossary_note_a(),
            Term::Opt => Text::from("*OPT"),
            Term::Basis => self.glossary_basis(),
        }
    }

    /// The definition of a term.
    pub fn definition(&self, term: Term) -> Text {
        match term {
            Term::TServer => self.glossary_about_t_server(),
            Term::Dn => self.glossary_about_dn(),
            Term::ConnId => self.glossary_about_conn_id(),
            Term::Ladder => self.glossary_about_ladder(),
            Term::NoteA => self.glossary_about_note_a(),
            Term::Opt => self.glossary_about_opt(),
            Term::Basis => self.glossary_about_basis(),
        }
    }
}

#[cfg(test)]
mod tests {
    use callmodel::Basis;

    use crate::Language;

    use super::*;

    #[test]
    fn sentences_with_a_button_name_its_term_in_every_language() {
        for language in Language::ALL {
            let file = std::fs::read_to_string(format!("text/{}.txt", language.tag())).unwrap();
            let words = Words::read(&file).unwrap();
            let sentences = [
                (Term::NoteA, Text::from(words.carried_over(Basis::NoteA).unwrap())),
                (Term::Basis, words.rests_on(Basis::Table)),
                (Term::Basis, words.rests_on(Basis::NoteA)),
                (Term::Opt, words.show_optional()),
            ];
            for (term, sentence) in sentences {
                let name = words.term(term).to_ascii_lowercase();
                assert!(sentence.to_ascii_lowercase().contains(&name), "{}: {sentence}", language.tag());
            }
        }
    }

    #[test]
    fn english_names_and_definitions_are_those_of_the_documentation() {
        let file = std::fs::read_to_string("../../docs/src/glossary.json").unwrap();
        let groups: serde_json::Value = serde_json::from_str(&file).unwrap();
        let entries: Vec<_> =
            groups.as_array().unwrap().iter().flat_map(|group| group["terms"].as_array().unwrap()).collect();
        let words = Words::default();
        for term in Term::ALL {
            let entry = entries.iter().find(|entry| entry["id"] == term.id()).unwrap();
            // The interface has typographic apostrophes; mdBook makes them.
            let own = [words.term(term), words.definition(term)].map(|text| text.replace('’', "'"));
            assert_eq!(own, ["term", "text"].map(|name| entry[name].as_str().unwrap().to_owned()));
        }
    }
}
