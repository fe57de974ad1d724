use callmodel::{Phase, Request, Run};
use yew::{Html, html};

use crate::components::controls::leaf;
use callmodel_words::{Words, source};

/// Summary of the last step of `run`, or of the suggested step of `phase`, with its source in the reference.
pub(crate) fn lead(run: &Run, phase: Phase, suggested: Option<&Request>, words: &Words) -> Html {
    let last = run.steps.last();
    let phase = last.map_or(phase, |step| step.phase);
    let what = words.what(phase, last.map(|step| &step.request).or(suggested));
    let told = words.told_in(phase);
    let basis = last.and_then(|step| words.carried_over(step.basis));
    html! {
        <p class="lead">
            { leaf("strong", "", what) }{ " " }{ told }{ basis }{ " " }
            { leaf("span", "source", source(phase)) }
        </p>
    }
}
