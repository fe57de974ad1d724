use callmodel::{Dn, Request};
use yew::{Callback, Html, Properties, classes, function_component, html};

use crate::chips::Chips;
use crate::components::delete_menu::DeleteMenu;
use crate::messages;

/// The deletions that stand in a head as buttons of their own; when there are more, they stand in a menu.
const DELETIONS: usize = 4;

/// A lane head.
#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// The party.
    pub(crate) dn: Dn,
    /// The element's id, to which focus can be brought.
    pub(crate) id: String,
    /// What the party may ask for; nothing when it has left.
    pub(crate) offers: Vec<Request>,
    /// The request that the reference makes.
    pub(crate) suggested: Option<Request>,
    /// The chips of the call.
    pub(crate) chips: Chips,
    /// A request was made.
    pub(crate) on_ask: Callback<Request>,
}

/// The head of a party's lane: who it is, and what it may ask for.
#[function_component]
pub(crate) fn LaneHead(props: &Props) -> Html {
    let (releases, deletes): (Vec<_>, Vec<_>) =
        props.offers.iter().partition(|request| matches!(request, Request::ReleaseCall { .. }));
    let button = |request: &Request| {
        let suggested = props.suggested.as_ref() == Some(request);
        let onclick = {
            let (on_ask, request) = (props.on_ask.clone(), request.clone());
            move |_| on_ask.emit(request.clone())
        };
        html! {
            <button type="button" key={request.to_string()} class={classes!(suggested.then_some("suggested"))} {onclick}>
                { request.label() }
            </button>
        }
    };
    let left = props.offers.is_empty();
    html! {
        <div
            class={classes!("head", left.then_some("left"))} id={props.id.clone()} role="group" tabindex="-1"
            aria-label={messages::party(&props.dn)}
        >
            <div class="name"><span class="word">{ messages::PARTY }{ " " }</span>{ props.chips.chip(&props.dn) }</div>
            if left {
                <p class="released">{ messages::RELEASED }</p>
            }
            { for releases.into_iter().map(button) }
            if deletes.len() > DELETIONS {
                <DeleteMenu
                    by={props.dn.clone()} offers={deletes.into_iter().cloned().collect::<Vec<_>>()}
                    on_ask={props.on_ask.clone()}
                />
            } else {
                { for deletes.into_iter().map(button) }
            }
        </div>
    }
}
