use std::rc::Rc;

use callmodel::{Attribute, AttributeName, Event, EventName, Optional, Request, Run, Value};
use callmodel_browser::field::is_text_selected;
use callmodel_figure::{AttributeRow, EventTable, Lit, MessageId, Pointed, tone};
use yew::{AttrValue, Callback, Html, Properties, classes, function_component, html, use_state_eq};

use crate::chips::Chips;
use crate::components::code::{sentence, with_code, with_names};
use crate::components::controls::{Button, leaf};
use crate::components::filter_bar::filter_bar;
use crate::components::glossary::Terms;
use crate::pointing::VALUE;
use crate::shown::{Shown, ShownStep};
use callmodel_explore::{Action, Session};
use callmodel_forms::Controls;
use callmodel_words::{Term, Words};

/// Event tables, grouped by step: the text alternative of the diagram.
///
/// `suggested` is the request of the reference, `why` the explanation of the selected message, which its table holds.
pub(crate) fn event_tables(
    session: &Session,
    shown: &Shown,
    suggested: Option<&Request>,
    controls: Controls,
    why: &Html,
    on_act: &Callback<Action>,
    terms: Terms,
) -> Html {
    let (steps, words) = (&shown.steps, &shown.words);
    let is_full = controls == Controls::Full;
    let first = steps.iter().find(|step| step.listed > 0).map(|step| step.number);
    let lit = session.lit();
    let tables = |step: &Rc<ShownStep>| {
        let lit = lit.clone().filter(|lit| lit.step().is_none_or(|number| number == step.number));
        let of_step = |id: Option<&MessageId>| id.filter(|id| id.step == step.number).cloned();
        html! {
            <StepTables
                key={step.number} step={step.clone()} was={shown.was.clone()} {on_act}
                marked={of_step(session.marked())} selected={of_step(session.selected())}
                {lit} is_first={first == Some(step.number)}
                why={session.selected().filter(|id| id.step == step.number).map(|_| Explanation(why.clone()))}
            />
        }
    };
    html! {
        // Groups, not sections: landmarks of several models on a page would have the same names.
        <div role="group" class="events" aria-label={words.events()}>
            if is_full {
                { event_choices(session, shown, on_act, terms) }
            }
            if steps.is_empty() {
                <div class="empty">
                    <p>{ leaf("strong", "", words.empty_tables()) }</p>
                    if is_full {
                        { sentence("p", "", &words.in_code().invitation(suggested)) }
                    }
                </div>
            }
            if shown.has_leaver {
                <p class="key">{ with_code(&words.who_is_who()) }</p>
            }
            // Keyed list of its own: beside siblings without keys, a new step would render all steps again.
            { steps.iter().map(tables).collect::<Html>() }
        </div>
    }
}

/// The choice of the events and attributes that are shown.
pub(crate) fn event_choices(session: &Session, shown: &Shown, on_act: &Callback<Action>, terms: Terms) -> Html {
    html! {
        <>
            if !shown.steps.is_empty() {
                { filter_bar(session, shown, on_act) }
            }
            if shown.steps.iter().any(|step| step.has_optional) {
                { optional(session.scenario().optional, &shown.words, on_act, terms) }
            }
        </>
    }
}

/// Checkbox for the optional attributes, which T-Server may leave out.
fn optional(now: Optional, words: &Words, on_act: &Callback<Action>, terms: Terms) -> Html {
    let shown = now == Optional::Show;
    let onchange = on_act.reform(move |_| Action::Show(if shown { Optional::Omit } else { Optional::Show }));
    let text = words.show_optional();
    // A label has no button in it.
    let [before, after] = terms.parts(&text, Term::Opt, words);
    html! {
        <span class="optional">
            <label><input type="checkbox" aria-label={text} checked={shown} {onchange} />{ " " }{ before }</label>{ after }
        </span>
    }
}

/// An explanation. It equals none, so it is drawn each time: comparing nodes would take longer.
#[derive(Clone)]
struct Explanation(Html);

/// One node, also when there is none, so that its siblings keep their places, and the focus.
fn node(why: Option<Explanation>) -> Html {
    why.map(|why| why.0).unwrap_or_default()
}

impl PartialEq for Explanation {
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

/// The tables of a step.
#[derive(Properties, PartialEq)]
struct StepProps {
    /// The step.
    step: Rc<ShownStep>,
    /// The run before the last change of the number of parties, until the next action.
    was: Option<Rc<Run>>,
    /// The message of this step with hover, focus or selection.
    marked: Option<MessageId>,
    /// The selected message of this step.
    selected: Option<MessageId>,
    /// The lit party and message, if values of this step may be about them.
    lit: Option<Lit>,
    /// Whether it has the first table.
    is_first: bool,
    /// The explanation of the selected message.
    why: Option<Explanation>,
    /// Reports the selection of a table.
    on_act: Callback<Action>,
}

/// The tables of a step. Many tables that differ in ThisDN alone are folded: only the first and a selected one are shown until
/// the reader unfolds them.
#[function_component]
fn StepTables(props: &StepProps) -> Html {
    let unfolded = use_state_eq(|| false);
    let open = *unfolded;
    let ShownStep { lens, number, step, .. } = &*props.step;
    let (number, words, chips) = (*number, &lens.words, Chips::of(&lens.lanes));
    let id = format!("step-{number}");
    let heading = [("marked", &props.marked), ("selected", &props.selected)];
    let heading = heading.map(|(class, id)| (*id == Some(MessageId::request(number))).then_some(class));
    // EventPartyDeleted of one step differs in ThisDN alone, because the other values are those of the request.
    let is_alike = |event: &Event| event.name() == EventName::PartyDeleted;
    let listed = props.step.events();
    let folded = words.folded_events(step.events.len() - listed.len());
    let alike: Vec<_> = listed.iter().map(|(_, event)| *event).filter(|event| is_alike(event)).collect();
    let folds = alike.len() > EventTable::MOST_ALIKE;
    let is_shown = |id: &MessageId, event: &Event| {
        let stands_for_all = || std::ptr::eq(alike[0], event);
        !folds || open || !is_alike(event) || stands_for_all() || props.selected.as_ref() == Some(id)
    };
    // The explanation of a request, or of an event that a filter folds, stands below the heading.
    let in_table = listed.iter().any(|(id, _)| props.selected.as_ref() == Some(id));
    let first = listed.first().filter(|_| props.is_first).map(|(id, _)| id);
    let table = |(id, event): &(MessageId, &Event)| {
        let table = EventTable::of(lens.optional, id.clone(), event);
        let lit = props.lit.as_ref();
        let is_lit = lit.and_then(|lit| lit.message.as_ref()) == Some(id);
        let lit = lit.map(|lit| lit.names(Some(id), &values(&table))).unwrap_or_default();
        let was = props.was.as_ref().map(|was| table_in(was, id));
        html! {
            <Table
                key={format!("{} {}", event.party(), id.index())} {table} chips={chips.clone()} words={words.clone()}
                {lit} {is_lit} is_first={first == Some(id)}
                on_act={props.on_act.clone()} marked={props.marked.as_ref() == Some(id)}
                selected={props.selected.as_ref() == Some(id)} {was}
                why={props.why.clone().filter(|_| props.selected.as_ref() == Some(id))}
            />
        }
    };
    let toggle = {
        let unfolded = unfolded.setter();
        move |()| unfolded.set(!open)
    };
    html! {
        <div role="group" class="step" aria-labelledby={id.clone()}>
            <h2 {id} class={classes!(heading[0], heading[1])}>
                { leaf("span", "number", number.to_string()) }{ with_names(&format!(" {} ", words.in_code().step_of(&step.request))) }
                { leaf("code", "", step.request.function()) }
            </h2>
            { node(props.why.clone().filter(|_| !in_table)) }
            if folds {
                <div class="fold">
                    { sentence("p", "", &words.in_code().told_alike(&alike)) }
                    { Button::new(words.all_tables(open, alike.len()), toggle.into()).expanded(open).html() }
                </div>
            }
            <div class="tables">
                { for listed.iter().filter(|(id, event)| is_shown(id, event)).map(table) }
            </div>
            if let Some(folded) = folded {
                { leaf("p", "about", folded) }
            }
        </div>
    }
}

/// A table.
#[derive(Properties, PartialEq)]
struct TableProps {
    /// The content.
    table: EventTable,
    /// The chips of the call.
    chips: Chips,
    /// The texts.
    words: Words,
    /// The table before the last change of the number of parties: `None` without a change, `Some(None)` for a new table.
    was: Option<Option<EventTable>>,
    /// Whether the table or its arrow has hover, focus or selection.
    marked: bool,
    /// Whether the table is selected.
    selected: bool,
    /// Whether its message is lit.
    is_lit: bool,
    /// The lit values.
    lit: Vec<AttributeName>,
    /// Whether its first value is the tab stop of all tables.
    is_first: bool,
    /// The explanation of the event.
    why: Option<Explanation>,
    /// Reports the selection.
    on_act: Callback<Action>,
}

/// The table of an event.
#[function_component]
fn Table(props: &TableProps) -> Html {
    let (table, words) = (&props.table, &props.words);
    let values = values(table);
    let mut is_tab_stop = props.is_first;
    let rows = table.rows.iter().enumerate().map(|(index, line)| {
        let pointed = Pointed::value(Some(&table.id), line.attribute.name, &values);
        // The first value is the tab stop.
        let tab_stop = pointed.is_some() && std::mem::take(&mut is_tab_stop);
        row(props, index, line, pointed, tab_stop)
    });
    let class = classes!(
        "event",
        tone(table.event).as_str(),
        props.marked.then_some("marked"),
        props.selected.then_some("selected"),
        props.is_lit.then_some("lit")
    );
    let onclick = {
        let (on_act, chosen) = (props.on_act.clone(), table.id.clone());
        move |_| {
            // A click that ends a text selection does not select the table.
            if !is_text_selected() {
                on_act.emit(Action::Select(chosen.clone()));
            }
        }
    };
    html! {
        <div
            {class} {onclick} data-point={Pointed::Message(table.id.clone()).to_string()}
        >
            <table aria-label={words.table(&table.party, table.event)}>
                <caption>
                    <span class="who">{ words.party() }{ " " }{ props.chips.chip(&table.party) }</span>
                    { leaf("span", "unseen", ": ") }
                    { leaf("code", "name", table.event.as_str()) }
                </caption>
                <tbody>{ for rows }</tbody>
            </table>
            if matches!(props.was, Some(None)) {
                { leaf("p", "was", words.is_new()) }
            }
            { node(props.why.clone()) }
        </div>
    }
}

/// A row: the attribute, its value, and the reason for the value, if there is one. The reason describes the value
/// (`aria-describedby`) in a cell of its own, for readers who go from cell to cell and hear no descriptions. Its role is
/// `gridcell`, so that a row has one `cell`, the value.
fn row(props: &TableProps, index: usize, row: &AttributeRow, pointed: Option<Pointed>, tab_stop: bool) -> Html {
    let attribute = &row.attribute;
    let optional = attribute.optional.then(|| props.words.optional());
    let was =
        changed(attribute, props.was.as_ref().and_then(Option::as_ref)).map(|was| props.words.was(&was.to_string()));
    let is_changed = was.is_some();
    let mut why = String::new();
    for reason in
        [was.map(AttrValue::from), row.why.map(|why| props.words.why_value(why)), optional].into_iter().flatten()
    {
        if !why.is_empty() {
            why += ", ";
        }
        why += &reason;
    }
    let id = (!why.is_empty()).then(|| why_id(&props.table.id, index));
    let value = match &attribute.value {
        Value::Dn(dn) => props.chips.chip(dn),
        value @ (Value::ConnId(_) | Value::Role(_) | Value::CallState(_)) => html! { value.to_string() },
    };
    let lit = props.lit.contains(&attribute.name).then_some("lit");
    html! {
        <tr
            class={classes!(is_changed.then_some("changed"), pointed.is_some().then_some(VALUE), lit)}
            tabindex={pointed.is_some().then_some(if tab_stop { "0" } else { "-1" })}
            data-point={pointed.as_ref().map(ToString::to_string)}
        >
            <th scope="row" translate="no">{ attribute.name.as_str() }</th>
            <td translate="no" aria-describedby={id.clone()}>{ value }</td>
            <td role={if why.is_empty() { "none" } else { "gridcell" }} {id} class="why">{ why }</td>
        </tr>
    }
}

/// The attributes of a table.
fn values(table: &EventTable) -> Vec<(AttributeName, &Value)> {
    table.rows.iter().map(|row| (row.attribute.name, &row.attribute.value)).collect()
}

/// The table of the event with this id in `was`, if there is one.
fn table_in(was: &Run, id: &MessageId) -> Option<EventTable> {
    Some(EventTable::of(was.optional, id.clone(), id.event_in(was)?))
}

/// The value of the attribute in `was`, if it differs.
fn changed<'a>(attribute: &Attribute, was: Option<&'a EventTable>) -> Option<&'a Value> {
    let before = was?.rows.iter().find(|row| row.attribute.name == attribute.name)?;
    Some(&before.attribute.value).filter(|value| **value != attribute.value)
}

/// The id of a row's explanation. The DN is encoded as code points, because an id has no spaces and a DN has any letters.
fn why_id(id: &MessageId, row: usize) -> String {
    let receiver = id.receiver.iter().flat_map(|dn| dn.as_str().chars());
    let receiver: Vec<_> = receiver.map(|c| format!("{:x}", u32::from(c))).collect();
    format!("why-{}-{}-{}-{row}", id.step, receiver.join("-"), id.index())
}
