//! Links, the text of what is asked, and the errors of both.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

use callmodel::Scenario;
use callmodel_lesson::{Ask, Kind, Question, Recipe};
use proptest::prelude::*;

fn ask_error(text: &str) -> String {
    text.parse::<Ask>().unwrap_err().to_string()
}

fn link_error(text: &str) -> String {
    Question::from_link(text).unwrap_err().to_string()
}

#[test]
fn each_form_of_ask_reads_back() {
    for text in [
        "event:A",
        "value:7001.ThirdPartyDN",
        "value:7001.5.CallState",
        "request",
        "request:B",
        "difference:release B",
        "difference:delete B by A for C",
        "difference:release for for by",
        "fault:18446744073709551615",
        "handler:third-party-left",
        "handler:over-for-all for for",
    ] {
        assert_eq!(text.parse::<Ask>().unwrap().to_string(), text);
    }
}

#[test]
fn a_faulty_ask_has_column_found_and_expected() {
    for (text, expected) in [
        ("event:", "column 7: found nothing more, expected a DN"),
        (
            "event:A B",
            "column 7: found `A B`, expected a DN: a DN has no white space, comma or control character, this one has ' ' at character 2",
        ),
        (
            "value:A.ThirdParty",
            "column 7: found `A.ThirdParty`, expected a DN, a dot and one of ConnID, ThisDN, OtherDN, OtherDNRole, ThirdPartyDN, ThirdPartyDNRole, CallState",
        ),
        (
            "difference:relase B",
            "column 12: found `relase B`, expected one request, such as `release B` or `delete B by A`",
        ),
        ("fault:-1", "column 7: found `-1`, expected a whole number"),
    ] {
        assert_eq!(ask_error(text), expected);
    }
    assert!(ask_error("who").starts_with("column 1: found `who`, expected `event:A`, "));
    assert!(ask_error("handler:x").starts_with("column 9: found `x`, expected one of third-party-left, "));
}

#[test]
fn a_link_to_an_asked_question_reads_back() {
    for text in [
        "A B C, delete B by C, value:A.ThirdPartyDN",
        "A B C D, release D, delete B by C, event:D",
        "A B, release A, request",
        "7001 7002 7003, release 7002, difference:delete 7002 by 7001 for 7003",
        "A B C, release B, fault:3",
        "A B C, delete B by A, handler:third-party-left for A",
    ] {
        let question = Question::from_link(text).unwrap();
        assert_eq!(question.id(), text);
        assert_eq!(Question::from_link(&question.id()).unwrap(), question);
    }
}

#[test]
fn a_missing_party_is_filled_into_the_link() {
    let id = |text| {
        let question = Question::from_link(text).unwrap();
        assert_eq!(Question::from_link(&question.id()).unwrap(), question, "the choices are in the same order");
        question.id()
    };
    assert_eq!(id("A B C, release B, difference:delete B by A"), "A B C, release B, difference:delete B by A for A");
    assert_eq!(
        id("A B C, delete B by C, handler:other-dn-asked"),
        "A B C, delete B by C, handler:other-dn-asked for A"
    );
}

#[test]
fn a_question_without_one_answer_is_refused_with_the_reason() {
    for (text, expected) in [
        (
            "A B, release A, value:A.OtherDN",
            "T-Server may leave OtherDN out here, so both its value and `not there` would be right",
        ),
        ("A B C, release A, value:B.ThisDN", "ThisDN is the same whatever is requested, so there is nothing to choose"),
        ("A B C, release A, value:D.CallState", "D is not on the call before the last step, and receives no event"),
        ("A B C, release A, event:D", "D has never been on the call"),
        (
            "A B C, release A, difference:release A",
            "found `release A` twice, expected another request than that of the last step",
        ),
        (
            "A B C, release A, difference:release B for A",
            "A receives another event for the other request, so its attributes cannot be compared",
        ),
        (
            "A B C, release A, handler:third-party-left",
            "the handler third-party-left is not wrong for the last step, expected a step for which it is",
        ),
        ("1 2 3 4 5 6 7 8 9, release 1, request", "found a call of 9 parties, expected at most 8"),
        ("value-1-9", "found 9 parties, expected 2 to 8"),
        ("A B C, , request", "found no step, expected one to ask about, such as `release A`"),
    ] {
        assert_eq!(link_error(text), expected, "{text}");
    }
    assert!(link_error("A B, release C, request").starts_with("step 1: `release C` is refused: C is not on the call."));
    assert!(link_error("A B, release A, difference:delete B by A").starts_with("the other request: "));
}

#[test]
fn a_text_that_is_no_link_is_refused() {
    for text in ["", "value", "value-", "value-x", "value-+1", "value-1-2-3", "A B C", "A B C, release A"] {
        assert!(link_error(text).starts_with("found `") || link_error(text).starts_with("ask, "), "{text}");
    }
}

proptest! {
    #[test]
    fn a_recipe_reads_back(kind in 0_usize..6, seed: u64, parties in proptest::option::of(2_usize..9)) {
        let recipe = Recipe { kind: Kind::ALL[kind], seed, parties };
        prop_assert_eq!(recipe.to_string().parse(), Ok(recipe));
        let question = Question::from_seed(recipe.kind, seed, parties).unwrap();
        prop_assert!(question.id().len() <= 200);
        prop_assert_eq!(&Question::from_link(&question.id()).unwrap(), &question);
        if let Some(parties) = parties {
            prop_assert_eq!(question.scenario.call().parties().len(), parties);
        }
    }

    #[test]
    fn any_text_is_a_question_or_an_error(text in "\\PC{0,60}", ask in "\\PC{0,30}") {
        let _ = Question::from_link(&text).map_err(|error| error.to_string());
        let _ = Question::from_link(&format!("A B C, release A, {ask}")).map_err(|error| error.to_string());
        let _ = ask.parse::<Ask>().map(|ask| Question::of(&Scenario::from_short("A B C", "release B").unwrap(), &ask));
    }
}
