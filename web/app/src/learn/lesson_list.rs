use callmodel_learn::{Place, Session, address};
use callmodel_lesson::Lesson;
use callmodel_words::LearnWords;
use yew::{Html, html};

use crate::components::leaf;

/// The lessons as links. None is locked.
pub(super) fn lesson_list(session: &Session, words: &LearnWords) -> Html {
    let current = session.lesson().map(|(index, _)| index);
    let link = |(index, lesson): (usize, &Lesson)| {
        let href = address::write(&Place::Lesson { lesson: lesson.id.clone() }, None);
        let is_done = session.is_done(index);
        html! {
            <li>
                <a {href} class={is_done.then_some("done")} aria-current={(current == Some(index)).then_some("true")}>
                    <span class="number">{ if is_done { "✓".to_owned() } else { (index + 1).to_string() } }</span>
                    <span class="title" lang={lesson.language.clone()}>{ lesson.title.clone() }</span>
                    { is_done.then(|| leaf("span", "unseen", format!(" ({})", words.is_done()))) }
                </a>
            </li>
        }
    };
    let open = session.lesson().map(|(index, lesson)| {
        let (key, number) = (lesson.id.clone(), (index + 1).to_string());
        // In a narrow page it opens the list, which follows it.
        html! {
            <details {key} class="open-lesson">
                <summary>{ leaf("span", "number", number) }{ " " }{ lesson.title.clone() }</summary>
            </details>
        }
    });
    html! {
        <nav class="lessons" aria-label={words.lessons()}>
            { open.unwrap_or_default() }
            <ol role="list">{ for session.course().lessons().iter().enumerate().map(link) }</ol>
        </nav>
    }
}
