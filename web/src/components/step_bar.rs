use callmodel::{Run, State};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::{Callback, Html, InputEvent, html};

use crate::components::controls::{Button, choice};
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
                { Button::act(messages::UNDO, on_act, Action::Undo).enabled(session.can_undo()).html() }
                { Button::act(messages::REDO, on_act, Action::Redo).enabled(session.can_redo()).html() }
                {
                    Button::act(messages::RESET, on_act, Action::Reset)
                        .enabled(session.can_reset()).class_if("suggested", ended).html()
                }
            </div>
            if session.can_reset() {
                { timeline(session, on_act) }
            }
        </div>
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
    let hurry = on_act.reform(|index: usize| Action::Hurry(Speed::ALL[index.min(Speed::ALL.len() - 1)]));
    let jump = |label: &'static str, sign: &'static str, to: usize| {
        Button::act(sign, on_act, Action::Go(to)).label(label).enabled(at != to).html()
    };
    let playing = session.is_playing();
    let word = if playing { messages::PAUSE } else { messages::PLAY };
    let text = messages::at_step(at, steps);
    let speed = |of: Speed| (messages::speed(of).into(), of == session.speed());
    html! {
        <div class="timeline">
            { jump(messages::TO_START, "⇤", 0) }
            { Button::act(word, on_act, Action::Play(!playing)).html() }
            { jump(messages::TO_END, "⇥", last) }
            <label class="line">
                <span>{ text.clone() }</span>
                <input
                    type="range" aria-label={messages::STEP} aria-valuetext={text} min="0" max={last.to_string()}
                    value={at.to_string()} {oninput}
                />
            </label>
            { choice(messages::SPEED, Speed::ALL.map(speed).into(), hurry) }
        </div>
    }
}
