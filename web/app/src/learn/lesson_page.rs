//! The page of a lesson, which can be read without answering, its end, and the start of the course.

use callmodel::Scenario;
use callmodel_explore::{Session as CallSession, usual_phase};
use callmodel_forms::Controls;
use callmodel_learn::{Place, Sentences as _, Session, address};
use callmodel_lesson::{Block, Kind, Lesson, ShownEvent};
use callmodel_words::{LearnWords, Words};
use yew::{Callback, Html, Properties, function_component, html, use_node_ref};

use super::print::on_paper;
use super::prose::{block_html, only_english};
use crate::components::{Ladder, Terms, event_tables, leaf, sentence, with_names};
use crate::shown::use_shown;

/// The lesson of the place, its end, or the start of the course.
pub(super) fn lesson_page(session: &Session, words: &LearnWords) -> Html {
    let Some((_, lesson)) = session.lesson() else {
        return html! {
            <article class="prose">
                <h2 id="place" tabindex="-1">{ words.course() }</h2>
                { leaf("p", "", words.course_about()) }
            </article>
        };
    };
    let is_end = matches!(session.place(), Place::End { .. });
    let blocks = if is_end { lesson.recap() } else { &lesson.blocks };
    let mut other = |block: &Block| match block {
        Block::Example(scenario) => html! { <Example scenario={scenario.clone()} words={words.shared().clone()} /> },
        Block::Question(index) => question(lesson, *index, words),
        Block::Heading { .. } | Block::Paragraph(_) | Block::List { .. } | Block::Code(_) => Html::default(),
    };
    html! {
        <article class="prose" lang={lesson.language.clone()}>
            <h2 id="place" tabindex="-1">{ lesson.title.clone() }</h2>
            { only_english(lesson, words) }
            { for blocks.iter().map(|block| block_html(block, &mut other)) }
            if is_end {
                <p lang={words.language()}>{ whole_lesson(lesson, words) }</p>
            }
        </article>
    }
}

/// A link to the text of a lesson.
pub(super) fn whole_lesson(lesson: &Lesson, words: &LearnWords) -> Html {
    let href = address::write(&Place::Lesson { lesson: lesson.id.clone() }, None);
    html! { <a {href}>{ words.whole_lesson() }</a> }
}

/// A question in the text of its lesson: a link to it. On paper its answer follows.
fn question(lesson: &Lesson, index: usize, words: &LearnWords) -> Html {
    let Some(of) = lesson.questions.get(index) else { return Html::default() };
    let place = Place::Question { lesson: lesson.id.clone(), number: index + 1 };
    let in_code = words.in_code();
    let choice = |choice| html! { <li>{ with_names(&in_code.choice(choice)) }</li> };
    let known = of.question.kind() != Kind::Handler;
    html! {
        <div class="in-text" lang={words.language().to_owned()}>
            if known {
                <p><code translate="no">{ of.question.known() }</code></p>
                { for of.question.shown_events().iter().map(event) }
            }
            <p><a href={address::write(&place, None)}>{ with_names(&in_code.prompt(&of.question)) }</a></p>
            <ul>{ for of.question.choices.iter().map(choice) }</ul>
            { on_paper(&of.question, words) }
        </div>
    }
}

/// An event that a question gives, as a line of a log.
fn event(event: &ShownEvent) -> Html {
    let values = event.attributes.iter().map(|(name, value)| format!("{} {value}", name.as_str()));
    let line = format!("{}: {}", event.name.as_str(), values.collect::<Vec<_>>().join(", "));
    html! { <p><code translate="no">{ line }</code></p> }
}

/// A worked example.
#[derive(PartialEq, Properties)]
struct ExampleProps {
    scenario: Scenario,
    words: Words,
}

/// A worked example: its ladder and its tables.
#[function_component]
fn Example(props: &ExampleProps) -> Html {
    let phase = usual_phase(props.scenario.call());
    let session = yew::use_memo(props.scenario.clone(), |scenario| CallSession::new(scenario.clone(), phase));
    let shown = use_shown(&session, &props.words);
    let see = use_node_ref();
    let act = Callback::noop();
    html! {
        <div class="example">
            <div class="see" ref={see.clone()}>
                <Ladder place={see} shown={shown.clone()} marked={None} selected={None} suggested={None} on_act={act.clone()} controls={Controls::None} />
            </div>
            { sentence("p", "about", &props.words.in_code().status(&shown.run)) }
            { event_tables(&session, &shown, None, Controls::None, &Html::default(), &act, Terms::default()) }
        </div>
    }
}
