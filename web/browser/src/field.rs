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

/// Writes `text` into the field with this id. A field that is drawn with its text would lose what its reader types
/// whenever it is drawn.
pub fn write(id: &str, text: &str) {
    let field = document().get_element_by_id(id).and_then(|element| element.dyn_into::<HtmlInputElement>().ok());
    if let Some(field) = field {
        field.set_value(text);
    }
}

/// Says beside `field` why its text is not accepted.
pub fn complain(field: &HtmlInputElement, reason: &str) {
    field.set_custom_validity(reason);
    field.report_validity();
}

/// Presses the element with this id. The focus stays where it is, and comes back there from a dialog that opens.
pub fn press(id: &str) {
    if let Some(element) = document().get_element_by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        element.click();
    }
}

/// Whether a key was pressed without modifiers. With them, it is the browser's or the system's: Alt and an arrow goes
/// back.
#[must_use]
pub fn is_single(event: &KeyboardEvent) -> bool {
    !(event.ctrl_key() || event.alt_key() || event.meta_key())
}

/// Whether the reader has selected text (Selection API, `type`).
#[must_use]
pub fn is_text_selected() -> bool {
    window().get_selection().ok().flatten().is_some_and(|selection| selection.type_() == "Range")
}
