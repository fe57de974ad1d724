use callmodel_browser::storage;
use callmodel_learn::{Action, Session};
use callmodel_words::LearnWords;
use yew::{Callback, Html, html};

use super::progress_menu::progress_menu;
use super::store::PROGRESS;
use crate::components::leaf;

/// The reader's score in the lesson, or in the course: right now, and at the first answer.
pub(super) fn score(session: &Session, words: &LearnWords, act: &Callback<Action>) -> Html {
    let index = session.lesson().map(|(index, _)| index);
    let score = session.course().score(index, session.progress());
    html! {
        <section class="score" aria-label={words.score()}>
            // At the end, the summary says it.
            if score.answered > 0 && (score.answered < score.questions || session.found().is_some()) {
                { leaf("p", "now", words.score_now(score.questions, &score.last.to_string())) }
                { leaf("p", "about", words.score_first(score.answered, &score.first.to_string())) }
            }
            if score.answered > 0 && storage::kept(PROGRESS).is_none() {
                { leaf("p", "about", words.progress_not_kept()) }
            }
            { progress_menu(session, words, act) }
        </section>
    }
}
