//! The model held against the reference, drawn into the page.

use callmodel_golden::{ComparedPhase, Row};
use wasm_bindgen::JsError;
use web_sys::Element;

use crate::tag::{Tag, draw_into, of_another_version, tag};

/// What stands where there is nothing.
const NOTHING: &str = "–";

/// The names under which the reference's file has what is no event, in the order of the page's texts for them.
const NO_EVENT: [&str; 6] = ["parties", "before", "request", "label", "function", "after"];

/// The page's texts, in its language: the heads of the columns, the last of which is also what the sign of agreeing says,
/// what the sign of differing says, and what the rows are called that are of no event.
pub(crate) struct Texts([String; 7 + NO_EVENT.len()]);

impl Texts {
    /// Reads them in the order in which the page gives them.
    pub(crate) fn read(texts: Vec<String>) -> Result<Self, JsError> {
        let texts = texts.try_into().map_err(|_| of_another_version())?;
        Ok(Self(texts))
    }

    fn heads(&self) -> &[String] {
        &self.0[..6]
    }

    fn agrees(&self) -> &str {
        &self.0[5]
    }

    fn differs(&self) -> &str {
        &self.0[6]
    }

    /// What a row says of an event or an attribute. The reference's own names are the same in every language.
    fn named<'a>(&'a self, name: &'a str) -> &'a str {
        let text = NO_EVENT.iter().position(|other| *other == name).and_then(|index| self.0.get(7 + index));
        text.map_or(name, String::as_str)
    }
}

/// Draws a table for each phase into `place`, a row for each cell of the reference's.
pub(crate) fn draw(place: &Element, phases: &[ComparedPhase], texts: &Texts) -> Result<(), JsError> {
    draw_into(place, phases.iter().map(|phase| table(phase, texts)))
}

/// The table of a phase, with a body for each event.
fn table(phase: &ComparedPhase, texts: &Texts) -> Result<Tag, JsError> {
    let title = tag("caption")?.holding([tag("h3")?.saying(&phase.title)?])?;
    let heads = texts.heads().iter().map(|head| tag("th")?.attribute("scope", "col")?.saying(head));
    let head = tag("thead")?.holding([tag("tr")?.holding_all(heads)?])?;
    let events = phase.rows.chunk_by(|row, next| (&row.party, &row.event) == (&next.party, &next.event));
    let bodies = events
        .map(|rows| tag("tbody")?.attribute("translate", "no")?.holding_all(rows.iter().map(|row| line(row, texts))));
    tag("table")?.holding([title, head])?.holding_all(bodies)
}

fn line(row: &Row, texts: &Texts) -> Result<Tag, JsError> {
    let Row { party, event, attribute, reference, model, agrees } = row;
    let cell = |text: &str| tag("td")?.saying(if text.is_empty() { NOTHING } else { text });
    let value = |value: &Option<String>| cell(value.as_deref().unwrap_or_default());
    let (sign, name) = if *agrees { ("✓", texts.agrees()) } else { ("≠", texts.differs()) };
    let sign = tag("span")?.attribute("role", "img")?.attribute("aria-label", name)?.saying(sign)?;
    let cells = [
        cell(party)?,
        cell(texts.named(event))?,
        tag("th")?.attribute("scope", "row")?.saying(texts.named(attribute))?,
        value(reference)?,
        value(model)?,
        tag("td")?.class("sign")?.holding([sign])?,
    ];
    let line = tag("tr")?.holding(cells)?;
    if *agrees { Ok(line) } else { line.class("differs") }
}
