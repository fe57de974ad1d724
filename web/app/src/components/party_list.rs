use callmodel::{Dn, Request};
use callmodel_browser::field::target;
use web_sys::HtmlInputElement;
use yew::{AttrValue, Callback, Html, InputEvent, Properties, function_component, html, use_state_eq};

use crate::components::controls::Button;
use crate::components::dialog_button::DialogButton;
use crate::shown::Shown;
use callmodel_explore::Action;
use callmodel_explore::has;
use callmodel_words::{Words, label_of, said};

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
    let items = {
        let (by, shown) = (by.clone(), shown.clone());
        let item = |request: Request| {
            Some(Item { dn: request.other_dn()?.clone(), text: label_of(&request).into(), pressed: None })
        };
        move |()| shown.run.now().offers_by(&by).filter_map(item).collect()
    };
    let by = by.clone();
    let choose = on_act.reform(move |other_dn| Action::Ask(Request::DeleteFromConference { by: by.clone(), other_dn }));
    party_list(shown.words.delete_other(), label, items.into(), choose, &shown.words)
}

/// An entry for each DN of the run, `pressed` if it is on.
pub(crate) fn party_items(shown: &Shown, pressed: &dyn Fn(&Dn) -> Option<bool>) -> Vec<Item> {
    let item = |dn: &Dn| Item { dn: dn.clone(), text: dn.to_string().into(), pressed: pressed(dn) };
    shown.dns().iter().map(item).collect()
}

/// A button that opens a dialog with many entries, which are found by typing; `choose` gets the party of the one that is
/// pressed. They are made when it is open: there may be such a button in every lane, each with as many entries.
pub(crate) fn party_list(
    word: AttrValue,
    label: AttrValue,
    items: Callback<(), Vec<Item>>,
    choose: Callback<Dn>,
    words: &Words,
) -> Html {
    let own = words.clone();
    let content = Callback::from(move |close: Callback<()>| {
        html! { <Items items={items.emit(())} choose={choose.clone()} words={own.clone()} {close} /> }
    });
    DialogButton::new(word, label, words, content).html()
}

/// The entries.
#[derive(Properties, PartialEq)]
struct Props {
    /// All of them.
    items: Vec<Item>,
    /// One was pressed.
    choose: Callback<Dn>,
    /// The texts.
    words: Words,
    /// Closes the list.
    close: Callback<()>,
}

/// So many entries are listed at once; more are found by typing.
const MOST_ITEMS: usize = 200;

/// The entries of those parties whose DN has what is typed above them.
#[function_component]
fn Items(props: &Props) -> Html {
    let words = &props.words;
    let sought = use_state_eq(String::new);
    let oninput = {
        let sought = sought.setter();
        move |event: InputEvent| {
            let field = target::<HtmlInputElement>(&event);
            sought.set(field.map(|field| field.value().trim().to_owned()).unwrap_or_default());
        }
    };
    let found: Vec<_> = props.items.iter().filter(|item| has(item.dn.as_str(), &sought)).collect();
    let button = |&item: &&Item| {
        let (choose, close) = (props.choose.clone(), item.pressed.is_none().then(|| props.close.clone()));
        let dn = item.dn.clone();
        let press = move |()| {
            if let Some(close) = &close {
                close.emit(());
            }
            choose.emit(dn.clone());
        };
        Button::new(item.text.clone(), press.into()).pressed(item.pressed).untranslated().html()
    };
    html! {
        <>
            <input type="search" aria-label={words.find_party()} placeholder={words.find_party()} {oninput} />
            <p class="about" aria-live="polite">{ words.found_parties(found.len(), MOST_ITEMS) }</p>
            <div class="items">{ for found.iter().take(MOST_ITEMS).map(button) }</div>
        </>
    }
}
