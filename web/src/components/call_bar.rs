use callmodel::Call;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::{Callback, Event, Html, html};

use crate::components::controls::{Button, doing};
use crate::components::dialog_button::DialogButton;
use crate::session::{Action, Session};
use crate::{effects, messages};

/// Which call it is: how many parties, and calls to begin with.
pub(crate) fn call_bar(session: &Session, on_act: &Callback<Action>) -> Html {
    let count = session.scenario().call().parties().len();
    let onchange = {
        let on_act = on_act.clone();
        move |event: Event| {
            let Some(field) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else {
                return;
            };
            match field.value().trim().parse() {
                Ok(count) if is_call(count) => {
                    field.set_custom_validity("");
                    on_act.emit(Action::Parties(count));
                }
                _ => effects::complain(&field, messages::PARTIES_RANGE),
            }
        }
    };
    let button = |label: &'static str, sign: &'static str, count: usize| {
        Button::act(sign, on_act, Action::Parties(count)).label(label).enabled(is_call(count)).html()
    };
    html! {
        <div class="call">
            <label for="parties">{ messages::PARTIES }</label>
            <span class="count">
                { button(messages::FEWER, "−", count - 1) }
                <input
                    id="parties" type="number" inputmode="numeric" min="2" max={Call::MAX_PARTIES.to_string()}
                    value={count.to_string()} {onchange}
                />
                { button(messages::MORE, "+", count + 1) }
            </span>
            { examples(on_act) }
        </div>
    }
}

fn is_call(parties: usize) -> bool {
    (2..=Call::MAX_PARTIES).contains(&parties)
}

/// A button that opens the list of calls to begin with.
fn examples(on_act: &Callback<Action>) -> Html {
    let on_act = on_act.clone();
    let content = Callback::from(move |close: Callback<()>| {
        let item = |example: &messages::Example| {
            let (begin, close) = (doing(&on_act, Action::Begin(example.scenario())), close.clone());
            let press = move |()| {
                close.emit(());
                begin.emit(());
            };
            html! { <li>{ Button::new(example.title, press.into()).html() }<span class="about">{ example.about }</span></li> }
        };
        html! { <><h2>{ messages::EXAMPLES }</h2><ul class="examples">{ for messages::EXAMPLES_LISTED.iter().map(item) }</ul></> }
    });
    html! { <DialogButton word={messages::EXAMPLES} label={messages::EXAMPLES} {content} /> }
}
