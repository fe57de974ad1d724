//! Reader of the reference's JSON file, for the build script and for tests.

use serde::Deserialize;

use crate::table::{Cell, Frame, Table, marked};

/// Reads tables in the shape of `reference/releasing-calls.json`.
///
/// # Errors
/// If the JSON has another shape.
pub fn read(json: &str) -> serde_json::Result<Vec<Table>> {
    let file: File = serde_json::from_str(json)?;
    Ok(file.phases.into_iter().map(Phase::into_table).collect())
}

#[derive(Deserialize)]
struct File {
    phases: Vec<Phase>,
}

#[derive(Deserialize)]
struct Phase {
    title: String,
    parties: Vec<String>,
    before: String,
    request: Request,
    events: Vec<Event>,
    after: Option<String>,
}

/// The request, in the column of the requester.
#[derive(Deserialize)]
struct Request {
    label: String,
    function: String,
    column: String,
}

/// An event, in the column of its receiver.
#[derive(Deserialize)]
struct Event {
    column: String,
    name: String,
    attributes: Vec<Attribute>,
}

/// Name, value and optional mark.
#[derive(Deserialize)]
struct Attribute(String, String, #[serde(default)] Option<String>);

impl Phase {
    fn into_table(self) -> Table {
        let cell = |event: &Event, Attribute(name, value, mark): &Attribute| {
            Cell::new(event.column.clone(), event.name.clone(), name.clone(), marked(value, mark.as_deref()))
        };
        let events = self.events.iter().flat_map(|event| event.attributes.iter().map(move |one| cell(event, one)));
        let frame = Frame {
            parties: self.parties.join(", "),
            before: self.before.into(),
            by: self.request.column.into(),
            label: self.request.label.into(),
            function: self.request.function.into(),
            // The reference prints no state below its last table: no party is left.
            after: self.after.map_or("Ended".into(), Into::into),
        };
        Table { title: self.title.into(), cells: frame.around(events).into() }
    }
}
