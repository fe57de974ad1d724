//! The model against the reference's tables: all three phases, every cell, in order; and whatever is changed in them is found.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

use callmodel::{Basis, Phase, Request, Scenario};
use callmodel_golden::{ComparedPhase, REFERENCE, Row, compare};
use serde_json::{Value, json};

fn reference() -> Value {
    serde_json::from_str(REFERENCE).unwrap()
}

fn compared(reference: &Value) -> Vec<ComparedPhase> {
    compare(&reference.to_string()).unwrap()
}

/// The rows that disagree: party, event and attribute, what the reference says and what the model says.
fn differing(phases: &[ComparedPhase]) -> Vec<(String, Option<&str>, Option<&str>)> {
    let rows = phases.iter().flat_map(|phase| &phase.rows).filter(|row| !row.agrees);
    let place = |row: &Row| [&*row.party, &row.event, &row.attribute].join(" ").trim_start().to_owned();
    rows.map(|row| (place(row), row.reference.as_deref(), row.model.as_deref())).collect()
}

#[test]
fn every_cell_agrees() {
    let phases = compare(REFERENCE).unwrap();
    assert_eq!(differing(&phases), []);
    assert!(phases.iter().all(ComparedPhase::agrees));
    let titles: Vec<_> = phases.iter().map(|phase| phase.title.as_str()).collect();
    assert_eq!(titles, Phase::ALL.map(Phase::title));
}

#[test]
fn every_cell_of_the_file_is_compared() {
    let file = reference();
    for (phase, table) in compare(REFERENCE).unwrap().iter().zip(file["phases"].as_array().unwrap()) {
        let events = table["events"].as_array().unwrap();
        let attributes: usize = events.iter().map(|event| event["attributes"].as_array().unwrap().len()).sum();
        // The parties and the state before, the label and the function of the request, the state after.
        assert_eq!(phase.rows.len(), attributes + 5, "{}", phase.title);
        assert!(phase.rows.iter().all(|row| row.reference.is_some() && row.model.is_some()), "{}", phase.title);
    }
}

#[test]
fn a_row_says_what_the_file_says_and_what_the_model_says() {
    let phases = compare(REFERENCE).unwrap();
    let row = |phase: usize, place: [&str; 3]| {
        let rows = &phases[phase].rows;
        let row = rows.iter().find(|row| [&row.party, &row.event, &row.attribute] == place).unwrap();
        (row.reference.clone().unwrap(), row.model.clone().unwrap())
    };
    let both = |reference: &str, model: &str| (reference.to_owned(), model.to_owned());
    assert_eq!(row(0, ["A", "EventReleased", "OtherDN"]), both("B *OPT", "B *OPT"));
    assert_eq!(row(1, ["C", "EventPartyDeleted", "CallState"]), both("OK/Conferenced a", "OK a"));
    assert_eq!(row(2, ["A", "request", "label"]), both("Delete B", "Delete B"));
    assert_eq!(row(0, ["", "", "after"]), both("Ended", "Ended"));
}

#[test]
fn each_phase_is_the_models_own_and_rests_on_the_table() {
    for phase in Phase::ALL {
        let step = Scenario::of_phase(phase).call().apply(&Request::of_reference(phase)).unwrap();
        assert_eq!((step.phase, step.basis), (phase, Basis::Table));
    }
}

/// The places of all texts below `value`, as JSON pointers.
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
fn whichever_text_of_the_file_is_changed_its_phase_disagrees_and_no_other() {
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
fn another_value_is_found_where_it_stands() {
    check_tampered(
        |phases| phases[2]["events"][0]["attributes"][4][1] = json!("B"),
        &[("A EventPartyDeleted ThirdPartyDN", Some("B"), Some("A"))],
    );
}

#[test]
fn the_other_value_of_note_a_is_found() {
    check_tampered(
        |phases| phases[1]["events"][2]["attributes"][6][1] = json!("Conferenced"),
        &[("C EventPartyDeleted CallState", Some("Conferenced a"), Some("OK a"))],
    );
}

#[test]
fn a_mark_that_is_missing_is_found() {
    check_tampered(
        |phases| phases[0]["events"][1]["attributes"][2] = json!(["OtherDN", "A"]),
        &[("B EventReleased OtherDN", Some("A"), Some("A *OPT"))],
    );
}

#[test]
fn what_the_reference_does_not_say_is_found_in_the_model() {
    check_tampered(
        |phases| drop(phases[0]["events"][0]["attributes"].as_array_mut().unwrap().remove(1)),
        &[("A EventReleased ThisDN", None, Some("A"))],
    );
}

#[test]
fn what_the_model_does_not_say_is_found_in_the_reference() {
    check_tampered(
        |phases| phases[0]["events"][0]["attributes"].as_array_mut().unwrap().push(json!(["Reasons", "none"])),
        &[("A EventReleased Reasons", Some("none"), None)],
    );
}

#[test]
fn another_order_is_found() {
    check_tampered(
        |phases| phases[0]["events"][0]["attributes"].as_array_mut().unwrap().swap(0, 1),
        &[("A EventReleased ConnID", None, Some("1")), ("A EventReleased ConnID", Some("1"), None)],
    );
}

#[test]
fn another_end_is_found() {
    check_tampered(
        |phases| phases[0]["after"] = json!("Conversation"),
        &[("after", Some("Conversation"), Some("Ended"))],
    );
}

#[test]
fn a_file_of_another_shape_is_refused() {
    for text in ["", "{}", r#"{"phases":[{"title":"Release Phase"}]}"#] {
        assert!(compare(text).is_err(), "{text}");
    }
    let mut file = reference();
    file["phases"][0]["events"][0]["attributes"][0] = json!(["ConnID"]);
    assert!(compare(&file.to_string()).is_err());
}
