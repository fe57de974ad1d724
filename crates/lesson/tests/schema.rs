//! The JSON of questions, validated by the published schema.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

use boon::{Compiler, Draft, Schemas};
use callmodel_lesson::{Handler, Kind, Question, questions_json};
use serde_json::{Value, json};

const SCHEMA: &str = include_str!("../../../docs/questions.schema.json");

/// The result of validation.
fn verdict(json: &Value) -> Result<(), String> {
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.set_default_draft(Draft::V2020_12);
    compiler.add_resource("questions.schema.json", serde_json::from_str(SCHEMA).unwrap()).unwrap();
    let schema = compiler.compile("questions.schema.json", &mut schemas).unwrap();
    schemas.validate(json, schema).map_err(|error| format!("{error:#}"))
}

fn json(questions: &[Question]) -> Value {
    serde_json::from_str(&questions_json(questions)).unwrap()
}

#[test]
fn generated_questions_are_valid_by_the_schema() {
    let questions: Vec<_> =
        (0..300).map(|seed| Question::from_seed(Kind::of_seed(seed), seed, None).unwrap()).collect();
    assert_eq!(verdict(&json(&questions)), Ok(()));
}

#[test]
fn the_question_of_the_documentation_has_these_fields() {
    let question = Question::from_link("A B C, delete B by C, value:A.ThirdPartyDN").unwrap();
    assert_eq!(
        json(&[question])["questions"][0],
        json!({
            "id": "A B C, delete B by C, value:A.ThirdPartyDN",
            "kind": "value",
            "prompt": "In what A is told, who is ThirdPartyDN?",
            "parties": ["A", "B", "C"],
            "steps": "delete B by C",
            "asks": { "party": "A", "attribute": "ThirdPartyDN" },
            "choices": ["A", "B", "C", "not there"],
            "answer": 2,
            "hint": "OtherDN is who left, ThirdPartyDN is who asked for it. Not every event has them.",
            "why": "C asked for it. B would be right if B had released itself.",
        })
    );
}

#[test]
fn asked_questions_are_valid_by_the_schema() {
    let links = ["A B C, release B, request:B", "A B, release A, difference:release B"];
    let questions = links.map(|link| Question::from_link(link).unwrap());
    assert_eq!(verdict(&json(&questions)), Ok(()));
}

#[test]
fn changed_questions_are_invalid_by_the_schema() {
    for (place, value) in [
        ("/schemaVersion", json!(2)),
        ("/questions/0/kind", json!("riddle")),
        ("/questions/0/kind", json!("event")),
        ("/questions/0/choices", json!(["A"])),
        ("/questions/0/choices", json!(["A", "A"])),
        ("/questions/0/answer", json!(-1)),
        ("/questions/0/asks", json!({ "party": "A" })),
        ("/questions/0/why", Value::Null),
    ] {
        let mut json = json(&[Question::from_seed(Kind::Value, 1, None).unwrap()]);
        *json.pointer_mut(place).unwrap() = value;
        assert!(verdict(&json).is_err(), "{place}");
    }
}

#[test]
fn the_schema_names_every_kind_and_handler() {
    for word in Kind::ALL.map(Kind::as_str).into_iter().chain(Handler::ALL.map(Handler::as_str)) {
        assert!(SCHEMA.contains(&format!("\"{word}\"")), "{word}");
    }
}
