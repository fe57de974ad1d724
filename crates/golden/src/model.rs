//! What the model says.

use callmodel::{Dn, Phase, Request, Scenario};

use crate::cell::{Cell, Frame, OPTIONAL};

/// The cells of `phase`, played by the model; none if it refuses the request.
pub(crate) fn cells(phase: Phase) -> Vec<Cell> {
    let Ok(step) = Scenario::of_phase(phase).call().apply(&Request::of_reference(phase)) else { return Vec::new() };
    let events = step.events.iter().flat_map(|event| {
        event.attributes().into_iter().map(|attribute| {
            let optional = attribute.optional.then_some(OPTIONAL);
            let marks = optional.into_iter().chain(attribute.note.map(|note| note.letter()));
            let value = attribute.value.to_string();
            Cell::new(event.party().as_str(), event.name().as_str(), attribute.name.as_str(), value)
                .marked(marks.map(str::to_owned))
        })
    });
    let frame = Frame {
        parties: step.before.parties().iter().map(Dn::as_str).collect(),
        before: step.before.state().as_str(),
        by: step.request.by().as_str(),
        label: &step.request.label(),
        function: step.request.function(),
        after: step.after.state().as_str(),
    };
    frame.around(events)
}
