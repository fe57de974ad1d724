use yew::{AttrValue, Callback, Html, Properties, function_component, html, use_effect_with, use_state_eq};

use crate::asked;
use crate::components::controls::Button;

/// A button that puts a text on the clipboard, and says whether it did.
#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// The id of the button, if a key presses it.
    #[prop_or_default]
    pub(crate) id: Option<&'static str>,
    /// What the button says.
    pub(crate) word: AttrValue,
    /// What it is called, where the word alone does not say it.
    #[prop_or_default]
    pub(crate) label: Option<AttrValue>,
    /// The text, when it is asked for.
    pub(crate) text: Callback<(), String>,
    /// What is said when the text was not copied, and when it was.
    pub(crate) outcomes: [AttrValue; 2],
}

/// The button. What it said goes when the reader goes on: to something else, or with the call.
#[function_component]
pub(crate) fn CopyButton(props: &Props) -> Html {
    let said = use_state_eq(|| None::<bool>);
    let press = {
        let (text, said) = (props.text.clone(), said.setter());
        Callback::from(move |()| {
            let said = said.clone();
            asked::copy(&text.emit(()), move |done| said.set(Some(done)));
        })
    };
    let onfocusout = {
        let said = said.setter();
        move |_| said.set(None)
    };
    // It is another one whenever what is around the button is drawn.
    let setter = said.setter();
    use_effect_with(props.text.clone(), move |_| setter.set(None));
    let mut button = Button::new(props.word.clone(), press).id(props.id);
    if let Some(label) = props.label.clone() {
        button = button.label(label);
    }
    html! {
        <span class="copy" {onfocusout}>
            <span aria-live="polite">{ said.map(|done| props.outcomes[usize::from(done)].clone()) }</span>
            { button.html() }
        </span>
    }
}
