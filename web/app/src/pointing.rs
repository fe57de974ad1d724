//! Pointing: hover and focus, by event delegation on one element around ladder and tables.
//!
//! An element that shows a message, a value or a party has it in `data-point`, in the written form of [`Pointed`].

use callmodel_browser::field::{attribute, is_single};
use callmodel_browser::focus::{click_target, move_among};
use callmodel_explore::Action;
use callmodel_figure::{Lit, Pointed, Why};
use web_sys::{EventTarget, FocusEvent, KeyboardEvent, PointerEvent};
use yew::{Callback, Classes, Html, classes, html};

use crate::ladder_item::towards;
use callmodel_words::Words;

/// The class of the values that take the focus. The first of a view is its only tab stop; arrow keys reach the others.
pub(crate) const VALUE: &str = "value";

/// Elements that arrow keys go through. In the reference table, the button of an event leads to its values.
const STOPS: &str = ".value, .printed .message";

/// The views beside each other: ladder or reference table, and event tables or comparison. Arrow keys stay within one.
const VIEWS: &str = ".see, .tell";

/// Elements with something to point at. The requests in a lane head are not about it.
const PLACES: &str = "[data-point], .asks button";

/// What is at `target`.
fn at(target: Option<EventTarget>) -> Option<Pointed> {
    attribute(target, PLACES, "data-point")?.parse().ok()
}

/// Hover begins. A pointer that enters an element has left another, so two handlers report the same.
pub(crate) fn on_over(on_act: &Callback<Action>) -> Callback<PointerEvent> {
    on_act.reform(|event: PointerEvent| Action::Point(at(event.target())))
}

/// Hover ends, or goes on elsewhere.
pub(crate) fn on_out(on_act: &Callback<Action>) -> Callback<PointerEvent> {
    on_act.reform(|event: PointerEvent| Action::Point(at(event.related_target())))
}

/// The focus comes.
pub(crate) fn on_focus(on_act: &Callback<Action>) -> Callback<FocusEvent> {
    on_act.reform(|event: FocusEvent| Action::Focus(at(event.target())))
}

/// The focus goes.
pub(crate) fn on_blur(on_act: &Callback<Action>) -> Callback<FocusEvent> {
    on_act.reform(|event: FocusEvent| Action::Focus(at(event.related_target())))
}

/// Arrow keys, Home and End move the focus among the values. Enter and the space bar select the event of a table, as a click on
/// the value does.
pub(crate) fn on_value_key(event: &KeyboardEvent) {
    if !is_single(event) {
        return;
    }
    let key = event.key();
    let is_done = match &*key {
        "Enter" | " " => click_target(event, ".event .value"),
        _ => move_among(event, VIEWS, STOPS, |from, count| towards(&key, from, count)),
    };
    if is_done {
        event.prevent_default();
    }
}

/// The classes of a lit lane: a line of its own for the party that left.
pub(crate) fn lane_class(lit: &Lit) -> Classes {
    classes!("lit", (lit.why == Some(Why::LeftTheCall)).then_some("gone"))
}

/// The part of a lit party, at its lane head. It is one node, also when there is none, so that its siblings keep their places.
pub(crate) fn caption(lit: Option<&Lit>, words: &Words) -> Html {
    let why = lit.and_then(|lit| lit.why);
    // Not heard: the tables say it beside the value.
    why.map(|why| html! { <span class="part" aria-hidden="true">{ words.why_value(why) }</span> }).unwrap_or_default()
}
