use callmodel::{Dn, Request};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::{AttrValue, Callback, Html, InputEvent, Properties, function_component, html, use_state_eq};

use crate::components::controls::{Button, doing};
use crate::components::dialog_button::DialogButton;
use crate::filter::has;
use crate::messages::{Words, label_of, said};
use crate::session::Action;
use crate::shown::Shown;

/// An entry of a list that has one for each party.
#[derive(Clone, PartialEq)]
pub(crate) struct Item {
    /// The party, by whose DN it is found.
    pub(crate) dn: Dn,
    /// What it says.
    pub(crate) text: AttrValue,
    /// Whether it is on, if it is one to turn on and off; one that is not closes the list.
    pub(crate) pressed: Option<bool>,
    /// Does it.
    pub(crate) act: Callback<()>,
}

/// A button that opens a dialog with the many deletions that the party `by` may ask for.
pub(crate) fn delete_menu(by: &Dn, shown: &Shown, on_act: &Callback<Action>) -> Html {
    let label = shown.words.delete_menu(&said(by)).into();
    let (by, now, on_act) = (by.clone(), shown.clone(), on_act.clone());
    let item = move |request: Request| Item {
        dn: request.leaver().clone(),
        text: label_of(&request).into(),
        pressed: None,
        act: doing(&on_act, Action::Ask(request)),
    };
    let is_deletion = |request: &Request| matches!(request, Request::DeleteFromConference { .. });
    let items = move |()| now.run.now().offers_by(&by).filter(is_deletion).map(&item).collect();
    party_list(shown.words.delete_other(), label, items.into(), &shown.words)
}

/// A button that opens a dialog with many entries, which are found by typing. They are made when it is open: there may be
/// such a button in every lane, each with as many entries.
pub(crate) fn party_list(word: AttrValue, label: AttrValue, items: Callback<(), Vec<Item>>, words: &Words) -> Html {
    let own = words.clone();
    let content = Callback::from(move |close: Callback<()>| {
        html! { <Items items={items.emit(())} words={own.clone()} {close} /> }
    });
    html! { <DialogButton {word} {label} {words} {content} /> }
}

/// The entries.
#[derive(Properties, PartialEq)]
struct Props {
    /// All of them.
    items: Vec<Item>,
    /// The texts.
    words: Words,
    /// Closes the list.
    close: Callback<()>,
}

/// So many entries are listed at once; more are found by typing.
const LISTED: usize = 200;

/// The entries of those parties whose DN has what is typed above them.
#[function_component]
fn Items(props: &Props) -> Html {
    let words = &props.words;
    let sought = use_state_eq(String::new);
    let oninput = {
        let sought = sought.setter();
        move |event: InputEvent| {
            let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            sought.set(field.map(|field| field.value().trim().to_owned()).unwrap_or_default());
        }
    };
    let found: Vec<_> = props.items.iter().filter(|item| has(item.dn.as_str(), &sought)).collect();
    let button = |item: &&Item| {
        let act = item.act.clone();
        match item.pressed {
            Some(pressed) => Button::new(item.text.clone(), act).pressed(pressed).html(),
            None => {
                let close = props.close.clone();
                let press = move |()| {
                    close.emit(());
                    act.emit(());
                };
                Button::new(item.text.clone(), press.into()).html()
            }
        }
    };
    html! {
        <>
            <input type="search" aria-label={words.find_party()} placeholder={words.find_party()} {oninput} />
            <p class="about" aria-live="polite">{ words.found_parties(found.len(), LISTED) }</p>
            <div class="items">{ for found.iter().take(LISTED).map(button) }</div>
        </>
    }
}
