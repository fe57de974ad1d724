//! Golden test of the model: every cell of the reference's tables beside the model's. The outcome is a plain value; tests
//! assert that all of it agrees, and the page shows it.
//!
//! ```
//! let phases = callmodel_golden::compare(callmodel_golden::REFERENCE);
//! assert!(phases.iter().all(|phase| phase.agrees()));
//! ```
//!
//! The tables are `reference/releasing-calls.json`, which the build script turns into static data. The feature `json` has
//! the reader of that file, for tests with other tables.

#[cfg(feature = "json")]
mod file;
mod model;
mod table;

use std::borrow::Cow;

use callmodel::Phase;

#[cfg(feature = "json")]
pub use file::read;
pub use table::{Cell, Table};

include!(concat!(env!("OUT_DIR"), "/reference.rs"));

/// The file with the tables of the chapter *Releasing Calls*.
#[cfg(feature = "json")]
pub const FILE: &str = include_str!("../reference/releasing-calls.json");

/// A phase of the reference beside the model's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedPhase {
    /// The heading in the reference, such as `Release Phase`.
    pub title: Cow<'static, str>,
    /// The cells of the reference in its order, and among them those that only the model has.
    pub rows: Vec<ComparedCell>,
}

impl ComparedPhase {
    /// Whether reference and model agree in every row.
    #[must_use]
    pub fn agrees(&self) -> bool {
        self.rows.iter().all(|row| row.agrees)
    }
}

/// A cell of the reference, of the model, or of both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparedCell {
    /// The receiver of the event, or the requester; empty for the call.
    pub party: Cow<'static, str>,
    /// The event, or `request`; empty for the call.
    pub event: Cow<'static, str>,
    /// The attribute, such as `ThirdPartyDN`; for call and request the key in the file, such as `before` and `label`.
    pub attribute: Cow<'static, str>,
    /// The reference's value with its marks: `B *OPT`, `OK/Conferenced a`. None if the reference has no such cell.
    pub reference: Option<Cow<'static, str>>,
    /// The model's value with the same marks. None if the model has no such cell.
    pub model: Option<Cow<'static, str>>,
    /// Whether both are the same, by the reference's note *a*.
    pub agrees: bool,
}

/// Compares `reference`, which is [`REFERENCE`] or of its shape, with the model.
#[must_use]
pub fn compare(reference: &[Table]) -> Vec<ComparedPhase> {
    let compared = reference.iter().map(|table| {
        let phase = Phase::ALL.into_iter().find(|phase| phase.title() == table.title);
        let model = phase.map(model::cells).unwrap_or_default();
        ComparedPhase { title: table.title.clone(), rows: rows(&table.cells, &model) }
    });
    compared.collect()
}

/// Merges the cells of both, in the order of both.
fn rows(reference: &[Cell], mut model: &[Cell]) -> Vec<ComparedCell> {
    let mut rows = Vec::new();
    for said in reference {
        match model.iter().position(|cell| is_same_place(cell, said)) {
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

fn is_same_place(one: &Cell, other: &Cell) -> bool {
    one.party == other.party && one.event == other.event && one.attribute == other.attribute
}

fn row(reference: Option<&Cell>, model: Option<&Cell>, place: &Cell) -> ComparedCell {
    ComparedCell {
        party: place.party.clone(),
        event: place.event.clone(),
        attribute: place.attribute.clone(),
        reference: reference.map(|cell| cell.text.clone()),
        model: model.map(|cell| cell.text.clone()),
        agrees: reference.zip(model).is_some_and(|(reference, model)| agree(&reference.text, &model.text)),
    }
}

/// Whether `model` is what `reference` asks for. Note *a* leaves two values open; of a conference of three, two parties
/// remain, so it is the first.
fn agree(reference: &str, model: &str) -> bool {
    match reference.strip_suffix("/Conferenced a") {
        Some(first) => model.strip_suffix(" a") == Some(first),
        None => model == reference,
    }
}

/// Samples of the documentation in Rust, run as those of a crate.
#[cfg(doctest)]
mod samples {
    #[doc = include_str!("../../../README.md")]
    struct Readme;

    #[doc = include_str!("../../../docs/src/rust.md")]
    struct InRust;
}
