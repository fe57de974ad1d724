use callmodel::{Dn, Request, Run};
use callmodel_figure::{Compared, Lit};
use yew::{AttrValue, Callback, Html, html};

use crate::components::code::{sentence, with_names};
use crate::components::controls::{choice, close_button, doing, leaf};
use crate::components::pair_tables::pair_tables;
use crate::ids::COMPARE;
use crate::shown::Shown;
use callmodel_explore::{Action, Session};
use callmodel_words::{Words, said};

/// Toggle button of the comparison.
pub(crate) fn compare_button(session: &Session, words: &Words, on_act: &Callback<Action>) -> Html {
    let on = session.compared().is_some();
    let next = session.usually_compared();
    let text = match &next {
        Compared::Requests { requests: [_, other], .. }
            if session.can_undo() && session.compared().is_none_or(|shown| *shown == next) =>
        {
            words.compare_with(&words.in_code().step_of(other))
        }
        Compared::Requests { .. } | Compared::Events(_) => words.compare().to_string(),
    };
    let press = doing(on_act, Action::Compare((!on).then_some(next)));
    html! {
        <button type="button" id={COMPARE} aria-pressed={on.to_string()} onclick={press.reform(|_| ())}>
            { with_names(&text) }
        </button>
    }
}

/// Comparison of two requests or events: the difference as a sentence, then every event.
pub(crate) fn comparison(compared: &Compared, shown: &Shown, lit: Option<&Lit>, on_act: &Callback<Action>) -> Html {
    let words = &shown.words;
    let in_code = words.in_code();
    let Some(comparison) = compared.comparison(&shown.run) else { return Html::default() };
    let heads = match compared {
        Compared::Requests { requests, .. } => requests.each_ref().map(|request| in_code.step_of(request)),
        Compared::Events(ids) => ids.each_ref().map(|id| in_code.event_of(id)),
    };
    html! {
        <section class="comparison" aria-label={words.compare()}>
            <div class="bar">
                { leaf("h2", "", words.compare()) }
                { close_button(words, on_act, Action::Compare(None)) }
            </div>
            if let Compared::Requests { step, requests } = compared {
                { choices(&compared.base(&shown.run), *step, requests, words, on_act) }
            }
            <p class="sentence" aria-live="polite" aria-atomic="true">{ with_names(&in_code.difference(&comparison)) }</p>
            { pair_tables(&comparison, &heads, lit, &shown.chips, &in_code) }
        </section>
    }
}

/// The two requests as lists of those that the last call of `run` accepts. Either makes the step with the number `step`.
fn choices(run: &Run, step: usize, requests: &[Request; 2], words: &Words, on_act: &Callback<Action>) -> Html {
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
                    on_act.emit(Action::Compare(Some(Compared::Requests { step, requests })));
                }
            };
            choice(label, texts, choose.into())
        };
        // Choosing another party keeps the request if the call accepts it, otherwise takes the party's first one.
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
            { sentence("p", "about", &words.in_code().compared_call(call)) }
            <div class="choices">{ request(0) }{ request(1) }</div>
        </>
    }
}
