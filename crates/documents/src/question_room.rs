//! The height that the static text of a question keeps for the live one, so that its start causes no layout shift.
//!
//! It is an upper bound in px, for type of 16 px: texts in other languages are longer, and fonts differ.

use callmodel_forms::Tag;
use callmodel_lesson::{Kind, Question, ShownEvent};

/// The least width of an element, in px.
const NARROWEST: i32 = 240;

/// The width from which on the call stands beside the question (`--wide` of web/style/breakpoints.css), and the share of the question
/// in percent.
const COLUMNS: i32 = 1100;
const SHARE: i32 = 41;

/// Frame of the element, and of the card of the question.
const FRAME: i32 = 26;
const CARD: i32 = 38;

/// The gap between question and call.
const GAP: i32 = 16;

/// The least width of the table of a given event, with its gap.
const EVENT: i32 = 280;

/// The heights of a question, and of the live model of the call before it, for each width of [`Tag::heights`].
pub(crate) fn heights(question: &Question, before: &Tag) -> Vec<i32> {
    let ladders = before.heights().unwrap_or_else(|_| unreachable!("the question's scenario was played"));
    let has_ladder = question.kind() != Kind::Handler;
    let ladder_at = |width: i32| {
        let fitting = ladders.iter().find(|(from, _)| *from <= width).or(ladders.last());
        fitting.filter(|_| has_ladder).map_or(0, |(_, height)| *height)
    };
    let height = |from: i32| {
        let width = from.max(NARROWEST) - FRAME;
        if from >= COLUMNS && has_ladder {
            let own = (width - GAP) * SHARE / 100;
            let call = width - GAP - own;
            FRAME + question_height(question, own).max(ladder_at(call) + events_height(question, call))
        } else {
            FRAME + question_height(question, width) + GAP + ladder_at(width) + events_height(question, width)
        }
    };
    ladders.iter().map(|(from, _)| height(*from)).collect()
}

/// The height of the card of a question in this width.
fn question_height(question: &Question, width: i32) -> i32 {
    let english = question.english();
    let text = (width - CARD).max(1);
    let prompt = lines(&english.prompt(), 18, text) * 25 + 16;
    let call = 12 + lines(&question.scenario.to_string(), 14, text) * 20;
    let choices: i32 =
        english.choices().iter().map(|choice| 8 + (lines(choice, 14, text - 60) * 21 + 14).max(40)).sum();
    // Hint and buttons, which may be two rows.
    CARD + prompt + call + choices + 36 + if text < 320 { 84 } else { 44 }
}

/// The height of the tables of the given events in this width, each with a caption.
fn events_height(question: &Question, width: i32) -> i32 {
    let events = question.shown_events();
    let columns = usize::try_from((width + GAP) / EVENT).unwrap_or_default().max(1);
    let rows = |attributes: usize| i32::try_from((attributes + 1) * 28).unwrap_or(i32::MAX / 1000);
    let tallest =
        |row: &[ShownEvent]| row.iter().map(|event| GAP + rows(event.attributes.len())).max().unwrap_or_default();
    events.chunks(columns).map(tallest).sum()
}

/// The number of lines of a text: a letter is six tenths as wide as its size, and a third more words are another language's.
fn lines(text: &str, size: i32, width: i32) -> i32 {
    let letters = i32::try_from(text.chars().count()).unwrap_or(i32::MAX / 1000);
    letters * size * 8 / 10 / width.max(1) + 1
}
