//! Events as tables.

use callmodel::Run;
use callmodel_lesson::ShownEvent;

use crate::html::escaped;

/// A table per event: its attributes and values.
#[must_use]
pub fn of_events(events: &[ShownEvent]) -> String {
    let table = |event: &ShownEvent| {
        let rows = event.attributes.iter().map(|(name, value)| {
            format!("<tr><th scope=\"row\">{}</th> <td>{}</td></tr>\n", name.as_str(), escaped(&value.to_string()))
        });
        format!(
            "<table translate=\"no\">\n<caption>{}: {}</caption>\n{}</table>\n",
            escaped(event.party.as_str()),
            event.name.as_str(),
            rows.collect::<String>()
        )
    };
    format!("<div class=\"tables\">\n{}</div>\n", events.iter().map(table).collect::<String>())
}

/// The tables of the events of all steps.
#[must_use]
pub fn of_run(run: &Run) -> String {
    let events = run.steps.iter().flat_map(|step| &step.events).map(|event| ShownEvent {
        party: event.party().clone(),
        name: event.name(),
        attributes: run.attributes(event).into_iter().map(|attribute| (attribute.name, attribute.value)).collect(),
    });
    of_events(&events.collect::<Vec<_>>())
}
