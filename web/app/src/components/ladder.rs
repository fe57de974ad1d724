mod places;
mod shapes;

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
use crate::components::party_list::{party_items, party_list};
use crate::effects::{self, Top};
use crate::shown::Shown;
use callmodel_explore::{Action, Rejected};
use callmodel_words::CONN_ID;
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

    // The message and the head that have the focus, or had it last. They are on the page wherever the reader scrolls; the
    // message, the first one before any had it, is the one tab stop among them.
    let current = [use_state_eq(|| None), use_state_eq(|| None)];
    let set = current.each_ref().map(|current| current.setter());
    let messages = props.shown.ladder.rows.iter().filter(|row| matches!(row, Row::Message(_))).count();
    let counts = [messages, props.shown.run.call.parties().len()];
    let message = current[MESSAGES].unwrap_or(0).min(messages.saturating_sub(1));
    let head = *current[HEADS];
    // What is to have the focus when it is drawn: of a large call, what is far from view is not on the page before.
    let sought = use_mut_ref(|| None::<String>);
    let place = heads.clone();
    {
        let sought = sought.clone();
        use_effect_with((message, head), move |_| {
            if let Some(id) = sought.take() {
                effects::focus(&place, &id);
            }
        });
    }
    let seek = {
        let (set, heads) = (set.clone(), heads.clone());
        Callback::from(move |(kind, index): (usize, usize)| {
            let id = id_of(kind, index);
            // What is on the page has the focus at once, so that the next key is its own.
            sought.replace((!effects::focus(&heads, &id)).then_some(id));
            set[kind].set(Some(index));
        })
    };
    // The arrow keys move among the messages, and among the heads.
    let onkeydown = {
        let seek = seek.clone();
        move |event: KeyboardEvent| {
            // From where the focus is, not from what was drawn last: the next key may come before the page is drawn.
            let Some((kind, from)) = focused(&event).filter(|_| effects::is_single(&event)) else { return };
            let Some(index) = towards(&event.key(), kind, from, counts[kind]) else { return };
            event.prevent_default();
            seek.emit((kind, index));
        }
    };
    let onfocusin = move |event: FocusEvent| {
        if let Some((kind, index)) = focused(&event) {
            set[kind].set(Some(index));
        }
    };
    let columns = columns(&drawing, &window.lanes(&drawing.lanes), head.map(|head| head + 1));
    let is_wide = view.room.is_some_and(|room| room < drawing.width);

    // What scrolling brings in was there before, as far as the reader is concerned: only a whole ladder moves.
    let moves = is_whole(&drawing).then_some("moving");
    let server_width = drawing.lanes.first().map_or(0, |lane| lane.left + lane.width);
    html! {
        // A strict policy forbids the attribute `style`, but not the property.
        <figure
            class={classes!("ladder", density_class(drawing.density), moves)} aria-label={props.shown.words.diagram()}
            ~style={fit(&drawing, server_width)}
        >
            <div class="scroller" ref={scroller} {onkeydown} {onfocusin}>
                <div class="heads" ref={heads.clone()} ~style={template(&columns)}>
                    { for columns.iter().enumerate().map(|(key, (lane, _))| match lane {
                        Some(0) => server_head(props, &seek, is_wide),
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
                        width={em(drawing.width)} height={em(drawing.height)}
                        viewBox={format!("0 0 {} {}", drawing.width, drawing.height)}
                    >
                        { for shapes(props, &drawing, window, message) }
                    </svg>
                </div>
            </div>
        </figure>
    }
}

/// The head of T-Server; in a ladder that `is_wide`, more than there is room for, with a list to go to one of the parties.
fn server_head(props: &Props, seek: &Callback<(usize, usize)>, is_wide: bool) -> Html {
    let Props { shown, controls, .. } = props;
    let list = || {
        let (items, own, seek) = (shown.clone(), shown.clone(), seek.clone());
        let go = move |dn: Dn| {
            if let Some(index) = own.run.call.parties().iter().position(|of| *of == dn) {
                seek.emit((HEADS, index));
            }
        };
        let items = move |()| party_items(&items, &|_| None);
        party_list(shown.words.go_to(), shown.words.find_party(), items.into(), go.into(), &shown.words)
    };
    html! {
        <div class="head server" key="server">
            <div class="name" translate="no">{ SERVER }</div>
            <div class="conn" translate="no">{ CONN_ID }{ " " }{ conn_id(props) }</div>
            if is_wide && *controls == Controls::Full {
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
    let words = &props.shown.words;
    let label = words.change_conn_id();
    let check = |text: String| ConnId::new(&text).map(Action::Identify).map_err(Rejected::ConnId);
    html! {
        <>
            { leaf("span", "id", id.clone()) }
            if props.controls == Controls::Full {
                <InPlace text={id} {label} check={Callback::from(check)} {words} on_act={props.on_act.clone()} />
            }
        </>
    }
}

/// The id of the head of the party at `index`.
fn head_id(index: usize) -> String {
    id_of(HEADS, index)
}

/// The id of the one at `index` of a kind.
fn id_of(kind: usize, index: usize) -> String {
    format!("{}{index}", KINDS[kind])
}

/// What the arrow keys move among: how the ids of each begin.
const KINDS: [&str; 2] = [MESSAGE, "party-"];

/// The place of the messages among [`KINDS`].
const MESSAGES: usize = 0;

/// The place of the heads among [`KINDS`].
const HEADS: usize = 1;

fn density_class(density: Density) -> &'static str {
    match density {
        Density::Roomy => "roomy",
        Density::Compact => "compact",
    }
}

/// Of what kind that is that has the focus, and its index: a message, or the head that it stands in. Fields and dialogs in a
/// head have keys of their own.
fn focused(event: &Event) -> Option<(usize, usize)> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let found = target.closest("input, dialog, .head").ok()?;
    let id = found.map_or_else(|| Some(target.id()), |head| Some(head.first_element_child()?.id()))?;
    let of = |kind: usize| Some((kind, id.strip_prefix(KINDS[kind])?.parse().ok()?));
    of(MESSAGES).or_else(|| of(HEADS))
}

/// The index that a key leads to, of `count` of a kind. Heads stand side by side: there, up and down scroll.
fn towards(key: &str, kind: usize, from: usize, count: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    match key {
        "ArrowDown" | "ArrowUp" if kind == HEADS => None,
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
        assert_eq!(towards("ArrowDown", MESSAGES, 3, 4), Some(3));
        assert_eq!(towards("ArrowUp", MESSAGES, 0, 4), Some(0));
        assert_eq!((towards("Home", MESSAGES, 2, 4), towards("End", MESSAGES, 2, 4)), (Some(0), Some(3)));
    }

    #[test]
    fn among_heads_the_keys_that_scroll_lead_nowhere() {
        assert_eq!((towards("ArrowRight", HEADS, 3, 9), towards("End", HEADS, 3, 9)), (Some(4), Some(8)));
        assert_eq!((towards("ArrowDown", HEADS, 3, 9), towards("ArrowUp", HEADS, 3, 9)), (None, None));
    }

    #[test]
    fn a_ladder_without_messages_takes_no_keys() {
        assert_eq!(towards("ArrowDown", MESSAGES, 0, 0), None);
        assert_eq!(towards("a", MESSAGES, 0, 4), None);
    }
}
