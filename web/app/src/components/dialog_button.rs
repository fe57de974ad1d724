use web_sys::HtmlDialogElement;
use yew::{
    AttrValue, Callback, Html, Properties, function_component, html, use_effect_with, use_node_ref, use_state_eq,
};

use crate::components::controls::Button;
use callmodel_words::Words;

/// The button.
#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// What the button says.
    pub(crate) word: AttrValue,
    /// The id of the button, if a key presses it.
    #[prop_or_default]
    pub(crate) id: Option<&'static str>,
    /// What the dialog is called.
    pub(crate) label: AttrValue,
    /// The texts.
    pub(crate) words: Words,
    /// The dialog is about to open.
    #[prop_or_default]
    pub(crate) on_open: Callback<()>,
    /// What is in it, given what closes it.
    pub(crate) content: Callback<Callback<()>, Html>,
}

/// A button that opens a dialog. Its content is there only while it is open.
#[function_component]
pub(crate) fn DialogButton(props: &Props) -> Html {
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
            on_open.emit(());
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
