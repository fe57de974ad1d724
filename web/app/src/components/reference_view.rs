mod cell;
mod footnotes;
mod step_rows;

use std::rc::Rc;

use callmodel_browser::viewport::to_row;
use callmodel_explore::Action;
use callmodel_figure::{Lit, MessageId, Pointed, ReferenceTable, TableRow};
use yew::{
    Callback, Html, Properties, classes, function_component, html, use_effect_with, use_memo, use_mut_ref, use_node_ref,
};

use crate::components::controls::leaf;
use crate::components::memo::memo;
use crate::pointing::{caption, lane_class};
use crate::shown::Shown;
use crate::style::Style;
use footnotes::footnotes;
use step_rows::StepRows;

/// The most events in one table; more would block the page.
const MOST: usize = 3_000;

/// The number of columns that fit on paper in the type size of the page.
const ON_PAPER: usize = 6;

/// The reference table.
#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// The run.
    pub(crate) shown: Shown,
    /// The message with hover, focus or selection.
    pub(crate) marked: Option<MessageId>,
    /// The selected message.
    pub(crate) selected: Option<MessageId>,
    /// The events that are compared.
    #[prop_or_default]
    pub(crate) compared: Vec<MessageId>,
    /// The lit party and message.
    #[prop_or_default]
    pub(crate) lit: Option<Lit>,
    /// Reports the selection of a message.
    pub(crate) on_act: Callback<Action>,
}

/// The run as printed in the reference: one table with a column per party.
#[function_component]
pub(crate) fn ReferenceView(props: &Props) -> Html {
    let Props { shown, marked, selected, compared, lit, on_act } = props;
    let words = &shown.words;
    let table =
        use_memo(shown.clone(), |shown| (shown.events <= MOST).then(|| Rc::new(ReferenceTable::of(&shown.run))));
    // A new step is scrolled to, as in the ladder.
    let (scroller, done) = (use_node_ref(), shown.run.steps.len());
    let before = use_mut_ref(|| done);
    {
        let scroller = scroller.clone();
        use_effect_with(done, move |done| {
            if before.replace(*done) < *done {
                scroller.cast().iter().for_each(|scroller| to_row(scroller, ".heading"));
            }
        });
    }
    let Some(table) = &*table else {
        return leaf("p", "empty", words.too_large(shown.events, &MOST.to_string()));
    };
    let head = table.parties.iter().map(|dn| {
        let lit = lit.as_ref().filter(|lit| lit.party == *dn);
        html! {
            <th scope="col" class={classes!(lit.map(lane_class))} data-point={Pointed::Party(dn.clone()).to_string()}>
                { shown.chips.chip(dn) }
                { caption(lit, words) }
            </th>
        }
    });
    // A step begins at its heading; a run without steps is one part.
    let starts: Vec<_> =
        (0..table.rows.len()).filter(|row| matches!(table.rows[*row], TableRow::Heading { .. })).collect();
    let starts = if starts.is_empty() { vec![0] } else { starts };
    let steps = starts.into_iter().zip(1..).map(|(start, step)| {
        let of_step = |id: &Option<MessageId>| id.clone().filter(|id| id.step == step);
        let rows = StepRows {
            shown: shown.clone(),
            table: table.clone(),
            start,
            step,
            marked: of_step(marked),
            selected: of_step(selected),
            lit: lit.clone().filter(|lit| lit.step().is_none_or(|number| number == step)),
            compared: compared.iter().filter(|id| id.step == step).cloned().collect(),
            on_act: on_act.clone(),
        };
        memo(step, rows)
    });
    let fit = fit(table.parties.len());
    html! {
        <div class="scroller printed" ref={scroller} role="group" aria-label={words.as_printed()} tabindex="0">
            <table aria-label={words.as_printed()} translate="no" data-style={fit.attribute()} ~style={fit.property()}>
                <thead><tr>{ for head }</tr></thead>
                <tbody>{ for steps }</tbody>
            </table>
            { footnotes(table, words) }
        </div>
    }
}

/// Style of a table with `columns` columns: the factor by which it shrinks in print.
fn fit(columns: usize) -> Style {
    let thousandths = (ON_PAPER * 1000 / columns.max(1)).min(1000);
    Style(format!("--fit:calc({thousandths} / 1000)"))
}
