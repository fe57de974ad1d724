//! The JSON of runs, validated by the published schema.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

use boon::{Compiler, Draft, SchemaIndex, Schemas};
use callmodel::{Dn, Optional, Scenario};
use callmodel_forms::{Form, Options};
use serde_json::{Value, json};

const SCHEMA: &str = include_str!("../../../docs/run.schema.json");

/// The result of validation.
fn verdict(json: &Value) -> Result<(), String> {
    let (schemas, schema) = compiled();
    schemas.validate(json, schema).map_err(|error| error.to_string())
}

fn compiled() -> (Schemas, SchemaIndex) {
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.set_default_draft(Draft::V2020_12);
    compiler.add_resource("run.schema.json", serde_json::from_str(SCHEMA).unwrap()).unwrap();
    let schema = compiler.compile("run.schema.json", &mut schemas).unwrap();
    (schemas, schema)
}

/// The JSON of a run.
fn written(scenario: &Scenario) -> Value {
    serde_json::from_str(&Form::Json.write(&scenario.play().unwrap(), &Options::default())).unwrap()
}

fn json(parties: &str, steps: &str) -> Value {
    written(&Scenario::from_short(parties, steps).unwrap())
}

#[test]
fn runs_are_valid_by_the_schema() {
    for (parties, steps) in [
        ("A B", ""),
        ("A B", "release A"),
        ("A B C", "release B, release C"),
        ("A B C", "delete B by A, release C"),
        ("1 2 3 4 5", "delete 3 by 1, release 5, release 1, release 2"),
        ("=1+2 \"<&|>' 内線 🎧 داخلي", "delete 🎧 by 内線, release =1+2"),
        ("A\u{feff}B C", "release C"),
    ] {
        let scenario = Scenario::from_short(parties, steps).unwrap();
        for optional in [Optional::Show, Optional::Omit] {
            assert_eq!(verdict(&written(&scenario.clone().with_optional(optional))), Ok(()), "{parties}: {steps}");
        }
    }
}

#[test]
fn the_dn_pattern_of_the_schema_agrees_with_the_model() {
    // `\s` is another set of characters in a browser.
    assert!(!SCHEMA.contains("\\\\s"));
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.set_default_draft(Draft::V2020_12);
    compiler.add_resource("run.schema.json", serde_json::from_str(SCHEMA).unwrap()).unwrap();
    let dn = compiler.compile("run.schema.json#/$defs/dn", &mut schemas).unwrap();
    for character in '\0'..='\u{ffff}' {
        let text = format!("A{character}");
        assert_eq!(schemas.validate(&json!(text), dn).is_ok(), Dn::new(&text).is_ok(), "{character:?}");
    }
}

#[test]
fn changed_runs_are_invalid_by_the_schema() {
    let check = |pointer: &str, value: Value| {
        let mut json = json("A B C", "delete B by A");
        *json.pointer_mut(pointer).unwrap() = value;
        assert!(verdict(&json).is_err(), "{pointer}");
    };
    check("/connId", json!("x"));
    check("/parties", json!(["A"]));
    check("/parties/0", json!("a b"));
    check("/steps/0/phase", json!("Lead-in Phase"));
    check("/steps/0/basis", json!("note b"));
    check("/steps/0/request", json!({"name": "TReleaseCall", "by": "A", "otherDn": "B"}));
    check("/steps/0/before/state", json!("Conversation"));
    check("/steps/0/after/parties", json!([]));
    check("/steps/0/events/0/name", json!("EventAbandoned"));
    check("/steps/0/events/0/attributes/3/value", json!("DeletedBy"));
    check("/steps/0/events/0/attributes/6/value", json!("Held"));
    check("/steps/0/events/0/attributes/0", json!({"name": "ConnID", "value": "1", "more": 1}));
}

#[test]
fn names_in_the_documentation_of_json_are_in_the_schema() {
    let (schema, document) = (
        serde_json::from_str::<Value>(SCHEMA).unwrap(),
        include_str!("../../../docs/src/json.md").split("\n## ").next().unwrap(),
    );
    let list = document.split("\n- ").skip(1).collect::<String>();
    let said: Vec<_> = list.split('`').skip(1).step_by(2).collect();
    let mut known = Vec::new();
    words(&schema, &mut known);
    let unknown: Vec<_> = said.iter().filter(|word| !known.contains(&(**word).to_owned())).collect();
    assert!(unknown.is_empty(), "{unknown:?} is nowhere in the schema");
    for properties in ["/properties", "/$defs/step/properties"] {
        for property in schema.pointer(properties).unwrap().as_object().unwrap().keys() {
            assert!(said.contains(&property.as_str()), "json.md does not say what `{property}` is");
        }
    }
}

/// The names of properties in a schema, and the words in its lists of values.
fn words(schema: &Value, words_of: &mut Vec<String>) {
    let Value::Object(fields) = schema else { return };
    for (name, value) in fields {
        match (name.as_str(), value) {
            ("properties", Value::Object(properties)) => words_of.extend(properties.keys().cloned()),
            ("enum", Value::Array(values)) => {
                words_of.extend(values.iter().filter_map(|word| Some(word.as_str()?.to_owned())))
            }
            ("const", value) => words_of.push(value.as_str().map_or_else(|| value.to_string(), str::to_owned)),
            _ => {}
        }
        match value {
            Value::Array(values) => values.iter().for_each(|value| words(value, words_of)),
            Value::Object(_) => words(value, words_of),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
}
