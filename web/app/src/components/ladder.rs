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
use callmodel_explore::{Action, Rejected};
use callmodel_figure::{MessageId, SERVER};
use callmodel_forms::Controls;
use callmodel_ladder::{Density, Drawing, Shape};
use callmodel_words::{CONN_ID, Term};
use web_sys::{FocusEvent, KeyboardEvent};
use yew::{
    Callback, Html, classes, function_component, html, use_effect_with, use_mut_ref, use_node_ref, use_state_eq,
};

use crate::components::controls::leaf;
use crate::components::in_place::InPlace;
use crate::components::party_list::{party_items, party_list};
use crate::focus::focus_item;
use crate::ladder_item::LadderItem;
use crate::tree::tree_of;
use lane_head::lane_head;
pub(crate) use places::em;
use places::{columns, fit, template};
use props::Props;
use shapes::{message_count, server_lifeline, shapes};
use use_layout::use_layout;
pub(crate) use viewport::WHOLE;
use viewport::{is_whole, use_viewport};

/// The sequence diagram: lane heads with the requests of the parties, and below them the messages.
///
/// It folds over the shapes of the layout and computes no position of its own.
#[function_component]
pub(crate) fn Ladder(props: &Props) -> Html {
    let (scroller, heads) = (use_node_ref(), use_node_ref());
    let viewport = use_viewport(&props.place, props.room, &scroller, &heads);
    let layout = use_layout(&props.shown, viewport.room);
    let drawing = layout.drawing();
    let window = viewport.window(drawing);

    // Roving tabindex: the message and the head that have or last had the focus. They stay in the DOM when they scroll out of
    // view. The message, at first the first one, is the only tab stop among the messages.
    let (message_at, head_at) = (use_state_eq(|| None), use_state_eq(|| None));
    let set = {
        let (message, head) = (message_at.setter(), head_at.setter());
        Callback::from(move |(kind, index): (LadderItem, usize)| match kind {
            LadderItem::Message => message.set(Some(index)),
            LadderItem::Head => head.set(Some(index)),
        })
    };
    let messages = message_count(drawing);
    let parties = props.shown.dns().len();
    let message = message_at.unwrap_or(0).min(messages.saturating_sub(1));
    let head = *head_at;
    // The element to focus after the next rendering: virtualised, an element far from view is not in the DOM before.
    let sought = use_mut_ref(|| None::<(LadderItem, usize)>);
    let place = heads.clone();
    {
        let sought = sought.clone();
        use_effect_with((message, head), move |_| {
            if let Some((kind, index)) = sought.take() {
                focus_item(&tree_of(&place), kind, index);
            }
        });
    }
    let seek = {
        let (set, heads) = (set.clone(), heads.clone());
        Callback::from(move |(kind, index): (LadderItem, usize)| {
            // An element in the DOM is focused at once, so that it gets the next key.
            let is_there = focus_item(&tree_of(&heads), kind, index);
            sought.replace((!is_there).then_some((kind, index)));
            set.emit((kind, index));
        })
    };
    // Arrow keys move the focus among the messages, and among the heads.
    let onkeydown = {
        let seek = seek.clone();
        move |event: KeyboardEvent| {
            // From the focused element, not from the rendered state: the next key may come before the next rendering.
            let Some((kind, from)) = LadderItem::of_event(&event).filter(|_| is_single(&event)) else { return };
            let count = match kind {
                LadderItem::Message => messages,
                LadderItem::Head => parties,
            };
            let Some(index) = kind.towards(&event.key(), from, count) else { return };
            event.prevent_default();
            seek.emit((kind, index));
        }
    };
    let onfocusin = move |event: FocusEvent| {
        if let Some(focused) = LadderItem::of_event(&event) {
            set.emit(focused);
        }
    };
    let columns = columns(drawing, &window.lanes(&drawing.lanes), head.map(|head| head + 1));
    let is_wide = viewport.room.is_some_and(|room| room < drawing.width);

    // Steps that were done when the ladder was opened are not animated. Only a fully drawn ladder is: in a virtualised one, shapes
    // that scroll into view would move, too.
    let steps = props.shown.run.steps.len();
    let opened = use_mut_ref(|| steps);
    let still = steps.min(*opened.borrow());
    opened.replace(still);
    let moving = is_whole(drawing).then_some(still + 1..);
    // After a step, the ladder scrolls to its request. The browser clamps the position to the end, so only a step higher than
    // the ladder begins at its top.
    let run = &props.shown.run;
    let top = top_of(drawing, &MessageId::request(run.steps.len()));
    let server_width = drawing.lanes.first().map_or(0, |lane| lane.left + lane.width);
    let (fit, template) = (fit(drawing, server_width), template(&columns));
    html! {
        <figure
            class={classes!("ladder", density_class(drawing.density))} aria-label={props.shown.words.diagram()}
            data-style={fit.attribute()} ~style={fit.property()}
        >
            <div
                class="scroller" ref={scroller} data-added={last_step(run)} data-top={top.to_string()}
                {onkeydown} {onfocusin}
            >
                <div class="heads" ref={heads.clone()} data-style={template.attribute()} ~style={template.property()}>
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
                        { for shapes(props, drawing, window, message, moving.as_ref()) }
                    </svg>
                    { props.over.as_ref().map(|over| over.emit(layout.clone())) }
                </div>
            </div>
        </figure>
    }
}

/// The head of T-Server; if the ladder `is_wide`, wider than its viewport, with a list that scrolls to a party.
fn server_head(props: &Props, seek: &Callback<(LadderItem, usize)>, is_wide: bool) -> Html {
    let Props { shown, controls, terms, .. } = props;
    let list = || {
        let (items, own, seek) = (shown.clone(), shown.clone(), seek.clone());
        let go = move |dn: Dn| {
            if let Some(index) = own.dns().iter().position(|of| *of == dn) {
                seek.emit((LadderItem::Head, index));
            }
        };
        let items = move |()| party_items(&items, &|_| None);
        party_list(shown.words.go_to(), shown.words.find_party(), items.into(), go.into(), &shown.words)
    };
    html! {
        <div class="head server" key="server">
            <div class="name" translate="no">{ terms.text(SERVER, Term::TServer, &shown.words) }</div>
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
    dn.map(|dn| lane_head(dn, LadderItem::Head.id(index), props)).unwrap_or_default()
}

/// The ConnID, edited in place.
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

fn density_class(density: Density) -> &'static str {
    match density {
        Density::Roomy => "roomy",
        Density::Compact => "compact",
    }
}

/// The last step: its number and request.
fn last_step(run: &Run) -> String {
    let request = run.steps.last().map(|step| step.request.to_string());
    format!("{} {}", run.steps.len(), request.unwrap_or_default())
}

/// The scroll position for a request, in px of the drawing: the state bar above the request, and a margin.
fn top_of(drawing: &Drawing<MessageId>, request: &MessageId) -> i32 {
    let is_request = |shape: &&Shape<MessageId>| matches!(shape, Shape::Arrow(arrow) if arrow.key == *request);
    // Searched backwards, because the last step is at the end.
    let mut above = drawing.shapes.iter().rev().skip_while(|shape| !is_request(shape));
    let bar = above.find_map(|shape| match shape {
        Shape::Bar(bar) => Some(bar.area.y - MARGIN),
        Shape::Lifeline(_) | Shape::Head(_) | Shape::Remark(_) | Shape::Arrow(_) => None,
    });
    bar.unwrap_or_default().max(0)
}

/// The margin above it, in px.
const MARGIN: i32 = 16;
