use callmodel::Scenario;
use callmodel_figure::MessageId;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};
use yew::{
    Callback, Html, Properties, function_component, html, use_effect, use_effect_with, use_node_ref, use_state_eq,
};

use crate::export;
use crate::messages::Words;
use crate::session::Action;

/// So many events stand in one table; more would hold up the page.
const MOST: usize = 3_000;

/// The run as one table with a column per party.
#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// The steps that are done.
    pub(crate) scenario: Scenario,
    /// How many events they have.
    pub(crate) events: usize,
    /// The message that is pointed at, focused or chosen.
    pub(crate) marked: Option<MessageId>,
    /// The message that is chosen.
    pub(crate) selected: Option<MessageId>,
    /// The texts.
    pub(crate) words: Words,
    /// A message was pointed at or chosen.
    pub(crate) on_act: Callback<Action>,
}

/// The run as the reference prints it. The module that writes a run in its other forms draws it, so that a page that does
/// not show it is smaller. Here it is seen to that what is chosen in it is chosen everywhere.
#[function_component]
pub(crate) fn ReferenceView(props: &Props) -> Html {
    let place = use_node_ref();
    let said = use_state_eq(String::new);
    let most = props.events > MOST;
    {
        let (place, said, events) = (place.clone(), said.clone(), props.events);
        use_effect_with((props.scenario.clone(), props.words.clone()), move |(scenario, words)| {
            if most {
                said.set(words.too_large(&events.to_string(), &MOST.to_string()));
            } else if let Some(place) = place.cast::<Element>() {
                // Setting what is said draws this anew, marks and all, once the table is there.
                export::draw_reference(place, scenario, words, move |outcome| {
                    said.set(outcome.err().unwrap_or_default())
                });
            }
        });
    }
    {
        let (place, marked, selected) = (place.clone(), props.marked.clone(), props.selected.clone());
        use_effect(move || {
            if let Some(place) = place.cast::<Element>() {
                export::mark(&place, marked.as_ref(), selected.as_ref());
            }
        });
    }
    let select = {
        let on_act = props.on_act.clone();
        move |event: yew::MouseEvent| message_of(&event).into_iter().for_each(|id| on_act.emit(Action::Select(id)))
    };
    let point = props.on_act.reform(|event: yew::PointerEvent| Action::Point(message_of(&event)));
    let focus = props.on_act.reform(|event: yew::FocusEvent| Action::Focus(message_of(&event)));
    let leave = props.on_act.reform(|_| Action::Focus(None));
    html! {
        <>
            <p role="status" class="about">{ &*said }</p>
            <div
                class="scroller printed" ref={place} hidden={most} onclick={select} onpointerover={point} onfocusin={focus}
                onfocusout={leave}
            />
        </>
    }
}

/// The message whose cell or button `event` happened to.
fn message_of(event: &Event) -> Option<MessageId> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let cell = target.closest("td").ok()??;
    cell.query_selector("[data-message]").ok()??.get_attribute("data-message")?.parse().ok()
}
