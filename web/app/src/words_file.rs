use callmodel_browser::build;
use callmodel_words::{Language, Words};
use wasm_bindgen_futures::spawn_local;

/// Loads the texts of a language and calls `done`; with `None` if they fail to load or are of another build. English is
/// part of the module, so `done` is called at once.
pub(crate) fn load(language: Language, done: impl FnOnce(Option<Words>) + 'static) {
    if language == Language::default() {
        return done(Some(Words::default()));
    }
    spawn_local(async move {
        let file = build::text(&format!("text/{}.txt", language.tag())).await;
        done(file.ok().and_then(|file| Words::read(&file)));
    });
}
