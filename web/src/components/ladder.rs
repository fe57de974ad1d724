use std::rc::Rc;

use callmodel::{Request, Run};
use callmodel_figure::{MessageId, SERVER};
use callmodel_ladder::{Bar, Density, Drawing, Heads, Lifeline, Metrics, PlacedNote, Row, Shape, layout};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};
use yew::{
    Callback, Html, NodeRef, Properties, classes, function_component, html, use_effect_with, use_memo, use_mut_ref,
    use_node_ref, use_state_eq,
};

use crate::chips::Chips;
use crate::components::lane_head::lane_head;
use crate::components::message_arrow::{MessageArrow, line_class, text};
use crate::session::Action;
use crate::shown::Shown;
use crate::{effects, messages};

/// The ladder.
#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// What is shown.
    pub(crate) shown: Shown,
    /// The chips of the call.
    pub(crate) chips: Chips,
    /// The message that is pointed at, focused or chosen.
    pub(crate) marked: Option<MessageId>,
    /// The message that is chosen.
    pub(crate) selected: Option<MessageId>,
    /// The request that the reference makes.
    pub(crate) suggested: Option<Request>,
    /// A request was made, or a message was pointed at or chosen.
    pub(crate) on_act: Callback<Action>,
}

/// The sequence diagram: lane heads with what the parties may ask for, and below them what happened.
///
/// It folds over the shapes of the layout and computes no position of its own.
#[function_component]
pub(crate) fn Ladder(props: &Props) -> Html {
    let (scroller, heads) = (use_node_ref(), use_node_ref());
    let room = use_room(&scroller, &heads);
    let drawing = use_memo((props.shown.clone(), room), |(shown, room)| {
        layout(&shown.figure.ladder, &Metrics { room: *room, heads: Heads::Apart })
    });
    use_head_places(&heads, &drawing);
    use_following(&scroller, &props.shown.run);

    // The ladder is one tab stop; the arrow keys move within it.
    let current = use_state_eq(|| 0_usize);
    let count = props.shown.figure.ladder.rows.iter().filter(|row| matches!(row, Row::Message(_))).count();
    let current_index = (*current).min(count.saturating_sub(1));
    let onkeydown = {
        let current = current.setter();
        move |event: KeyboardEvent| {
            let Some(index) = towards(&event.key(), current_index, count) else { return };
            event.prevent_default();
            current.set(index);
            effects::focus(&message_id(index));
        }
    };
    let onfocusin = {
        let current = current.setter();
        move |event: web_sys::FocusEvent| {
            let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
            let index = target.and_then(|target| target.id().strip_prefix(MESSAGE)?.parse().ok());
            if let Some(index) = index {
                current.set(index);
            }
        }
    };

    html! {
        <figure class={classes!("ladder", density_class(drawing.density))} aria-label={messages::DIAGRAM}>
            <div class="scroller" ref={scroller}>
                <div class="heads" ref={heads}>
                    <div class="head server">
                        <div class="name">{ SERVER }</div>
                        <div class="conn">{ messages::CONN_ID }{ " " }<span class="id">{ props.shown.run.call.conn_id().as_str() }</span></div>
                    </div>
                    { for lane_heads(props) }
                </div>
                <svg
                    width={rem(drawing.width)} height={rem(drawing.height)} {onkeydown} {onfocusin}
                    viewBox={format!("0 0 {} {}", drawing.width, drawing.height)}
                >
                    { for shapes(props, &drawing, current_index) }
                </svg>
            </div>
        </figure>
    }
}

fn lane_heads(props: &Props) -> impl Iterator<Item = Html> + '_ {
    let now = props.shown.run.now();
    props.shown.run.call.parties().iter().enumerate().map(move |(index, dn)| {
        let offers = now.offers_by(dn).collect();
        lane_head(dn, head_id(index), offers, props.suggested.as_ref(), &props.chips, &props.on_act)
    })
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

/// The shapes of the drawing as nodes, keyed, so that a step adds nodes and leaves the others alone.
fn shapes(props: &Props, drawing: &Drawing<MessageId>, current: usize) -> Vec<Html> {
    let mut index = 0;
    let mut order = 0;
    let node = |shape: &Shape<MessageId>| match shape {
        Shape::Lifeline(shape) => lifeline(shape),
        Shape::Bar(shape) => bar(shape),
        Shape::Note(shape) => note(shape),
        // The page has heads of its own, with buttons in them.
        Shape::Head(_) => Html::default(),
        Shape::Arrow(arrow) => {
            order = if arrow.key.receiver.is_none() { 0 } else { order + 1 };
            index += 1;
            html! {
                <MessageArrow
                    key={message_key(&arrow.key)} arrow={arrow.clone()} name={name(props, &arrow.key)}
                    index={index - 1} {order} tab_stop={index - 1 == current}
                    marked={props.marked.as_ref() == Some(&arrow.key)} selected={props.selected.as_ref() == Some(&arrow.key)}
                    on_act={props.on_act.clone()}
                />
            }
        }
    };
    drawing.shapes.iter().map(node).collect()
}

/// What the ids of messages begin with.
const MESSAGE: &str = "message-";

/// The id of the message at `index`, by which the arrow keys find it.
pub(crate) fn message_id(index: usize) -> String {
    format!("{MESSAGE}{index}")
}

fn message_key(id: &MessageId) -> String {
    let receiver = id.receiver.as_ref().map(|dn| dn.as_str()).unwrap_or_default();
    format!("{} {receiver}", id.step)
}

fn name(props: &Props, id: &MessageId) -> String {
    let Some(step) = id.step.checked_sub(1).and_then(|index| props.shown.run.steps.get(index)) else {
        return String::new();
    };
    let event = step.events.iter().find(|event| Some(event.party()) == id.receiver.as_ref());
    let label = event.map_or(step.request.function(), |event| event.name().as_str());
    messages::message(id, label, step.request.by())
}

fn lifeline(shape: &Lifeline) -> Html {
    html! {
        <path
            key={format!("lane {}", shape.lane)} class={classes!("lifeline", line_class(shape.line))}
            d={format!("M{} {}V{}", shape.x, shape.top, shape.bottom)}
        />
    }
}

fn bar(shape: &Bar) -> Html {
    let area = shape.area;
    html! {
        <g key={format!("bar {}", shape.row)} class="bar">
            <rect
                x={area.x.to_string()} y={area.y.to_string()} width={area.width.to_string()} height={area.height.to_string()}
                rx="8"
            />
            if shape.text.text != shape.label {
                <title>{ &shape.label }</title>
            }
            { text(&shape.text) }
        </g>
    }
}

fn note(shape: &PlacedNote) -> Html {
    html! {
        <g key={format!("note {}", shape.row)} class="note">
            if shape.text.text != shape.label {
                <title>{ &shape.label }</title>
            }
            { text(&shape.text) }
        </g>
    }
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

/// A length in px as one that grows with the reader's type, in whole thousandths.
fn rem(px: i32) -> String {
    let thousandths = i64::from(px) * 1000 / effects::TYPE_SIZE;
    format!("{}.{:03}rem", thousandths / 1000, thousandths % 1000)
}

/// The width that the ladder has, in px of a drawing; `None` before it is known.
#[yew::hook]
fn use_room(scroller: &NodeRef, heads: &NodeRef) -> Option<i32> {
    let room = use_state_eq(|| None);
    let (scroller, heads, setter) = (scroller.clone(), heads.clone(), room.setter());
    use_effect_with((), move |()| {
        effects::on_resize([scroller, heads], move |[scroller, heads]| {
            // What gets the focus is scrolled to below the heads, not under them.
            effects::set_style(scroller, "scroll-padding-top", &format!("{}px", heads.offset_height() + 8));
            setter.set(Some(effects::in_type(scroller.client_width())).filter(|room| *room > 0));
        })
    });
    *room
}

/// The width of a sheet of paper between its margins, in px.
const PAPER: i32 = 680;

/// Puts the heads over their lifelines, and says how much smaller the ladder is to be printed.
#[yew::hook]
fn use_head_places(heads: &NodeRef, drawing: &Rc<Drawing<MessageId>>) {
    let heads = heads.clone();
    let fit = (PAPER * 1000 / drawing.width.max(1)).min(1000);
    use_effect_with((columns(drawing), fit), move |(columns, fit)| {
        let Some(heads) = heads.cast::<HtmlElement>() else { return };
        effects::set_style(&heads, "grid-template-columns", columns);
        if let Some(scroller) = heads.parent_element() {
            let fit = format!("{}.{:03}", fit / 1000, fit % 1000);
            effects::set_style(&scroller.unchecked_into(), "--fit", &fit);
        }
    });
}

/// The grid of the heads: a column for each, and one for what is between the first and the second.
fn columns(drawing: &Drawing<MessageId>) -> String {
    let mut columns = String::new();
    let mut edge = 0;
    for (index, lane) in drawing.lanes.iter().enumerate() {
        if index == 1 {
            columns.push_str(&rem(lane.left - edge));
            columns.push(' ');
        }
        columns.push_str(&rem(lane.width));
        columns.push(' ');
        edge = lane.left + lane.width;
    }
    columns
}

/// After a step, shows the end of the ladder and finds a place for the focus if its button is gone.
#[yew::hook]
fn use_following(scroller: &NodeRef, run: &Run) {
    let scroller = scroller.clone();
    let requester = run.steps.last().and_then(|step| run.call.parties().iter().position(|dn| dn == step.request.by()));
    let opened = use_mut_ref(|| true);
    use_effect_with((run.steps.len(), requester), move |(_, requester)| {
        // The page opens at its beginning, and takes no focus.
        if opened.replace(false) {
            return;
        }
        let (Some(requester), Some(scroller)) = (requester, scroller.cast::<web_sys::Element>()) else { return };
        effects::rescue_focus(&head_id(*requester));
        effects::show_end(&scroller);
    });
}

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

    #[test]
    fn a_length_grows_with_the_type() {
        assert_eq!((rem(16), rem(700), rem(1)), ("1.000rem".to_owned(), "43.750rem".to_owned(), "0.062rem".to_owned()));
    }
}
