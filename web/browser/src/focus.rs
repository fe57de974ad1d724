//! The focus, in the page or in the tree of an element.

use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, HtmlElement, Node, ShadowRoot};

use crate::page::scroll_to;

/// The tree of ids and focus: the document, or a shadow root in a host page, where many trees may have the same ids.
#[derive(Clone, Debug, PartialEq)]
pub enum Tree {
    /// The page.
    Page(Document),
    /// A shadow root.
    Shadow(ShadowRoot),
}

impl Default for Tree {
    fn default() -> Self {
        Self::Page(document())
    }
}

impl Tree {
    /// The tree of `node`; the page for a detached node.
    #[must_use]
    pub fn of(node: &Node) -> Self {
        node.get_root_node().dyn_into().map_or_else(|_| Self::default(), Self::Shadow)
    }

    /// The first element that `selector` matches.
    fn find(&self, selector: &str) -> Option<HtmlElement> {
        let found = match self {
            Self::Page(document) => document.query_selector(selector),
            Self::Shadow(root) => root.query_selector(selector),
        };
        // An SVG element can be focused as an HTML element is, by a method of the same name.
        found.ok().flatten().map(JsCast::unchecked_into)
    }

    /// The focused element.
    fn focused(&self) -> Option<Element> {
        match self {
            Self::Page(document) => document.active_element(),
            Self::Shadow(root) => root.active_element(),
        }
    }

    /// Focuses the first element that `selector` matches; `false` if there is none. The browser scrolls to it unless part of
    /// it is in view.
    pub fn focus(&self, selector: &str) -> bool {
        let found = self.find(selector);
        if let Some(found) = &found {
            let _ = found.focus();
        }
        found.is_some()
    }

    /// The same, and scrolls until all of the element is in view, if the focus comes to it from elsewhere.
    pub fn focus_whole(&self, selector: &str) -> bool {
        let Some(found) = self.find(selector) else { return false };
        let is_new = !found.contains(self.focused().as_deref());
        let _ = found.focus();
        if is_new {
            scroll_to(&found);
        }
        true
    }

    /// Whether the focus is on or in an element that `selector` matches.
    #[must_use]
    pub fn has_focus(&self, selector: &str) -> bool {
        self.find(&format!("{selector}:focus-within")).is_some()
    }
}

/// Moves the focus from the target of `event` to the element at the index that `to` gives, from the target's index and the
/// count, among the elements that `selector` matches in the closest ancestor that `scope` matches; `false` if the target is none
/// of them.
pub fn move_among(event: &Event, scope: &str, selector: &str, to: impl FnOnce(usize, usize) -> Option<usize>) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(target) = target.filter(|target| target.matches(selector) == Ok(true)) else { return false };
    let Some(scope) = target.closest(scope).ok().flatten() else { return false };
    let Ok(all) = scope.query_selector_all(selector) else { return false };
    let all: Vec<_> = (0..all.length()).filter_map(|index| all.item(index)).collect();
    let from = all.iter().position(|node| target.is_same_node(Some(node)));
    let found = from.and_then(|from| to(from, all.len())).and_then(|index| all.get(index));
    if let Some(found) = found {
        let _ = found.unchecked_ref::<HtmlElement>().focus();
    }
    found.is_some()
}

/// Clicks the target of `event` if `selector` matches it; `false` if not.
#[must_use]
pub fn click_target(event: &Event, selector: &str) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
    let target = target.filter(|target| target.matches(selector) == Ok(true));
    target.as_ref().inspect(|target| target.click()).is_some()
}

/// Whether the focus is lost: nothing in the page has it, at most the body.
#[must_use]
pub fn is_lost() -> bool {
    document().active_element().is_none_or(|focused| focused.tag_name() == "BODY")
}

/// Focuses `element` if the focus is lost.
pub fn rescue_to(element: &HtmlElement) {
    if is_lost() {
        let _ = element.focus();
    }
}
