//! The forms of a run as a module of its own: bytes, file name and size of a form.
//!
//! The writers are half as large as the page, and most readers never need them, so the page loads this module when its
//! Export list is opened (`web/app/src/forms.rs`). The page hands over words: the name of the form, the scenario as text.

use callmodel::{Run, Scenario};
use callmodel_forms::{Colours, Form, Format, Options};
use wasm_bindgen::prelude::{JsError, wasm_bindgen};

/// Writes the run of `scenario`, which is in the long form, in the form with this name, UTF-8.
///
/// `colours` is a [`Colours::name`], `marked` the written form of a message that is marked in pictures, or nothing.
///
/// # Errors
/// A sentence: there is no such form, scenario, colours or message. The page has asked for [`too_large`] before.
#[wasm_bindgen]
pub fn write(form: &str, scenario: &str, colours: &str, marked: Option<String>) -> Result<Vec<u8>, JsError> {
    let (form, run) = (form_named(form)?, played(scenario)?);
    let colours =
        Colours::ALL.into_iter().find(|set| set.name() == colours).ok_or_else(|| unknown("set of colours", colours))?;
    let marked = marked.map(|id| id.parse().map_err(|_| unknown("message", &id))).transpose()?;
    Ok(form.write(&run, &Options { colours, marked, ..Options::default() }).into_bytes())
}

/// The size of a form that is too large to be written.
#[wasm_bindgen]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// The number of lines.
    #[wasm_bindgen(readonly)]
    pub lines: usize,
    /// The number of columns.
    #[wasm_bindgen(readonly)]
    pub columns: usize,
}

/// The size of the run of `scenario` in the form with this [name](callmodel_forms::Facts::name) if it is too large ([`Form::check`]).
///
/// # Errors
/// A sentence: there is no such form or scenario.
#[wasm_bindgen(js_name = tooLarge)]
pub fn too_large(form: &str, scenario: &str) -> Result<Option<Size>, JsError> {
    let too_large = form_named(form)?.check(&played(scenario)?).err();
    Ok(too_large.map(|large| Size { lines: large.lines, columns: large.columns }))
}

/// The name of a file with the run of `scenario` in the format with this [name](callmodel_forms::Facts::name).
///
/// # Errors
/// A sentence: there is no such format or scenario.
#[wasm_bindgen(js_name = fileName)]
pub fn file_name(format: &str, scenario: &str) -> Result<String, JsError> {
    let format = Format::named(format).ok_or_else(|| unknown("format", format))?;
    Ok(callmodel_forms::file_name(&played(scenario)?, format))
}

fn form_named(name: &str) -> Result<Form, JsError> {
    Form::named(name).ok_or_else(|| unknown("form", name))
}

fn played(scenario: &str) -> Result<Run, JsError> {
    Ok(scenario.parse::<Scenario>()?.play()?)
}

fn unknown(what: &str, name: &str) -> JsError {
    JsError::new(&format!("There is no {what} `{name}`."))
}
