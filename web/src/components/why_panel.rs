use callmodel::{Attribute, Event, Note, Run, Step, Value};
use yew::{Callback, Html, html};

use crate::chips::Chips;
use crate::components::controls::Button;
use crate::components::copy_button::CopyButton;
use crate::messages;
use crate::session::{Action, Session};

/// Why the chosen message is as it is: what each attribute says in it, by which rule, and how a log has it.
pub(crate) fn why_panel(session: &Session, run: &Run, chips: &Chips, on_act: &Callback<Action>) -> Html {
    let Some(id) = session.selected() else { return Html::default() };
    let Some(step) = id.step.checked_sub(1).and_then(|index| run.steps.get(index)) else { return Html::default() };
    let (title, content) = match &id.receiver {
        None => (messages::request_title(&step.request), of_request(step)),
        Some(receiver) => {
            let Some(event) = step.events.iter().find(|event| event.party() == receiver) else {
                return Html::default();
            };
            (messages::table(receiver, event.name()), of_event(run, event, chips))
        }
    };
    html! {
        <section class="why-panel" aria-label={messages::why_title(&title)}>
            <div class="bar">
                <h2>{ &title }</h2>
                <span class="copy">
                    if id.receiver.is_some() {
                        { pick(session.is_picking(), on_act) }
                    }
                    { Button::act(messages::CLOSE, on_act, Action::Select(id.clone())).html() }
                </span>
            </div>
            <p class="pick" aria-live="polite">{ session.is_picking().then_some(messages::PICK) }</p>
            <p>{ messages::told_in(step.phase) }{ messages::basis(step.basis).map(|basis| format!(" {basis}")) }</p>
            { content }
            <p class="source">{ messages::source(step.phase) }{ " · " }{ messages::rests_on(step.basis) }</p>
        </section>
    }
}

/// A button after which the next event that is chosen is compared with this one.
fn pick(picking: bool, on_act: &Callback<Action>) -> Html {
    Button::act(messages::COMPARE_WITH, on_act, Action::Pick(!picking)).pressed(picking).html()
}

fn of_request(step: &Step) -> Html {
    html! { <p>{ messages::request_meaning(&step.request) }</p> }
}

fn of_event(run: &Run, event: &Event, chips: &Chips) -> Html {
    let attributes = run.attributes(event);
    let log = event.log(&attributes);
    let line = |attribute: &Attribute| {
        let value = match &attribute.value {
            Value::Dn(dn) => chips.chip(dn),
            other => html! { <code>{ other.to_string() }</code> },
        };
        let note = attribute.note.map(|Note::A { remaining }| messages::note_a(remaining));
        let meaning = note.unwrap_or_else(|| messages::meaning(event.name(), attribute.name).to_owned());
        let optional = attribute.optional.then_some(messages::MAY_BE_LEFT_OUT);
        html! {
            <>
                <dt><code>{ attribute.name.as_str() }</code>{ " " }{ value }</dt>
                <dd>{ meaning }{ optional }</dd>
            </>
        }
    };
    html! {
        <>
            <dl>{ for attributes.iter().map(line) }</dl>
            <div class="bar">
                <h3>{ messages::IN_A_LOG }</h3>
                <CopyButton text={log.clone()} label={messages::COPY_LOG} />
            </div>
            <pre>{ log }</pre>
        </>
    }
}
