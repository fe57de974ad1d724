//! The run as the reference prints it, drawn into the page.

use std::ops::Range;

use callmodel::{Attribute, Basis, Columns, Dn, Note, Scenario, State, Value, in_text};
use callmodel_figure::{EventCell, Footnote, FootnoteMark, MessageId, ReferenceTable, TableRow, tone};
use wasm_bindgen::{JsCast, JsError};
use web_sys::{Element, HtmlElement};

use crate::browser::sentence;
use crate::tag::{Tag, chip, draw_into, filled, of_another_version, tag};

/// So many columns stand on a sheet of paper in the size of the page.
const ON_PAPER: usize = 6;

/// The page's texts, in its language. Those with places have them in braces.
pub(crate) struct Texts([String; 10]);

impl Texts {
    /// Reads them in the order in which the page gives them.
    pub(crate) fn read(texts: Vec<String>) -> Result<Self, JsError> {
        let texts = texts.try_into().map_err(|_| of_another_version())?;
        Ok(Self(texts))
    }

    fn table(&self) -> &str {
        &self.0[0]
    }

    fn call_ended(&self) -> &str {
        &self.0[1]
    }

    fn no_steps(&self) -> &str {
        &self.0[2]
    }

    fn carried_over(&self) -> &str {
        &self.0[3]
    }

    /// `Request {function} from {party} to T-Server`
    fn request(&self, function: &str, party: &Dn) -> String {
        filled(&self.0[4], &[("{function}", function), ("{party}", &in_text(party.as_str()))])
    }

    /// `{event} from T-Server to {party}`
    fn event(&self, event: &str, party: &Dn) -> String {
        filled(&self.0[5], &[("{event}", event), ("{party}", &in_text(party.as_str()))])
    }

    fn opt(&self) -> String {
        self.0[6].clone()
    }

    fn a(&self) -> String {
        self.0[7].clone()
    }

    fn a_carried(&self) -> String {
        self.0[8].clone()
    }

    /// `Step {step}: {count} parties remain, so CallState is {value}.`
    fn decision(&self, step: usize, remaining: usize, value: &str) -> String {
        filled(&self.0[9], &[("{step}", &step.to_string()), ("{count}", &remaining.to_string()), ("{value}", value)])
    }
}

/// Draws the run of `scenario` into `place`, instead of what is in it.
pub(crate) fn draw(place: &Element, scenario: &Scenario, texts: &Texts) -> Result<(), JsError> {
    let run = scenario.play()?;
    let table = ReferenceTable::of(&run);
    let view = View { columns: run.columns(), table: &table, texts };
    let drawn = tag("table")?.attribute("aria-label", texts.table())?.attribute("translate", "no")?;
    let head = table.parties.iter().map(|dn| tag("th")?.attribute("scope", "col")?.holding([chip(&view.columns, dn)?]));
    let head = tag("thead")?.holding([tag("tr")?.holding_all(head)?])?;
    let mut step = 0;
    let body = tag("tbody")?.holding_all(table.rows.iter().map(|row| view.row(row, &mut step)))?;
    let drawn = drawn.holding([head, body])?;
    // How much smaller it is to be printed, in thousandths. Only the style object may say so under a strict policy.
    let fit = (ON_PAPER * 1000 / table.parties.len().max(1)).min(1000);
    let style = drawn.element().unchecked_into::<HtmlElement>().style();
    style.set_property("--fit", &format!("calc({fit} / 1000)")).map_err(sentence)?;
    draw_into(place, std::iter::once(Ok(drawn)).chain(table.footnotes.iter().map(|note| footnote(note, texts))))
}

/// An element among the reference's words that says something of ours, which a browser may translate.
fn own(name: &str) -> Result<Tag, JsError> {
    tag(name)?.attribute("translate", "yes")
}

/// What the rows are drawn with.
struct View<'a> {
    columns: Columns,
    table: &'a ReferenceTable,
    texts: &'a Texts,
}

impl View<'_> {
    /// A row of step `step`, which a heading advances.
    fn row(&self, row: &TableRow, step: &mut usize) -> Result<Tag, JsError> {
        let (texts, width) = (self.texts, self.table.parties.len());
        match row {
            TableRow::Heading { step: number, phase, basis } => {
                *step = *number;
                let title = format!("{number}. {}", phase.title());
                let carried =
                    (*basis == Basis::NoteA).then(|| own("span")?.class("about")?.saying(texts.carried_over()));
                let cell = tag("th")?.across(width)?.holding([tag("span")?.saying(&title)?])?;
                tag("tr")?.class("heading")?.holding([cell.holding_all(carried)?])
            }
            TableRow::State { state: State::Ended, .. } => {
                tag("tr")?.class("state")?.holding([own("td")?.across(width)?.saying(texts.call_ended())?])
            }
            TableRow::State { state, columns } => {
                let cell = |(span, on): (Range<usize>, bool)| {
                    let cell = tag("td")?.across(span.len())?;
                    if on { cell.class("on")?.saying(state.as_str()) } else { cell.class("off") }
                };
                tag("tr")?.class("state")?.holding_all(spans(columns, width).into_iter().map(cell))
            }
            TableRow::Request { column, request } => {
                let name = texts.request(request.function(), request.by());
                let button = message(&MessageId::request(*step), &request.label(), &name)?;
                let function = tag("code")?.class("function")?.saying(request.function())?;
                let cell = tag("td")?.class("accent")?.holding([button, function])?;
                self.cells([Ok((*column, cell))])
            }
            TableRow::Events(cells) => self.cells(cells.iter().map(|cell| Ok((cell.column, self.event(cell)?)))),
            TableRow::NoSteps => {
                tag("tr")?.holding([own("td")?.across(width)?.class("about")?.saying(texts.no_steps())?])
            }
        }
    }

    /// A row of which only some columns have something.
    fn cells(&self, filled: impl IntoIterator<Item = Result<(usize, Tag), JsError>>) -> Result<Tag, JsError> {
        let mut cells = Vec::new();
        for cell in filled {
            let (column, cell) = cell?;
            while cells.len() < column {
                cells.push(tag("td")?);
            }
            cells.push(cell);
        }
        while cells.len() < self.table.parties.len() {
            cells.push(tag("td")?);
        }
        tag("tr")?.holding(cells)
    }

    fn event(&self, cell: &EventCell) -> Result<Tag, JsError> {
        let dn = &self.table.parties[cell.column];
        let name = cell.name.as_str();
        let button = message(&cell.id, name, &self.texts.event(name, dn))?;
        let lines = tag("dl")?;
        for attribute in &cell.attributes {
            let marks = FootnoteMark::of(attribute).map(|mark| tag("sup")?.saying(mark.as_str()));
            let value = tag("dd")?.holding([self.value(attribute)?])?.holding_all(marks)?;
            lines.add(tag("dt")?.saying(attribute.name.as_str())?)?;
            lines.add(value)?;
        }
        tag("td")?.class(tone(cell.name).as_str())?.holding([button, lines])
    }

    fn value(&self, attribute: &Attribute) -> Result<Tag, JsError> {
        match &attribute.value {
            Value::Dn(dn) => chip(&self.columns, dn),
            other => tag("span")?.saying(&other.to_string()),
        }
    }
}

/// What chooses a message, which the page finds by its id.
fn message(id: &MessageId, text: &str, name: &str) -> Result<Tag, JsError> {
    let button =
        tag("button")?.attribute("type", "button")?.class("message")?.attribute("data-message", &id.to_string())?;
    button.attribute("aria-label", name)?.attribute("aria-pressed", "false")?.saying(text)
}

/// What a mark means, and how it was applied.
fn footnote(footnote: &Footnote, texts: &Texts) -> Result<Tag, JsError> {
    let lines = match footnote {
        Footnote::Opt => vec![texts.opt()],
        Footnote::A { decisions } => {
            let carried = decisions.iter().any(|decision| decision.basis == Basis::NoteA);
            let rules = [Some(texts.a()), carried.then(|| texts.a_carried())];
            let decided = decisions.iter().map(|decision| {
                let Note::A { remaining } = decision.note;
                texts.decision(decision.step, remaining, decision.note.call_state().as_str())
            });
            rules.into_iter().flatten().chain(decided).collect()
        }
    };
    let mark = tag("sup")?.saying(footnote.mark().as_str())?;
    tag("p")?.class("footnote")?.holding([mark, tag("span")?.saying(&format!(" {}", lines.join(" ")))?])
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
