use callmodel_browser::clipboard::copy_text;
use callmodel_browser::listen::next_action;
use wasm_bindgen_futures::spawn_local;
use yew::{AttrValue, Callback, Html, Properties, function_component, html, use_effect_with, use_state_eq};

use crate::components::controls::Button;

/// A button that copies a text and shows the outcome until the reader's next action.
#[derive(Clone, Properties, PartialEq)]
pub(crate) struct CopyButton {
    /// The text of the button.
    pub(crate) word: AttrValue,
    /// Its accessible name, where the text alone is not enough.
    pub(crate) label: Option<AttrValue>,
    /// Its id, for keyboard shortcuts.
    pub(crate) id: Option<&'static str>,
    /// Makes the text to copy, on click.
    pub(crate) text: Callback<(), String>,
    /// Shown after success.
    pub(crate) copied: AttrValue,
    /// Shown after a failure.
    pub(crate) failed: AttrValue,
}

impl CopyButton {
    /// The button as a node.
    pub(crate) fn html(self) -> Html {
        html! { <Component ..self /> }
    }
}

/// The outcome of the last click.
#[derive(Clone, Copy, PartialEq)]
enum Outcome {
    Copied,
    Failed,
}

#[function_component]
fn Component(props: &CopyButton) -> Html {
    let outcome = use_state_eq(|| None::<Outcome>);
    {
        let setter = outcome.setter();
        use_effect_with(*outcome, move |outcome| {
            let listening = outcome.map(|_| next_action(move || setter.set(None)));
            move || drop(listening)
        });
    }
    let press = {
        let (text, setter) = (props.text.clone(), outcome.setter());
        Callback::from(move |()| {
            let (copying, setter) = (copy_text(&text.emit(())), setter.clone());
            spawn_local(async move {
                setter.set(Some(if copying.await { Outcome::Copied } else { Outcome::Failed }));
            });
        })
    };
    let said = outcome.map(|outcome| match outcome {
        Outcome::Copied => props.copied.clone(),
        Outcome::Failed => props.failed.clone(),
    });
    let button = Button::new(props.word.clone(), press).id(props.id);
    let button = match &props.label {
        Some(label) => button.label(label.clone()),
        None => button,
    };
    html! {
        <span class="copy">
            <span aria-live="polite">{ said }</span>
            { button.html() }
        </span>
    }
}
