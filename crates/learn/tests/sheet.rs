//! The question of an attribute `ask` in plain texts.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

use callmodel_learn::Sheet;
use callmodel_lesson::Ask;
use callmodel_words::{LearnWords, Words};

const CALL: &str = "#/explore?parties=A B C&steps=delete B by C";

fn sheet(address: &str, ask: &str) -> Result<Option<Sheet>, String> {
    Sheet::of(address, ask, "", &LearnWords::default())
}

fn asked(address: &str, ask: &str) -> Sheet {
    sheet(address, ask).unwrap().unwrap()
}

#[test]
fn a_value_is_asked_with_its_choices_and_the_right_one() {
    let sheet = asked(CALL, "value:A.ThirdPartyDN");
    assert_eq!(sheet.id, "A B C, delete B by C, value:A.ThirdPartyDN");
    assert_eq!((sheet.kind.as_str(), sheet.right), ("value", 2));
    assert_eq!(sheet.call, "`A B C: delete B by C`");
    assert_eq!(sheet.prompt, "In what `A` is told, who is `ThirdPartyDN`?");
    let texts: Vec<_> = sheet.choices.iter().map(|choice| &*choice.text).collect();
    assert_eq!(texts, ["`A`", "`B`", "`C`", "not there"]);
}

#[test]
fn a_wrong_choice_has_its_explanation_and_its_gap() {
    let wrong = &asked(CALL, "value:A.ThirdPartyDN").choices[1];
    assert_eq!(wrong.why, "`C` asked for it. `B` would be right if `B` had released itself.");
    assert_eq!(wrong.gaps, [["`A`: `ThirdPartyDN`", "`B`", "`C`"]]);
}

#[test]
fn the_call_before_has_all_steps_but_the_last() {
    let sheet = asked("#/explore?parties=A B C D&steps=release D, delete B by C", "value:A.ThirdPartyDN");
    assert_eq!(sheet.call, "`A B C D: release D, delete B by C`");
    let before = sheet.before.unwrap();
    assert!(before.contains("release+D") && !before.contains("delete"), "{before}");
    assert!(sheet.after.contains("delete"), "{}", sheet.after);
}

#[test]
fn a_request_that_is_the_answer_is_not_in_the_call() {
    let sheet = asked(CALL, "request");
    assert_eq!(sheet.call, "`A B C: ?`");
    assert_eq!(sheet.events.len(), 3);
}

#[test]
fn the_calls_of_a_handler_are_its_choices() {
    let sheet = asked(CALL, "handler:third-party-left for A");
    assert_eq!((sheet.call.as_str(), sheet.before), ("", None));
}

#[test]
fn an_own_hint_replaces_that_of_the_question() {
    let own = Sheet::of(CALL, "value:A.ThirdPartyDN", " Who asked? ", &LearnWords::default()).unwrap().unwrap();
    assert_eq!(own.hint, "Who asked?");
    assert!(asked(CALL, "value:A.ThirdPartyDN").hint.starts_with("OtherDN is who left"));
}

#[test]
fn a_call_with_a_problem_of_its_own_is_not_asked_about() {
    assert_eq!(sheet("#/explore?parties=A B&steps=release C", "event:A"), Ok(None));
}

#[test]
fn errors_of_the_syntax_in_english_equal_the_text_of_the_lesson() {
    for text in ["valu:A", "value:A.Third", "event:", "event:A B", "difference:x", "fault:x", "handler:x", ""] {
        let error = text.parse::<Ask>().unwrap_err();
        assert_eq!(sheet(CALL, text).unwrap_err(), format!("In ask, {error}."), "{text}");
    }
}

#[test]
fn a_question_with_two_right_answers_is_an_error() {
    let says = "In ask: it would have no answer, or more than one.";
    assert_eq!(sheet("#/explore?parties=A B&steps=release A", "value:B.OtherDN").unwrap_err(), says);
    assert_eq!(sheet(CALL, "event:D").unwrap_err(), "In ask: `D` is not on the call before the last step.");
}

#[test]
fn a_question_is_in_the_language_of_its_words() {
    let file = |name: &str| std::fs::read_to_string(format!("../words/text/{name}.txt")).unwrap();
    let words = LearnWords::read(&file("learn/de"), Words::read(&file("de")).unwrap()).unwrap();
    let sheet = Sheet::of(CALL, "event:A", "", &words).unwrap().unwrap();
    assert_eq!(sheet.prompt, "Welches Ereignis erhält `A`?");
    assert_eq!(sheet.words.check, "Antwort prüfen");
}
