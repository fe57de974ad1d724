//! The Explore page and the drawing of the element `<call-model>`: a live call model, in Yew.
//!
//! # The flow
//! ```text
//! address ─▶ Session ─▶ Shown ─▶ components ─▶ Action ─▶ reduce (callmodel-explore) ─▶ Session
//!                                                 │                                       └─▶ address, title  (effects)
//!                                                 └─▶ Handover ─▶ focus
//! scenario text ─▶ web/forms, loaded when Export is opened ─▶ bytes ─▶ clipboard, file  (forms)
//! ```
//! `app` composes the page, `element` the element. `components` draw values and report actions. `look` holds settings and
//! texts of the reader. DOM calls that Yew does not make are in `callmodel-browser`.

mod app;
mod chips;
mod components;
mod effects;
pub mod element;
mod focus;
mod forms;
mod ids;
mod ladder_item;
mod learn;
mod look;
mod playing;
mod pointing;
mod shown;
mod store;
mod style;
mod tree;
mod view_window;
mod words_file;

use callmodel_browser::history;
use callmodel_browser::translation::withstand_in_page;
use callmodel_explore::address;

pub use app::{App, Start};
pub use learn::open_learn;

/// Opens the Explore page.
pub fn open_page() {
    set_panic_hook();
    withstand_in_page();
    let settings = effects::settings();
    words_file::load(settings.language, move |words| {
        // English is the fallback.
        let words = words.unwrap_or_default();
        let start = Start {
            look: look::Look { settings, words, failed: false },
            session: address::read(&history::fragment()),
            documentation: effects::documentation(),
            room: None,
        };
        yew::Renderer::<App>::with_props(start).render();
    });
}

/// Panics become JavaScript errors with their message, which the scripts around the module show.
fn set_panic_hook() {
    yew::set_custom_panic_hook(Box::new(|panic| wasm_bindgen::throw_str(&panic.to_string())));
}
