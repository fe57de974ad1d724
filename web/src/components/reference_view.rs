use std::ops::Range;

use callmodel::{Attribute, Basis, Dn, Note, State, Value};
use callmodel_figure::{EventCell, Footnote, Mark, MessageId, ReferenceTable, Row, tone};
use yew::{Callback, Html, classes, html};

use crate::components::controls::leaf;
use crate::components::lane_head::lane_head;
use crate::messages::label_of;
use crate::session::{Action, Session};
use crate::shown::Shown;

/// So many events stand in one table; more would hold up the page.
const MOST: usize = 3_000;

/// The run as one table with a column per party, as the reference prints it: the states across the parties, each request
/// in its party's column, the events with their attributes in cells, the notes below.
pub(crate) fn reference_view(session: &Session, shown: &Shown, on_act: &Callback<Action>) -> Html {
    let words = &shown.words;
    if shown.events > MOST {
        return html! {
            { leaf("p", "empty", words.too_large(&shown.events.to_string(), &MOST.to_string())) }
        };
    }
    let table = ReferenceTable::of(&shown.run);
    let suggested = session.suggested();
    let view = View { session, shown, on_act, width: table.parties.len() };
    let head = |(index, dn): (usize, &Dn)| {
        let offers = shown.run.now().offers_by(dn).collect();
        let head = lane_head(dn, format!("party-{index}"), offers, suggested.as_ref(), shown, on_act);
        html! { <th scope="col">{ head }</th> }
    };
    let mut step = 0;
    let rows: Vec<_> = table.rows.iter().map(|row| view.row(row, &mut step)).collect();
    html! {
        <div class="scroller printed">
            <table aria-label={words.as_printed()}>
                <thead><tr>{ for table.parties.iter().enumerate().map(head) }</tr></thead>
                <tbody>{ for rows }</tbody>
            </table>
            { for table.footnotes.iter().map(|footnote| note(footnote, shown)) }
        </div>
    }
}

/// What the rows are drawn with.
struct View<'a> {
    session: &'a Session,
    shown: &'a Shown,
    on_act: &'a Callback<Action>,
    /// How many columns there are.
    width: usize,
}

impl View<'_> {
    /// A row of step `step`, which a heading advances.
    fn row(&self, row: &Row, step: &mut usize) -> Html {
        let words = &self.shown.words;
        let across = self.width.to_string();
        match row {
            Row::Heading { step: number, phase, basis } => {
                *step = *number;
                let carried = *basis == Basis::NoteA;
                html! {
                    <tr class="heading">
                        <th colspan={across}>
                            { format!("{number}. {}", phase.title()) }
                            if carried {
                                <span class="about">{ " " }{ words.rests_on(*basis) }</span>
                            }
                        </th>
                    </tr>
                }
            }
            Row::State { state: State::Ended, .. } => {
                html! { <tr class="state"><td colspan={across}>{ words.call_ended() }</td></tr> }
            }
            Row::State { state, columns } => {
                let cell = |(span, on_call): (Range<usize>, bool)| {
                    let class = if on_call { "on" } else { "off" };
                    let name = on_call.then(|| state.as_str());
                    html! { <td colspan={span.len().to_string()} {class}>{ name }</td> }
                };
                html! { <tr class="state">{ for spans(columns, self.width).into_iter().map(cell) }</tr> }
            }
            Row::Request { column, request } => {
                let id = MessageId::request(*step);
                let name = words.message(&id, request.function(), request.by());
                let cell = html! {
                    <>
                        { self.button(&id, label_of(request), name) }
                        { leaf("code", "function", request.function()) }
                    </>
                };
                self.cells([(*column, cell, self.class(&id, "accent"))])
            }
            Row::Events(cells) => self.cells(cells.iter().map(|cell| {
                let dn = &self.shown.run.call.parties()[cell.column];
                let id = MessageId::event(*step, dn.clone());
                (cell.column, self.event(&id, dn, cell), self.class(&id, tone(cell.name).as_str()))
            })),
            Row::NoSteps => html! { <tr><td colspan={across} class="about">{ words.no_steps() }</td></tr> },
        }
    }

    /// A row of which only some columns have something.
    fn cells(&self, filled: impl IntoIterator<Item = (usize, Html, yew::Classes)>) -> Html {
        let mut cells = Vec::new();
        let mut next = 0;
        for (column, content, class) in filled {
            cells.extend((next..column).map(|_| html! { <td /> }));
            cells.push(html! { <td {class}>{ content }</td> });
            next = column + 1;
        }
        cells.extend((next..self.width).map(|_| html! { <td /> }));
        html! { <tr>{ for cells }</tr> }
    }

    fn event(&self, id: &MessageId, dn: &Dn, cell: &EventCell) -> Html {
        let line = |attribute: &Attribute| {
            let value = match &attribute.value {
                Value::Dn(dn) => self.shown.chips.chip(dn),
                other => html! { other.to_string() },
            };
            let marks = Mark::of(attribute).map(|mark| html! { <sup>{ " " }{ mark.as_str() }</sup> });
            html! { <><dt>{ attribute.name.as_str() }</dt><dd>{ value }{ for marks }</dd></> }
        };
        let name = self.shown.words.message(id, cell.name.as_str(), dn);
        html! {
            <>
                { self.button(id, cell.name.as_str().to_owned(), name) }
                <dl>{ for cell.attributes.iter().map(line) }</dl>
            </>
        }
    }

    /// What chooses a message: the same as its arrow in the ladder.
    fn button(&self, id: &MessageId, text: String, name: String) -> Html {
        let pressed = if self.session.selected() == Some(id) { "true" } else { "false" };
        let (select, point) = (id.clone(), id.clone());
        html! {
            <button
                type="button" class="message" aria-label={name} aria-pressed={pressed}
                onclick={self.on_act.reform(move |_| Action::Select(select.clone()))}
                onfocus={self.on_act.reform(move |_| Action::Focus(Some(point.clone())))}
                onblur={self.on_act.reform(|_| Action::Focus(None))}
            >{ text }</button>
        }
    }

    fn class(&self, id: &MessageId, tone: &'static str) -> yew::Classes {
        let marked = self.session.marked() == Some(id);
        classes!(tone, marked.then_some("marked"))
    }
}

/// The columns as stretches of those that are in `columns`, rising, and those that are not.
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

/// What a mark means, and how it was applied.
fn note(footnote: &Footnote, shown: &Shown) -> Html {
    let words = &shown.words;
    let lines: Vec<_> = match footnote {
        Footnote::Opt => vec![words.footnote_opt()],
        Footnote::A { decisions } => {
            let carried = decisions.iter().any(|decision| decision.basis == Basis::NoteA);
            let decided = decisions.iter().map(|decision| {
                let Note::A { remaining } = decision.note;
                let value = decision.note.call_state().as_str();
                words.decision(&decision.step.to_string(), &remaining.to_string(), value).into()
            });
            let rules = [Some(words.footnote_a()), carried.then(|| words.footnote_carried())];
            rules.into_iter().flatten().chain(decided).collect()
        }
    };
    html! {
        <p class="footnote"><sup>{ footnote.mark().as_str() }</sup>{ for lines.into_iter().map(|line| html! { <>{ " " }{ line }</> }) }</p>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_spans_the_columns_that_are_on_the_call() {
        assert_eq!(spans(&[0, 1, 2], 3), [(0..3, true)]);
        assert_eq!(spans(&[0, 2], 3), [(0..1, true), (1..2, false), (2..3, true)]);
        assert_eq!(spans(&[], 2), [(0..2, false)]);
    }
}
