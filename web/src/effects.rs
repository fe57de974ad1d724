//! The one place that touches the browser: address, history, title, focus and scrolling.

use gloo::utils::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

use crate::session::{History, Session};
use crate::{address, messages};

/// The fragment of the page's address, with the `#`.
pub(crate) fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

/// Brings address and title in line with `session`.
pub(crate) fn record(session: &Session, history: History) {
    document().set_title(&messages::document_title(session.phase()));
    let written = address::write(session);
    if history == History::Keep || written == fragment() {
        return;
    }
    let Ok(browser) = window().history() else { return };
    // A sandboxed frame, or very many clicks in a short time, may forbid it; the page works all the same.
    let _ = match history {
        History::Push => browser.push_state_with_url(&JsValue::NULL, "", Some(&written)),
        History::Replace | History::Keep => browser.replace_state_with_url(&JsValue::NULL, "", Some(&written)),
    };
}

/// Scrolls the first element that `selector` matches into view if it is not, within its scrollers.
pub(crate) fn show(selector: &str) {
    let Some(element) = document().query_selector(selector).ok().flatten() else { return };
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    options.set_inline(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Scrolls `scroller` to its end.
pub(crate) fn show_end(scroller: &Element) {
    scroller.set_scroll_top(scroller.scroll_height());
}

/// Focuses the element with this id.
pub(crate) fn focus(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        // The platform focuses elements of HTML and of SVG alike.
        let _ = element.unchecked_into::<HtmlElement>().focus();
    }
}

/// Focuses the element with this id, if the focus is nowhere: what had it is no longer there.
pub(crate) fn rescue_focus(id: &str) {
    if document().active_element().is_none_or(|active| active.tag_name() == "BODY") {
        focus(id);
    }
}

/// The size of the page's type in px. A length in px that is divided by it, in `rem`, grows with the reader's type.
pub(crate) fn type_size() -> f64 {
    let root = document().document_element();
    let style = root.and_then(|root| window().get_computed_style(&root).ok().flatten());
    let size = style.and_then(|style| style.get_property_value("font-size").ok());
    // The browser's own reading of numbers: Rust's is large.
    let size = size.map(|size| js_sys::parse_float(&size));
    size.filter(|size| *size > 0.0).unwrap_or(TYPE_SIZE)
}

/// The size of type that drawings are laid out for, in px.
pub(crate) const TYPE_SIZE: f64 = 16.0;
