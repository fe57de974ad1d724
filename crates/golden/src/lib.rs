//! The model held against the reference's own tables, cell by cell. The outcome is a plain value: the tests ask that all of
//! it agrees, and the page shows it.
//!
//! ```
//! let phases = callmodel_golden::compare(callmodel_golden::REFERENCE)?;
//! assert!(phases.iter().all(|phase| phase.agrees()));
//! # Ok::<(), serde_json::Error>(())
//! ```

mod cell;
mod model;
mod reference;

use callmodel::Phase;

use cell::Cell;
use reference::Reference;

/// The tables of the chapter *Releasing Calls*, as data.
pub const REFERENCE: &str = include_str!("../reference/releasing-calls.json");

/// A phase of the reference, beside what the model makes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedPhase {
    /// The heading in the reference, such as `Release Phase`.
    pub title: String,
    /// All that the reference says, in its order, and whatever else the model says.
    pub rows: Vec<Row>,
}

impl ComparedPhase {
    /// Whether reference and model say the same in every row.
    #[must_use]
    pub fn agrees(&self) -> bool {
        self.rows.iter().all(|row| row.agrees)
    }
}

/// One thing that the reference says, or the model, or both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Whom it is said to or asked by; empty for what is said of the call.
    pub party: String,
    /// The event, or `request`; empty for what is said of the call.
    pub event: String,
    /// What is said, such as `ThirdPartyDN`; of call and request, such as `before` and `label`, as the file names it.
    pub attribute: String,
    /// What the reference says, with its marks: `B *OPT`, `OK/Conferenced a`. None if it does not speak of it.
    pub reference: Option<String>,
    /// What the model says, with the same marks. None if it does not speak of it.
    pub model: Option<String>,
    /// Whether it is the same, by the reference's note *a*.
    pub agrees: bool,
}

/// Holds the model against `reference`, which is [`REFERENCE`] or of its shape.
///
/// # Errors
/// When it is of another shape.
pub fn compare(reference: &str) -> serde_json::Result<Vec<ComparedPhase>> {
    let reference: Reference = serde_json::from_str(reference)?;
    let compared = reference.phases.into_iter().map(|table| {
        let phase = Phase::ALL.into_iter().find(|phase| phase.title() == table.title);
        let rows = rows(&table.cells(), &phase.map(model::cells).unwrap_or_default());
        ComparedPhase { title: table.title, rows }
    });
    Ok(compared.collect())
}

/// Sets the cells of both side by side, in the order of both.
fn rows(reference: &[Cell], mut model: &[Cell]) -> Vec<Row> {
    let mut rows = Vec::new();
    for said in reference {
        match model.iter().position(|cell| cell.place() == said.place()) {
            Some(place) => {
                rows.extend(model[..place].iter().map(|cell| row(None, Some(cell), cell)));
                rows.push(row(Some(said), Some(&model[place]), said));
                model = &model[place + 1..];
            }
            None => rows.push(row(Some(said), None, said)),
        }
    }
    rows.extend(model.iter().map(|cell| row(None, Some(cell), cell)));
    rows
}

fn row(reference: Option<&Cell>, model: Option<&Cell>, place: &Cell) -> Row {
    Row {
        party: place.party.clone(),
        event: place.event.clone(),
        attribute: place.attribute.clone(),
        reference: reference.map(Cell::text),
        model: model.map(Cell::text),
        agrees: reference.zip(model).is_some_and(|(reference, model)| reference.expects(model)),
    }
}

/// The samples of the documentation in Rust, which are run as those of a crate are.
#[cfg(doctest)]
mod samples {
    #[doc = include_str!("../../../README.md")]
    struct Readme;

    #[doc = include_str!("../../../docs/src/rust.md")]
    struct InRust;
}
