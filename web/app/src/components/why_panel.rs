use callmodel::{Attribute, Event, Note, Run, Step};
use yew::{AttrValue, Callback, Html, MouseEvent, html};

use crate::components::code::sentence;
use crate::components::controls::{Button, close_button, leaf};
use crate::components::copy_button::CopyButton;
use crate::components::glossary::Terms;
use callmodel_explore::{Action, Session};
use callmodel_words::{Term, Words};

/// Explanation of the chosen message: meaning of each attribute, its rule, and the message in a log. Its values stand in its
/// table.
///
/// `picks`: a button to compare the message with another one, where a comparison is shown.
pub(crate) fn why_panel(
    session: &Session,
    run: &Run,
    words: &Words,
    on_act: &Callback<Action>,
    picks: bool,
    terms: Terms,
) -> Html {
    let Some(id) = session.selected() else { return Html::default() };
    let Some(step) = run.steps.numbered(id.step) else { return Html::default() };
    let event = id.event_in(run);
    let title = |words: &Words| match event {
        None => words.request_title(&step.request),
        Some(event) => words.table(event.party(), event.name()),
    };
    let content = match event {
        None if id.receiver.is_some() => return Html::default(),
        None => of_request(step, words),
        Some(event) => of_event(run, event, words),
    };
    let in_code = words.in_code();
    // A click on the table around it selects.
    let onclick = |event: MouseEvent| event.stop_propagation();
    html! {
        <section class="why-panel" aria-label={words.why(&title(words))} {onclick}>
            <div class="bar">
                { sentence("h2", "", &title(&in_code)) }
                <span class="copy">
                    if picks && id.receiver.is_some() {
                        { pick(session.is_picking(), words, on_act) }
                    }
                    { close_button(words, on_act, Action::Select(id.clone())) }
                </span>
            </div>
            <p class="pick" aria-live="polite">{ session.is_picking().then(|| words.pick()) }</p>
            <p>
                { sentence("strong", "", &in_code.what(step.phase, Some(&step.request))) }{ " " }
                { words.told_in(step.phase) }{ words.carried_over(step.basis) }
            </p>
            { content }
            <p class="source">{ step.phase.source() }{ " · " }{ terms.text(&words.rests_on(step.basis), Term::Basis, words) }</p>
        </section>
    }
}

/// A toggle button: the next chosen event is compared with this one.
fn pick(picking: bool, words: &Words, on_act: &Callback<Action>) -> Html {
    Button::act(words.compare_event_with(), on_act, Action::Pick(!picking)).pressed(picking).html()
}

fn of_request(step: &Step, words: &Words) -> Html {
    sentence("p", "", &words.in_code().request_meaning(&step.request))
}

fn of_event(run: &Run, event: &Event, words: &Words) -> Html {
    let attributes = run.attributes(event);
    let log = event.log(&attributes);
    let line = |attribute: &Attribute| {
        let note = attribute.note.map(|Note::A { remaining }| words.note_a(remaining));
        let meaning = note.map_or_else(|| words.meaning(event.name(), attribute.name), AttrValue::from);
        let meaning = if attribute.optional { words.may_be_left_out(&meaning).into() } else { meaning };
        html! {
            <>
                <dt>{ leaf("code", "", attribute.name.as_str()) }</dt>
                { leaf("dd", "", meaning) }
            </>
        }
    };
    let text = {
        let log = log.clone();
        Callback::from(move |()| log.clone())
    };
    let copy = CopyButton {
        word: words.copy(),
        label: Some(words.copy_log()),
        id: None,
        text,
        copied: words.copied(),
        failed: words.not_copied(),
    };
    html! {
        <>
            <dl>{ for attributes.iter().map(line) }</dl>
            <div class="bar">
                { leaf("h3", "", words.in_a_log()) }
                { copy.html() }
            </div>
            <pre translate="no">{ log }</pre>
        </>
    }
}
