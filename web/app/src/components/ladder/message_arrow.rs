use callmodel_figure::{MessageId, Pointed};
use callmodel_ladder::{Arrow, Mark};
use web_sys::KeyboardEvent;
use yew::{Callback, Classes, Html, classes, html};

use super::svg::{cross_path, line_class, rect, sign_path, text};
use crate::components::memo::Piece;
use crate::ladder_item::LadderItem;
use callmodel_explore::Action;

/// A message of the ladder: a button in the shape of an arrow.
#[derive(PartialEq)]
pub(crate) struct MessageArrow {
    /// The places of its parts.
    pub(crate) arrow: Arrow<MessageId>,
    /// Its accessible name.
    pub(crate) name: String,
    /// Its index among the messages of the ladder.
    pub(crate) index: usize,
    /// If it is animated, its index among the messages of its step, which appear one after another.
    pub(crate) order: Option<usize>,
    /// Whether it is the tab stop (roving tabindex).
    pub(crate) tab_stop: bool,
    /// Whether it has hover, focus or selection.
    pub(crate) marked: bool,
    /// Whether it is lit.
    pub(crate) lit: bool,
    /// Whether it is selected.
    pub(crate) selected: bool,
    /// Whether it is one of two events that are compared.
    pub(crate) compared: bool,
    /// Reports selection.
    pub(crate) on_act: Callback<Action>,
}

/// The last index with an animation delay of its own; later messages share it.
const LATEST: usize = 9;

impl Piece for MessageArrow {
    fn html(&self) -> Html {
        let arrow = &self.arrow;
        let select = {
            let id = arrow.key.clone();
            self.on_act.reform(move |()| Action::Select(id.clone()))
        };
        let onkeydown = {
            let select = select.clone();
            move |event: KeyboardEvent| {
                if matches!(event.key().as_str(), "Enter" | " ") {
                    event.prevent_default();
                    select.emit(());
                }
            }
        };
        let [tip, above, below] = arrow.point;
        let points = format!("{},{} {},{} {},{}", tip[0], tip[1], above[0], above[1], below[0], below[1]);
        let line = format!("M{} {}H{}", arrow.from, arrow.y, above[0]);
        html! {
            <g
                class={class(self)} role="button" tabindex={if self.tab_stop { "0" } else { "-1" }}
                aria-label={self.name.clone()} aria-pressed={self.selected.to_string()} id={LadderItem::Message.id(self.index)}
                aria-current={self.compared.then_some("true")}
                data-point={Pointed::Message(arrow.key.clone()).to_string()}
                onclick={select.reform(|_| ())} {onkeydown}
            >
                { rect(&arrow.area) }
                <g class="drawn">
                    <path class={classes!("line", line_class(arrow.line))} d={line} />
                    <polygon class="point" {points} />
                </g>
                <g class="words">
                    { for self.lines() }
                    if let Some(cross) = arrow.cross {
                        <path
                            class="cross"
                            d={cross_path(cross)}
                        />
                    }
                    if let Some(sign) = &arrow.sign {
                        <circle cx={sign.x.to_string()} cy={sign.y.to_string()} r={sign.radius.to_string()} />
                        <path class="sign" d={sign_path(sign)} />
                    }
                </g>
            </g>
        }
    }
}

impl MessageArrow {
    /// The lines of its texts, with a space between words, as in its name. A long word is folded: its lines are not apart.
    fn lines(&self) -> Vec<Html> {
        let mut lines = Vec::new();
        // The rest of the name: a line that continues it is not apart from the line before.
        let mut rest = &*self.name;
        for line in &self.arrow.texts {
            if !rest.starts_with(&*line.text) {
                lines.push(Html::from(" "));
                rest = [',', '、', ' '].iter().fold(rest, |rest, between| rest.strip_prefix(*between).unwrap_or(rest));
            }
            rest = rest.get(line.text.len()..).unwrap_or_default();
            lines.push(text(line));
        }
        lines
    }
}

fn class(message: &MessageArrow) -> Classes {
    let tone = message.arrow.tone.as_str();
    let way = if message.arrow.from < message.arrow.to { "to-right" } else { "to-left" };
    let order = message.order.map(|order| format!("moving order-{}", order.min(LATEST)));
    let mark = message.arrow.mark;
    let marked = (message.marked || message.compared || mark == Mark::Chosen).then_some("marked");
    let states = [("lit", message.lit), ("selected", message.selected), ("compared", message.compared)];
    let states: Vec<_> = states.into_iter().filter_map(|(class, is)| is.then_some(class)).collect();
    classes!("message", tone, way, order, marked, mark.deviation(), states)
}
