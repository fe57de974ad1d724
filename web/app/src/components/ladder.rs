mod kind;
mod lane_head;
mod message_arrow;
mod places;
mod props;
mod shapes;
mod svg;
mod use_layout;
mod viewport;

use callmodel::{ConnId, Dn, Run};
use callmodel_browser::field::is_single;
use callmodel_browser::focus::Tree;
use callmodel_browser::viewport::NextTop;
use callmodel_explore::{Action, Rejected};
use callmodel_figure::{MessageId, SERVER};
use callmodel_forms::Controls;
use callmodel_ladder::{Density, Drawing, Shape};
use callmodel_words::CONN_ID;
use web_sys::{FocusEvent, KeyboardEvent};
use yew::{
    Callback, Html, classes, function_component, html, use_effect_with, use_mut_ref, use_node_ref, use_state_eq,
};

pub(crate) use kind::Kind;

use crate::components::controls::leaf;
use crate::components::in_place::InPlace;
use crate::components::party_list::{party_items, party_list};
use crate::tree::tree_of;
use lane_head::lane_head;
use places::{columns, em, fit, template};
use props::Props;
use shapes::{message_count, server_lifeline, shapes};
use use_layout::use_layout;
use viewport::{is_whole, use_viewport};

/// The sequence diagram: lane heads with what the parties may ask for, and below them what happened.
///
/// It folds over the shapes of the layout and computes no position of its own.
#[function_component]
pub(crate) fn Ladder(props: &Props) -> Html {
    let (scroller, heads) = (use_node_ref(), use_node_ref());
    let (viewport, next_top) = use_viewport(&props.place, &scroller, &heads);
    let layout = use_layout(&props.shown, viewport.room);
    let drawing = layout.drawing();
    let window = viewport.window(drawing);
    use_scroll_to_step(&props.shown.run, drawing, &next_top);

    // The message and the head that have the focus, or had it last. They are on the page wherever the reader scrolls; the
    // message, the first one before any had it, is the one tab stop among them.
    let (message_at, head_at) = (use_state_eq(|| None), use_state_eq(|| None));
    let set = {
        let (message, head) = (message_at.setter(), head_at.setter());
        Callback::from(move |(kind, index): (Kind, usize)| match kind {
            Kind::Message => message.set(Some(index)),
            Kind::Head => head.set(Some(index)),
        })
    };
    let messages = message_count(drawing);
    let parties = props.shown.dns().len();
    let message = message_at.unwrap_or(0).min(messages.saturating_sub(1));
    let head = *head_at;
    // The element that is focused once it is drawn: of a large call, an element far from view is not on the page before.
    let sought = use_mut_ref(|| None::<(Kind, usize)>);
    let place = heads.clone();
    {
        let sought = sought.clone();
        use_effect_with((message, head), move |_| {
            if let Some((kind, index)) = sought.take() {
                focus(&tree_of(&place), kind, index);
            }
        });
    }
    let seek = {
        let (set, heads) = (set.clone(), heads.clone());
        Callback::from(move |(kind, index): (Kind, usize)| {
            // An element on the page has the focus at once, so that the next key is its own.
            let is_there = focus(&tree_of(&heads), kind, index);
            sought.replace((!is_there).then_some((kind, index)));
            set.emit((kind, index));
        })
    };
    // The arrow keys move among the messages, and among the heads.
    let onkeydown = {
        let seek = seek.clone();
        move |event: KeyboardEvent| {
            // From where the focus is, not from what was drawn last: the next key may come before the page is drawn.
            let Some((kind, from)) = Kind::of_event(&event).filter(|_| is_single(&event)) else { return };
            let count = match kind {
                Kind::Message => messages,
                Kind::Head => parties,
            };
            let Some(index) = kind.towards(&event.key(), from, count) else { return };
            event.prevent_default();
            seek.emit((kind, index));
        }
    };
    let onfocusin = move |event: FocusEvent| {
        if let Some(focused) = Kind::of_event(&event) {
            set.emit(focused);
        }
    };
    let columns = columns(drawing, &window.lanes(&drawing.lanes), head.map(|head| head + 1));
    let is_wide = viewport.room.is_some_and(|room| room < drawing.width);

    // What scrolling brings in was there before, as far as the reader is concerned: only a whole ladder moves.
    let moves = is_whole(drawing).then_some("moving");
    let server_width = drawing.lanes.first().map_or(0, |lane| lane.left + lane.width);
    html! {
        // A strict policy forbids the attribute `style`, but not the property.
        <figure
            class={classes!("ladder", density_class(drawing.density), moves)} aria-label={props.shown.words.diagram()}
            ~style={fit(drawing, server_width)}
        >
            <div class="scroller" ref={scroller} {onkeydown} {onfocusin}>
                <div class="heads" ref={heads.clone()} ~style={template(&columns)}>
                    { for columns.iter().enumerate().map(|(key, (lane, _))| match lane {
                        Some(0) => server_head(props, &seek, is_wide),
                        Some(lane) => party_head(props, lane - 1),
                        None => html! { <div {key} /> },
                    }) }
                </div>
                <div class="canvas" translate="no">
                    <svg
                        class="server" aria-hidden="true" width={em(server_width)} height={em(drawing.height)}
                        viewBox={format!("0 0 {server_width} {}", drawing.height)}
                    >
                        { server_lifeline(drawing) }
                    </svg>
                    <svg
                        width={em(drawing.width)} height={em(drawing.height)}
                        viewBox={format!("0 0 {} {}", drawing.width, drawing.height)}
                    >
                        { for shapes(props, drawing, window, message) }
                    </svg>
                </div>
            </div>
        </figure>
    }
}

/// The head of T-Server; in a ladder that `is_wide`, more than there is room for, with a list to go to one of the parties.
fn server_head(props: &Props, seek: &Callback<(Kind, usize)>, is_wide: bool) -> Html {
    let Props { shown, controls, .. } = props;
    let list = || {
        let (items, own, seek) = (shown.clone(), shown.clone(), seek.clone());
        let go = move |dn: Dn| {
            if let Some(index) = own.dns().iter().position(|of| *of == dn) {
                seek.emit((Kind::Head, index));
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

/// The head of the party with the column `index`.
fn party_head(props: &Props, index: usize) -> Html {
    let dn = props.shown.dns().get(index);
    dn.map(|dn| lane_head(dn, Kind::Head.id(index), props)).unwrap_or_default()
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

/// Focuses an element of the ladder, and says whether it is on the page.
fn focus(tree: &Tree, kind: Kind, index: usize) -> bool {
    let selector = format!("#{}", kind.id(index));
    match kind {
        Kind::Message => tree.focus(&selector),
        // A part of it may be in view under the head of T-Server.
        Kind::Head => tree.focus_whole(&selector),
    }
}

fn density_class(density: Density) -> &'static str {
    match density {
        Density::Roomy => "roomy",
        Density::Compact => "compact",
    }
}

/// After a step, scrolls to it: from its request on, if it is higher than the ladder.
#[yew::hook]
fn use_scroll_to_step(run: &Run, drawing: &Drawing<MessageId>, next_top: &NextTop) {
    let last = (run.steps.len(), run.steps.last().map(|step| step.request.clone()));
    // Not in an effect: of a large call, the browser may lay out the drawing before the effects are run.
    let seen = use_mut_ref(|| last.clone());
    if *seen.borrow() != last {
        next_top.replace(Some(top_of(drawing, &MessageId::request(last.0))));
        seen.replace(last);
    }
}

/// The top to scroll to for a request, in px of the drawing: the state in which it was made, and a margin.
fn top_of(drawing: &Drawing<MessageId>, request: &MessageId) -> i32 {
    let is_request = |shape: &&Shape<MessageId>| matches!(shape, Shape::Arrow(arrow) if arrow.key == *request);
    // From the end, where the last step is.
    let mut above = drawing.shapes.iter().rev().skip_while(|shape| !is_request(shape));
    let bar = above.find_map(|shape| match shape {
        Shape::Bar(bar) => Some(bar.area.y - MARGIN),
        Shape::Lifeline(_) | Shape::Head(_) | Shape::Remark(_) | Shape::Arrow(_) => None,
    });
    bar.unwrap_or_default().max(0)
}

/// The margin above it, in px.
const MARGIN: i32 = 16;
