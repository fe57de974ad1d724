use callmodel::{Dn, EventName};
use callmodel_browser::field::typed;
use yew::{Callback, Html, InputEvent, html};

use crate::components::controls::Button;
use crate::components::party_list::{party_items, party_list};
use crate::ids::FILTER;
use crate::shown::Shown;
use callmodel_explore::Filter;
use callmodel_explore::{Action, Session};

/// The maximum number of parties with a toggle button each; more are in a list.
const BUTTONS: usize = 8;

/// Find and filter: a search field, and toggle buttons for event names and parties. The number of shown events stays visible
/// when it is closed.
pub(crate) fn filter_bar(session: &Session, shown: &Shown, on_act: &Callback<Action>) -> Html {
    let (words, filter) = (&shown.words, session.filter());
    let parties = shown.run.call.parties();
    let set = |filter: Filter| Action::Filter(filter);
    let oninput = {
        let (filter, on_act) = (filter.clone(), on_act.clone());
        move |event: InputEvent| {
            if let Some(find) = typed(&event) {
                on_act.emit(Action::Filter(Filter { find, ..filter.clone() }));
            }
        }
    };
    let party = |dn: &Dn| {
        let pressed = filter.parties.contains(dn);
        Button::act(dn.to_string(), on_act, set(filter.clone().turn_party(dn))).pressed(pressed).untranslated().html()
    };
    let events = EventName::ALL.map(|name| {
        let pressed = filter.events.contains(&name);
        Button::act(name.as_str(), on_act, set(filter.clone().turn_event(name))).pressed(pressed).untranslated().html()
    });
    let list = || {
        let (own, turned) = (shown.clone(), filter.parties.clone());
        let items = move |()| party_items(&own, &|dn| Some(turned.contains(dn)));
        let filter = filter.clone();
        let turn = on_act.reform(move |dn| Action::Filter(filter.clone().turn_party(&dn)));
        party_list(words.choose_parties(), words.filter(), items.into(), turn, words)
    };
    let count = words.filter_count(shown.events, &shown.listed.to_string());
    html! {
        <details class="filter" open={session.looks()}>
            <summary id={FILTER}>{ words.filter() }{ " " }<span class="about" aria-live="polite">{ count }</span></summary>
            <div role="search" aria-label={words.filter()}>
                <input
                    type="search" aria-label={words.find()} placeholder={words.find()} value={filter.find.clone()} {oninput}
                />
                { for events }
                if parties.len() > BUTTONS {
                    { list() }
                } else {
                    { for parties.iter().map(party) }
                }
                { Button::act(words.show_everything(), on_act, set(Filter::default())).enabled(!filter.is_all()).html() }
            </div>
        </details>
    }
}
