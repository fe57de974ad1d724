//! What the reference says: its tables as they stand in the file.

use serde::Deserialize;

use crate::cell::{Cell, Frame};

/// The file.
#[derive(Deserialize)]
pub(crate) struct Reference {
    pub(crate) phases: Vec<Table>,
}

/// The table of a phase.
#[derive(Deserialize)]
pub(crate) struct Table {
    pub(crate) title: String,
    parties: Vec<String>,
    before: String,
    request: Request,
    events: Vec<Event>,
    after: Option<String>,
}

/// The request, in the column of who makes it.
#[derive(Deserialize)]
struct Request {
    label: String,
    function: String,
    column: String,
}

/// An event, in the column of who receives it.
#[derive(Deserialize)]
struct Event {
    column: String,
    name: String,
    attributes: Vec<Attribute>,
}

/// Name, value and, for some, a mark.
#[derive(Deserialize)]
struct Attribute(String, String, #[serde(default)] Option<String>);

impl Table {
    pub(crate) fn cells(&self) -> Vec<Cell> {
        let events = self.events.iter().flat_map(|event| {
            event.attributes.iter().map(|Attribute(name, value, mark)| {
                Cell::new(&event.column, &event.name, name, value).marked(mark.clone())
            })
        });
        let frame = Frame {
            parties: self.parties.iter().map(String::as_str).collect(),
            before: &self.before,
            by: &self.request.column,
            label: &self.request.label,
            function: &self.request.function,
            // Below its last table the reference has no state: nobody is left.
            after: self.after.as_deref().unwrap_or("Ended"),
        };
        frame.around(events)
    }
}
