//! The text of a lesson.

use callmodel_learn::{Place, Session};
use callmodel_lesson::{Block, Inline, Lesson};
use callmodel_words::LearnWords;
use yew::{Html, html};

use crate::components::leaf;

/// The text between the question before and this one. That of the first question is the beginning of the lesson, which the
/// reader comes from; worked examples are on the page of the lesson, too.
pub(super) fn before_question(session: &Session, words: &LearnWords) -> Html {
    let (Some((_, lesson)), Place::Question { number, .. }) = (session.lesson(), session.place()) else {
        return Html::default();
    };
    let is_question = |block: &Block, index: Option<usize>| matches!(block, Block::Question(at) if Some(*at) == index);
    let place = |index| lesson.blocks.iter().position(|block| is_question(block, index));
    let end = place(Some(number - 1)).unwrap_or(lesson.blocks.len());
    let start = number.checked_sub(2).and_then(|index| place(Some(index))).map_or(end, |at| at + 1);
    let blocks = &lesson.blocks[start.min(end)..end];
    if blocks.is_empty() {
        return Html::default();
    }
    html! {
        <div class="prose" lang={lesson.language.clone()}>
            { only_english(lesson, words) }
            { for blocks.iter().map(|block| block_html(block, &mut |_| Html::default())) }
        </div>
    }
}

/// A sentence in the language of the interface, where the lesson is in another one.
pub(super) fn only_english(lesson: &Lesson, words: &LearnWords) -> Html {
    let language = words.language();
    if language == lesson.language {
        return Html::default();
    }
    html! { <p class="about" lang={language.to_owned()}>{ words.only_english() }</p> }
}

/// A block; a question and a worked example as `of` draws them.
pub(super) fn block_html(block: &Block, of: &mut dyn FnMut(&Block) -> Html) -> Html {
    match block {
        // The title of the lesson is the heading of level 2.
        Block::Heading { text, .. } => html! { <h3>{ line(text) }</h3> },
        Block::Paragraph(text) => html! { <p>{ line(text) }</p> },
        Block::List { is_numbered, items } => {
            let items = items.iter().map(|item| html! { <li>{ line(item) }</li> });
            if *is_numbered {
                html! { <ol>{ for items }</ol> }
            } else {
                html! { <ul>{ for items }</ul> }
            }
        }
        Block::Code(code) => html! { <pre translate="no" tabindex="0">{ code.clone() }</pre> },
        Block::Example(_) | Block::Question(_) => of(block),
    }
}

/// A line of prose.
fn line(text: &[Inline]) -> Html {
    text.iter().map(inline).collect()
}

fn inline(part: &Inline) -> Html {
    match part {
        Inline::Text(text) => html! { text.clone() },
        Inline::Code(code) => leaf("code", "", code.clone()),
        Inline::Emphasis(text) => html! { <em>{ line(text) }</em> },
        Inline::Strong(text) => html! { <strong>{ line(text) }</strong> },
        Inline::Link { to, text } => html! { <a href={to.clone()}>{ line(text) }</a> },
    }
}
