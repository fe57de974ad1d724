//! Pages that the browser translates.

use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Node;

#[wasm_bindgen(module = "/src/translation.js")]
extern "C" {
    /// Keeps what Yew writes below `root` on the page while a translator replaces its text nodes.
    pub fn withstand(root: &Node);
}

/// The same for the whole page.
pub fn withstand_in_page() {
    withstand(&gloo::utils::body());
}
