use callmodel::{Dn, Request};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::{AttrValue, Callback, Html, InputEvent, Properties, function_component, html, use_state_eq};

use crate::components::controls::Button;
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
}

/// A button that opens a dialog with the many deletions that the party `by` may ask for.
pub(crate) fn delete_menu(by: &Dn, shown: &Shown, on_act: &Callback<Action>) -> Html {
    let label = shown.words.delete_menu(&said(by)).into();
    let deletions = {
        let (by, shown) = (by.clone(), shown.clone());
        move || -> Vec<Request> { shown.run.now().offers_by(&by).filter(is_deletion).collect() }
    };
    let item = |request: &Request| Item { dn: request.leaver().clone(), text: label_of(request).into(), pressed: None };
    let items = {
        let deletions = deletions.clone();
        move |()| deletions().iter().map(item).collect()
    };
    let on_act = on_act.clone();
    let choose =
        move |index| deletions().into_iter().nth(index).into_iter().for_each(|of| on_act.emit(Action::Ask(of)));
    party_list(shown.words.delete_other(), label, items.into(), choose.into(), &shown.words)
}

fn is_deletion(request: &Request) -> bool {
    matches!(request, Request::DeleteFromConference { .. })
}

/// A button that opens a dialog with many entries, which are found by typing; `choose` gets the place of the one that is
/// pressed. They are made when it is open: there may be such a button in every lane, each with as many entries.
pub(crate) fn party_list(
    word: AttrValue,
    label: AttrValue,
    items: Callback<(), Vec<Item>>,
    choose: Callback<usize>,
    words: &Words,
) -> Html {
    let own = words.clone();
    let content = Callback::from(move |close: Callback<()>| {
        html! { <Items items={items.emit(())} choose={choose.clone()} words={own.clone()} {close} /> }
    });
    html! { <DialogButton {word} {label} {words} {content} /> }
}

/// The entries.
#[derive(Properties, PartialEq)]
struct Props {
    /// All of them.
    items: Vec<Item>,
    /// One was pressed.
    choose: Callback<usize>,
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
    let items = props.items.iter().enumerate();
    let found: Vec<_> = items.filter(|(_, item)| has(item.dn.as_str(), &sought)).collect();
    let button = |&(index, item): &(usize, &Item)| {
        let (choose, close) = (props.choose.clone(), item.pressed.is_none().then(|| props.close.clone()));
        let press = move |()| {
            if let Some(close) = &close {
                close.emit(());
            }
            choose.emit(index);
        };
        Button::new(item.text.clone(), press.into()).turned(item.pressed).html()
    };
    html! {
        <>
            <input type="search" aria-label={words.find_party()} placeholder={words.find_party()} {oninput} />
            <p class="about" aria-live="polite">{ words.found_parties(found.len(), LISTED) }</p>
            <div class="items">{ for found.iter().take(LISTED).map(button) }</div>
        </>
    }
}
