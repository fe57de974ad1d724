use std::rc::Rc;

use callmodel::{Attribute, Request, Value};
use callmodel_browser::field::{is_inside, is_text_selected};
use callmodel_explore::Action;
use callmodel_figure::{EventCell, FootnoteMark, MessageId, ReferenceTable, TableRow, tone};
use callmodel_words::{label_of, said};
use yew::{Callback, Html, classes, html};

use crate::components::controls::leaf;
use crate::components::memo::Piece;
use crate::shown::Shown;

/// The cell of a message: the message as a button, and its function or attributes.
#[derive(PartialEq)]
pub(super) struct Cell {
    /// The run.
    pub(super) shown: Shown,
    /// The message.
    pub(super) id: MessageId,
    /// The content.
    pub(super) content: Content,
    /// Whether it has hover, focus or selection.
    pub(super) marked: bool,
    /// Whether it is selected.
    pub(super) selected: bool,
    /// Whether it is one of two events that are compared.
    pub(super) compared: bool,
    /// Reports hover, focus and selection.
    pub(super) on_act: Callback<Action>,
}

/// A request or an event.
#[derive(Clone, PartialEq)]
pub(super) enum Content {
    /// A request.
    Request(Request),
    /// The event at `cell` in the row at `row` of `table`.
    Event { table: Rc<ReferenceTable>, row: usize, cell: usize },
}

impl Piece for Cell {
    fn html(&self) -> Html {
        let Self { shown, id, content, marked, selected, compared, on_act } = self;
        let words = &shown.words;
        let (tone, text, name, below) = match content {
            Content::Request(request) => {
                ("accent", label_of(request), words.request_name(request), leaf("code", "function", request.function()))
            }
            Content::Event { table, row, cell } => {
                let Some(TableRow::Events(cells)) = table.rows.get(*row) else { return Html::default() };
                let Some(event) = cells.get(*cell) else { return Html::default() };
                let name = words.event_named(event.name.as_str(), &said(&table.parties[event.column]));
                (tone(event.name).as_str(), event.name.as_str().to_owned(), name, attributes(event, shown))
            }
        };
        let onclick = {
            let (on_act, id) = (on_act.clone(), id.clone());
            move |event: yew::MouseEvent| {
                // A click that ends a text selection does not select the cell.
                if !is_text_selected() || is_inside(&event, "button") {
                    on_act.emit(Action::Select(id.clone()));
                }
            }
        };
        let (pointed, focused) = (id.clone(), id.clone());
        html! {
            <td
                class={classes!(tone, (*marked || *compared).then_some("marked"))} {onclick}
                onpointerover={on_act.reform(move |_| Action::Point(Some(pointed.clone())))}
                onpointerout={on_act.reform(|_| Action::Point(None))}
                onfocusin={on_act.reform(move |_| Action::Focus(Some(focused.clone())))}
                onfocusout={on_act.reform(|_| Action::Focus(None))}
            >
                <button
                    type="button" class="message" aria-label={name}
                    aria-pressed={selected.to_string()} aria-current={compared.then_some("true")}
                >{ text }</button>
                { below }
            </td>
        }
    }
}

/// The attributes of an event, each with its marks.
fn attributes(event: &EventCell, shown: &Shown) -> Html {
    let line = |attribute: &Attribute| {
        let value = match &attribute.value {
            Value::Dn(dn) => shown.chips.chip(dn),
            value @ (Value::ConnId(_) | Value::Role(_) | Value::CallState(_)) => leaf("span", "", value.to_string()),
        };
        let marks = FootnoteMark::of(attribute).map(|mark| leaf("sup", "", mark.as_str()));
        html! { <>{ leaf("dt", "", attribute.name.as_str()) }<dd>{ value }{ for marks }</dd></> }
    };
    html! { <dl>{ for event.attributes.iter().map(line) }</dl> }
}
