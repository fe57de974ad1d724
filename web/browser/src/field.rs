//! Fields of a form, pressed keys and selected text.

use gloo::utils::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, KeyboardEvent};

/// The element of type `T` that `event` happened to.
#[must_use]
pub fn target<T: JsCast>(event: &Event) -> Option<T> {
    event.target()?.dyn_into().ok()
}

/// Whether `event` happened inside an element that `selector` matches.
#[must_use]
pub fn is_inside(event: &Event, selector: &str) -> bool {
    target::<Element>(event).is_some_and(|target| target.closest(selector).is_ok_and(|found| found.is_some()))
}

/// Sets the value of the field with this id. As a property that Yew renders, each rendering would overwrite typed text.
pub fn write(id: &str, text: &str) {
    let field = document().get_element_by_id(id).and_then(|element| element.dyn_into::<HtmlInputElement>().ok());
    if let Some(field) = field {
        field.set_value(text);
    }
}

/// Shows `reason` at `field` (Constraint Validation API).
pub fn complain(field: &HtmlInputElement, reason: &str) {
    field.set_custom_validity(reason);
    field.report_validity();
}

/// Clicks the element with this id. The focus stays, so a dialog that opens returns it there.
pub fn press(id: &str) {
    if let Some(element) = document().get_element_by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        element.click();
    }
}

/// Whether a key was pressed without modifiers. Keys with modifiers are left to the browser and the system, such as Alt+Left
/// for Back.
#[must_use]
pub fn is_single(event: &KeyboardEvent) -> bool {
    !(event.ctrl_key() || event.alt_key() || event.meta_key())
}

/// Whether the reader has selected text (Selection API, `type`).
#[must_use]
pub fn is_text_selected() -> bool {
    window().get_selection().ok().flatten().is_some_and(|selection| selection.type_() == "Range")
}
