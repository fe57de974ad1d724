use web_sys::HtmlDialogElement;
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
    /// The id of the button, if a key presses it.
    id: Option<&'static str>,
    /// The accessible name of the dialog.
    label: AttrValue,
    /// The texts.
    words: Words,
    /// The dialog is about to open.
    on_open: Option<Callback<()>>,
    /// The content, given what closes it.
    content: Callback<Callback<()>, Html>,
}

impl DialogButton {
    /// A button that says `word` and opens a dialog named `label`.
    pub(crate) fn new(word: AttrValue, label: AttrValue, words: &Words, content: Callback<Callback<()>, Html>) -> Self {
        Self { word, id: None, label, words: words.clone(), on_open: None, content }
    }

    /// The id of the button, by which a key finds it.
    pub(crate) fn id(self, id: &'static str) -> Self {
        Self { id: Some(id), ..self }
    }

    /// Reports that the dialog is about to open.
    pub(crate) fn on_open(self, on_open: Callback<()>) -> Self {
        Self { on_open: Some(on_open), ..self }
    }

    /// The button as it stands on the page.
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
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>().filter(|_| *open) {
                let _ = dialog.show_modal();
            }
        });
    }
    let show = {
        let (open, dialog, on_open) = (open.setter(), dialog.clone(), props.on_open.clone());
        move |()| {
            if let Some(on_open) = &on_open {
                on_open.emit(());
            }
            // Just closed, and not yet gone: it opens again as it is.
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                let _ = dialog.show_modal();
            }
            open.set(true);
        }
    };
    // However it was closed, the dialog has given the focus back by then.
    let onclose = {
        let (open, dialog) = (open.setter(), dialog.clone());
        move |_| open.set(dialog.cast::<HtmlDialogElement>().is_some_and(|dialog| dialog.open()))
    };
    let close = {
        let dialog = dialog.clone();
        Callback::from(move |()| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                dialog.close();
            }
        })
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
