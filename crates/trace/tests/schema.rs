//! The JSON of checked logs, validated by the published schema.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

#[path = "made/mod.rs"]
#[expect(dead_code, reason = "the module is shared with other tests")]
mod made;

use boon::{Compiler, Draft, SchemaIndex, Schemas};
use callmodel_trace::{Layout, Rule, Verdict, events};
use made::{generated, json};
use serde_json::Value;

const SCHEMA: &str = include_str!("../../../docs/trace.schema.json");

fn compiled() -> (Schemas, SchemaIndex) {
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.set_default_draft(Draft::V2020_12);
    compiler.add_resource("trace.schema.json", serde_json::from_str(SCHEMA).unwrap()).unwrap();
    let schema = compiler.compile("trace.schema.json", &mut schemas).unwrap();
    (schemas, schema)
}

/// Each member of an object that the schema does not name, with its path.
fn unnamed(schema: &Value, definition: &str, value: &Value) -> Vec<String> {
    let known = &schema["$defs"][definition]["properties"];
    let members = value.as_object().unwrap().keys();
    members.filter(|key| known.get(key.as_str()).is_none()).map(|key| format!("{definition}.{key}")).collect()
}

#[test]
fn reports_are_valid_and_the_schema_names_every_field() {
    let (schemas, index) = compiled();
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    for fault in [&[][..], &["--fault", "other-dn"], &["--fault", "missing-released"], &["--fault", "contradiction"]] {
        for made in generated(&[&["--seed", "5", "--logs", "6", "--calls", "3"], fault].concat()) {
            let report = json(vec![events("a.log", made["log"].as_str().unwrap().as_bytes())]);
            schemas.validate(&report, index).unwrap_or_else(|error| panic!("{error}"));
            for call in report["calls"].as_array().unwrap() {
                let departures = call["departures"].as_array().unwrap();
                let findings = departures.iter().flat_map(|departure| departure["findings"].as_array().unwrap());
                let mut missing = unnamed(&schema, "call", call);
                missing.extend(departures.iter().flat_map(|departure| unnamed(&schema, "departure", departure)));
                missing.extend(findings.flat_map(|finding| unnamed(&schema, "finding", finding)));
                assert!(missing.is_empty(), "{missing:?}");
            }
        }
    }
}

#[test]
fn a_report_with_a_wrong_verdict_is_invalid() {
    let (schemas, index) = compiled();
    let mut report = json(vec![events("a.log", made::conversation().as_bytes())]);
    assert!(schemas.validate(&report, index).is_ok());
    report["calls"][0]["verdict"] = "fine".into();
    assert!(schemas.validate(&report, index).is_err());
}

#[test]
fn the_schema_has_each_verdict_rule_and_layout() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let listed = |value: &Value| -> Vec<String> {
        value["enum"].as_array().unwrap().iter().filter_map(|value| value.as_str().map(str::to_owned)).collect()
    };
    let definitions = &schema["$defs"];
    assert_eq!(listed(&definitions["verdict"]), Verdict::ALL.map(Verdict::as_str));
    assert_eq!(listed(&definitions["finding"]["properties"]["rule"]), Rule::ALL.map(Rule::id));
    assert_eq!(listed(&definitions["file"]["properties"]["layout"]), Layout::ALL.map(Layout::as_str));
}
