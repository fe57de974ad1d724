use callmodel::{Dn, Request};
use yew::{Callback, Html, html};

use crate::components::controls::{Button, doing};
use crate::components::dialog_button::DialogButton;
use crate::messages;
use crate::session::Action;

/// A button that opens a dialog with the many deletions, `offers`, that the party `by` may ask for.
pub(crate) fn delete_menu(by: &Dn, offers: Vec<Request>, on_act: &Callback<Action>) -> Html {
    let on_act = on_act.clone();
    let content = Callback::from(move |close: Callback<()>| {
        let item = |request: &Request| {
            let ask = {
                let (ask, close) = (doing(&on_act, Action::Ask(request.clone())), close.clone());
                move |()| {
                    close.emit(());
                    ask.emit(());
                }
            };
            Button::new(messages::ask(request), ask.into()).html()
        };
        html! { <div class="items">{ for offers.iter().map(item) }</div> }
    });
    html! { <DialogButton word={messages::DELETE_OTHER} label={messages::delete_menu(by)} {content} /> }
}
