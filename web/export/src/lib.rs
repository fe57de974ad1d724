//! What the Explore page loads when a run is to leave it, to be shown as the reference prints it, or when the model is to
//! be held against the reference. The page itself can do without, and is smaller for it.
//!
//! The page hands over words alone: a format by its name, the scenario as text, the message that is chosen. They are read
//! here as they are from anywhere else, so that page and module need not be of one build.

mod browser;
mod export;
mod picture;
mod proof;
mod reference;
mod tag;

use callmodel::Scenario;
use wasm_bindgen::prelude::{JsError, wasm_bindgen};
use web_sys::Element;

use export::Export;

/// Puts a run in this format on the clipboard.
///
/// `scenario` is its text; `marked` is the chosen message as in an address, or empty; `colours` is `auto`, `light`, `dark` or
/// `print`.
///
/// # Errors
/// A sentence: what of the request cannot be read, that the run is too large for the format, that the picture cannot be
/// drawn, or that the browser does not allow it.
#[wasm_bindgen]
pub async fn copy(format: String, scenario: String, marked: String, colours: String) -> Result<(), JsError> {
    let export = Export::read(&format, &scenario, &marked, &colours)?;
    // Not awaited before the clipboard is asked, which it must be while the reader's click counts.
    browser::copy(export.media_type(), picture::blob(export)).await
}

/// Hands a run in this format to the browser as a file, and returns the name of the file. The arguments are those of
/// [`copy`].
///
/// # Errors
/// As [`copy`].
#[wasm_bindgen]
pub async fn download(format: String, scenario: String, marked: String, colours: String) -> Result<String, JsError> {
    let export = Export::read(&format, &scenario, &marked, &colours)?;
    let name = export.file_name();
    browser::download(&name, &picture::blob(export).await?)?;
    Ok(name)
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
