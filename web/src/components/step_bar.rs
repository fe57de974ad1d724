use std::rc::Rc;

use callmodel::{Run, State};
use yew::{Callback, Html, Properties, function_component, html};

use crate::messages;
use crate::session::Action;

/// The step bar.
#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// The run that is shown.
    pub(crate) run: Rc<Run>,
    /// Whether there is a step to undo.
    pub(crate) undo: bool,
    /// Whether there is an undone step.
    pub(crate) redo: bool,
    /// Whether there is any step.
    pub(crate) reset: bool,
    /// A button was pressed.
    pub(crate) on_act: Callback<Action>,
}

/// What just happened, and the way back and forth.
#[function_component]
pub(crate) fn StepBar(props: &Props) -> Html {
    let ended = props.run.now().state() == State::Ended;
    // A button that has nothing to do is named so and keeps the focus; a `disabled` one would lose it.
    let button = |label: &'static str, enabled: bool, emphasised: bool, action: Action| {
        let onclick = enabled.then(|| props.on_act.reform(move |_| action.clone()));
        html! {
            <button
                type="button" class={yew::classes!(emphasised.then_some("suggested"))}
                aria-disabled={(!enabled).then_some("true")} {onclick}
            >{ label }</button>
        }
    };
    html! {
        <div class="steps">
            <p role="status">{ messages::status(&props.run) }</p>
            if ended {
                <p class="ended">{ messages::CALL_ENDED }</p>
            }
            <div class="history" role="group" aria-label={messages::HISTORY}>
                { button(messages::UNDO, props.undo, false, Action::Undo) }
                { button(messages::REDO, props.redo, false, Action::Redo) }
                { button(messages::RESET, props.reset, ended, Action::Reset) }
            </div>
        </div>
    }
}
