//! What the Explore page loads when a run is to leave it or to be shown as the reference prints it, when two things are to be
//! compared, or when the model is to be held against the reference. The page itself can do without, and is smaller for it.
//!
//! The page hands over words alone: the scenario as text, the message that is chosen, what the module is to say. They are read
//! here as they are from anywhere else, so that page and module need not be of one build.

mod browser;
mod comparison;
mod export;
mod exports;
mod picture;
mod proof;
mod reference;
mod tag;

use callmodel::Scenario;
use wasm_bindgen::prelude::{JsError, wasm_bindgen};
use web_sys::Element;

/// Draws the list of all formats into `place`, instead of what is in it: each can be copied and downloaded, and the list says
/// what came of it. What leaves the page is the run of `scenario`; `texts` are the page's, in its language, the last one the
/// chosen message as in an address, or empty.
///
/// # Errors
/// A sentence that says what of the request cannot be read.
#[wasm_bindgen]
pub fn draw_exports(place: &Element, texts: Vec<String>, scenario: &str) -> Result<(), JsError> {
    exports::draw(place, exports::Texts::read(texts)?, scenario)
}

/// Draws the run of `scenario` into `place`, as the reference prints it, instead of what is in it. `texts` are the page's, in
/// its language. Each message has a button with its id, as it stands in an address, as `data-message`.
///
/// # Errors
/// A sentence that says what of the request cannot be read.
#[wasm_bindgen]
pub fn draw_reference(place: &Element, texts: Vec<String>, scenario: &str) -> Result<(), JsError> {
    reference::draw(place, &scenario.parse::<Scenario>()?, &reference::Texts::read(texts)?)
}

/// Draws two things of `scenario` beside each other into `place`, a table for each party, instead of what is in it. `texts` are the
/// page's, in its language, the first one what is compared, as in an address.
///
/// # Errors
/// A sentence that says what of the request cannot be read.
#[wasm_bindgen]
pub fn draw_comparison(place: &Element, texts: Vec<String>, scenario: &str) -> Result<(), JsError> {
    comparison::draw(place, &scenario.parse::<Scenario>()?, &comparison::Texts::read(texts)?)
}

/// Holds the model against the reference and draws every cell into `place`, instead of what is in it. Returns how many
/// phases agree and how many there are: `3 3`. `texts` are the page's, in its language.
///
/// # Errors
/// A sentence, when the reference cannot be read.
#[wasm_bindgen]
pub fn draw_proof(place: &Element, texts: Vec<String>) -> Result<String, JsError> {
    let phases = callmodel_golden::compare(callmodel_golden::REFERENCE)?;
    proof::draw(place, &phases, &proof::Texts::read(texts)?)?;
    let agreeing = phases.iter().filter(|phase| phase.agrees()).count();
    Ok(format!("{agreeing} {}", phases.len()))
}
