use callmodel_learn::{Action, Next, Place, Session, address};
use callmodel_words::LearnWords;
use yew::{Callback, Html, html};

use crate::components::{Button, SitePage, leaf};

/// The first of the generated questions that follow the course: each needs all of its rules.
const MORE: &str = "fault-1";

/// Beside a lesson or the start of the course: where to go on, and at the end what was right before and after.
pub(super) fn summary(session: &Session, words: &LearnWords, act: &Callback<Action>) -> Html {
    let lesson = session.lesson();
    let index = lesson.map(|(index, _)| index);
    let score = session.course().score(index, session.progress());
    let open = score.questions - score.answered;
    let next = session.next();
    // Of two buttons, the first is suggested.
    let link = if next.is_none() { "button suggested" } else { "button" };
    let label = match (lesson.is_some(), score.answered) {
        (true, 0) => words.begin_lesson(),
        (false, 0) => words.begin(),
        _ if open == 0 => words.again(),
        _ => words.go_on(),
    };
    let done = if lesson.is_some() { words.lesson_done() } else { words.course_done() };
    html! {
        <div class="card summary">
            if open == 0 && score.questions > 0 {
                { leaf("p", "", done) }
                { leaf("p", "big", words.score_now(score.questions, &score.last.to_string())) }
                { leaf("p", "about", words.score_first(score.answered, &score.first.to_string())) }
            } else {
                { leaf("p", "", words.score_open(open)) }
            }
            if score.last < score.answered {
                { leaf("p", "about", words.later()) }
            }
            if lesson.is_none() {
                { leaf("p", "", words.course_free()) }
            }
            <div class="buttons">
                if let Some(Next::Question(place) | Next::Lesson(place)) = next {
                    { Button::new(label, act.reform(move |()| Action::Go(place.clone()))).class("suggested").html() }
                }
                if let Some((place, title)) = session.next_lesson() {
                    <a class={link} href={address::write(&place, None)}>{ words.next_lesson(title) }</a>
                } else if open == 0 {
                    <a class={link} href={address::write(&Place::Asked { link: MORE.to_owned() }, None)}>{ words.more_questions() }</a>
                    <a class="button" href={SitePage::Explore.fragment()} translate="no">{ SitePage::Explore.name() }</a>
                }
            </div>
        </div>
    }
}
