use callmodel::{Phase, Request, Run};
use yew::{Html, html};

use crate::messages;

/// What the last step of `run` does, or what the reference's step of `phase` would do; with its place in the reference.
pub(crate) fn lead(run: &Run, phase: Phase) -> Html {
    let last = run.steps.last();
    let phase = last.map_or(phase, |step| step.phase);
    let request = last.map_or_else(|| Request::of_reference(phase), |step| step.request.clone());
    let (what, told) = messages::lead(phase, &request);
    let basis = last.and_then(|step| messages::basis(step.basis)).map(|basis| format!(" {basis}"));
    html! {
        <p class="lead">
            <strong>{ what }</strong>{ " " }{ told }{ basis }{ " " }
            <span class="source">{ messages::source(phase) }</span>
        </p>
    }
}
