use callmodel::{AttributeName, EventName, Value};
use callmodel_figure::{AttributeRow, EventTable, Figure, MessageId, StepFigure};
use yew::{Callback, Html, Properties, classes, function_component, html};

use crate::chips::Chips;
use crate::session::{Action, Session};
use crate::{effects, messages};

/// What each party is told, step by step: the equivalent of the diagram.
pub(crate) fn event_tables(session: &Session, figure: &Figure, chips: &Chips, on_act: &Callback<Action>) -> Html {
    let mut tables = figure.steps.iter().flat_map(|step| &step.tables);
    let third_party = tables.any(|table| table.event == EventName::PartyDeleted);
    html! {
        <section class="events" aria-label={messages::TABLES}>
            if figure.steps.is_empty() {
                <div class="empty">
                    <p><strong>{ messages::EMPTY_TABLES }</strong></p>
                    <p>{ messages::invitation(session.suggested().as_ref()) }</p>
                </div>
            }
            if third_party {
                <p class="key">
                    <code>{ AttributeName::OtherDn.as_str() }</code>{ messages::IS_WHO_LEFT }
                    <code>{ AttributeName::ThirdPartyDn.as_str() }</code>{ messages::IS_WHO_CAUSED_IT }
                </p>
            }
            { for figure.steps.iter().map(|step| step_section(session, step, chips, on_act)) }
        </section>
    }
}

fn step_section(session: &Session, step: &StepFigure, chips: &Chips, on_act: &Callback<Action>) -> Html {
    let id = format!("step-{}", step.number);
    let marked = session.marked() == Some(&MessageId::request(step.number));
    let table = |table: &EventTable| {
        html! {
            <Table
                key={table.party.as_str()} table={table.clone()} chips={chips.clone()} {on_act}
                marked={session.marked() == Some(&table.id)} selected={session.selected() == Some(&table.id)}
            />
        }
    };
    html! {
        <section class="step" key={step.number} aria-labelledby={id.clone()}>
            <h2 {id} class={classes!(marked.then_some("marked"))}>
                <span class="number">{ step.number }</span>{ format!(" {} ", messages::step(&step.step.request)) }
                <code>{ step.step.request.function() }</code>
            </h2>
            <div class="tables">{ for step.tables.iter().map(table) }</div>
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
    /// It was pointed at or chosen.
    on_act: Callback<Action>,
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
    let onclick = {
        let (on_act, chosen) = (props.on_act.clone(), table.id.clone());
        move |_| {
            // Who marks a value to copy it does not choose the table.
            if !effects::is_text_selected() {
                on_act.emit(Action::Select(chosen.clone()));
            }
        }
    };
    html! {
        <div
            {class} {onclick}
            onpointerover={props.on_act.reform(move |_| Action::Point(Some(here.clone())))}
            onpointerout={props.on_act.reform(|_| Action::Point(None))}
        >
            <table aria-label={messages::table(&table.party, table.event)}>
                <caption>
                    <span class="who">{ messages::PARTY }{ " " }{ props.chips.chip(&table.party) }</span>
                    <span class="unseen">{ ": " }</span>
                    <code class="name">{ table.event.as_str() }</code>
                </caption>
                <tbody>{ for table.rows.iter().enumerate().map(|(index, line)| row(props, index, line)) }</tbody>
            </table>
        </div>
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
