use callmodel::Phase;
use web_sys::KeyboardEvent;
use yew::{Callback, Html, html};

use crate::ids::tab_id;
use callmodel_explore::Action;
use callmodel_words::{Words, tab};

/// Tab list of the phases, with arrow keys, Home and End.
pub(crate) fn phase_tabs(chosen: Phase, words: &Words, on_act: &Callback<Action>) -> Html {
    let onkeydown = {
        let on_act = on_act.clone();
        move |event: KeyboardEvent| {
            let Some(phase) = towards(&event.key(), chosen).filter(|phase| *phase != chosen) else { return };
            event.prevent_default();
            on_act.emit(Action::Choose(phase));
        }
    };
    let button = |phase: Phase| {
        let is_chosen = phase == chosen;
        html! {
            <button
                type="button" role="tab" lang="en" translate="no" id={tab_id(phase)} aria-controls="phase" aria-selected={is_chosen.to_string()}
                tabindex={if is_chosen { "0" } else { "-1" }} onclick={on_act.reform(move |_| Action::Choose(phase))}
            >{ tab(phase) }</button>
        }
    };
    html! {
        <div class="tabs" role="tablist" aria-label={words.call_model()} {onkeydown}>
            { for Phase::ALL.into_iter().map(button) }
        </div>
    }
}

/// The phase after `key` was pressed on `chosen`.
fn towards(key: &str, chosen: Phase) -> Option<Phase> {
    let (at, count) = (chosen as usize, Phase::ALL.len());
    let to = match key {
        "ArrowRight" | "ArrowDown" => (at + 1) % count,
        "ArrowLeft" | "ArrowUp" => (at + count - 1) % count,
        "Home" => 0,
        "End" => count - 1,
        _ => return None,
    };
    Some(Phase::ALL[to])
}
