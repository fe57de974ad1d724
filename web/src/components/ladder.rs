mod places;
mod shapes;

use std::ops::Range;

use callmodel::{ConnId, Dn, Request, Run};
use callmodel_figure::{MessageId, SERVER};
use callmodel_ladder::{Density, Drawing, Heads, Metrics, Row, Shape, layout};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FocusEvent, KeyboardEvent};
use yew::{
    Callback, Html, NodeRef, Properties, classes, function_component, html, use_effect_with, use_memo, use_mut_ref,
    use_node_ref, use_state_eq,
};

pub(crate) use shapes::message_id;

use crate::components::Controls;
use crate::components::controls::leaf;
use crate::components::in_place::InPlace;
use crate::components::lane_head::lane_head;
use crate::components::party_list::{Item, party_list};
use crate::effects::{self, Top};
use crate::messages::CONN_ID;
use crate::session::Action;
use crate::shown::Shown;
use places::{columns, em, fit, is_whole, template, use_view};
use shapes::{MESSAGE, is_of_server, shapes, still};

/// The ladder.
#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// The element that it stands in.
    pub(crate) place: NodeRef,
    /// What is shown.
    pub(crate) shown: Shown,
    /// The message that is pointed at, focused or chosen.
    pub(crate) marked: Option<MessageId>,
    /// The message that is chosen.
    pub(crate) selected: Option<MessageId>,
    /// The request that the reference makes.
    pub(crate) suggested: Option<Request>,
    /// A request was made, or a message was pointed at or chosen.
    pub(crate) on_act: Callback<Action>,
    /// What the reader can change.
    #[prop_or(Controls::Full)]
    pub(crate) controls: Controls,
}

/// The sequence diagram: lane heads with what the parties may ask for, and below them what happened.
///
/// It folds over the shapes of the layout and computes no position of its own.
#[function_component]
pub(crate) fn Ladder(props: &Props) -> Html {
    let (scroller, heads) = (use_node_ref(), use_node_ref());
    let (view, top) = use_view(&props.place, &scroller, &heads);
    let drawing = use_memo((props.shown.clone(), view.room), |(shown, room)| {
        layout(&shown.ladder, &Metrics { room: *room, heads: Heads::Apart })
    });
    let window = view.window(&drawing);
    use_following(&props.shown.run, &drawing, &top);

    // What is to have the focus when it is drawn: of a large call, what is far from view is not on the page before.
    let sought = use_mut_ref(|| None);
    // The head that has the focus, or had it last. It stays on the page, however far the reader scrolls.
    let head = use_state_eq(|| None);
    let to_head = {
        let (head, sought) = (head.setter(), sought.clone());
        Callback::from(move |index| {
            sought.replace(Some(head_id(index)));
            head.set(Some(index));
        })
    };

    // The ladder is one tab stop; the arrow keys move within it.
    let current = use_state_eq(|| 0_usize);
    let count = props.shown.ladder.rows.iter().filter(|row| matches!(row, Row::Message(_))).count();
    let current_index = (*current).min(count.saturating_sub(1));
    let onkeydown = {
        let (current, sought, heads) = (current.setter(), sought.clone(), heads.clone());
        move |event: KeyboardEvent| {
            // From where the focus is, not from what was drawn last: the next key may come before the page is drawn.
            let Some(index) = message_index(&event).and_then(|from| towards(&event.key(), from, count)) else { return };
            event.prevent_default();
            // What is on the page has the focus at once, so that the next key is its own.
            if !effects::focus(&heads, &message_id(index)) {
                sought.replace(Some(message_id(index)));
                current.set(index);
            }
        }
    };
    let place = heads.clone();
    use_effect_with((current_index, *head), move |_| {
        if let Some(id) = sought.take() {
            effects::focus(&place, &id);
        }
    });
    let onfocusin = {
        let current = current.setter();
        move |event: FocusEvent| {
            if let Some(index) = message_index(&event) {
                current.set(index);
            }
        }
    };

    let parties = props.shown.run.call.parties().len();
    let on_head_key = {
        let (to_head, heads) = (to_head.clone(), heads.clone());
        move |event: KeyboardEvent| {
            let Some(index) = head_index(&event).and_then(|from| beside(&event.key(), from, parties)) else { return };
            event.prevent_default();
            if !effects::focus(&heads, &head_id(index)) {
                to_head.emit(index);
            }
        }
    };
    let is_whole = is_whole(&drawing);
    let on_head_focus = {
        let head = head.setter();
        move |event: FocusEvent| {
            if let Some(index) = head_index(&event).filter(|_| !is_whole) {
                head.set(Some(index));
            }
        }
    };
    let columns = columns(&drawing, lanes(window.lanes(&drawing.lanes), *head));

    // What scrolling brings in was there before, as far as the reader is concerned: only a whole ladder moves.
    let moves = is_whole.then_some("moving");
    let server_width = drawing.lanes.first().map_or(0, |lane| lane.left + lane.width);
    html! {
        // A strict policy forbids the attribute `style`, but not the property.
        <figure
            class={classes!("ladder", density_class(drawing.density), moves)} aria-label={props.shown.words.diagram()}
            ~style={fit(&drawing)}
        >
            <div class="scroller" ref={scroller}>
                <div
                    class="heads" ref={heads.clone()} ~style={template(&columns)} onkeydown={on_head_key}
                    onfocusin={on_head_focus}
                >
                    { for columns.iter().enumerate().map(|(key, (lane, _))| match lane {
                        Some(0) => server_head(props, &to_head, !is_whole),
                        Some(lane) => party_head(props, lane - 1, &heads),
                        None => html! { <div {key} /> },
                    }) }
                </div>
                <div class="canvas" translate="no">
                    <svg
                        class="server" aria-hidden="true" width={em(server_width)} height={em(drawing.height)}
                        viewBox={format!("0 0 {server_width} {}", drawing.height)}
                    >
                        { for drawing.shapes.iter().filter(|shape| is_of_server(shape)).map(still) }
                    </svg>
                    <svg
                        width={em(drawing.width)} height={em(drawing.height)} {onkeydown} {onfocusin}
                        viewBox={format!("0 0 {} {}", drawing.width, drawing.height)}
                    >
                        { for shapes(props, &drawing, window, current_index) }
                    </svg>
                </div>
            </div>
        </figure>
    }
}

/// The lanes whose heads are on the page, from left to right: the server's, those of `window`, and that of the party at `kept`.
fn lanes(window: Range<usize>, kept: Option<usize>) -> impl Iterator<Item = usize> {
    let kept = kept.map(|index| index + 1);
    let before = kept.filter(|lane| *lane < window.start);
    let after = kept.filter(|lane| *lane >= window.end);
    [0].into_iter().chain(before).chain(window).chain(after)
}

/// The head of T-Server; where it is `far` to some parties, with a list to go to one of them.
fn server_head(props: &Props, to_head: &Callback<usize>, far: bool) -> Html {
    let Props { shown, controls, .. } = props;
    let list = || {
        let (run, to_head) = (shown.clone(), to_head.clone());
        let item = move |(index, dn): (usize, &Dn)| Item {
            dn: dn.clone(),
            text: dn.to_string().into(),
            pressed: None,
            act: to_head.reform(move |()| index),
        };
        let items = move |()| run.run.call.parties().iter().enumerate().map(&item).collect();
        party_list(shown.words.go_to(), shown.words.find_party(), items.into(), &shown.words)
    };
    html! {
        <div class="head server" key="server">
            <div class="name" translate="no">{ SERVER }</div>
            <div class="conn" translate="no">{ CONN_ID }{ " " }{ conn_id(props) }</div>
            if far && *controls == Controls::Full {
                { list() }
            }
        </div>
    }
}

/// The head of the party at `index`.
fn party_head(props: &Props, index: usize, place: &NodeRef) -> Html {
    let dn = props.shown.run.call.parties().get(index);
    dn.map(|dn| lane_head(dn, head_id(index), props, place)).unwrap_or_default()
}

/// The ConnID, to be changed where it stands.
fn conn_id(props: &Props) -> Html {
    let id = props.shown.run.call.conn_id().as_str().to_owned();
    let words = props.shown.words.clone();
    let label = words.change_conn_id();
    let check =
        move |text: String| ConnId::new(&text).map(Action::Identify).map_err(|error| words.conn_id_error(error));
    html! {
        <>
            { leaf("span", "id", id.clone()) }
            if props.controls == Controls::Full {
                <InPlace text={id} {label} check={Callback::from(check)} on_act={props.on_act.clone()} />
            }
        </>
    }
}

/// The id of the head of the party at `index`.
fn head_id(index: usize) -> String {
    format!("{HEAD}{index}")
}

const HEAD: &str = "party-";

fn density_class(density: Density) -> &'static str {
    match density {
        Density::Roomy => "roomy",
        Density::Compact => "compact",
    }
}

/// The index of the message that `event` happened to.
fn message_index(event: &Event) -> Option<usize> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.id().strip_prefix(MESSAGE)?.parse().ok()
}

/// The index of the party whose head `event` happened in, but for a field or a dialog in it.
fn head_index(event: &Event) -> Option<usize> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let head = target.closest("input, dialog, .head").ok()??;
    head.first_element_child()?.id().strip_prefix(HEAD)?.parse().ok()
}

/// The index of the head that a key leads to, of `count` heads. They stand side by side: up and down scroll.
fn beside(key: &str, from: usize, count: usize) -> Option<usize> {
    (!matches!(key, "ArrowUp" | "ArrowDown")).then(|| towards(key, from, count)).flatten()
}

/// The index that a key leads to, of `count` messages.
fn towards(key: &str, from: usize, count: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    match key {
        "ArrowDown" | "ArrowRight" => Some((from + 1).min(last)),
        "ArrowUp" | "ArrowLeft" => Some(from.saturating_sub(1)),
        "Home" => Some(0),
        "End" => Some(last),
        _ => None,
    }
}

/// After a step, shows it, from its request on if it is higher than the ladder, and finds a place for the focus if what had
/// it is gone.
#[yew::hook]
fn use_following(run: &Run, drawing: &Drawing<MessageId>, top: &Top) {
    let steps = run.steps.len();
    let requester = run.steps.last().and_then(|step| run.call.parties().iter().position(|dn| dn == step.request.by()));
    // Not in an effect: of a large call, the browser may lay out what is drawn before the effects are run.
    let seen = use_mut_ref(|| (steps, requester));
    if seen.replace((steps, requester)) != (steps, requester) {
        top.replace(Some(top_of(drawing, &MessageId::request(steps))));
    }
    // Not what was found above: the ladder may be drawn twice before this is run.
    let opened = use_mut_ref(|| true);
    use_effect_with((steps, requester), move |_| {
        // The page opens at its beginning, and takes no focus.
        if !opened.replace(false) {
            effects::rescue_focus(&format!("#{}", head_id(requester.unwrap_or(0))));
        }
    });
}

/// Where to begin in the drawing, from above, to see a request: at the state in which it was made.
fn top_of(drawing: &Drawing<MessageId>, request: &MessageId) -> i32 {
    let is_request = |shape: &&Shape<MessageId>| matches!(shape, Shape::Arrow(arrow) if arrow.key == *request);
    let before = drawing.shapes.iter().take_while(|shape| !is_request(shape));
    let bars = before.filter_map(|shape| match shape {
        Shape::Bar(bar) => Some(bar.area.y - AIR),
        _ => None,
    });
    bars.last().unwrap_or_default().max(0)
}

/// What is left above it, in px.
const AIR: i32 = 16;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrow_keys_stop_at_the_ends() {
        assert_eq!(towards("ArrowDown", 3, 4), Some(3));
        assert_eq!(towards("ArrowUp", 0, 4), Some(0));
        assert_eq!((towards("Home", 2, 4), towards("End", 2, 4)), (Some(0), Some(3)));
    }

    #[test]
    fn among_heads_the_keys_that_scroll_lead_nowhere() {
        assert_eq!((beside("ArrowRight", 3, 9), beside("End", 3, 9)), (Some(4), Some(8)));
        assert_eq!((beside("ArrowDown", 3, 9), beside("ArrowUp", 3, 9)), (None, None));
    }

    #[test]
    fn a_head_that_is_kept_stands_in_its_place_and_once() {
        let lanes = |kept| lanes(5..7, kept).collect::<Vec<_>>();
        assert_eq!(lanes(None), [0, 5, 6]);
        assert_eq!(lanes(Some(1)), [0, 2, 5, 6]);
        assert_eq!(lanes(Some(4)), [0, 5, 6]);
        assert_eq!(lanes(Some(8)), [0, 5, 6, 9]);
    }

    #[test]
    fn a_ladder_without_messages_takes_no_keys() {
        assert_eq!(towards("ArrowDown", 0, 0), None);
        assert_eq!(towards("a", 0, 4), None);
    }
}
