use callmodel::Phase;
use web_sys::{HtmlElement, KeyboardEvent};
use yew::{Callback, Html, NodeRef, Properties, function_component, html, use_node_ref};

use crate::messages;

/// The tabs.
#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// The phase that is shown.
    pub(crate) chosen: Phase,
    /// A phase was chosen.
    pub(crate) on_choose: Callback<Phase>,
}

/// The id of a phase's tab, for the panel that it labels.
pub(crate) fn tab_id(phase: Phase) -> String {
    format!("tab-{}", phase as usize)
}

/// The three phases. Arrow keys, Home and End choose among them, as in any list of tabs.
#[function_component]
pub(crate) fn PhaseTabs(props: &Props) -> Html {
    let (first, second, third) = (use_node_ref(), use_node_ref(), use_node_ref());
    let tabs: [NodeRef; 3] = [first, second, third];
    let onkeydown = {
        let (tabs, chosen, on_choose) = (tabs.clone(), props.chosen, props.on_choose.clone());
        Callback::from(move |event: KeyboardEvent| {
            let Some(phase) = towards(&event.key(), chosen) else { return };
            event.prevent_default();
            on_choose.emit(phase);
            if let Some(tab) = tabs[phase as usize].cast::<HtmlElement>() {
                let _ = tab.focus();
            }
        })
    };
    let tab = |phase: Phase| {
        let chosen = phase == props.chosen;
        html! {
            <button
                ref={tabs[phase as usize].clone()} type="button" role="tab" id={tab_id(phase)} aria-controls="phase"
                aria-selected={chosen.to_string()} tabindex={if chosen { "0" } else { "-1" }}
                onclick={props.on_choose.reform(move |_| phase)}
            >{ messages::tab(phase) }</button>
        }
    };
    html! {
        <div class="tabs" role="tablist" aria-label={messages::CALL_MODEL} {onkeydown}>
            { for Phase::ALL.into_iter().map(tab) }
        </div>
    }
}

/// The phase that a key leads to from `chosen`.
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
