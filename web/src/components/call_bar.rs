use callmodel::Call;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::{AttrValue, Callback, Event, Html, html};

use crate::components::controls::{Button, doing, leaf};
use crate::components::dialog_button::DialogButton;
use crate::effects;
use crate::messages::{EXAMPLES, Example, Words};
use crate::session::{Action, Session, View};

/// Which call it is: how many parties, and calls to begin with.
pub(crate) fn call_bar(session: &Session, words: &Words, on_act: &Callback<Action>) -> Html {
    let count = session.scenario().call().parties().len();
    let onchange = {
        let (words, on_act) = (words.clone(), on_act.clone());
        move |event: Event| {
            let Some(field) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else {
                return;
            };
            match field.value().trim().parse() {
                Ok(count) if is_call(count) => {
                    field.set_custom_validity("");
                    on_act.emit(Action::Parties(count));
                }
                _ => effects::complain(&field, &words.parties_range()),
            }
        }
    };
    let button = |label: AttrValue, sign: &'static str, count: usize| {
        Button::act(sign, on_act, Action::Parties(count)).label(label).enabled(is_call(count)).html()
    };
    let view = |text: AttrValue, view: View| {
        Button::act(text, on_act, Action::View(view)).pressed(session.view() == view).html()
    };
    html! {
        <div class="call">
            <label for="parties">{ words.parties() }</label>
            <span class="count">
                { button(words.fewer(), "−", count - 1) }
                <input
                    id="parties" type="number" inputmode="numeric" min="2" max={Call::MAX_PARTIES.to_string()}
                    value={count.to_string()} {onchange}
                />
                { button(words.more(), "+", count + 1) }
            </span>
            { examples(words, on_act) }
            <span class="views" role="group" aria-label={words.view()}>
                { view(words.view_ladder(), View::Ladder) }
                { view(words.view_table(), View::Table) }
            </span>
        </div>
    }
}

fn is_call(parties: usize) -> bool {
    (2..=Call::MAX_PARTIES).contains(&parties)
}

/// A button that opens the list of calls to begin with.
fn examples(words: &Words, on_act: &Callback<Action>) -> Html {
    let (own, on_act) = (words.clone(), on_act.clone());
    let content = Callback::from(move |close: Callback<()>| {
        let words = &own;
        let item = |example: &Example| {
            let (begin, close) = (doing(&on_act, Action::Begin(example.scenario())), close.clone());
            let press = move |()| {
                close.emit(());
                begin.emit(());
            };
            html! { <li>{ Button::new(example.title(words), press.into()).html() }{ leaf("span", "about", example.about(words)) }</li> }
        };
        html! { <>{ leaf("h2", "", words.examples()) }<ul class="examples">{ for EXAMPLES.iter().map(item) }</ul></> }
    });
    html! { <DialogButton word={words.examples()} label={words.examples()} {words} {content} /> }
}
