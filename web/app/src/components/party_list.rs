use callmodel::{Dn, Request};
use callmodel_browser::field::typed;
use yew::{AttrValue, Callback, Html, InputEvent, Properties, function_component, html, use_state_eq};

use crate::components::controls::Button;
use crate::components::dialog_button::DialogButton;
use crate::shown::Shown;
use callmodel_explore::Action;
use callmodel_explore::has;
use callmodel_words::{Words, label_of, said};

/// An entry of a list of parties.
#[derive(Clone, PartialEq)]
pub(crate) struct Item {
    /// The party's DN, to be searched.
    pub(crate) dn: Dn,
    /// Its text.
    pub(crate) text: AttrValue,
    /// `aria-pressed` of a toggle; `None` for an entry that closes the list.
    pub(crate) pressed: Option<bool>,
}

/// A button that opens a dialog with the deletions that the party `by` may request.
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

/// A button that opens a searchable dialog of entries; `choose` gets the party of the pressed one. Entries are made on
/// opening: every lane of a large call may have such a button.
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
    /// All entries.
    items: Vec<Item>,
    /// An entry was pressed.
    choose: Callback<Dn>,
    /// The texts.
    words: Words,
    /// Closes the list.
    close: Callback<()>,
}

/// The most entries listed at once; more are found by typing.
const MOST_ITEMS: usize = 200;

/// The entries of the parties whose DN contains the typed text.
#[function_component]
fn Items(props: &Props) -> Html {
    let words = &props.words;
    let sought = use_state_eq(String::new);
    let oninput = {
        let sought = sought.setter();
        move |event: InputEvent| {
            sought.set(typed(&event).unwrap_or_default().trim().to_owned());
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
