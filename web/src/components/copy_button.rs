use yew::{AttrValue, Html, Properties, function_component, html, use_state_eq};

use crate::{effects, messages};

/// A button that puts a text on the clipboard, and says whether it did.
#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// The text.
    pub(crate) text: AttrValue,
    /// What the button is called.
    pub(crate) label: AttrValue,
}

/// The button.
#[function_component]
pub(crate) fn CopyButton(props: &Props) -> Html {
    let said = use_state_eq(|| None::<bool>);
    let onclick = {
        let (text, said) = (props.text.clone(), said.setter());
        move |_| {
            let said = said.clone();
            effects::copy(&text, move |done| said.set(Some(done)));
        }
    };
    html! {
        <span class="copy">
            <span aria-live="polite">{ said.map(messages::copied) }</span>
            <button type="button" aria-label={props.label.clone()} {onclick}>{ messages::COPY }</button>
        </span>
    }
}
