use callmodel::{AttributeName, Dn, EventName, Request, Value};
use callmodel_figure::{Comparison, Pair, PairRow};
use yew::{AttrValue, Callback, Html, classes, html};

use crate::components::controls::{Button, choice, close_button, leaf};
use crate::messages::{NOTHING, Words, said};
use crate::session::{Action, Compared, Session};
use crate::shown::Shown;

/// A button that begins to compare, or ends it.
pub(crate) fn compare_button(session: &Session, words: &Words, on_act: &Callback<Action>) -> Html {
    let on = session.compared().is_some();
    let next = (!on).then(|| session.usually_compared());
    Button::act(words.compare(), on_act, Action::Compare(next)).id(Some("compare")).pressed(on).html()
}

/// Two things beside each other: what differs in a sentence, then every event.
pub(crate) fn comparison(session: &Session, compared: &Compared, shown: &Shown, on_act: &Callback<Action>) -> Html {
    let words = &shown.words;
    let Some(comparison) = session.comparison(compared) else { return Html::default() };
    let heads = match compared {
        Compared::Requests(requests) => requests.each_ref().map(|request| words.step_of(request)),
        Compared::Events(ids) => ids.each_ref().map(|id| words.event_of(id)),
    };
    html! {
        <section class="comparison" aria-label={words.compare()}>
            <div class="bar">
                { leaf("h2", "", words.compare()) }
                { close_button(words, on_act, Action::Compare(None), "#compare") }
            </div>
            if let Compared::Requests(requests) = compared {
                { choices(session, requests, words, on_act) }
            }
            <p class="sentence" aria-live="polite">{ words.difference(&comparison) }</p>
            { for groups(&comparison).iter().map(|(parties, pair)| table(parties, pair, &heads, shown)) }
        </section>
    }
}

/// The two requests, to be chosen among those that the call accepts.
fn choices(session: &Session, requests: &[Request; 2], words: &Words, on_act: &Callback<Action>) -> Html {
    let run = session.compared_on();
    let call = run.now();
    let request = |side: usize| {
        let now = &requests[side];
        let others: Vec<_> = call.offers_by(now.by()).collect();
        let select = |label: AttrValue, options: Vec<(String, Request)>| {
            let texts = options.iter().map(|(text, request)| (text.clone().into(), request == now)).collect();
            let requests = requests.clone();
            let on_act = on_act.clone();
            let choose = move |index: usize| {
                if let Some((_, request)) = options.get(index) {
                    let mut requests = requests.clone();
                    requests[side] = request.clone();
                    on_act.emit(Action::Compare(Some(Compared::Requests(requests))));
                }
            };
            choice(label, texts, choose.into())
        };
        // Another party asks for the same if it may, else it releases.
        let alike = |dn: &Dn| {
            let same = call.offers_by(dn).find(|request| request.other_dn() == now.other_dn());
            let request = if dn == now.by() { Some(now.clone()) } else { same.or_else(|| call.offers_by(dn).next()) };
            request.map(|request| (said(dn), request))
        };
        let who = call.parties().iter().filter_map(alike).collect();
        let what = others.into_iter().map(|request| (words.asks(&request), request)).collect();
        let [label, of_who, of_what] = match side {
            0 => [words.first_request(), words.first_who(), words.first_what()],
            _ => [words.second_request(), words.second_who(), words.second_what()],
        };
        html! {
            <div role="group" aria-label={label} class="choice">
                { select(of_who, who) }
                { select(of_what, what) }
            </div>
        }
    };
    html! {
        <>
            { leaf("p", "about", words.compared_call(call)) }
            <div class="choices">{ request(0) }{ request(1) }</div>
        </>
    }
}

/// So many pairs are shown, alike or not; of more, those that differ in ThisDN alone are one.
const FOLDED: usize = 6;

/// The pairs, with all whom each speaks of.
fn groups(comparison: &Comparison) -> Vec<(Vec<&Dn>, &Pair)> {
    let mut groups: Vec<(Vec<&Dn>, &Pair)> = Vec::new();
    for pair in &comparison.pairs {
        let is_other = |row: &&PairRow| row.name != AttributeName::ThisDn;
        let alike = |other: &Pair| {
            other.events == pair.events && other.rows.iter().filter(is_other).eq(pair.rows.iter().filter(is_other))
        };
        let group = groups.iter_mut().find(|(_, other)| comparison.pairs.len() > FOLDED && alike(other));
        match group {
            Some((parties, _)) => parties.push(&pair.parties[0]),
            None => groups.push((vec![&pair.parties[0]], pair)),
        }
    }
    groups
}

/// Two events beside each other.
fn table(parties: &[&Dn], pair: &Pair, heads: &[String; 2], shown: &Shown) -> Html {
    let words = &shown.words;
    let title = if pair.parties[0] == pair.parties[1] { words.who_receives(parties) } else { String::new() };
    let event = |side: usize| match pair.events[side] {
        Some(name) => html! { { leaf("code", "", EventName::as_str(name)) } },
        None => html! { NOTHING },
    };
    let line = |row: &PairRow| {
        let own = parties.len() > 1 && row.name == AttributeName::ThisDn;
        let value = |side: usize| match &row.values[side] {
            _ if own => html! { words.its_own() },
            Some(Value::Dn(dn)) => shown.chips.chip(dn),
            Some(other) => html! { other.to_string() },
            None => html! { NOTHING },
        };
        cells(row.name.as_str().into(), [value(0), value(1)], row.differs(), words)
    };
    html! {
        <table key={pair.parties[0].as_str()}>
            if !title.is_empty() {
                <caption>{ title }</caption>
            }
            <thead>
                <tr><td />{ for heads.iter().map(|head| html! { <th scope="col">{ head }</th> }) }<td /></tr>
            </thead>
            <tbody translate="no">
                { cells(words.event(), [event(0), event(1)], pair.events[0] != pair.events[1], words) }
                { for pair.rows.iter().map(line) }
            </tbody>
        </table>
    }
}

/// A line of a table; one that differs has a sign.
fn cells(name: AttrValue, [first, second]: [Html; 2], differs: bool, words: &Words) -> Html {
    let sign = differs.then(|| html! { <span role="img" aria-label={words.differs()}>{ "≠" }</span> });
    html! {
        <tr class={classes!(differs.then_some("differs"))}>
            <th scope="row">{ name }</th><td>{ first }</td><td>{ second }</td><td class="sign">{ sign }</td>
        </tr>
    }
}
