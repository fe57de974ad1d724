use std::rc::Rc;

use callmodel::{EventName, Request, Value};
use callmodel_figure::{AttributeRow, EventTable, Figure, MessageId, StepFigure};
use yew::{Callback, Html, Properties, classes, function_component, html, use_effect_with, use_node_ref};

use crate::chips::Chips;
use crate::{effects, messages};

/// The tables.
#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// What is shown of the run.
    pub(crate) figure: Rc<Figure>,
    /// The chips of the call.
    pub(crate) chips: Chips,
    /// The message that is pointed at, focused or chosen.
    pub(crate) marked: Option<MessageId>,
    /// The message that is chosen.
    pub(crate) selected: Option<MessageId>,
    /// The request that the reference makes.
    pub(crate) suggested: Option<Request>,
    /// A pointer came to a table, or left.
    pub(crate) on_point: Callback<Option<MessageId>>,
    /// A table was chosen.
    pub(crate) on_select: Callback<MessageId>,
}

/// What each party is told, step by step: the equivalent of the diagram.
#[function_component]
pub(crate) fn EventTables(props: &Props) -> Html {
    let place = use_node_ref();
    {
        let place = place.clone();
        use_effect_with((props.selected.clone(), props.figure.steps.len()), move |(selected, _)| {
            let place = place.cast::<web_sys::Element>().filter(|_| selected.is_some());
            if let Some(table) = place.and_then(|place| place.query_selector(".selected").ok()?) {
                effects::show(&table);
            }
        });
    }
    let third_party =
        props.figure.steps.iter().any(|step| step.tables.iter().any(|table| table.event == EventName::PartyDeleted));
    html! {
        <section class="events" aria-label={messages::TABLES} ref={place}>
            if props.figure.steps.is_empty() {
                <div class="empty">
                    <p><strong>{ messages::EMPTY_TABLES }</strong></p>
                    <p>{ messages::invitation(props.suggested.as_ref()) }</p>
                </div>
            }
            if third_party {
                <p class="key">
                    <code>{ "OtherDN" }</code>{ " " }{ messages::WHO_AND_BY_WHOM }{ " " }
                    <code>{ "ThirdPartyDN" }</code>{ " " }{ messages::BY_WHOM }
                </p>
            }
            { for props.figure.steps.iter().map(|step| step_section(props, step)) }
        </section>
    }
}

fn step_section(props: &Props, step: &StepFigure) -> Html {
    let id = format!("step-{}", step.number);
    html! {
        <section class="step" key={step.number} aria-labelledby={id.clone()}>
            <h2 {id} class={classes!((props.marked.as_ref() == Some(&MessageId::request(step.number))).then_some("marked"))}>
                <span class="number">{ step.number }</span>{ " " }{ messages::step(&step.step.request) }{ " " }
                <code>{ step.step.request.function() }</code>
            </h2>
            <div class="tables">
                { for step.tables.iter().map(|table| html! {
                    <Table
                        key={table.party.as_str()} table={table.clone()} chips={props.chips.clone()}
                        marked={props.marked.as_ref() == Some(&table.id)} selected={props.selected.as_ref() == Some(&table.id)}
                        on_point={props.on_point.clone()} on_select={props.on_select.clone()}
                    />
                }) }
            </div>
        </section>
    }
}

/// A table.
#[derive(Properties, PartialEq)]
struct TableProps {
    /// What it shows.
    table: EventTable,
    /// The chips of the call.
    chips: Chips,
    /// Whether it or its arrow is pointed at, focused or chosen.
    marked: bool,
    /// Whether it is chosen.
    selected: bool,
    /// A pointer came to it, or left.
    on_point: Callback<Option<MessageId>>,
    /// It was chosen.
    on_select: Callback<MessageId>,
}

/// What one party is told.
#[function_component]
fn Table(props: &TableProps) -> Html {
    let table = &props.table;
    let tone = match table.event {
        EventName::Released => "final",
        EventName::PartyDeleted => "news",
    };
    let class = classes!("event", tone, props.marked.then_some("marked"), props.selected.then_some("selected"));
    let here = table.id.clone();
    let chosen = table.id.clone();
    html! {
        <table
            {class} onclick={props.on_select.reform(move |_| chosen.clone())}
            onpointerover={props.on_point.reform(move |_| Some(here.clone()))} onpointerout={props.on_point.reform(|_| None)}
        >
            <caption>
                <span class="who">{ messages::PARTY }{ " " }{ props.chips.chip(&table.party) }</span>
                <span class="colon">{ ": " }</span>
                <code class="name">{ table.event.as_str() }</code>
            </caption>
            <tbody>{ for table.rows.iter().enumerate().map(|(index, line)| row(props, index, line)) }</tbody>
        </table>
    }
}

/// A row: the attribute, its value exactly, and beside it why. The third cell is no cell to assistive technology; it
/// describes the second.
fn row(props: &TableProps, index: usize, row: &AttributeRow) -> Html {
    let attribute = &row.attribute;
    let optional = attribute.optional.then(|| messages::OPTIONAL.to_owned());
    let why: Vec<_> = row.why.map(messages::why).into_iter().chain(optional).collect();
    let id = (!why.is_empty()).then(|| why_id(&props.table.id, index));
    let value = match &attribute.value {
        Value::Dn(dn) => props.chips.chip(dn),
        other => html! { other.to_string() },
    };
    html! {
        <tr>
            <th scope="row">{ attribute.name.as_str() }</th>
            <td aria-describedby={id.clone()}>{ value }</td>
            <td role="none" {id} class="why">{ why.join(", ") }</td>
        </tr>
    }
}

/// The id of the explanation of a row. A DN may have any letters, so it is written in numbers.
fn why_id(id: &MessageId, row: usize) -> String {
    let receiver = id.receiver.iter().flat_map(|dn| dn.as_str().chars());
    let receiver: Vec<_> = receiver.map(|c| format!("{:x}", u32::from(c))).collect();
    format!("why-{}-{}-{row}", id.step, receiver.join("-"))
}
