use callmodel_browser::build;
use callmodel_words::{Language, LearnWords, Words};
use wasm_bindgen_futures::spawn_local;
use yew::{hook, use_effect_with, use_state_eq};

use crate::look::Look;

/// Loads the texts of the page in a language, and calls `done`: in English, if they fail to load. English is part of the
/// module, so `done` is called at once.
pub(super) fn load(language: Language, shared: Words, done: impl FnOnce(LearnWords) + 'static) {
    if language == Language::default() {
        return done(LearnWords::english(shared));
    }
    spawn_local(async move {
        let file = build::text(&format!("text/learn/{}.txt", language.tag())).await;
        let read = file.ok().and_then(|file| LearnWords::read(&file, shared.clone()));
        done(read.unwrap_or_else(|| LearnWords::english(shared)));
    });
}

/// The texts of the page in the language of `look`; those of the language before until they are loaded.
#[hook]
pub(super) fn use_texts(look: &Look, start: &LearnWords) -> LearnWords {
    let words = use_state_eq(|| start.clone());
    let setter = words.setter();
    use_effect_with((look.settings.language, look.words.clone()), move |(language, shared)| {
        load(*language, shared.clone(), move |loaded| {
            // The same texts are another value: only a change of the language draws the page anew.
            setter.set(loaded);
        });
    });
    (*words).clone()
}
