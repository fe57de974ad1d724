use std::rc::Rc;

use callmodel::{Attribute, Request, Value};
use callmodel_browser::field::{is_inside, is_text_selected};
use callmodel_explore::Action;
use callmodel_figure::{EventCell, FootnoteMark, Lit, MessageId, Pointed, ReferenceTable, TableRow, tone};
use callmodel_words::{label_of, said};
use yew::{Callback, Html, classes, html};

use crate::components::controls::leaf;
use crate::components::memo::Piece;
use crate::pointing::VALUE;
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
    /// The lit party and message, if its values may be about them.
    pub(super) lit: Option<Lit>,
    /// Reports the selection.
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
        let Self { shown, id, content, marked, selected, compared, lit, on_act } = self;
        let words = &shown.words;
        let (tone, text, name, below) = match content {
            Content::Request(request) => {
                ("accent", label_of(request), words.request_name(request), leaf("code", "function", request.function()))
            }
            Content::Event { table, row, cell } => {
                let Some(TableRow::Events(cells)) = table.rows.get(*row) else { return Html::default() };
                let Some(event) = cells.get(*cell) else { return Html::default() };
                let name = words.event_named(event.name.as_str(), &said(&table.parties[event.column]));
                (
                    tone(event.name).as_str(),
                    event.name.as_str().to_owned(),
                    name,
                    attributes(event, lit.as_ref(), shown),
                )
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
        let is_lit = lit.as_ref().and_then(|lit| lit.message.as_ref()) == Some(id);
        let states = [("marked", *marked || *compared), ("selected", *selected || *compared), ("lit", is_lit)];
        let states: Vec<_> = states.into_iter().filter_map(|(class, is)| is.then_some(class)).collect();
        html! {
            <td
                class={classes!(tone, states)} {onclick} data-point={Pointed::Message(id.clone()).to_string()}
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
fn attributes(event: &EventCell, lit: Option<&Lit>, shown: &Shown) -> Html {
    let values: Vec<_> = event.attributes.iter().map(|attribute| (attribute.name, &attribute.value)).collect();
    let lit = lit.map(|lit| lit.names(Some(&event.id), &values)).unwrap_or_default();
    let line = |attribute: &Attribute| {
        let value = match &attribute.value {
            Value::Dn(dn) => shown.chips.chip(dn),
            value @ (Value::ConnId(_) | Value::Role(_) | Value::CallState(_)) => leaf("span", "", value.to_string()),
        };
        let marks = FootnoteMark::of(attribute).map(|mark| leaf("sup", "", mark.as_str()));
        let pointed = Pointed::value(Some(&event.id), attribute.name, &values);
        let is_lit = lit.contains(&attribute.name).then_some("lit");
        html! {
            <div
                class={classes!(pointed.is_some().then_some(VALUE), is_lit)}
                tabindex={pointed.is_some().then_some("-1")} data-point={pointed.as_ref().map(ToString::to_string)}
            >
                { leaf("dt", "", attribute.name.as_str()) }<dd>{ value }{ for marks }</dd>
            </div>
        }
    };
    html! { <dl>{ for event.attributes.iter().map(line) }</dl> }
}
