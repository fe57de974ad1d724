use callmodel::{Run, State};
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::{Callback, Event, Html, InputEvent, classes, html};

use crate::messages;
use crate::session::{Action, Session, Speed};

/// What just happened, and the way back and forth.
pub(crate) fn step_bar(session: &Session, run: &Run, on_act: &Callback<Action>) -> Html {
    let ended = run.now().state() == State::Ended;
    html! {
        <div class="steps">
            <div class="happened">
                <p role="status">{ messages::status(run) }</p>
                <p class="ended" aria-live="polite">{ ended.then_some(messages::CALL_ENDED) }</p>
                <p class="told" aria-live="polite">{ session.told().map(messages::told) }</p>
            </div>
            <div class="history" role="group" aria-label={messages::HISTORY}>
                { button(messages::UNDO, session.can_undo(), false, Action::Undo, on_act) }
                { button(messages::REDO, session.can_redo(), false, Action::Redo, on_act) }
                { button(messages::RESET, session.can_reset(), ended, Action::Reset, on_act) }
            </div>
            if session.can_reset() {
                { timeline(session, on_act) }
            }
        </div>
    }
}

/// A button that has nothing to do is named so and keeps the focus; a `disabled` one would lose it.
fn button(label: &'static str, enabled: bool, emphasised: bool, action: Action, on_act: &Callback<Action>) -> Html {
    let onclick = enabled.then(|| on_act.reform(move |_| action.clone()));
    html! {
        <button
            type="button" class={classes!(emphasised.then_some("suggested"))}
            aria-disabled={(!enabled).then_some("true")} {onclick}
        >{ label }</button>
    }
}

/// The steps as a line to move on, by hand or by itself.
fn timeline(session: &Session, on_act: &Callback<Action>) -> Html {
    let steps = &session.scenario().steps;
    let (at, last) = (session.at(), steps.len());
    let oninput = {
        let on_act = on_act.clone();
        move |event: InputEvent| {
            let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            if let Some(at) = field.and_then(|field| field.value().parse().ok()) {
                on_act.emit(Action::Go(at));
            }
        }
    };
    let onchange = {
        let on_act = on_act.clone();
        move |event: Event| {
            let field = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
            if let Some(speed) =
                field.and_then(|field| Speed::ALL.into_iter().find(|speed| messages::speed(*speed) == field.value()))
            {
                on_act.emit(Action::Hurry(speed));
            }
        }
    };
    let jump = |label: &'static str, sign: &'static str, to: usize| {
        let can = at != to;
        let onclick = can.then(|| on_act.reform(move |_| Action::Go(to)));
        html! {
            <button type="button" aria-label={label} title={label} aria-disabled={(!can).then_some("true")} {onclick}>{ sign }</button>
        }
    };
    let playing = session.is_playing();
    let word = if playing { messages::PAUSE } else { messages::PLAY };
    let text = messages::at_step(at, steps);
    let speed = |of: Speed| html! { <option selected={of == session.speed()}>{ messages::speed(of) }</option> };
    html! {
        <div class="timeline">
            { jump(messages::TO_START, "⇤", 0) }
            { button(word, true, false, Action::Play(!playing), on_act) }
            { jump(messages::TO_END, "⇥", last) }
            <label class="line">
                <span>{ text.clone() }</span>
                <input
                    type="range" aria-label={messages::STEP} aria-valuetext={text} min="0" max={last.to_string()}
                    value={at.to_string()} {oninput}
                />
            </label>
            <select aria-label={messages::SPEED} {onchange}>{ for Speed::ALL.into_iter().map(speed) }</select>
        </div>
    }
}
