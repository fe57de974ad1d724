//! Lesson files: blocks, questions, and problems with their places.

use callmodel_lesson::{Block, Inline, Lesson};
use proptest::prelude::*;

const HEAD: &str = "---\nid: two\ntitle: Two on the phone\n---\n";

fn parse(body: &str) -> (Lesson, Vec<String>) {
    let (lesson, problems) = Lesson::parse(&format!("{HEAD}{body}"));
    (lesson, problems.iter().map(ToString::to_string).collect())
}

/// The problems of a lesson without its front matter. Lines are counted from its first.
fn problems(body: &str) -> Vec<String> {
    let (_, problems) = parse(body);
    problems
}

/// The problems of a question with these statements, which begin in line 6.
fn problems_of_ask(statements: &str) -> Vec<String> {
    problems(&format!("```call-model ask\n{statements}\n```\n"))
}

#[test]
fn a_byte_order_mark_is_no_part_of_a_lesson() {
    let text = "---\nid: two\ntitle: Two\n---\n```call-model ask\n```\n";
    assert_eq!(Lesson::parse(&format!("\u{feff}{text}")), Lesson::parse(text));
}

#[test]
fn front_matter_has_id_title_and_language() {
    let (lesson, problems) = Lesson::parse("---\nid: zwei\ntitle: \"Zwei am Telefon\"\nlanguage: de\n---\n");
    assert_eq!(
        (problems, lesson.id.as_str(), lesson.title.as_str(), lesson.language.as_str()),
        (vec![], "zwei", "Zwei am Telefon", "de")
    );
    assert_eq!(parse("").0.language, "en");
}

#[test]
fn missing_and_unknown_fields_are_problems() {
    let problems = |text| Lesson::parse(text).1.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(
        problems("Hello\n"),
        [
            "1:1: found nothing more, expected a field `id: …` between lines `---` at the beginning",
            "1:1: found nothing more, expected a field `title: …` between lines `---` at the beginning",
        ]
    );
    assert_eq!(
        problems("---\nid: A b\ntitle: x\nauthor: y\n---\n"),
        [
            "2:5: found `A b`, expected lower-case letters, digits and hyphens",
            "4:1: found `author`, expected `id`, `title` or `language`",
        ]
    );
}

#[test]
fn prose_is_a_tree_of_blocks() {
    let (lesson, problems) =
        parse("## Who\n\nA *calls* **B**,\nsays `x`, see [there](#x).\n\n1. one\n2. two\n\n```text\nlog\n```\n");
    assert_eq!(problems, <[&str; 0]>::default());
    let text = |text: &str| Inline::Text(text.to_owned());
    assert_eq!(
        lesson.blocks,
        [
            Block::Heading { level: 2, text: vec![text("Who")] },
            Block::Paragraph(vec![
                text("A "),
                Inline::Emphasis(vec![text("calls")]),
                text(" "),
                Inline::Strong(vec![text("B")]),
                text(", says "),
                Inline::Code("x".to_owned()),
                text(", see "),
                Inline::Link { to: "#x".to_owned(), text: vec![text("there")] },
                text("."),
            ]),
            Block::List { is_numbered: true, items: vec![vec![text("one")], vec![text("two")]] },
            Block::Code("log\n".to_owned()),
        ]
    );
}

#[test]
fn an_example_and_questions_are_blocks_in_order() {
    let (lesson, problems) = parse(
        "```call-model\nparties A B\nrelease A\n```\n\n```call-model ask\nparties A B\nrelease A\nask event:B\nhint Both.\nanswer EventReleased\n```\n\n\
         ```call-model questions\nkind value\nseeds 3-4\nparties 2\nhint Look.\n```\n",
    );
    assert_eq!(problems, <[&str; 0]>::default());
    assert!(matches!(
        lesson.blocks[..],
        [Block::Example(_), Block::Question(0), Block::Question(1), Block::Question(2)]
    ));
    let ids: Vec<_> = lesson.questions.iter().map(|question| question.question.id()).collect();
    assert_eq!(ids, ["A B, release A, event:B", "value-3-2", "value-4-2"]);
    assert_eq!(lesson.questions[0].hint.as_deref(), Some("Both."));
    assert_eq!((lesson.questions[0].line, lesson.questions[2].line), (10, 18));
}

#[test]
fn a_syntax_error_of_a_question_has_its_place() {
    let ask = "parties A B\n# why\nrelaese A\nask event:B\nhint x";
    assert_eq!(
        problems_of_ask(ask),
        ["8:1: found `relaese`, expected `parties`, `conn`, `optional`, `delete` or `release`"]
    );
    assert_eq!(
        problems_of_ask("parties A B\nrelease A\n  ask value:B.Third\nhint x"),
        [
            "8:13: found `B.Third`, expected a DN, a dot and one of ConnID, ThisDN, OtherDN, OtherDNRole, ThirdPartyDN, ThirdPartyDNRole, CallState"
        ]
    );
}

#[test]
fn an_unreachable_step_is_a_problem_at_its_line() {
    let found = problems_of_ask("parties A B\nask event:B\nrelease A\nrelease B\nhint x");
    assert_eq!(found.len(), 1);
    assert!(found[0].starts_with("9:1: step 2: `release B` is refused: the call has ended."), "{found:?}");
}

#[test]
fn a_question_without_hint_or_ask_is_a_problem() {
    assert_eq!(
        problems_of_ask("parties A B\nrelease A\nask event:B"),
        ["8:1: found a question without a hint, expected a line `hint …`"]
    );
    assert_eq!(
        problems_of_ask("parties A B\nrelease A\nhint x"),
        ["8:7: found nothing more, expected a line `ask …`, such as `ask value:A.ThirdPartyDN`"]
    );
}

#[test]
fn an_ambiguous_question_is_a_problem() {
    assert_eq!(
        problems_of_ask("parties A B\nrelease A\nask value:A.OtherDN\nhint x"),
        ["8:5: T-Server may leave OtherDN out here, so both its value and `not there` would be right"]
    );
}

#[test]
fn a_wrong_expected_answer_is_a_problem() {
    let ask = "parties A B C\ndelete B by C\nask value:A.ThirdPartyDN\nhint x\nanswer ";
    assert_eq!(problems_of_ask(&format!("{ask}C")), <[&str; 0]>::default());
    assert_eq!(problems_of_ask(&format!("{ask}B")), ["10:8: found the answer `B`, expected that of the model, `C`"]);
    assert_eq!(
        problems_of_ask(&format!("{ask}D")),
        ["10:8: found the answer `D`, expected one of `A`, `B`, `C`, `not there`"]
    );
}

#[test]
fn a_faulty_range_of_questions_is_a_problem() {
    let found = problems("```call-model questions\nkind riddle\nseeds 3-1\nparties 9\nlevel 2\n```\n");
    assert_eq!(
        found,
        [
            "6:1: found a question without a hint, expected a line `hint …`",
            "6:6: found `riddle`, expected one of `event`, `value`, `request`, `difference`, `fault`, `handler`",
            "7:7: found `3-1`, expected a number, or a range of at most 100, such as `1-3`",
            "8:9: found `9`, expected a number of parties from 2 to 8",
            "9:1: found `level`, expected `kind`, `seeds`, `parties` or `hint`",
        ]
    );
}

#[test]
fn a_repeated_question_is_a_problem() {
    let question = "```call-model questions\nkind event\nseeds 1\nhint x\n```\n\n";
    assert_eq!(problems(&question.repeat(2)), ["11:1: found the question of line 5 once more, expected another one"]);
}

#[test]
fn an_unknown_option_and_unsupported_markdown_are_problems() {
    assert_eq!(
        problems("```call-model view=ladder\nparties A B\n```\n"),
        ["5:15: found `view=ladder`, expected `ask`, `questions` or nothing after `call-model`"]
    );
    assert_eq!(
        problems("![a picture](x.png)\n"),
        ["5:1: found an image, expected headings, paragraphs, lists, code and fences"]
    );
}

proptest! {
    #[test]
    fn any_text_is_a_lesson_with_problems_in_it(
        parts in proptest::collection::vec(
            prop_oneof![
                Just("---\nid: x\ntitle: a {b}\n---\n".to_owned()), Just("```call-model ask\n".to_owned()), Just("```call-model questions\n".to_owned()),
                Just("```\n".to_owned()), Just("parties A B C\n".to_owned()), Just("release A\n".to_owned()), Just("ask event:B\n".to_owned()),
                Just("> ".to_owned()), Just("- ".to_owned()), Just("seeds 1-9\n".to_owned()), Just("*".to_owned()), "\\PC{0,20}", Just("\n".to_owned()),
                Just("\r\n".to_owned()), Just("~~~call-model\n".to_owned()), Just("    ".to_owned()),
            ],
            0..20,
        )
    ) {
        let text = parts.concat();
        let (lesson, problems) = Lesson::parse(&text);
        let lines = text.split('\n').count();
        for problem in problems {
            prop_assert!((1..=lines).contains(&problem.line), "{problem} in {text:?}");
        }
        for block in &lesson.blocks {
            if let Block::Question(index) = block {
                prop_assert!(*index < lesson.questions.len());
            }
        }
        if !lesson.id.is_empty() && !lesson.title.is_empty() {
            prop_assert_eq!(Lesson::unpack(&lesson.pack()), Some(vec![lesson]));
        }
    }
}
