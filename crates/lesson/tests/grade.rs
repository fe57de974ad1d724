//! Grading: the gap between an answer and the model, the rule, and the other case.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

use callmodel::Note;
use callmodel_lesson::{Answer, Graded, Question, Told, grade};

/// The answer with this text to the question of a link.
fn graded(link: &str, answer: &str) -> Graded {
    let question = Question::from_link(link).unwrap();
    let choices = question.english().choices();
    let index = choices.iter().position(|choice| choice == answer).unwrap_or_else(|| panic!("{answer}: {choices:?}"));
    grade(&question, Answer(index))
}

/// The gaps as text: party, attribute, yours, by the model.
fn gaps(graded: &Graded) -> Vec<String> {
    let told = |told: &Told| match told {
        Told::Event(event) => event.map_or("none", |event| event.as_str()).to_owned(),
        Told::Value(value) => value.as_ref().map_or("not there".to_owned(), ToString::to_string),
        Told::Differs(differs) => differs.to_string(),
    };
    let gap = |gap: &callmodel_lesson::Gap| {
        let attribute = gap.attribute.map_or("event", |attribute| attribute.as_str());
        format!("{} {attribute}: {} / {}", gap.party, told(&gap.yours), told(&gap.by_model))
    };
    graded.gaps.iter().map(gap).collect()
}

#[test]
fn a_right_answer_has_no_gap() {
    let graded = graded("A B C, delete B by C, value:A.ThirdPartyDN", "C");
    assert!(graded.right && graded.gaps.is_empty());
}

#[test]
fn a_wrong_value_is_a_gap_of_its_attribute() {
    let graded = graded("A B C, delete B by C, value:A.ThirdPartyDN", "B");
    assert_eq!(gaps(&graded), ["A ThirdPartyDN: B / C"]);
    let other = graded.yours.unwrap().other_request().unwrap().to_string();
    assert_eq!(other, "release B");
}

#[test]
fn a_wrong_event_is_a_gap_of_the_event() {
    assert_eq!(
        gaps(&graded("A B, release A, event:B", "EventPartyDeleted")),
        ["B event: EventPartyDeleted / EventReleased"]
    );
}

#[test]
fn a_wrong_request_has_a_gap_for_each_value() {
    let graded = graded("A B C, delete B by C, request", "release B");
    assert_eq!(gaps(&graded), ["A ThirdPartyDN: B / C", "C ThirdPartyDN: B / C"]);
}

#[test]
fn a_wrong_difference_has_a_gap_for_each_attribute() {
    let graded = graded("A B C, delete B by A, difference:release B for C", "OtherDN, ThirdPartyDN");
    assert_eq!(gaps(&graded), ["C OtherDN: true / false"]);
}

#[test]
fn a_wrong_correction_has_a_gap_in_both_lines() {
    let question = Question::from_link("A B C, release B, fault:0").unwrap();
    let fault = question.fault.as_ref().unwrap();
    let line = format!("{} {}", fault.party, fault.attribute.as_str());
    let choices = question.english().choices();
    let other = choices
        .iter()
        .position(|choice| !choice.starts_with(&format!("{} for {}", fault.attribute.as_str(), fault.party)));
    let graded = grade(&question, Answer(other.unwrap()));
    let found = gaps(&graded);
    assert_eq!(found.len(), 2);
    assert_eq!(found[1], format!("{line}: {} / {}", fault.shown, fault.expected));
}

#[test]
fn the_rule_is_the_phase_and_note_a_where_it_decides() {
    let rule = |link: &str, answer: &str| {
        let rule = graded(link, answer).rule;
        (rule.phase.title(), rule.basis.as_str(), rule.note)
    };
    assert_eq!(
        rule("A B C D, release B, value:A.CallState", "OK"),
        ("Release from Conference Phase", "note a", Some(Note::A { remaining: 3 }))
    );
    assert_eq!(rule("A B, release B, event:A", "none"), ("Release Phase", "table", None));
}

#[test]
fn an_index_beyond_the_choices_is_wrong() {
    let question = Question::from_link("A B, release B, event:A").unwrap();
    let graded = grade(&question, Answer(9));
    assert_eq!((graded.right, graded.yours, graded.gaps), (false, None, vec![]));
}

#[test]
fn a_handler_is_explained_for_each_of_its_calls() {
    let question = Question::from_link("A B C D, release B, handler:conference-over for A").unwrap();
    let why = question.english().why();
    let calls = question.choices.len() - 1;
    assert_eq!(why.matches("the program").count(), calls, "{why}");
}

#[test]
fn possible_requests_are_named_once() {
    let question = Question::from_link("A B, release A, request").unwrap();
    assert_eq!(question.possible().len(), 2);
    for chosen in [None, Some(0), Some(1), Some(2)] {
        assert_eq!(question.explained(chosen), <[usize; 0]>::default(), "{chosen:?}");
    }
    assert!(Question::from_link("A B C, release A, request").unwrap().possible().is_empty());
}
