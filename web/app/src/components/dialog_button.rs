use callmodel_browser::dialog;
use yew::{
    AttrValue, Callback, Html, Properties, function_component, html, use_effect_with, use_node_ref, use_state_eq,
};

use crate::components::controls::Button;
use callmodel_words::Words;

/// A button that opens a dialog. Its content is on the page only while it is open.
#[derive(Clone, Properties, PartialEq)]
pub(crate) struct DialogButton {
    /// The text of the button.
    word: AttrValue,
    /// The id of the button, for keyboard shortcuts.
    id: Option<&'static str>,
    /// The accessible name of the dialog.
    label: AttrValue,
    /// The texts.
    words: Words,
    /// Called before the dialog opens.
    on_open: Option<Callback<()>>,
    /// Makes the content from the callback that closes the dialog.
    content: Callback<Callback<()>, Html>,
}

impl DialogButton {
    /// A button with the text `word` that opens a dialog named `label`.
    pub(crate) fn new(word: AttrValue, label: AttrValue, words: &Words, content: Callback<Callback<()>, Html>) -> Self {
        Self { word, id: None, label, words: words.clone(), on_open: None, content }
    }

    /// Sets the id of the button, for keyboard shortcuts.
    pub(crate) fn id(self, id: &'static str) -> Self {
        Self { id: Some(id), ..self }
    }

    /// Calls `on_open` before the dialog opens.
    pub(crate) fn on_open(self, on_open: Callback<()>) -> Self {
        Self { on_open: Some(on_open), ..self }
    }

    /// The button as a node.
    pub(crate) fn html(self) -> Html {
        html! { <Component ..self /> }
    }
}

#[function_component]
fn Component(props: &DialogButton) -> Html {
    let open = use_state_eq(|| false);
    let dialog = use_node_ref();
    {
        let dialog = dialog.clone();
        use_effect_with(*open, move |open| {
            dialog.cast().iter().filter(|_| *open).for_each(dialog::open);
        });
    }
    let show = {
        let (open, dialog, on_open) = (open.setter(), dialog.clone(), props.on_open.clone());
        move |()| {
            if let Some(on_open) = &on_open {
                on_open.emit(());
            }
            // A dialog that was closed but not yet removed opens again.
            dialog.cast().iter().for_each(dialog::open);
            open.set(true);
        }
    };
    // By then the dialog has returned the focus, however it was closed.
    let onclose = {
        let (open, dialog) = (open.setter(), dialog.clone());
        move |_| open.set(dialog.cast().as_ref().is_some_and(dialog::is_open))
    };
    let close = {
        let dialog = dialog.clone();
        Callback::from(move |()| dialog.cast().iter().for_each(dialog::close))
    };
    html! {
        <>
            { Button::new(props.word.clone(), show.into()).id(props.id).opens_dialog().html() }
            if *open {
                <dialog ref={dialog} class="menu" aria-label={props.label.clone()} {onclose}>
                    { props.content.emit(close.clone()) }
                    { Button::new(props.words.close(), close).class("close").html() }
                </dialog>
            }
        </>
    }
}
