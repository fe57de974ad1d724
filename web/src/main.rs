//! The Explore page: a live call model, drawn with Yew.
//!
//! `session` and `address` are pure: the page's one state, what a reader can do to it, and how it is written in the
//! address. `app` holds the session, the components show it, and `effects` is the one place that touches the browser's
//! history, storage, focus and scrolling. `messages` has all texts, `settings` how the reader likes the page. `asked` is for what comes later: files, the clipboard, and the
//! module that writes the run in its other forms.

mod address;
mod app;
mod asked;
mod chips;
mod components;
mod effects;
mod filter;
mod look;
mod messages;
mod session;
mod settings;
mod shown;
mod view_window;

fn main() {
    // A panic becomes an error of JavaScript with its words, which web/start.js tells the reader.
    yew::set_custom_panic_hook(Box::new(|panic| wasm_bindgen::throw_str(&panic.to_string())));
    let settings = effects::settings();
    asked::words(settings.language, move |words| {
        // Without its file the page speaks English.
        let words = words.unwrap_or_default();
        yew::Renderer::<app::App>::with_props(look::Look { settings, words, failed: false }).render();
    });
}

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
