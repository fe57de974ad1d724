//! The forms of a run as a module of its own: `write(form) → bytes`, and nothing else.
//!
//! The writers are half as large as the page, and most readers never need them, so the page loads this module when its
//! Export list is opened (`web/app/src/forms.rs`). The page hands over words: the name of the form, the scenario as text.

use callmodel::Scenario;
use callmodel_forms::{Colours, Form, Options};
use wasm_bindgen::prelude::{JsError, wasm_bindgen};

/// Writes the run of `scenario`, which is in the long form, in the form with this name, UTF-8.
///
/// `colours` is a [`Colours::name`], `marked` the written form of a message that is marked in pictures, or nothing.
///
/// # Errors
/// A sentence: there is no such form, scenario, colours or message. The page has checked that the form is not too large
/// ([`Form::check`]).
#[wasm_bindgen]
pub fn write(form: &str, scenario: &str, colours: &str, marked: Option<String>) -> Result<Vec<u8>, JsError> {
    let unknown = |what: &str, name: &str| JsError::new(&format!("There is no {what} `{name}`."));
    let form = Form::named(form).ok_or_else(|| unknown("form", form))?;
    let run = scenario.parse::<Scenario>()?.play()?;
    let colours =
        Colours::ALL.into_iter().find(|set| set.name() == colours).ok_or_else(|| unknown("set of colours", colours))?;
    let marked = marked.map(|id| id.parse().map_err(|_| unknown("message", &id))).transpose()?;
    Ok(form.write(&run, &Options { colours, marked, ..Options::default() }).into_bytes())
}
