use callmodel_browser::build;
use callmodel_words::{Language, Words};
use wasm_bindgen_futures::spawn_local;

/// Loads the texts of a language and hands them to `done`; `None` if they cannot be loaded, or are of another build.
/// English is there at once.
pub(crate) fn load(language: Language, done: impl FnOnce(Option<Words>) + 'static) {
    if language == Language::default() {
        return done(Some(Words::default()));
    }
    spawn_local(async move {
        let file = build::text(&format!("text/{}.txt", language.tag())).await;
        done(file.ok().and_then(|file| Words::read(&file)));
    });
}
