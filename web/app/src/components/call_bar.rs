use callmodel::Call;
use callmodel_browser::field;
use web_sys::HtmlInputElement;
use yew::{AttrValue, Callback, Event, FocusEvent, Html, InputEvent, KeyboardEvent, html};

use crate::components::comparison::compare_button;
use crate::components::controls::{Button, doing, leaf};
use crate::components::dialog_button::DialogButton;
use callmodel_explore::{Action, Display, Rejected, Session};
use callmodel_explore::{EXAMPLES, Example};
use callmodel_words::Words;

/// The call: number of parties, examples, ladder or table.
pub(crate) fn call_bar(session: &Session, words: &Words, on_act: &Callback<Action>) -> Html {
    let count = session.scenario().call().parties().len();
    let onchange = {
        let on_act = on_act.clone();
        move |event: Event| {
            if let Some(count) = field::of(&event).and_then(|field| asked_in(&field)) {
                on_act.emit(Action::Parties(count));
            }
        }
    };
    // Only for Enter, because a validity report keeps the focus.
    let onkeydown = {
        let words = words.clone();
        move |event: KeyboardEvent| {
            let wrong = field::of(&event).filter(|field| event.key() == "Enter" && asked_in(field).is_none());
            if let Some(field) = wrong {
                field::complain(&field, &words.parties_range());
            }
        }
    };
    // Input clears the validity error.
    let oninput = |event: InputEvent| field::of(&event).iter().for_each(field::accept);
    // Leaving the field resets a wrong number, with a notice.
    let onblur = {
        let on_act = on_act.clone();
        move |event: FocusEvent| {
            if let Some(field) = field::of(&event).filter(|field| asked_in(field).is_none()) {
                field::accept(&field);
                field::fill(&field, &count.to_string());
                on_act.emit(Action::Tell(Rejected::PartyCount));
            }
        }
    };
    let button = |label: AttrValue, sign: &'static str, count: usize| {
        Button::act(sign, on_act, Action::Parties(count)).label(label).enabled(is_call(count)).html()
    };
    let view = |text: AttrValue, view: Display| {
        Button::act(text, on_act, Action::Display(view)).pressed(session.display() == view).html()
    };
    html! {
        <div class="call">
            <label for="parties">{ words.parties() }</label>
            <span class="count">
                { button(words.fewer(), "−", count - 1) }
                <input
                    id="parties" type="number" inputmode="numeric" min="2" max={Call::MAX_PARTIES.to_string()}
                    {onchange} {oninput} {onkeydown} {onblur}
                />
                { button(words.more(), "+", count + 1) }
            </span>
            { examples(words, on_act) }
            <span class="views" role="group" aria-label={words.view()}>
                { view(words.view_ladder(), Display::Ladder) }
                { view(words.view_table(), Display::Table) }
            </span>
            { compare_button(session, words, on_act) }
        </div>
    }
}

/// The number in `field`, if it is a valid number of parties.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is a whole number from 2 to 1000")]
fn asked_in(field: &HtmlInputElement) -> Option<usize> {
    let number = field::number(field);
    Some(number as usize).filter(|count| number.fract() == 0.0 && is_call(*count))
}

fn is_call(parties: usize) -> bool {
    (2..=Call::MAX_PARTIES).contains(&parties)
}

/// A button that opens the list of examples.
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
    DialogButton::new(words.examples(), words.examples(), words, content).html()
}
