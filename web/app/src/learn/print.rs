use callmodel_learn::Sentences as _;
use callmodel_lesson::Question;
use callmodel_words::LearnWords;
use yew::{Html, html};

use crate::components::with_names;

/// The answer of a question, on paper alone.
pub(super) fn on_paper(question: &Question, words: &LearnWords) -> Html {
    let in_code = words.in_code();
    let answer = &question.choices[question.answer()];
    html! {
        <p class="on-paper">
            <strong>{ words.shown() }{ ": " }{ with_names(&in_code.choice(answer)) }</strong>{ " — " }
            { with_names(&in_code.why_of(question, None)) }
        </p>
    }
}
