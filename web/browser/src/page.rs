//! The root of the page, its title, and the preferences of the browser.

use gloo::utils::{document, window};
use wasm_bindgen::JsValue;
use web_sys::{Element, ScrollIntoViewOptions, ScrollLogicalPosition};

/// Sets the title of the document.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// Sets an attribute of the root element.
pub fn set_root_attribute(name: &str, value: &str) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute(name, value);
    }
}

/// The languages that the browser prefers (BCP 47), the first one first.
pub fn languages() -> impl Iterator<Item = String> {
    window().navigator().languages().into_iter().filter_map(|tag| JsValue::as_string(&tag))
}

/// Whether the page is dark: by `color-scheme` of its root, or by the device if that allows both.
#[must_use]
pub fn is_dark() -> bool {
    let window = window();
    let style = document().document_element().and_then(|root| window.get_computed_style(&root).ok().flatten());
    match style.and_then(|style| style.get_property_value("color-scheme").ok()).as_deref() {
        Some("dark") => true,
        Some("light") => false,
        _ => window.match_media("(prefers-color-scheme: dark)").ok().flatten().is_some_and(|query| query.matches()),
    }
}

/// The width of the page in px.
#[must_use]
pub fn width() -> i32 {
    document().body().map_or(0, |body| body.client_width())
}

/// The attribute `name` of the first element that `selector` matches.
#[must_use]
pub fn attribute(selector: &str, name: &str) -> Option<String> {
    document().query_selector(selector).ok().flatten()?.get_attribute(name)
}

/// Scrolls the first element that `selector` matches into view, no further than needed.
pub fn show(selector: &str) {
    if let Ok(Some(element)) = document().query_selector(selector) {
        scroll_to(&element);
    }
}

/// Scrolls the page to its top.
pub fn to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Scrolls `element` into view within all of its scrollers, no further than needed.
pub(crate) fn scroll_to(element: &Element) {
    let nearest = ScrollIntoViewOptions::new();
    nearest.set_block(ScrollLogicalPosition::Nearest);
    nearest.set_inline(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&nearest);
}
