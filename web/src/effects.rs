//! The one place that touches the browser: address, history, title, focus and scrolling.

use gloo::utils::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition, ScrollToOptions};

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

/// Scrolls `element` into view if it is not, within its scrollers.
pub(crate) fn show(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    options.set_inline(ScrollLogicalPosition::Nearest);
    options.set_behavior(ScrollBehavior::Auto);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Scrolls `scroller` to its end.
pub(crate) fn show_end(scroller: &Element) {
    let options = ScrollToOptions::new();
    options.set_top(f64::from(scroller.scroll_height()));
    options.set_behavior(ScrollBehavior::Auto);
    scroller.scroll_to_with_scroll_to_options(&options);
}

/// Focuses the element with this id, if focus is nowhere: what had it is no longer there.
pub(crate) fn rescue_focus(id: &str) {
    let document = document();
    let nowhere = document.active_element().is_none_or(|active| active.tag_name() == "BODY");
    let target = document.get_element_by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(target) = target.filter(|_| nowhere) {
        let _ = target.focus();
    }
}

/// The size of the page's type in px. A length in px that is divided by it, in `rem`, grows with the reader's type.
pub(crate) fn type_size() -> f64 {
    let root = document().document_element();
    let style = root.and_then(|root| window().get_computed_style(&root).ok().flatten());
    let size = style.and_then(|style| style.get_property_value("font-size").ok());
    size.and_then(|size| size.trim_end_matches("px").parse().ok()).filter(|size| *size > 0.0).unwrap_or(TYPE_SIZE)
}

/// The size of type that drawings are laid out for, in px.
pub(crate) const TYPE_SIZE: f64 = 16.0;
