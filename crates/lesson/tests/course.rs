//! The course: seven short lessons without a problem.

use std::collections::BTreeSet;

use callmodel_lesson::{Block, COURSE, Inline, Kind, Lesson, course};

/// The number of words of inline text.
fn words(text: &[Inline]) -> usize {
    let count = |text: &str| text.split_whitespace().count();
    text.iter()
        .map(|piece| match piece {
            Inline::Text(text) | Inline::Code(text) => count(text),
            Inline::Emphasis(text) | Inline::Strong(text) | Inline::Link { text, .. } => words(text),
        })
        .sum()
}

/// The number of words before the first question.
fn words_before_question(lesson: &Lesson) -> usize {
    let prose = lesson.blocks.iter().take_while(|block| !matches!(block, Block::Question(_)));
    prose
        .map(|block| match block {
            Block::Heading { text, .. } | Block::Paragraph(text) => words(text),
            Block::List { items, .. } => items.iter().map(|item| words(item)).sum(),
            Block::Code(_) | Block::Example(_) | Block::Question(_) => 0,
        })
        .sum()
}

#[test]
fn every_lesson_is_read_without_a_problem() {
    for text in COURSE {
        let (lesson, problems) = Lesson::parse(text);
        let problems: Vec<_> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(problems, <[&str; 0]>::default(), "{}", lesson.id);
    }
}

/// `UPDATE_COURSE=1 cargo test -p callmodel-lesson --test course` packs it anew.
#[test]
fn the_packed_course_equals_its_markdown() {
    let lessons: Vec<_> = COURSE.iter().map(|text| Lesson::parse(text).0).collect();
    let packed: String = lessons.iter().map(Lesson::pack).collect();
    if std::env::var_os("UPDATE_COURSE").is_some() {
        std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/course/en.txt"), &packed).unwrap();
        return;
    }
    assert_eq!(packed, include_str!("../course/en.txt"), "pack it anew with UPDATE_COURSE=1");
    assert_eq!(course(), lessons);
}

#[test]
fn a_lesson_is_short_and_has_an_example_and_questions() {
    for lesson in course() {
        let words = words_before_question(&lesson);
        assert!((40..=120).contains(&words), "{}: {words} words", lesson.id);
        let is_question = |block: &Block| matches!(block, Block::Question(_));
        let first = lesson.blocks.iter().position(is_question).unwrap();
        assert!(lesson.blocks[..first].iter().any(|block| matches!(block, Block::Example(_))), "{}", lesson.id);
        assert!((2..=4).contains(&lesson.questions.len()), "{}", lesson.id);
    }
}

#[test]
fn each_question_of_the_course_is_asked_once_with_a_hint() {
    let lessons = course();
    let questions: Vec<_> = lessons.iter().flat_map(|lesson| &lesson.questions).collect();
    let ids: BTreeSet<_> = questions.iter().map(|question| question.question.id()).collect();
    assert_eq!(ids.len(), questions.len());
    assert!(questions.iter().all(|question| question.hint.is_some()));
    let lesson_ids: BTreeSet<_> = lessons.iter().map(|lesson| lesson.id.as_str()).collect();
    assert_eq!(lesson_ids.len(), 7);
}

#[test]
fn the_course_asks_every_kind_of_question() {
    let lessons = course();
    let asked: Vec<_> =
        lessons.iter().flat_map(|lesson| &lesson.questions).map(|question| question.question.kind()).collect();
    for kind in Kind::ALL {
        assert!(asked.contains(&kind), "{kind}");
    }
}
