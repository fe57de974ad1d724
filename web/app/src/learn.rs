//! The page Learn: lessons, the call of a question with places to fill, the question.
//!
//! State and rules are those of `callmodel-learn`. A place to fill and the answers beside it are one choice.

mod answers;
mod asked_call;
mod gaps;
mod lesson_list;
mod lesson_page;
mod other_asks;
mod print;
mod progress_menu;
mod prose;
mod question;
mod saved;
mod score;
mod store;
mod summary;
mod texts;

use std::rc::Rc;

use callmodel_browser::focus::Tree;
use callmodel_browser::translation::withstand_in_page;
use callmodel_browser::{history, page, storage};
use callmodel_learn::{Notice, Place, Sentences as _, Session};
use callmodel_lesson::Progress;
use callmodel_words::{LearnWords, PRODUCT};
use yew::{Callback, Html, Properties, classes, function_component, html, use_effect_with, use_mut_ref};

use crate::app::use_look;
use crate::components::{CopyButton, SitePage, leaf, masthead, settings_menu, with_code};
use crate::effects;
use crate::ids::SHARE;
use crate::learn::asked_call::AskedCall;
use crate::look::Look;
use crate::words_file;
use store::{PROGRESS, now, use_session};

/// The width in px from which the question stands beside its call: `--columns` in web/style/breakpoints.css.
const COLUMNS: i32 = 704;

/// Opens the page Learn.
pub fn open_learn() {
    crate::set_panic_hook();
    withstand_in_page();
    let settings = effects::settings();
    words_file::load(settings.language, move |words| {
        let shared = words.unwrap_or_default();
        let look = Look { settings, words: shared.clone(), failed: false };
        texts::load(settings.language, shared, move |words, course| {
            let (kept, problem) = kept();
            let session = Session::open(course, &history::fragment(), kept, now());
            let session = problem.into_iter().fold(session, Session::with_notice);
            yew::Renderer::<Learn>::with_props(Start { look, words, session: Rc::new(session) }).render();
        });
    });
}

/// The progress of the browser. What cannot be read is left alone until the first answer.
fn kept() -> (Progress, Option<Notice>) {
    match storage::kept(PROGRESS).map(|text| saved::read(&text)) {
        None => (Progress::default(), None),
        Some(Ok(progress)) => (progress, None),
        Some(Err(_)) => (Progress::default(), Some(Notice::Progress)),
    }
}

/// What the page starts with.
#[derive(Clone, PartialEq, Properties)]
struct Start {
    /// Settings, and the texts that the page shares with Explore.
    look: Look,
    /// The texts of the page.
    words: LearnWords,
    /// The session of the address.
    session: Rc<Session>,
}

/// The page.
#[function_component]
fn Learn(start: &Start) -> Html {
    let (look, change) = use_look(&start.look);
    let (session, act) = use_session(&start.session);
    let words = texts::use_texts(&look, &start.words, &act);
    use_title(&session);
    use_focus(&session);
    use_answer(&session);
    let question = session.found();
    html! {
        <>
            <header class="top">
                { masthead(SitePage::Learn, words.title(), words.shared()) }
                <div class="tools">
                    { question.map(|_| share(&words)) }
                    { settings_menu(&look, &change) }
                </div>
            </header>
            <main class={classes!("learn", question.is_some().then_some("asking"))}>
                { lesson_list::lesson_list(&session, &words) }
                <div class="lesson">
                    { notices(&session, &words) }
                    if let Some(found) = question {
                        <AskedCall
                            key={format!("{} {:?}", found.question.id(), session.visible())} session={session.clone()}
                            words={words.clone()} act={act.clone()}
                        />
                    } else {
                        { lesson_page::lesson_page(&session, &words) }
                    }
                </div>
                <div class="beside">
                    if let Some(found) = question {
                        { question::question(&session, found, &words, &act) }
                        { other_asks::other_asks(&session, found, &words, &act) }
                    } else {
                        { summary::summary(&session, &words, &act) }
                    }
                </div>
                { score::score(&session, &words, &act) }
            </main>
            <footer class="bottom">
                { leaf("p", "", words.shared().newcomer()) }
                { leaf("p", "", words.shared().source()) }
            </footer>
        </>
    }
}

/// A button that copies the address of the question, without the answer.
fn share(words: &LearnWords) -> Html {
    let shared = words.shared();
    let text = Callback::from(|()| {
        let address = history::address();
        // The answer is the last field of an address.
        address.split("&answer=").next().unwrap_or_default().to_owned()
    });
    let share = CopyButton {
        word: words.share(),
        label: None,
        id: Some(SHARE),
        text,
        copied: shared.shared(),
        failed: shared.not_shared(),
    };
    share.html()
}

/// Alert with the problems of the address.
fn notices(session: &Session, words: &LearnWords) -> Html {
    if session.notices().is_empty() {
        return Html::default();
    }
    let in_code = words.in_code();
    let lessons: Vec<_> = session.course().lessons().iter().map(|lesson| &*lesson.id).collect();
    let notice = |notice: &Notice| html! { <li>{ with_code(&in_code.learn_notice(notice, &lessons)) }</li> };
    html! { <div class="notices" role="alert"><ul>{ for session.notices().iter().map(notice) }</ul></div> }
}

/// The title of the document: that of the lesson, for tab and bookmarks.
#[yew::hook]
fn use_title(session: &Session) {
    let lesson = session.lesson().map(|(_, lesson)| lesson.title.clone());
    let title = lesson.unwrap_or_else(|| SitePage::Learn.name().to_owned());
    use_effect_with(title, |title| page::set_title(&format!("{title} · {PRODUCT}")));
}

/// An answer brings the event that was asked about into view, where the question stays in view beside it; otherwise the verdict and the
/// button to go on.
#[yew::hook]
fn use_answer(session: &Session) {
    let opened = use_mut_ref(|| true);
    use_effect_with(session.given(), move |given| {
        if opened.replace(false) || given.is_none() {
            return;
        }
        if page::width() >= COLUMNS {
            page::show(".event.lit");
        } else {
            page::show(".ask .buttons");
            page::show(".outcome");
        }
    });
}

/// Another question or lesson begins at the top of the page, and gets the focus.
#[yew::hook]
fn use_focus(session: &Session) {
    let opened = use_mut_ref(|| true);
    use_effect_with(session.place().clone(), move |place: &Place| {
        if opened.replace(false) {
            return;
        }
        let is_question = matches!(place, Place::Question { .. } | Place::Asked { .. });
        Tree::default().focus(if is_question { "#question" } else { "#place" });
        page::to_top();
    });
}
