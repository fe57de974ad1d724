use callmodel::{Run, State};
use yew::{Callback, Html, classes, html};

use crate::messages;
use crate::session::{Action, Session};

/// What just happened, and the way back and forth.
pub(crate) fn step_bar(session: &Session, run: &Run, on_act: &Callback<Action>) -> Html {
    let ended = run.now().state() == State::Ended;
    // A button that has nothing to do is named so and keeps the focus; a `disabled` one would lose it.
    let button = |label: &'static str, enabled: bool, emphasised: bool, action: Action| {
        let onclick = enabled.then(|| on_act.reform(move |_| action.clone()));
        html! {
            <button
                type="button" class={classes!(emphasised.then_some("suggested"))}
                aria-disabled={(!enabled).then_some("true")} {onclick}
            >{ label }</button>
        }
    };
    html! {
        <div class="steps">
            <p role="status">{ messages::status(run) }</p>
            <p class="ended" aria-live="polite">{ ended.then_some(messages::CALL_ENDED) }</p>
            <div class="history" role="group" aria-label={messages::HISTORY}>
                { button(messages::UNDO, session.can_undo(), false, Action::Undo) }
                { button(messages::REDO, session.can_redo(), false, Action::Redo) }
                { button(messages::RESET, session.can_reset(), ended, Action::Reset) }
            </div>
        </div>
    }
}
