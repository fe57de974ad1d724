mod places;
mod shapes;

use std::ops::Range;

use callmodel::{ConnId, Request, Run};
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
use crate::effects::{self, Top};
use crate::messages::CONN_ID;
use crate::session::Action;
use crate::shown::Shown;
use places::{em, fit, head_places, is_whole, use_view};
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
    let lanes = window.lanes(&drawing.lanes);
    use_following(&props.shown.run, &drawing, &top);

    // The ladder is one tab stop; the arrow keys move within it.
    let current = use_state_eq(|| 0_usize);
    let seeking = use_mut_ref(|| false);
    let count = props.shown.ladder.rows.iter().filter(|row| matches!(row, Row::Message(_))).count();
    let current_index = (*current).min(count.saturating_sub(1));
    let onkeydown = {
        let (current, seeking, heads) = (current.setter(), seeking.clone(), heads.clone());
        move |event: KeyboardEvent| {
            // From where the focus is, not from what was drawn last: the next key may come before the page is drawn.
            let Some(index) = message_index(&event).and_then(|from| towards(&event.key(), from, count)) else { return };
            event.prevent_default();
            // What is on the page has the focus at once, so that the next key is its own.
            if !effects::focus(&heads, &message_id(index)) {
                seeking.replace(true);
                current.set(index);
            }
        }
    };
    // After it is drawn: a message that is far from view is not on the page before.
    let place = heads.clone();
    use_effect_with(current_index, move |index| {
        if seeking.replace(false) {
            effects::focus(&place, &message_id(*index));
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

    // What scrolling brings in was there before, as far as the reader is concerned: only a whole ladder moves.
    let moves = is_whole(&drawing).then_some("moving");
    let server_width = drawing.lanes.first().map_or(0, |lane| lane.left + lane.width);
    html! {
        // A strict policy forbids the attribute `style`, but not the property.
        <figure
            class={classes!("ladder", density_class(drawing.density), moves)} aria-label={props.shown.words.diagram()}
            ~style={fit(&drawing)}
        >
            <div class="scroller" ref={scroller}>
                <div class="heads" ref={heads.clone()} ~style={head_places(&drawing, lanes.clone())}>
                    <div class="head server" translate="no">
                        <div class="name">{ SERVER }</div>
                        <div class="conn">{ CONN_ID }{ " " }{ conn_id(props) }</div>
                    </div>
                    { lane_heads(props, lanes, &heads).collect::<Html>() }
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

/// The heads of the parties whose lanes are `lanes`; the server has the lane before theirs.
fn lane_heads<'a>(props: &'a Props, lanes: Range<usize>, place: &'a NodeRef) -> impl Iterator<Item = Html> + 'a {
    let parties = props.shown.run.call.parties().iter().enumerate();
    parties.skip(lanes.start - 1).take(lanes.len()).map(move |(index, dn)| lane_head(dn, head_id(index), props, place))
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
    format!("party-{index}")
}

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
    fn a_ladder_without_messages_takes_no_keys() {
        assert_eq!(towards("ArrowDown", 0, 0), None);
        assert_eq!(towards("a", 0, 4), None);
    }
}
