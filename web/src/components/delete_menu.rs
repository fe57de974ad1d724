use callmodel::{Dn, Request};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::{Callback, Html, InputEvent, Properties, function_component, html, use_state_eq};

use crate::components::controls::{Button, doing};
use crate::components::dialog_button::DialogButton;
use crate::messages::{Words, label_of, said};
use crate::session::Action;

/// A button that opens a dialog with the many deletions, `offers`, that the party `by` may ask for.
pub(crate) fn delete_menu(by: &Dn, offers: Vec<Request>, words: &Words, on_act: &Callback<Action>) -> Html {
    let (own, on_act) = (words.clone(), on_act.clone());
    let content = Callback::from(move |close: Callback<()>| {
        html! { <Deletions offers={offers.clone()} words={own.clone()} on_act={on_act.clone()} {close} /> }
    });
    html! { <DialogButton word={words.delete_other()} label={words.delete_menu(&said(by))} {words} {content} /> }
}

/// The deletions.
#[derive(Properties, PartialEq)]
struct Props {
    /// What the party may ask for.
    offers: Vec<Request>,
    /// The texts.
    words: Words,
    /// A request was made.
    on_act: Callback<Action>,
    /// Closes the list.
    close: Callback<()>,
}

/// So many deletions are listed at once; more are found by typing.
const LISTED: usize = 200;

/// The deletions of those parties whose DN has what is typed above them.
#[function_component]
fn Deletions(props: &Props) -> Html {
    let words = &props.words;
    let sought = use_state_eq(String::new);
    let oninput = {
        let sought = sought.setter();
        move |event: InputEvent| {
            let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            sought.set(field.map(|field| field.value().trim().to_owned()).unwrap_or_default());
        }
    };
    let is_found = |request: &&Request| has(request.leaver().as_str(), &sought);
    let found: Vec<_> = props.offers.iter().filter(is_found).collect();
    let item = |request: &&Request| {
        let (ask, close) = (doing(&props.on_act, Action::Ask((*request).clone())), props.close.clone());
        let press = move |()| {
            close.emit(());
            ask.emit(());
        };
        Button::new(label_of(request), press.into()).html()
    };
    html! {
        <>
            <input type="search" aria-label={words.find_party()} placeholder={words.find_party()} {oninput} />
            <p class="about" aria-live="polite">{ words.found_parties(found.len(), LISTED) }</p>
            <div class="items">{ for found.iter().take(LISTED).map(item) }</div>
        </>
    }
}

/// Whether `text` has `sought` in it, small letters or capitals of ASCII. The standard library's own search, and its tables
/// of small letters, would be a twentieth of the page.
fn has(text: &str, sought: &str) -> bool {
    let (text, sought) = (text.as_bytes(), sought.as_bytes());
    sought.is_empty() || text.windows(sought.len()).any(|part| part.eq_ignore_ascii_case(sought))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_found_whatever_its_case() {
        assert!(has("Anna@site", "NNA@") && has("内線7001", "線7") && has("A", ""));
        assert!(!has("7001", "70011") && !has("A", "B"));
    }
}
