use callmodel_learn::{Action, Found, Given, Next, Place, Sentences as _, Session, Told};
use callmodel_words::LearnWords;
use yew::{Callback, Html, html};

use super::answers::answers;
use super::gaps::gaps;
use super::lesson_page::whole_lesson;
use super::print::on_paper;
use super::prose::before_question;
use super::store::now;
use crate::components::{Button, leaf, with_names};

/// The id of the button that checks the answer and then goes on: one element, which keeps the focus.
const CHECK: &str = "check";

/// The question, its hint, the outcome, and the button to go on.
pub(super) fn question(session: &Session, found: &Found, words: &LearnWords, act: &Callback<Action>) -> Html {
    let question = &found.question;
    let given = session.given();
    html! {
        <section class="card ask">
            { about(session, words) }
            { before_question(session, words) }
            { answers(session, question, words, act) }
            if given.is_none() {
                // A key, so that the hint of the next question is closed.
                <details class="hint" key={question.id()}>
                    <summary>{ words.hint() }</summary>
                    <p>{ hint(session, found, words) }</p>
                </details>
                { on_paper(question, words) }
            }
            { outcome(session, found, words) }
            { buttons(session, words, act) }
        </section>
    }
}

/// The hint of the lesson, if it is in the language of the interface; otherwise that of the question.
fn hint(session: &Session, found: &Found, words: &LearnWords) -> String {
    let is_read = session.lesson().is_some_and(|(_, lesson)| lesson.language == words.language());
    found.hint.clone().filter(|_| is_read).unwrap_or_else(|| words.hint_of(&found.question))
}

/// The place of the question in its lesson.
fn about(session: &Session, words: &LearnWords) -> Html {
    let text = match (session.place(), session.lesson()) {
        (Place::Question { number, .. }, Some((_, lesson))) => {
            words.question_number(&number.to_string(), &lesson.questions.len().to_string())
        }
        _ => words.question_of_call().to_string(),
    };
    html! {
        <p class="about">
            { text }
            if session.is_again() {
                { " · " }{ words.question_again() }
            }
            if let Some((_, lesson)) = session.lesson() {
                { " · " }{ whole_lesson(lesson, words) }
            }
        </p>
    }
}

/// Whether the answer is right, and why. It is announced, and the focus stays.
fn outcome(session: &Session, found: &Found, words: &LearnWords) -> Html {
    let in_code = words.in_code();
    let graded = session.graded();
    let verdict = |right: bool| match (session.given(), right) {
        (Some(Given::Shown), _) => ("", words.shown()),
        (_, true) => ("✓ ", words.right()),
        (_, false) => ("✗ ", words.wrong()),
    };
    let index = match session.given() {
        Some(Given::Choice(index)) => Some(index),
        Some(Given::Shown) | None => None,
    };
    html! {
        <>
            <div role="status" class="outcome">
                if let Some(graded) = &graded {
                    <p>
                        <strong class={if graded.right { "right" } else { "wrong" }}>
                            { verdict(graded.right).0 }{ verdict(graded.right).1 }
                        </strong>{ " " }
                        { with_names(&in_code.why_of(&found.question, index)) }
                    </p>
                } else if session.told() == Some(&Told::ChooseFirst) {
                    { leaf("p", "", words.choose_first()) }
                }
            </div>
            if let Some(graded) = &graded {
                { gaps(&graded.gaps, words) }
                { leaf("p", "source", words.rule(&graded.rule)) }
            }
        </>
    }
}

fn buttons(session: &Session, words: &LearnWords, act: &Callback<Action>) -> Html {
    let is_given = session.given().is_some();
    let next = session.next();
    let (text, action) = match next {
        _ if !is_given => (words.check(), None),
        Some(next) => {
            let word = if matches!(next, Next::EndOfLesson(_)) { words.finish() } else { words.next() };
            (word, Some(Action::Go(next.place().clone())))
        }
        None => (words.next(), Some(Action::Go(Place::Course))),
    };
    let press = act.reform(move |()| action.clone().unwrap_or_else(|| Action::Check { now: now() }));
    html! {
        <div class="buttons">
            { Button::new(text, press).id(Some(CHECK)).class("suggested").html() }
            if !is_given {
                { Button::new(words.show_answer(), act.reform(|()| Action::Reveal { now: now() })).html() }
            }
            { for session.comparison().map(|href| html! { <a class="button" {href}>{ words.compare() }</a> }) }
        </div>
    }
}
