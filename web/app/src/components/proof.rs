use std::borrow::Cow;

use callmodel_golden::{ComparedCell, ComparedPhase};
use callmodel_words::{Text, Words};
use yew::{Html, classes, html};

use crate::components::controls::leaf;

/// Placeholder of a cell that is missing on one side.
const NOTHING: &str = "–";

/// Comparison of model and reference: a table for each phase, a row for each cell.
pub(crate) fn proof(phases: &[ComparedPhase], words: &Words) -> Html {
    html! {
        <div class="comparison proof" role="group" aria-label={words.events()} tabindex="0">
            { for phases.iter().map(|phase| table(phase, words)) }
        </div>
    }
}

/// The table of a phase, with a body for each event.
fn table(phase: &ComparedPhase, words: &Words) -> Html {
    let heads = [words.party(), words.event(), words.attribute(), words.reference(), words.model(), words.agrees()];
    let events = phase.rows.chunk_by(|row, next| (&row.party, &row.event) == (&next.party, &next.event));
    let body =
        |rows: &[ComparedCell]| html! { <tbody translate="no">{ for rows.iter().map(|row| line(row, words)) }</tbody> };
    html! {
        <table>
            <caption>{ leaf("h3", "", phase.title.clone()) }</caption>
            <thead><tr>{ for heads.into_iter().map(|head| html! { <th scope="col">{ head }</th> }) }</tr></thead>
            { for events.map(body) }
        </table>
    }
}

fn line(row: &ComparedCell, words: &Words) -> Html {
    let ComparedCell { party, event, attribute, reference, model, agrees } = row;
    let cell = |text: Text| leaf("td", "", if text.is_empty() { NOTHING.into() } else { text });
    let value = |value: &Option<Cow<'static, str>>| cell(value.clone().unwrap_or_default().into());
    let (sign, name) = if *agrees { ("✓", words.agrees()) } else { ("≠", words.differs()) };
    html! {
        <tr class={classes!((!agrees).then_some("differs"))}>
            { cell(party.clone().into()) }
            { cell(named(event, words)) }
            <th scope="row">{ named(attribute, words) }</th>
            { value(reference) }
            { value(model) }
            <td class="sign"><span role="img" aria-label={name}>{ sign }</span></td>
        </tr>
    }
}

/// An event or attribute of a row. Names of the reference are the same in every language; the file's keys for call and
/// request are translated.
fn named(name: &str, words: &Words) -> Text {
    match name {
        "parties" => words.parties(),
        "before" => words.row_before(),
        "request" => words.row_request(),
        "label" => words.row_name(),
        "function" => words.row_function(),
        "after" => words.row_after(),
        other => other.to_owned().into(),
    }
}
