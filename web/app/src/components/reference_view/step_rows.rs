use std::ops::Range;
use std::rc::Rc;

use callmodel::{Basis, State};
use callmodel_explore::Action;
use callmodel_figure::{EventCell, Lit, MessageId, ReferenceTable, TableRow};
use yew::{Callback, Html, html};

use super::cell::{Cell, Content};
use crate::components::controls::leaf;
use crate::components::memo::{Piece, memo};
use crate::shown::Shown;

/// The rows of a step, up to the next heading.
#[derive(PartialEq)]
pub(super) struct StepRows {
    /// The run.
    pub(super) shown: Shown,
    /// Its table.
    pub(super) table: Rc<ReferenceTable>,
    /// The index of the first of the rows.
    pub(super) start: usize,
    /// The number of the step, counted from 1.
    pub(super) step: usize,
    /// The message of this step with hover, focus or selection.
    pub(super) marked: Option<MessageId>,
    /// The selected message of this step.
    pub(super) selected: Option<MessageId>,
    /// The events of this step that are compared.
    pub(super) compared: Vec<MessageId>,
    /// The lit party and message, if values of this step may be about them.
    pub(super) lit: Option<Lit>,
    /// Reports the selection of a message.
    pub(super) on_act: Callback<Action>,
}

impl Piece for StepRows {
    fn html(&self) -> Html {
        let rows = &self.table.rows[self.start..];
        let is_of_step = |(index, row): &(usize, &TableRow)| *index == 0 || !matches!(row, TableRow::Heading { .. });
        rows.iter().enumerate().take_while(is_of_step).map(|(index, of)| row(self, self.start + index, of)).collect()
    }
}

/// The row at `index`.
fn row(rows: &StepRows, index: usize, row: &TableRow) -> Html {
    let (words, width) = (&rows.shown.words, rows.table.parties.len());
    match row {
        TableRow::Heading { step, phase, basis } => html! {
            <tr class="heading">
                <th colspan={width.to_string()}>
                    { leaf("span", "", format!("{step}. {}", phase.title())) }
                    if *basis == Basis::NoteA {
                        // Not a text of the reference, so the browser may translate it.
                        <span class="about" translate="yes">{ words.basis_note_a() }</span>
                    }
                </th>
            </tr>
        },
        TableRow::State { state: State::Ended, .. } => html! {
            <tr class="state"><td colspan={width.to_string()} translate="yes">{ words.call_ended() }</td></tr>
        },
        TableRow::State { state, columns } => {
            let cell = |(span, on): (Range<usize>, bool)| {
                let (class, text) = if on { ("on", state.as_str()) } else { ("off", "") };
                html! { <td colspan={span.len().to_string()} {class}>{ text }</td> }
            };
            html! { <tr class="state">{ for spans(columns, width).into_iter().map(cell) }</tr> }
        }
        TableRow::Request { column, request } => {
            let id = MessageId::request(rows.step);
            cells(width, vec![(*column, cell(rows, id, Content::Request(request.clone())))])
        }
        // A row for the first event of each party, a row for the second ones, and so on.
        TableRow::Events(events) => {
            let most = events.iter().map(|event| event.id.index()).max().unwrap_or(1);
            let of_row = |number: usize| {
                let events = events.iter().enumerate().filter(|(_, event)| event.id.index() == number);
                let draw = |(cell_index, event): (usize, &EventCell)| {
                    let content = Content::Event { table: rows.table.clone(), row: index, cell: cell_index };
                    (event.column, cell(rows, event.id.clone(), content))
                };
                cells(width, events.map(draw).collect())
            };
            (1..=most).map(of_row).collect()
        }
        TableRow::NoSteps => html! {
            <tr><td colspan={width.to_string()} class="about" translate="yes">{ words.no_steps() }</td></tr>
        },
    }
}

/// The cell of a message.
fn cell(rows: &StepRows, id: MessageId, content: Content) -> Html {
    let (marked, selected) = (rows.marked.as_ref() == Some(&id), rows.selected.as_ref() == Some(&id));
    let (shown, on_act, compared) = (rows.shown.clone(), rows.on_act.clone(), rows.compared.contains(&id));
    let lit = rows.lit.clone();
    memo(id.to_string(), Cell { shown, id, content, marked, selected, compared, lit, on_act })
}

/// A row of `width` columns. `filled` has the cells of some columns, sorted by column.
fn cells(width: usize, filled: Vec<(usize, Html)>) -> Html {
    let mut filled = filled.into_iter().peekable();
    let cell = |column: usize| match filled.next_if(|(of, _)| *of == column) {
        Some((_, cell)) => cell,
        None => html! { <td key={column} /> },
    };
    html! { <tr>{ for (0..width).map(cell) }</tr> }
}

/// Spans of adjacent columns that are all in `columns`, which is sorted, or all not.
fn spans(columns: &[usize], width: usize) -> Vec<(Range<usize>, bool)> {
    let mut spans: Vec<(Range<usize>, bool)> = Vec::new();
    for column in 0..width {
        let on = columns.binary_search(&column).is_ok();
        match spans.last_mut() {
            Some((span, last)) if *last == on => span.end += 1,
            _ => spans.push((column..column + 1, on)),
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_spans_the_columns_of_its_parties() {
        assert_eq!(spans(&[0, 1, 2], 3), [(0..3, true)]);
        assert_eq!(spans(&[0, 2], 3), [(0..1, true), (1..2, false), (2..3, true)]);
        assert_eq!(spans(&[], 2), [(0..2, false)]);
    }
}
