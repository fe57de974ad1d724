use callmodel::State;
use callmodel_browser::field::typed;
use callmodel_explore::Sentences as _;
use yew::{Callback, Html, InputEvent, html};

use crate::components::code::{sentence, with_code, with_names};
use crate::components::controls::{Button, choice};
use crate::shown::Shown;
use callmodel_explore::{Action, Session, Speed};
use callmodel_words::Words;

/// Status of the last step, undo, redo, reset and timeline.
pub(crate) fn step_bar(session: &Session, shown: &Shown, on_act: &Callback<Action>) -> Html {
    let (run, words) = (&shown.run, &shown.words);
    let ended = run.now().state() == State::Ended;
    let told = session.told().map(|told| with_code(&words.in_code().told(told)));
    html! {
        <div class="steps">
            <div class="happened">
                <p role="status">{ with_names(&words.in_code().status(run)) }</p>
                <p class="ended" aria-live="polite">{ ended.then(|| words.call_ended()) }</p>
                <p class="told" aria-live="polite" aria-atomic="true">
                    { told }{ shown.changed.as_ref().map(|changed| with_names(&format!(" {changed}"))) }
                </p>
            </div>
            <div class="history" role="group" aria-label={words.history()}>
                { Button::act(words.undo(), on_act, Action::Undo).enabled(session.can_undo()).html() }
                { Button::act(words.redo(), on_act, Action::Redo).enabled(session.can_redo()).html() }
                {
                    Button::act(words.reset(), on_act, Action::Reset)
                        .enabled(session.can_reset()).class_if("suggested", ended).html()
                }
            </div>
            if session.can_reset() {
                { timeline(session, words, on_act) }
            }
        </div>
    }
}

/// Timeline: a slider over the steps, and playback.
fn timeline(session: &Session, words: &Words, on_act: &Callback<Action>) -> Html {
    let steps = &session.scenario().steps;
    let (at, last) = (session.at(), steps.len());
    let oninput = {
        let on_act = on_act.clone();
        move |event: InputEvent| {
            if let Some(at) = typed(&event).and_then(|text| text.parse().ok()) {
                on_act.emit(Action::Go(at));
            }
        }
    };
    let hurry = on_act.reform(|index: usize| Action::Hurry(Speed::ALL[index.min(Speed::ALL.len() - 1)]));
    let playing = session.is_playing();
    let word = if playing { words.pause() } else { words.play() };
    let text = words.place(at, steps);
    let speed = |of: Speed| (of.label().into(), of == session.speed());
    html! {
        <div class="timeline">
            { Button::act(word, on_act, Action::Play(!playing)).id(Some("play")).html() }
            // The text is the value of the slider, not its label.
            <div class="line">
                { sentence("span", "", &words.in_code().place(at, steps)) }
                <input
                    type="range" aria-label={words.step()} aria-valuetext={text} min="0" max={last.to_string()}
                    value={at.to_string()} {oninput}
                />
            </div>
            { choice(words.speed(), Speed::ALL.map(speed).into(), hurry) }
        </div>
    }
}
