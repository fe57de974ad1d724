use callmodel_figure::MessageId;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};
use yew::{AttrValue, Callback, Html, Properties, function_component, html, use_effect, use_effect_with, use_node_ref};

use crate::asked::{self, Outcome};
use crate::effects;
use callmodel_explore::Action;

/// What the module for seldom things draws.
#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// The function of the module that draws it.
    pub(crate) what: &'static str,
    /// The texts that it takes.
    pub(crate) texts: Vec<AttrValue>,
    /// The scenario that it is about, as text.
    #[prop_or_default]
    pub(crate) scenario: String,
    /// The class of its place.
    pub(crate) class: &'static str,
    /// What its place is called, if it can be scrolled by itself: then a key does that, too.
    #[prop_or_default]
    pub(crate) label: Option<AttrValue>,
    /// The message in it that is pointed at, focused or chosen.
    #[prop_or_default]
    pub(crate) marked: Option<MessageId>,
    /// The message in it that is chosen.
    #[prop_or_default]
    pub(crate) selected: Option<MessageId>,
    /// A message in it was pointed at or chosen.
    #[prop_or_default]
    pub(crate) on_act: Callback<Action>,
    /// What came of it is for this to say; else the place says a failure itself.
    #[prop_or_default]
    pub(crate) on_done: Option<Callback<Outcome>>,
}

/// A place that the module draws into, so that a page that does not show it is smaller. Here it is seen to that what is
/// chosen in it is chosen everywhere.
#[function_component]
pub(crate) fn Drawn(props: &Props) -> Html {
    let place = use_node_ref();
    let mark = {
        let (place, marked, selected) = (place.clone(), props.marked.clone(), props.selected.clone());
        move || {
            if let Some(place) = place.cast::<Element>() {
                asked::mark(&place, marked.as_ref(), selected.as_ref());
            }
        }
    };
    {
        let (node, mark, on_done, what) = (place.clone(), mark.clone(), props.on_done.clone(), props.what);
        use_effect_with((props.scenario.clone(), props.texts.clone()), move |(scenario, texts)| {
            let Some(place) = node.cast::<Element>() else { return };
            let drawn = place.clone();
            let had_focus = place.matches(":focus-within").unwrap_or_default();
            asked::draw(what, place, texts, scenario, move |outcome| {
                match (on_done, outcome) {
                    (Some(on_done), outcome) => on_done.emit(outcome),
                    (None, Ok(_)) => mark(),
                    (None, Err(reason)) => drawn.set_text_content(Some(&reason)),
                }
                // What had it is gone with all that was drawn before.
                if had_focus {
                    effects::rescue_focus_to(&node);
                }
            });
        });
    }
    use_effect(mark);
    let select = {
        let on_act = props.on_act.clone();
        move |event: yew::MouseEvent| {
            // Who marks a value to copy it does not choose its cell.
            if !effects::is_text_selected() || effects::has_focus("td button") {
                message_of(&event).into_iter().for_each(|id| on_act.emit(Action::Select(id)));
            }
        }
    };
    let point = props.on_act.reform(|event: yew::PointerEvent| Action::Point(message_of(&event)));
    let focus = props.on_act.reform(|event: yew::FocusEvent| Action::Focus(message_of(&event)));
    let leave = props.on_act.reform(|_| Action::Focus(None));
    let away = props.on_act.reform(|_| Action::Point(None));
    let scrolls = props.label.is_some();
    html! {
        <div
            class={props.class} ref={place} role={scrolls.then_some("group")} aria-label={props.label.clone()} tabindex={scrolls.then_some("0")}
            onclick={select} onpointerover={point} onpointerleave={away} onfocusin={focus} onfocusout={leave}
        />
    }
}

/// The message whose cell or button `event` happened to.
fn message_of(event: &Event) -> Option<MessageId> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let cell = target.closest("td").ok()??;
    cell.query_selector("[data-message]").ok()??.get_attribute("data-message")?.parse().ok()
}
