use std::rc::Rc;
use std::sync::Arc;

use callmodel::{AttributeName, Dn, Value};
use callmodel_browser::page;
use callmodel_browser::timer::after;
use callmodel_browser::viewport::to_asked;
use callmodel_explore::{Action as CallAction, Session as CallSession, usual_phase};
use callmodel_figure::{Lanes, Lit, LitValues, MessageId, SERVER_LANE, tone};
use callmodel_forms::Controls;
use callmodel_ladder::{Layout, Shape};
use callmodel_learn::{Action, Blank, Sentences as _, Session, Visible, rows};
use callmodel_lesson::{Ask, Fault, Question, ShownEvent};
use callmodel_words::LearnWords;
use yew::{
    AttrValue, Callback, Html, Properties, classes, function_component, html, use_effect_with, use_node_ref,
    use_state_eq,
};

use crate::chips::Chips;
use crate::components::{Ladder, Terms, choice, em, event_tables, leaf};
use crate::ladder_item::LadderItem;
use crate::learn::COLUMNS;
use crate::shown::{Shown, use_shown};
use crate::style::Style;

/// The call of a question.
#[derive(PartialEq, Properties)]
pub(super) struct Props {
    /// The session, which has a question.
    pub(super) session: Rc<Session>,
    /// The texts.
    pub(super) words: LearnWords,
    /// Reports the choice of an answer at a place to fill.
    pub(super) act: Callback<Action>,
}

/// The ladder of a question and its tables: before the answer the given parts and a place to fill, after it all.
#[function_component]
pub(super) fn AskedCall(props: &Props) -> Html {
    let Props { session, words, act } = props;
    let Some(question) = session.question() else { return Html::default() };
    let visible = session.visible();
    let call = use_state_eq(|| call_of(question, visible));
    let shown = use_shown(&call, words.shared());
    let see = use_node_ref();
    let select = {
        let call = call.clone();
        Callback::from(move |action: CallAction| {
            if let CallAction::Select(id) = action {
                let selected = Some(id).filter(|id| call.selected() != Some(id));
                call.set((*call).clone().with_selected(selected));
            }
        })
    };
    // The step that is asked about is the last one, and what is asked stands at its end.
    let party = call.lit().map(|lit| lit.party).or_else(|| question.ask.party().cloned());
    let column = party.and_then(|party| question.run().columns().of(&party));
    let head = column.map(|column| format!(".head:has(#{})", LadderItem::Head.id(column)));
    use_effect_with((), move |()| {
        // The ladder is laid out once more when its width is known.
        let scroll = after(50, move || {
            to_asked(".call-asked .scroller", head.as_deref(), visible == Visible::Before);
            if page::width() >= COLUMNS {
                page::show(".message.lit");
            }
        });
        move || drop(scroll)
    });
    if visible == Visible::Nothing {
        return leaf("p", "later about", words.place_call());
    }
    let (asked, blank) = match visible {
        Visible::Before => before_answer(question, &call, words),
        Visible::All | Visible::Nothing => (shown.clone(), None),
    };
    let over = blank.map(|blank| over(blank, fill(session, question, words, act)));
    let is_before = visible == Visible::Before;
    // A log with a fault is corrected in place.
    let is_log = question.fault.is_some();
    let earlier = shown.steps.len() - usize::from(!is_before);
    html! {
        <div class={classes!("call-asked", if is_before { "before" } else { "after" }, is_log.then_some("log"))}>
            <div class="see" ref={see.clone()}>
                <Ladder
                    place={see} shown={asked} marked={call.selected().cloned()} selected={call.selected().cloned()}
                    suggested={None} lit={call.lit()} on_act={select.clone()} controls={Controls::None} {over}
                />
            </div>
            // The explanation names them.
            if !is_before && !question.possible().is_empty() {
                { leaf("p", "possible", words.one_possible()) }
            }
            if is_before || is_log {
                { given_tables(session, question, &shown.chips, words, act) }
            }
            if earlier > 0 {
                // What it opens follows it.
                <details class="earlier"><summary>{ words.earlier() }</summary></details>
            }
            if earlier > 0 || !is_before && !is_log {
                { event_tables(&call, &shown, None, Controls::None, &Html::default(), &select, Terms::default()) }
            }
        </div>
    }
}

/// The call as far as it is visible.
fn call_of(question: &Question, visible: Visible) -> CallSession {
    let mut scenario = question.scenario.clone();
    if visible != Visible::All {
        scenario.steps.pop();
    }
    let phase = usual_phase(scenario.call());
    CallSession::new(scenario, phase).with_asked((visible == Visible::All).then(|| asked(question)).flatten())
}

/// What was asked about: a request, or an event and its value.
fn asked(question: &Question) -> Option<Lit> {
    let number = question.run().steps.len();
    let (party, values) = match (&question.ask, &question.fault) {
        (Ask::Value { party, attribute }, _) => (Some(party), LitValues::One(*attribute)),
        (Ask::Event { party }, _) => (Some(party), LitValues::None),
        (_, Some(fault)) => (Some(&fault.party), LitValues::One(fault.attribute)),
        (Ask::Request { .. }, _) if !question.possible().is_empty() => return None,
        (Ask::Difference { party, .. }, None) => (party.as_ref(), LitValues::None),
        (Ask::Request { .. } | Ask::Fault { .. } | Ask::Handler { .. }, None) => (None, LitValues::None),
    };
    let message = party.map_or(MessageId::request(number), |party| MessageId::event(number, party.clone()));
    let party = party.unwrap_or(question.step().request.by()).clone();
    message.is_in(question.run()).then_some(Lit { party, message: Some(message), why: None, values })
}

/// The call before the last step, the given parts of it, and the place to fill.
fn before_answer(question: &Question, call: &CallSession, words: &LearnWords) -> (Shown, Option<Blank>) {
    let lanes = Lanes::of(question.run());
    let (rows, blank) = rows(question, &lanes, words);
    let step = Arc::new(question.step().clone());
    let shown = Shown::with_rows(call, words.shared(), &step, rows.into());
    let before = shown.ladder.rows.len() - shown.steps.last().map_or(0, |step| step.rows.len());
    (shown, blank.map(|blank| Blank { row: before + blank.row, ..blank }))
}

/// Draws `control` at its place: at the end of an arrow to its lane, or across all lanes.
fn over(blank: Blank, control: Html) -> Callback<Rc<Layout<MessageId>>, Html> {
    Callback::from(move |layout: Rc<Layout<MessageId>>| {
        let drawing = layout.drawing();
        let area = drawing.shapes.iter().find_map(|shape| match shape {
            Shape::Remark(remark) if remark.row == blank.row => Some(remark.area),
            Shape::Remark(_) | Shape::Bar(_) | Shape::Lifeline(_) | Shape::Head(_) | Shape::Arrow(_) => None,
        });
        let x = |lane: usize| drawing.lanes.get(lane).map(|lane| lane.x);
        let end = blank.lane.map_or_else(|| drawing.lanes.last().map(|lane| lane.x), x);
        let (Some(area), Some(start), Some(end)) = (area, x(SERVER_LANE), end) else { return Html::default() };
        let [left, top, width, height] = [start, area.y, end - start, area.height].map(em);
        let style = Style(format!("margin-left:{left};margin-top:{top};width:{width};height:{height}"));
        let class = classes!("fill", blank.lane.map(|_| "arrow"));
        html! { <div {class} data-style={style.attribute()} ~style={style.property()}>{ control.clone() }</div> }
    })
}

/// A list of the answers, in place of what is asked about. It is the same choice as the radio buttons.
fn fill(session: &Session, question: &Question, words: &LearnWords, act: &Callback<Action>) -> Html {
    let chosen = session.choice();
    let word = match question.ask {
        Ask::Event { .. } => words.place_event(),
        Ask::Request { .. } => words.place_request(),
        Ask::Value { .. } | Ask::Difference { .. } | Ask::Fault { .. } | Ask::Handler { .. } => words.place_choose(),
    };
    let none = (word, chosen.is_none());
    let answers = question.choices.iter().enumerate();
    let answers = answers.map(|(index, answer)| (AttrValue::from(words.choice(answer)), chosen == Some(index)));
    let choose = act.reform(|index: usize| Action::Choose(index.wrapping_sub(1)));
    choice(words.prompt(question), std::iter::once(none).chain(answers).collect(), choose)
}

/// The tables of the given events, or that of the value that is asked about.
fn given_tables(
    session: &Session,
    question: &Question,
    chips: &Chips,
    words: &LearnWords,
    act: &Callback<Action>,
) -> Html {
    let tables: Vec<_> = match &question.ask {
        Ask::Value { party, attribute } => {
            vec![value_table(party, *attribute, fill(session, question, words, act), chips, words)]
        }
        Ask::Event { .. } | Ask::Request { .. } | Ask::Difference { .. } | Ask::Fault { .. } | Ask::Handler { .. } => {
            let fault = question.fault.as_ref().filter(|_| session.given().is_some());
            let fault = |event: &ShownEvent| fault.filter(|fault| fault.party == event.party);
            question.shown_events().iter().map(|event| given_table(event, fault(event), chips, words)).collect()
        }
    };
    html! { <div class="tables">{ for tables }</div> }
}

fn value_table(party: &Dn, attribute: AttributeName, value: Html, chips: &Chips, words: &LearnWords) -> Html {
    html! {
        <div class="event asked">
            <table aria-label={words.what_is_told(&words.shared().said(party))}>
                <caption><span class="who">{ words.shared().party() }{ " " }{ chips.chip(party) }</span></caption>
                <tbody><tr><th scope="row" translate="no">{ attribute.as_str() }</th><td>{ value }</td></tr></tbody>
            </table>
        </div>
    }
}

/// A given event. The value of `fault` in it is corrected.
fn given_table(event: &ShownEvent, fault: Option<&Fault>, chips: &Chips, words: &LearnWords) -> Html {
    let text = |value: &Value| match value {
        Value::Dn(dn) => chips.chip(dn),
        value @ (Value::ConnId(_) | Value::Role(_) | Value::CallState(_)) => html! { value.to_string() },
    };
    let said = |word: AttrValue| leaf("span", "unseen", format!("{word} "));
    let row = |(name, value): &(AttributeName, Value)| {
        let fault = fault.filter(|fault| fault.attribute == *name);
        html! {
            <tr class={fault.map(|_| "lit")}>
                <th scope="row" translate="no">{ name.as_str() }</th>
                <td translate="no">
                    if let Some(Fault { expected, .. }) = fault {
                        <del>{ said(words.wrong_value()) }{ text(value) }</del>
                        { " " }<ins>{ said(words.answer_right()) }{ text(expected) }</ins>
                    } else {
                        { text(value) }
                    }
                </td>
            </tr>
        }
    };
    html! {
        <div class={classes!("event", tone(event.name).as_str(), fault.map(|_| "lit"))}>
            <table aria-label={words.shared().table(&event.party, event.name)}>
                <caption>
                    <span class="who">{ words.shared().party() }{ " " }{ chips.chip(&event.party) }</span>
                    { leaf("span", "unseen", ": ") }
                    { leaf("code", "name", event.name.as_str()) }
                </caption>
                <tbody>{ for event.attributes.iter().map(row) }</tbody>
            </table>
        </div>
    }
}
