//! The course: seven short lessons without a problem.

use std::collections::BTreeSet;

use callmodel::{Dn, Request, Scenario};
use callmodel_lesson::{Ask, Block, COURSES, Inline, Kind, Lesson, course};

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

/// The lessons of the course with the tag of their language.
fn courses() -> impl Iterator<Item = (&'static str, Vec<Lesson>)> {
    COURSES.into_iter().map(|(language, texts)| (language, texts.map(|text| Lesson::parse(text).0).to_vec()))
}

#[test]
fn every_lesson_is_read_without_a_problem() {
    for (language, text) in COURSES.into_iter().flat_map(|(language, texts)| texts.map(|text| (language, text))) {
        let (lesson, problems) = Lesson::parse(text);
        let problems: Vec<_> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(problems, <[&str; 0]>::default(), "{language} {}", lesson.id);
        assert_eq!(lesson.language, language, "{}", lesson.id);
    }
}

/// A block without its prose: its kind, and the call or the question in it.
fn outline(lesson: &Lesson) -> Vec<String> {
    let of = |block: &Block| match block {
        Block::Heading { level, .. } => format!("h{level}"),
        Block::Paragraph(_) => "paragraph".to_owned(),
        Block::List { is_numbered, items } => format!("list {is_numbered} {}", items.len()),
        Block::Code(code) => code.clone(),
        Block::Example(scenario) => scenario.to_string(),
        Block::Question(index) => {
            let asked = &lesson.questions[*index];
            format!("{} {} {}", asked.question.id(), asked.question.answer(), asked.hint.is_some())
        }
    };
    lesson.blocks.iter().map(of).collect()
}

#[test]
fn each_language_has_equal_lessons_questions_and_answers() {
    let english = course();
    for (language, lessons) in courses() {
        assert_eq!(lessons.len(), english.len(), "{language}");
        for (lesson, english) in lessons.iter().zip(&english) {
            assert_eq!((&lesson.id, outline(lesson)), (&english.id, outline(english)), "{language}");
            let is_translated = language == "en" || lesson.title != english.title;
            assert!(is_translated, "{language}: {}", lesson.title);
        }
    }
}

/// `UPDATE_COURSE=1 cargo test -p callmodel-lesson --test course` packs it anew.
#[test]
fn the_packed_course_equals_its_markdown() {
    for (language, lessons) in courses() {
        let packed: String = lessons.iter().map(Lesson::pack).collect();
        let file = format!("{}/course/packed/{language}.txt", env!("CARGO_MANIFEST_DIR"));
        if std::env::var_os("UPDATE_COURSE").is_some() {
            std::fs::write(&file, &packed).unwrap();
        }
        assert_eq!(packed, std::fs::read_to_string(&file).unwrap(), "pack it anew with UPDATE_COURSE=1");
        assert_eq!(Lesson::unpack(&packed), Some(lessons), "{language}");
    }
}

#[test]
fn a_lesson_is_short_and_has_an_example_and_questions() {
    for lesson in course() {
        let words = words_before_question(&lesson);
        assert!((40..=130).contains(&words), "{}: {words} words", lesson.id);
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

/// A request on a call of these parties: what the reader sees when it is revealed.
type Shown = (Vec<Dn>, Request);

/// Every request of a scenario with the parties of the call that it is made on.
fn shown(scenario: &Scenario) -> Vec<Shown> {
    let run = scenario.play().unwrap_or_else(|stopped| panic!("{stopped}"));
    run.steps.iter().map(|step| (step.before.parties().to_vec(), step.request.clone())).collect()
}

/// What a lesson shows apart from its question at `asked`: examples, the calls of the other questions, and the requests that
/// these are compared with.
fn shown_apart_from(lesson: &Lesson, asked: Option<usize>) -> Vec<Shown> {
    let of = |block: &Block| match block {
        Block::Example(scenario) => shown(scenario),
        Block::Question(index) => {
            let question = &lesson.questions[*index].question;
            let mut shown = shown(&question.scenario);
            let last = shown.pop().into_iter().filter(|_| asked != Some(*index));
            let parties = question.step().before.parties().to_vec();
            if let Ask::Difference { other, .. } = &question.ask {
                shown.push((parties, other.clone()));
            }
            last.chain(shown).collect()
        }
        Block::Heading { .. } | Block::Paragraph(_) | Block::List { .. } | Block::Code(_) => Vec::new(),
    };
    lesson.blocks.iter().flat_map(of).collect()
}

#[test]
fn no_question_is_answered_by_another_call_of_the_course() {
    for (language, lessons) in courses() {
        for (at, lesson) in lessons.iter().enumerate() {
            for (index, question) in lesson.questions.iter().enumerate() {
                let asked = shown(&question.question.scenario).pop();
                let elsewhere = lessons
                    .iter()
                    .enumerate()
                    .flat_map(|(other, lesson)| shown_apart_from(lesson, (other == at).then_some(index)));
                let found = elsewhere.into_iter().find(|call| Some(call) == asked.as_ref());
                assert_eq!(found, None, "{language}: question {} of {}", index + 1, lesson.id);
            }
        }
    }
}

#[test]
fn every_lesson_ends_with_its_rules_in_short_lines() {
    for (language, lessons) in courses() {
        for lesson in lessons {
            let [Block::Heading { .. }, Block::List { items, .. }] = lesson.recap() else {
                panic!("{language}: {} ends with {:?}", lesson.id, lesson.recap());
            };
            assert!(items.len() == 2 && items.iter().all(|item| words(item) <= 20), "{language}: {}", lesson.id);
        }
    }
}
