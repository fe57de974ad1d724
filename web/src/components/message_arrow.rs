use callmodel_figure::MessageId;
use callmodel_ladder::{Anchor, Arrow, Cross, Font, Line, Text, Tone};
use web_sys::KeyboardEvent;
use yew::{Callback, Classes, Html, Properties, classes, function_component, html};

/// A message of the ladder.
#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// Where everything of it stands.
    pub(crate) arrow: Arrow<MessageId>,
    /// Its name for assistive technology.
    pub(crate) name: String,
    /// Its place among the messages of the ladder.
    pub(crate) index: usize,
    /// Its place among the messages of its step, which are drawn one after another.
    pub(crate) order: usize,
    /// Whether Tab leads to it.
    pub(crate) tab_stop: bool,
    /// Whether it is pointed at, focused or chosen.
    pub(crate) marked: bool,
    /// Whether it is chosen.
    pub(crate) selected: bool,
    /// A pointer or the focus came to it, or left.
    pub(crate) on_point: Callback<Option<MessageId>>,
    /// It was chosen.
    pub(crate) on_select: Callback<MessageId>,
}

/// The greatest delay that a message's motion has a class for; later ones start together with it.
const LATEST: usize = 9;

/// A message: a button in the shape of an arrow.
#[function_component]
pub(crate) fn MessageArrow(props: &Props) -> Html {
    let arrow = &props.arrow;
    let point = |here: bool| {
        let id = here.then(|| arrow.key.clone());
        (props.on_point.clone(), id)
    };
    let select = {
        let (on_select, id) = (props.on_select.clone(), arrow.key.clone());
        move || on_select.emit(id.clone())
    };
    let onkeydown = {
        let select = select.clone();
        move |event: KeyboardEvent| {
            if matches!(event.key().as_str(), "Enter" | " ") {
                event.prevent_default();
                select();
            }
        }
    };
    let enter = point(true);
    let leave = point(false);
    let (focus, blur) = (enter.clone(), leave.clone());
    let [tip, above, below] = arrow.point;
    let points = format!("{},{} {},{} {},{}", tip[0], tip[1], above[0], above[1], below[0], below[1]);
    let line = format!("M{} {}H{}", arrow.from, arrow.y, above[0]);
    let area = arrow.area;
    html! {
        <g
            class={class(props)} role="button" tabindex={if props.tab_stop { "0" } else { "-1" }}
            aria-label={props.name.clone()} aria-pressed={props.selected.to_string()} data-index={props.index.to_string()}
            onclick={move |_| select()} {onkeydown}
            onpointerover={move |_| enter.0.emit(enter.1.clone())} onpointerout={move |_| leave.0.emit(leave.1.clone())}
            onfocusin={move |_| focus.0.emit(focus.1.clone())} onfocusout={move |_| blur.0.emit(blur.1.clone())}
        >
            <rect
                class="area" x={area.x.to_string()} y={area.y.to_string()} width={area.width.to_string()}
                height={area.height.to_string()} rx="8"
            />
            <g class="drawn">
                <path class={classes!("line", line_class(arrow.line))} d={line} />
                <polygon class="point" {points} />
            </g>
            <g class="words">
                { for arrow.texts.iter().map(text) }
                if let Some(cross) = arrow.cross {
                    <path
                        class="cross"
                        d={cross_path(cross)}
                    />
                }
            </g>
        </g>
    }
}

fn class(props: &Props) -> Classes {
    let tone = match props.arrow.tone {
        Tone::Accent => "accent",
        Tone::Final => "final",
        Tone::News => "news",
    };
    let way = if props.arrow.from < props.arrow.to { "to-right" } else { "to-left" };
    let order = format!("order-{}", props.order.min(LATEST));
    classes!("message", tone, way, order, props.marked.then_some("marked"), props.selected.then_some("selected"))
}

/// The class of a line's pattern.
pub(crate) fn line_class(line: Line) -> &'static str {
    match line {
        Line::Solid => "solid",
        Line::Dashed => "dashed",
        Line::Dotted => "dotted",
    }
}

/// A line of text.
pub(crate) fn text(text: &Text) -> Html {
    let anchor = match text.anchor {
        Anchor::Middle => "middle",
        Anchor::End => "end",
    };
    let font = match text.font {
        Font::Sans => "sans",
        Font::Mono => "mono",
    };
    html! {
        <text
            class={classes!(font, text.strong.then_some("strong"))} x={text.x.to_string()} y={text.y.to_string()}
            text-anchor={anchor} font-size={text.size.to_string()}
        >{ &text.text }</text>
    }
}

/// The two arms of a cross.
fn cross_path(cross: Cross) -> String {
    let (left, top, size) = (cross.x - cross.arm, cross.y - cross.arm, 2 * cross.arm);
    format!("M{left} {top}l{size} {size}m0-{size}l-{size} {size}")
}
