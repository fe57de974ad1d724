//! The model against the reference's tables: all three phases, every cell, in order; every change in them is found.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

use callmodel::{Basis, Phase, Request, Scenario};
use callmodel_golden::{ComparedCell, ComparedPhase, FILE, REFERENCE, compare, read};
use serde_json::{Value, json};

fn reference() -> Value {
    serde_json::from_str(FILE).unwrap()
}

fn compared(reference: &Value) -> Vec<ComparedPhase> {
    compare(&read(&reference.to_string()).unwrap())
}

/// Rows that disagree: party, event and attribute, the reference's value, the model's value.
fn differing(phases: &[ComparedPhase]) -> Vec<(String, Option<&str>, Option<&str>)> {
    let rows = phases.iter().flat_map(|phase| &phase.rows).filter(|row| !row.agrees);
    let place = |row: &ComparedCell| [&*row.party, &row.event, &row.attribute].join(" ").trim_start().to_owned();
    rows.map(|row| (place(row), row.reference.as_deref(), row.model.as_deref())).collect()
}

#[test]
fn every_cell_agrees() {
    let phases = compare(REFERENCE);
    assert_eq!(differing(&phases), []);
    assert!(phases.iter().all(ComparedPhase::agrees));
    let titles: Vec<_> = phases.iter().map(|phase| &*phase.title).collect();
    assert_eq!(titles, Phase::ALL.map(Phase::title));
}

#[test]
fn the_static_tables_are_those_of_the_file() {
    assert_eq!(read(FILE).unwrap(), REFERENCE);
}

#[test]
fn every_cell_of_the_file_is_compared() {
    let file = reference();
    for (phase, table) in compare(REFERENCE).iter().zip(file["phases"].as_array().unwrap()) {
        let events = table["events"].as_array().unwrap();
        let attributes: usize = events.iter().map(|event| event["attributes"].as_array().unwrap().len()).sum();
        // Parties, state before, label and function of the request, state after.
        assert_eq!(phase.rows.len(), attributes + 5, "{}", phase.title);
        assert!(phase.rows.iter().all(|row| row.reference.is_some() && row.model.is_some()), "{}", phase.title);
    }
}

#[test]
fn a_row_has_the_value_of_the_file_and_of_the_model() {
    let phases = compare(REFERENCE);
    let row = |phase: usize, place: [&str; 3]| {
        let rows = &phases[phase].rows;
        let row = rows.iter().find(|row| [&*row.party, &row.event, &row.attribute] == place).unwrap();
        (row.reference.as_deref().unwrap(), row.model.as_deref().unwrap())
    };
    assert_eq!(row(0, ["A", "EventReleased", "OtherDN"]), ("B *OPT", "B *OPT"));
    assert_eq!(row(1, ["C", "EventPartyDeleted", "CallState"]), ("OK/Conferenced a", "OK a"));
    assert_eq!(row(2, ["A", "request", "label"]), ("Delete B", "Delete B"));
    assert_eq!(row(0, ["", "", "after"]), ("Ended", "Ended"));
}

#[test]
fn a_request_of_the_reference_gives_its_phase_by_the_table() {
    for phase in Phase::ALL {
        let step = Scenario::of_phase(phase).call().apply(&Request::of_reference(phase)).unwrap();
        assert_eq!((step.phase, step.basis), (phase, Basis::Table));
    }
}

/// JSON pointers of all strings below `value`.
fn texts(value: &Value, at: &str) -> Vec<String> {
    let below = |(key, value): (String, &Value)| texts(value, &format!("{at}/{key}"));
    match value {
        Value::String(_) => vec![at.to_owned()],
        Value::Array(list) => {
            list.iter().enumerate().map(|(key, value)| (key.to_string(), value)).flat_map(below).collect()
        }
        Value::Object(fields) => fields.iter().map(|(key, value)| (key.clone(), value)).flat_map(below).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) => Vec::new(),
    }
}

#[test]
fn a_changed_text_of_the_file_fails_its_phase_alone() {
    for index in 0..Phase::ALL.len() {
        let at = format!("/phases/{index}");
        for place in texts(&reference()[&"phases"][index], &at) {
            let mut tampered = reference();
            let text = tampered.pointer_mut(&place).unwrap();
            *text = json!(format!("{}x", text.as_str().unwrap()));
            let agree: Vec<_> = compared(&tampered).iter().map(ComparedPhase::agrees).collect();
            let expected: Vec<_> = (0..Phase::ALL.len()).map(|phase| phase != index).collect();
            assert_eq!(agree, expected, "{place}");
        }
    }
}

fn check_tampered(tamper: impl FnOnce(&mut Value), expected: &[(&str, Option<&str>, Option<&str>)]) {
    let mut file = reference();
    tamper(&mut file["phases"]);
    let phases = compared(&file);
    let found = differing(&phases);
    let found: Vec<_> = found.iter().map(|(place, reference, model)| (place.as_str(), *reference, *model)).collect();
    assert_eq!(found, expected);
}

#[test]
fn another_value_differs_in_its_row() {
    check_tampered(
        |phases| phases[2]["events"][0]["attributes"][4][1] = json!("B"),
        &[("A EventPartyDeleted ThirdPartyDN", Some("B"), Some("A"))],
    );
}

#[test]
fn the_other_value_of_note_a_differs() {
    check_tampered(
        |phases| phases[1]["events"][2]["attributes"][6][1] = json!("Conferenced"),
        &[("C EventPartyDeleted CallState", Some("Conferenced a"), Some("OK a"))],
    );
}

#[test]
fn a_missing_mark_differs() {
    check_tampered(
        |phases| phases[0]["events"][1]["attributes"][2] = json!(["OtherDN", "A"]),
        &[("B EventReleased OtherDN", Some("A"), Some("A *OPT"))],
    );
}

#[test]
fn a_cell_of_the_model_alone_differs() {
    check_tampered(
        |phases| drop(phases[0]["events"][0]["attributes"].as_array_mut().unwrap().remove(1)),
        &[("A EventReleased ThisDN", None, Some("A"))],
    );
}

#[test]
fn a_cell_of_the_reference_alone_differs() {
    check_tampered(
        |phases| phases[0]["events"][0]["attributes"].as_array_mut().unwrap().push(json!(["Reasons", "none"])),
        &[("A EventReleased Reasons", Some("none"), None)],
    );
}

#[test]
fn another_order_differs() {
    check_tampered(
        |phases| phases[0]["events"][0]["attributes"].as_array_mut().unwrap().swap(0, 1),
        &[("A EventReleased ConnID", None, Some("1")), ("A EventReleased ConnID", Some("1"), None)],
    );
}

#[test]
fn another_end_state_differs() {
    check_tampered(
        |phases| phases[0]["after"] = json!("Conversation"),
        &[("after", Some("Conversation"), Some("Ended"))],
    );
}

#[test]
fn a_file_of_another_shape_is_an_error() {
    for text in ["", "{}", r#"{"phases":[{"title":"Release Phase"}]}"#] {
        assert!(read(text).is_err(), "{text}");
    }
    let mut file = reference();
    file["phases"][0]["events"][0]["attributes"][0] = json!(["ConnID"]);
    assert!(read(&file.to_string()).is_err());
}
