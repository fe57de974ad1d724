use std::rc::Rc;

use callmodel_browser::build;
use callmodel_learn::{Action, Course};
use callmodel_lesson::Lesson;
use callmodel_words::{Language, LearnWords, Words};
use wasm_bindgen::throw_str;
use wasm_bindgen_futures::spawn_local;
use yew::{Callback, hook, use_effect_with, use_mut_ref, use_state_eq};

use crate::look::Look;

/// Loads the texts and the lessons of the page in a language, and calls `done`: in English, if they fail to load. The texts in English
/// are part of the module. Without any lessons there is no page to show: the failure is told.
pub(super) fn load(language: Language, shared: Words, done: impl FnOnce(LearnWords, Rc<Course>) + 'static) {
    spawn_local(async move {
        let tag = language.tag();
        let mut words = None;
        if language != Language::default() {
            let file = build::text(&format!("text/learn/{tag}.txt")).await.ok();
            words = file.and_then(|file| LearnWords::read(&file, shared.clone()));
        }
        let mut found = lessons(tag).await;
        if found.is_none() {
            found = lessons(Language::default().tag()).await;
        }
        let Some(lessons) = found else { throw_str("The lessons could not be loaded.") };
        done(words.unwrap_or_else(|| LearnWords::english(shared)), Course::new(lessons).into());
    });
}

/// The lessons in the language with this tag.
async fn lessons(tag: &str) -> Option<Vec<Lesson>> {
    let file = build::text(&format!("packed/{tag}.txt")).await.ok()?;
    Lesson::unpack(&file).filter(|lessons| !lessons.is_empty())
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
