use callmodel_learn::{Action, Given, Sentences as _, Session};
use callmodel_lesson::{Choice, Question};
use callmodel_words::LearnWords;
use web_sys::{KeyboardEvent, MouseEvent};
use yew::{Callback, Html, classes, html};

use super::store::now;
use crate::components::{leaf, with_names};

/// The question and its answers: a group of radio buttons. After the answer, signs and words say what was right.
pub(super) fn answers(session: &Session, question: &Question, words: &LearnWords, act: &Callback<Action>) -> Html {
    let in_code = words.in_code();
    let (given, chosen, right) = (session.given(), session.choice(), question.answer());
    let onkeydown = {
        let act = act.clone();
        move |event: KeyboardEvent| {
            if event.key() == "Enter" && given.is_none() {
                event.prevent_default();
                act.emit(Action::Check { now: now() });
            }
        }
    };
    let answer = |(index, choice): (usize, &Choice)| {
        let is_right = given.is_some() && index == right;
        let is_wrong = given == Some(Given::Choice(index)) && index != right;
        let is_yours = given == Some(Given::Choice(index));
        let class = classes!("answer", is_right.then_some("right"), is_wrong.then_some("wrong"));
        let onclick = {
            let act = act.clone();
            move |event: MouseEvent| {
                if given.is_some() {
                    // The answer stands.
                    event.prevent_default();
                } else {
                    act.emit(Action::Choose(index));
                }
            }
        };
        let sign = if is_right { "✓ " } else { "✗ " };
        let says = match (is_yours, is_right) {
            (true, _) => Some(words.answer_your()),
            (false, true) => Some(words.answer_right()),
            (false, false) => None,
        };
        html! {
            <label {class} key={index}>
                <input type="radio" name="answer" checked={chosen == Some(index)} {onclick} aria-disabled={given.is_some().then_some("true")} />
                <span class="text">
                    { (is_right || is_wrong).then(|| html! { <span class="sign" aria-hidden="true">{ sign }</span> }) }
                    { with_names(&in_code.choice(choice)) }
                </span>
                // One node, also when there is none, so that the radio button keeps its place, and the focus.
                { says.map(|says| leaf("span", "says", says)).unwrap_or_default() }
            </label>
        }
    };
    html! {
        <fieldset id="question" tabindex="-1" {onkeydown}>
            <legend>{ with_names(&in_code.prompt(question)) }</legend>
            { for question.choices.iter().enumerate().map(answer) }
        </fieldset>
    }
}
