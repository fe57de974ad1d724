use callmodel::{Dn, Phase, Request, Scenario};

use crate::table::{Cell, Frame, OPTIONAL, marked};

/// The cells of `phase` as the model plays it; none if the model refuses the request.
pub(crate) fn cells(phase: Phase) -> Vec<Cell> {
    let Ok(step) = Scenario::of_phase(phase).call().apply(&Request::of_reference(phase)) else { return Vec::new() };
    let events = step.events.iter().flat_map(|event| {
        event.attributes().into_iter().map(|attribute| {
            let optional = attribute.optional.then_some(OPTIONAL);
            let marks = optional.into_iter().chain(attribute.note.map(|note| note.letter()));
            let text = marked(&attribute.value.to_string(), marks);
            Cell::new(event.party().to_string(), event.name().as_str(), attribute.name.as_str(), text)
        })
    });
    let parties: Vec<_> = step.before.parties().iter().map(Dn::as_str).collect();
    let frame = Frame {
        parties: parties.join(", "),
        before: step.before.state().as_str().into(),
        by: step.request.by().to_string().into(),
        label: step.request.label().into(),
        function: step.request.function().into(),
        after: step.after.state().as_str().into(),
    };
    frame.around(events)
}
