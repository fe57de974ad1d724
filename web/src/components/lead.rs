use callmodel::{Phase, Request, Run};
use yew::{Html, html};

use crate::messages;

/// What the last step of `run` does, or what the suggested step of `phase` would do; with its place in the reference.
pub(crate) fn lead(run: &Run, phase: Phase, suggested: Option<&Request>) -> Html {
    let last = run.steps.last();
    let phase = last.map_or(phase, |step| step.phase);
    let what = messages::what(phase, last.map(|step| &step.request).or(suggested));
    let told = messages::told_in(phase);
    let basis = last.and_then(|step| messages::basis(step.basis)).map(|basis| format!(" {basis}"));
    html! {
        <p class="lead">
            <strong>{ what }</strong>{ " " }{ told }{ basis }{ " " }
            <span class="source">{ messages::source(phase) }</span>
        </p>
    }
}
