use std::rc::Rc;

use callmodel::{Phase, Request, Run};
use yew::{Html, Properties, function_component, html};

use crate::messages;

/// The lead.
#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// The run that is shown.
    pub(crate) run: Rc<Run>,
    /// The phase that the page is about.
    pub(crate) phase: Phase,
}

/// What the last step does, or what the reference's step would do; with its place in the reference.
#[function_component]
pub(crate) fn Lead(props: &Props) -> Html {
    let last = props.run.steps.last();
    let phase = last.map_or(props.phase, |step| step.phase);
    let request = last.map_or_else(|| Request::of_reference(phase), |step| step.request.clone());
    let (what, told) = messages::lead(phase, &request);
    let basis = last.and_then(|step| messages::basis(step.basis));
    html! {
        <p class="lead">
            <strong>{ what }</strong>{ " " }{ told }{ " " }
            if let Some(basis) = basis {
                { basis }{ " " }
            }
            <span class="source">{ messages::source(phase) }</span>
        </p>
    }
}
