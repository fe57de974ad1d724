use std::ops::RangeFrom;
use std::slice;

use callmodel_figure::{MessageId, SERVER_LANE};
use callmodel_ladder::{Arrow, Drawing, Lifeline, Mark, Rect, Shape, TextLine};
use yew::{Classes, Html, classes, html};

use super::message_arrow::MessageArrow;
use super::props::Props;
use super::svg::{line_class, rect, text};
use crate::components::memo::memo;
use crate::pointing::lane_class;
use crate::shown::ShownStep;
use crate::view_window::ViewWindow;

/// The nodes of the shapes in `window`. They are keyed, so that a step adds nodes and leaves the others alone. The message with
/// the focus, at `current`, and the selected one are always in the DOM. The messages of the `moving` steps are animated.
pub(super) fn shapes(
    props: &Props,
    drawing: &Drawing<MessageId>,
    window: ViewWindow,
    current: usize,
    moving: Option<&RangeFrom<usize>>,
) -> Vec<Html> {
    let Some((back, rows)) = drawing.shapes.chunks().split_first() else { return Vec::new() };
    let lit = props.lit.as_ref().and_then(|lit| Some((lit.lane(&props.shown.run)?, lane_class(lit))));
    let light = |lane: usize| lit.as_ref().filter(|(lit, _)| *lit == lane).map(|(_, class)| class.clone());
    let node = |shape: &Shape<MessageId>| match shape {
        Shape::Lifeline(shape) => lifeline(shape, light(shape.lane)),
        Shape::Head(_) | Shape::Arrow(_) | Shape::Bar(_) | Shape::Remark(_) => still(shape),
    };
    let lifelines = back.iter().filter(|shape| window.shows(shape) && !is_of_server(shape)).map(node);
    lifelines.chain(rows.iter().flat_map(|rows| row_nodes(props, rows, window, current, moving))).collect()
}

/// The nodes of a chunk of rows, which holds the messages of one step.
fn row_nodes(
    props: &Props,
    rows: &[Shape<MessageId>],
    window: ViewWindow,
    current: usize,
    moving: Option<&RangeFrom<usize>>,
) -> Vec<Html> {
    let request = rows.iter().find_map(arrow);
    let selected = |arrow: &Arrow<MessageId>| props.selected.as_ref() == Some(&arrow.key);
    let is_lit = |arrow: &Arrow<MessageId>| props.lit.as_ref().and_then(|lit| lit.message.as_ref()) == Some(&arrow.key);
    let compared = |arrow: &Arrow<MessageId>| props.compared.contains(&arrow.key);
    let is_kept =
        |shape: &Shape<MessageId>| arrow(shape).is_some_and(|arrow| arrow.index == current || selected(arrow));
    let may_be_kept = request.is_some_and(|request| {
        let step = request.key.step;
        (request.index..request.index + rows.len()).contains(&current)
            || props.selected.as_ref().is_some_and(|id| id.step == step)
    });
    // Virtualisation: in a large call, all but a few chunks are out of the window.
    let range = if may_be_kept { 0..rows.len() } else { window.rows(rows) };
    let in_sight = rows[range].iter().filter(|shape| window.shows(shape) || is_kept(shape));
    let node = |shape: &Shape<MessageId>| match shape {
        Shape::Arrow(arrow) => {
            let moves = moving.is_some_and(|steps| steps.contains(&arrow.key.step));
            let order = request.filter(|_| moves).map(|request| arrow.index - request.index);
            let message = MessageArrow {
                arrow: arrow.clone(),
                name: name(props, &arrow.key, arrow.mark),
                index: arrow.index,
                order,
                tab_stop: arrow.index == current,
                marked: props.marked.as_ref() == Some(&arrow.key),
                lit: is_lit(arrow),
                selected: selected(arrow),
                compared: compared(arrow),
                on_act: props.on_act.clone(),
            };
            memo(message_key(&arrow.key), message)
        }
        Shape::Lifeline(_) | Shape::Head(_) | Shape::Bar(_) | Shape::Remark(_) => still(shape),
    };
    in_sight.map(node).collect()
}

/// The number of messages in the drawing.
pub(super) fn message_count(drawing: &Drawing<MessageId>) -> usize {
    drawing.shapes.iter().rev().find_map(arrow).map_or(0, |last| last.index + 1)
}

fn arrow<K>(shape: &Shape<K>) -> Option<&Arrow<K>> {
    match shape {
        Shape::Arrow(arrow) => Some(arrow),
        Shape::Lifeline(_) | Shape::Head(_) | Shape::Bar(_) | Shape::Remark(_) => None,
    }
}

/// The lifeline of the server's lane, which is sticky while the others scroll.
pub(super) fn server_lifeline(drawing: &Drawing<MessageId>) -> Html {
    let back = drawing.shapes.chunks().first();
    back.iter().flat_map(|back| back.iter()).filter(|shape| is_of_server(shape)).map(still).collect()
}

fn is_of_server<K>(shape: &Shape<K>) -> bool {
    matches!(shape, Shape::Lifeline(lifeline) if lifeline.lane == SERVER_LANE)
}

/// A shape without interaction.
pub(super) fn still<K>(shape: &Shape<K>) -> Html {
    match shape {
        Shape::Lifeline(shape) => lifeline(shape, None),
        Shape::Bar(bar) => {
            let whole = Some(&bar.label).filter(|label| **label != bar.text.text);
            words(bar.row, "bar", &bar.area, whole, slice::from_ref(&bar.text))
        }
        Shape::Remark(remark) => words(remark.row, "bar remark", &remark.area, remark.whole.as_ref(), &remark.texts),
        // Heads are HTML with buttons, not shapes.
        Shape::Head(_) | Shape::Arrow(_) => Html::default(),
    }
}

fn message_key(id: &MessageId) -> String {
    let receiver = id.receiver.as_ref().map(|dn| dn.as_str()).unwrap_or_default();
    format!("{} {receiver} {}", id.step, id.index())
}

/// The accessible name of a message, with a word for a deviation mark.
fn name(props: &Props, id: &MessageId, mark: Mark) -> String {
    let words = &props.shown.words;
    let Some(ShownStep { step, .. }) = props.shown.steps.get(id.step.wrapping_sub(1)).map(|step| &**step) else {
        return String::new();
    };
    let message = id.event_of(step).map_or_else(|| words.request_name(&step.request), |event| words.event_name(event));
    match mark {
        Mark::None | Mark::Chosen => message,
        Mark::Missing => words.missing_named(&message),
        Mark::Unexpected => words.unexpected_named(&message),
        Mark::Different => words.different_named(&message),
    }
}

fn lifeline(shape: &Lifeline, lit: Option<Classes>) -> Html {
    html! {
        <path
            key={format!("lane {} {}", shape.lane, shape.top)} class={classes!("lifeline", line_class(shape.line), lit)}
            d={format!("M{} {}V{}", shape.x, shape.top, shape.bottom)}
        />
    }
}

/// A bar or remark: background, text, and a tooltip if the text is cut.
fn words(row: usize, class: &'static str, area: &Rect, whole: Option<&String>, texts: &[TextLine]) -> Html {
    html! {
        <g key={row.to_string()} {class}>
            { whole.map(|whole| html! { <title>{ whole.clone() }</title> }).unwrap_or_default() }
            { rect(area) }
            { for texts.iter().map(text) }
        </g>
    }
}
