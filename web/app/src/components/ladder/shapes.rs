use callmodel_figure::MessageId;
use callmodel_ladder::{Drawing, Lifeline, Mark, Rect, Shape, Text};
use yew::{Html, classes, html};

use super::message_arrow::MessageArrow;
use super::props::Props;
use super::svg::{line_class, rect, text};
use crate::view_window::ViewWindow;

/// The shapes of the drawing that are in `window` as nodes, keyed, so that a step adds nodes and leaves the others alone.
/// What has the focus, or is chosen, is there wherever it stands.
pub(super) fn shapes(props: &Props, drawing: &Drawing<MessageId>, window: ViewWindow, current: usize) -> Vec<Html> {
    let mut nodes = Vec::new();
    let mut messages = 0..;
    let mut order = 0;
    for shape in &drawing.shapes {
        if let Shape::Arrow(arrow) = shape {
            let index = messages.next().unwrap_or(usize::MAX);
            order = if arrow.key.receiver.is_none() { 0 } else { order + 1 };
            let selected = props.selected.as_ref() == Some(&arrow.key);
            if window.shows(shape) || selected || index == current {
                nodes.push(html! {
                    <MessageArrow
                        key={message_key(&arrow.key)} arrow={arrow.clone()} name={name(props, &arrow.key, arrow.mark)} {index} {order}
                        tab_stop={index == current} marked={props.marked.as_ref() == Some(&arrow.key)} {selected}
                        on_act={props.on_act.clone()}
                    />
                });
            }
        } else if window.shows(shape) && !is_of_server(shape) {
            nodes.push(still(shape));
        }
    }
    nodes
}

/// Whether `shape` belongs to the server's lane, which stays where it is while the others scroll by.
pub(super) fn is_of_server<K>(shape: &Shape<K>) -> bool {
    matches!(shape, Shape::Lifeline(lifeline) if lifeline.lane == 0)
}

/// A shape that answers to nothing.
pub(super) fn still<K>(shape: &Shape<K>) -> Html {
    match shape {
        Shape::Lifeline(shape) => lifeline(shape),
        Shape::Bar(bar) => words(bar.row, "bar", &bar.area, &bar.label, &bar.text),
        Shape::Remark(remark) => words(remark.row, "bar remark", &remark.area, &remark.label, &remark.text),
        // The page has heads of its own, with buttons in them.
        Shape::Head(_) | Shape::Arrow(_) => Html::default(),
    }
}

fn message_key(id: &MessageId) -> String {
    let receiver = id.receiver.as_ref().map(|dn| dn.as_str()).unwrap_or_default();
    format!("{} {receiver} {}", id.step, id.index())
}

/// The accessible name of a message, with a word for its mark if that is a deviation.
fn name(props: &Props, id: &MessageId, mark: Mark) -> String {
    let (run, words) = (&props.shown.run, &props.shown.words);
    let Some(step) = run.steps.numbered(id.step) else { return String::new() };
    let label = id.event_in(run).map_or(step.request.function(), |event| event.name().as_str());
    let message = words.message(id, label, step.request.by());
    match mark {
        Mark::None | Mark::Chosen => message,
        Mark::Missing => words.missing_named(&message),
        Mark::Unexpected => words.unexpected_named(&message),
        Mark::Different => words.different_named(&message),
    }
}

fn lifeline(shape: &Lifeline) -> Html {
    html! {
        <path
            key={format!("lane {}", shape.lane)} class={classes!("lifeline", line_class(shape.line))}
            d={format!("M{} {}V{}", shape.x, shape.top, shape.bottom)}
        />
    }
}

/// A bar or a note: its ground, its text, and the whole of it for who points at it.
fn words(row: usize, class: &'static str, area: &Rect, label: &str, shown: &Text) -> Html {
    let whole = (shown.text != label).then(|| html! { <title>{ label.to_owned() }</title> });
    html! {
        <g key={row.to_string()} {class}>
            { whole }
            { rect(area) }
            { text(shown) }
        </g>
    }
}
