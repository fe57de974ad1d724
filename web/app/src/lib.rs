//! What the Explore page and the element `<call-model>` are made of: a live call model, drawn with Yew.
//!
//! `session` and `address` are pure: the one state of what is shown, what a reader can do to it, and how it is written in
//! the address. The components show it, and `effects` is the one place that touches the browser's history, storage, focus
//! and scrolling. `messages` has all texts, `settings` how the reader likes the page. `asked` is for what comes later:
//! files, the clipboard, and the module that writes the run in its other forms. `app` puts the page together, `element` the element.

mod app;
mod chips;
mod components;
mod effects;
pub mod element;
mod focus;
mod forms;
mod look;
mod shown;
mod tree;
mod view_window;
mod words_file;

/// Opens the Explore page.
pub fn open_page() {
    set_panic_hook();
    let settings = effects::settings();
    words_file::load(settings.language, move |words| {
        // Without its file the page speaks English.
        let words = words.unwrap_or_default();
        yew::Renderer::<app::App>::with_props(look::Look { settings, words, failed: false }).render();
    });
}

/// A panic becomes an error of JavaScript with its words, which the scripts around the module tell the reader.
fn set_panic_hook() {
    yew::set_custom_panic_hook(Box::new(|panic| wasm_bindgen::throw_str(&panic.to_string())));
}
