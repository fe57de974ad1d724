use yew::{AttrValue, Callback, Html, Properties, function_component, html, use_state_eq};

use crate::components::controls::Button;
use crate::effects;
use crate::messages::Words;

/// A button that puts a text on the clipboard, and says whether it did.
#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// The text.
    pub(crate) text: AttrValue,
    /// What the button is called.
    pub(crate) label: AttrValue,
    /// The texts.
    pub(crate) words: Words,
}

/// The button.
#[function_component]
pub(crate) fn CopyButton(props: &Props) -> Html {
    let words = &props.words;
    let said = use_state_eq(|| None::<bool>);
    let onclick = {
        let (text, said) = (props.text.clone(), said.setter());
        Callback::from(move |()| {
            let said = said.clone();
            effects::copy(&text, move |done| said.set(Some(done)));
        })
    };
    html! {
        <span class="copy">
            <span aria-live="polite">{ said.map(|done| words.copied_or_not(done)) }</span>
            { Button::new(words.copy(), onclick).label(props.label.clone()).html() }
        </span>
    }
}
