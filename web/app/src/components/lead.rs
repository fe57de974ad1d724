use callmodel::{Phase, Request, Run};
use yew::{Callback, Html, html};

use crate::components::code::{sentence, with_names};
use crate::components::controls::{Button, leaf};
use crate::components::glossary::{Terms, split, term_button};
use callmodel_explore::Action;
use callmodel_words::{Term, Words};

/// Outcome of the last step of `run`, or of the suggested step of `phase`, with its source in the reference. `ask` is
/// the address of a question about it. With `beginning`, a button removes the steps.
pub(crate) fn lead(
    run: &Run,
    phase: Phase,
    suggested: Option<&Request>,
    beginning: Option<&Callback<Action>>,
    ask: Option<String>,
    words: &Words,
) -> Html {
    let words = words.in_code();
    let last = run.steps.last();
    let phase = last.map_or(phase, |step| step.phase);
    let (what, told) = match last.map(|step| &step.request) {
        Some(request) => (words.outcome(phase, request), words.attributes_tell(phase, request).into()),
        None => (words.suggestion(phase, suggested), words.told_in(phase)),
    };
    let basis = last
        .and_then(|step| words.carried_over(step.basis))
        .map(|basis| Terms::BUTTONS.text(&basis, Term::NoteA, &words));
    // The first name with a DN in it opens the meaning of DN.
    let told = match split(&told, "`ThisDN`") {
        Some((before, _, after)) => html! {
            <>{ with_names(before) }{ term_button(Term::Dn, "ThisDN", None) }{ with_names(after) }</>
        },
        None => with_names(&told),
    };
    html! {
        <p class="lead">
            { sentence("strong", "", &what) }{ " " }{ told }{ basis }
            // The space stays behind where the source begins a line.
            <span class="source">{ "\u{2003}" }{ leaf("span", "", phase.source()) }</span>
            { ask.map(|href| html! { <>{ " " }<a class="ask" {href}>{ words.ask_about() }</a></> }) }
            { beginning.map(|on_act| html! { <>{ " " }{ Button::act(words.undo_and_start(), on_act, Action::Reset).html() }</> }) }
        </p>
    }
}
