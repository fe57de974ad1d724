use std::rc::Rc;

use callmodel_browser::build;
use callmodel_learn::{Action, Course};
use callmodel_lesson::Lesson;
use callmodel_words::{Language, LearnWords, Words};
use wasm_bindgen_futures::spawn_local;
use yew::{Callback, hook, use_effect_with, use_mut_ref, use_state_eq};

use crate::look::Look;

/// Loads the texts and the lessons of the page in a language, and calls `done`: in English, if they fail to load. English is part of the
/// module, so `done` is called at once.
pub(super) fn load(language: Language, shared: Words, done: impl FnOnce(LearnWords, Rc<Course>) + 'static) {
    let english = || Rc::new(Course::new(callmodel_lesson::course()));
    if language == Language::default() {
        return done(LearnWords::english(shared), english());
    }
    spawn_local(async move {
        let [words, lessons] = ["text/learn", "packed"].map(|folder| format!("{folder}/{}.txt", language.tag()));
        let words = build::text(&words).await.ok().and_then(|file| LearnWords::read(&file, shared.clone()));
        let lessons = build::text(&lessons).await.ok().and_then(|file| Lesson::unpack(&file));
        let course =
            lessons.filter(|lessons| !lessons.is_empty()).map_or_else(english, |found| Course::new(found).into());
        done(words.unwrap_or_else(|| LearnWords::english(shared)), course);
    });
}

/// The texts of the page in the language of `look`; those of the language before until they are loaded. `act` gets the lessons.
#[hook]
pub(super) fn use_texts(look: &Look, start: &LearnWords, act: &Callback<Action>) -> LearnWords {
    let words = use_state_eq(|| start.clone());
    let (setter, act) = (words.setter(), act.clone());
    let opened = use_mut_ref(|| true);
    use_effect_with((look.settings.language, look.words.clone()), move |(language, shared)| {
        // The page starts with the texts and the lessons of its language.
        if opened.replace(false) {
            return;
        }
        load(*language, shared.clone(), move |loaded, course| {
            // The same texts are another value: only a change of the language draws the page anew.
            setter.set(loaded);
            act.emit(Action::Translate(course));
        });
    });
    (*words).clone()
}
