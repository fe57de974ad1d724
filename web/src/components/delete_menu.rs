use callmodel::{Dn, Request};
use web_sys::HtmlDialogElement;
use yew::{Callback, Html, Properties, function_component, html, use_effect_with, use_node_ref, use_state_eq};

use crate::messages;
use crate::session::Action;

/// The menu.
#[derive(Properties, PartialEq)]
pub(crate) struct Props {
    /// The party that deletes.
    pub(crate) by: Dn,
    /// The deletions that it may ask for.
    pub(crate) offers: Vec<Request>,
    /// A request was made.
    pub(crate) on_act: Callback<Action>,
}

/// A button that opens a dialog with a party's many deletions. Its content is there only while it is open.
#[function_component]
pub(crate) fn DeleteMenu(props: &Props) -> Html {
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
        let open = open.setter();
        move |_| open.set(true)
    };
    // However it was closed, the dialog has given the focus back by then.
    let onclose = {
        let open = open.setter();
        move |_| open.set(false)
    };
    let close = {
        let dialog = dialog.clone();
        Callback::from(move |()| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                dialog.close();
            }
        })
    };
    let item = |request: &Request| {
        let onclick = {
            let (on_act, request, close) = (props.on_act.clone(), request.clone(), close.clone());
            move |_| {
                close.emit(());
                on_act.emit(Action::Ask(request.clone()));
            }
        };
        html! { <button type="button" key={request.to_string()} {onclick}>{ messages::ask(request) }</button> }
    };
    html! {
        <>
            <button type="button" aria-haspopup="dialog" onclick={show}>
                { messages::DELETE_OTHER }
            </button>
            if *open {
                <dialog
                    ref={dialog} class="menu" aria-label={messages::delete_menu(&props.by)}
                    {onclose}
                >
                    <div class="items">{ for props.offers.iter().map(item) }</div>
                    <button type="button" class="close" onclick={close.reform(|_| ())}>{ messages::CLOSE }</button>
                </dialog>
            }
        </>
    }
}
