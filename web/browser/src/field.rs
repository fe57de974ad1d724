//! Fields of a form, pressed keys and selected text.

use gloo::utils::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventTarget, HtmlElement, HtmlInputElement, HtmlSelectElement, KeyboardEvent};

/// The element of type `T` that `event` happened to.
fn target<T: JsCast>(event: &Event) -> Option<T> {
    event.target()?.dyn_into().ok()
}

/// The field that `event` happened to.
#[must_use]
pub fn of(event: &Event) -> Option<HtmlInputElement> {
    target(event)
}

/// The text in the field that `event` happened to.
#[must_use]
pub fn typed(event: &Event) -> Option<String> {
    Some(of(event)?.value())
}

/// The text in `field`.
#[must_use]
pub fn text(field: &HtmlInputElement) -> String {
    field.value()
}

/// The number in `field`: NaN for an empty one, 100 for `1e2`.
#[must_use]
pub fn number(field: &HtmlInputElement) -> f64 {
    field.value_as_number()
}

/// Sets the text of `field`.
pub fn fill(field: &HtmlInputElement, text: &str) {
    field.set_value(text);
}

/// Selects all the text in `field`.
pub fn select(field: &HtmlInputElement) {
    field.select();
}

/// The index of the option that was chosen in the list that `event` happened to, if one was. The list shows the option at
/// `now` again.
#[must_use]
pub fn chosen(event: &Event, now: i32) -> Option<usize> {
    let list: HtmlSelectElement = target(event)?;
    let chosen = list.selected_index();
    list.set_selected_index(now);
    usize::try_from(chosen).ok()
}

/// The id of the element that `event` happened to. Within the closest element that `around` matches, the id of the first
/// child of that element.
#[must_use]
pub fn id(event: &Event, around: &str) -> Option<String> {
    let target: Element = target(event)?;
    let found = target.closest(around).ok()?;
    found.map_or_else(|| Some(target.id()), |found| Some(found.first_element_child()?.id()))
}

/// The attribute `name` of the closest element that `selector` matches, at or around `target`.
#[must_use]
pub fn attribute(target: Option<EventTarget>, selector: &str, name: &str) -> Option<String> {
    target?.dyn_into::<Element>().ok()?.closest(selector).ok().flatten()?.get_attribute(name)
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

/// Withdraws what [`complain`] said at `field`.
pub fn accept(field: &HtmlInputElement) {
    field.set_custom_validity("");
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
