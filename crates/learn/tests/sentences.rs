//! Sentences about questions in every language.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

use callmodel_learn::Sentences as _;
use callmodel_lesson::{Kind, Question};
use callmodel_words::{Language, LearnWords, Words};

/// Generated questions of all kinds.
fn questions() -> impl Iterator<Item = Question> {
    (0..600).map(|seed| Question::from_seed(Kind::of_seed(seed), seed, None).unwrap())
}

/// The texts of a language, from its files.
fn words(language: Language) -> LearnWords {
    let read = |folder: &str| {
        let path = format!("{}/../words/text{folder}/{}.txt", env!("CARGO_MANIFEST_DIR"), language.tag());
        std::fs::read_to_string(path).unwrap()
    };
    LearnWords::read(&read("/learn"), Words::read(&read("")).unwrap()).unwrap()
}

fn plain(text: &str) -> String {
    text.replace('`', "")
}

#[test]
fn english_equals_that_of_the_lesson_crate() {
    let words = LearnWords::default();
    for question in questions() {
        let (english, id) = (question.english(), question.id());
        assert_eq!(words.prompt(&question), plain(&english.prompt()), "{id}");
        let choices: Vec<_> = question.choices.iter().map(|choice| words.choice(choice)).collect();
        assert_eq!(choices, english.choices(), "{id}");
        assert_eq!(words.hint_of(&question), english.hint(), "{id}");
        assert_eq!(plain(&words.why_of(&question, None)), plain(&english.why()), "{id}");
    }
}

#[test]
fn every_language_has_a_sentence_of_its_own_for_each_choice() {
    for language in Language::ALL {
        let words = words(language);
        for question in questions() {
            let mut choices: Vec<_> = question.choices.iter().map(|choice| words.choice(choice)).collect();
            choices.sort();
            let count = choices.len();
            choices.dedup();
            assert_eq!(choices.len(), count, "{} {}", language.tag(), question.id());
            assert!(!words.why_of(&question, None).contains(['{', '}']), "{}", question.id());
        }
    }
}
