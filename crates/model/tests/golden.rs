//! The model against the reference's tables: all three phases, every attribute, in order.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

use callmodel::{Basis, Dn, Phase, Request, Scenario};
use serde_json::Value;

const REFERENCE: &str = include_str!("reference/releasing-calls.json");

fn reference(phase: Phase) -> Value {
    let reference: Value = serde_json::from_str(REFERENCE).unwrap();
    let phases = reference["phases"].as_array().unwrap().clone();
    assert_eq!(phases.len(), Phase::ALL.len());
    phases.into_iter().find(|table| table["title"] == phase.title()).expect("the phase is in the reference")
}

fn texts(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|text| text.as_str().unwrap()).collect()
}

/// The request as the reference's table has it: a function in a column, and the label `Delete B`.
fn request(table: &Value) -> Request {
    let asked = &table["request"];
    let by = Dn::new(asked["column"].as_str().unwrap()).unwrap();
    match asked["function"].as_str().unwrap() {
        "TReleaseCall" => Request::ReleaseCall { by },
        "TDeleteFromConference" => {
            let other_dn = asked["label"].as_str().unwrap().strip_prefix("Delete ").unwrap();
            Request::DeleteFromConference { by, other_dn: Dn::new(other_dn).unwrap() }
        }
        other => panic!("the reference has no function {other}"),
    }
}

/// One attribute as the reference's table has it: name, value, mark. Note *a* leaves two values open; in a conference of
/// three, two parties remain, so it is the first.
fn cell(attribute: &Value) -> (String, String, bool, Option<String>) {
    let cell = texts(attribute);
    let (optional, note) = match cell.get(2) {
        None => (false, None),
        Some(&"OPT") => (true, None),
        Some(note) => (false, Some((*note).to_owned())),
    };
    let value = cell[1].strip_suffix("/Conferenced").filter(|_| note.as_deref() == Some("a")).unwrap_or(cell[1]);
    (cell[0].to_owned(), value.to_owned(), optional, note)
}

fn check(phase: Phase) {
    let table = reference(phase);
    let scenario = Scenario::from_short(&texts(&table["parties"]).join(" "), "").unwrap();
    let call = scenario.call();
    assert_eq!(scenario, Scenario::of_phase(phase));
    assert_eq!(call.state().as_str(), table["before"]);

    let request = request(&table);
    assert_eq!(request, Request::of_reference(phase));
    assert_eq!(request.label(), table["request"]["label"]);
    assert_eq!(request.function(), table["request"]["function"]);

    let step = call.apply(&request).unwrap();
    assert_eq!((step.phase, step.basis), (phase, Basis::Table));
    let after = table["after"].as_str().unwrap_or("Ended");
    assert_eq!(step.after.state().as_str(), after);

    let events = table["events"].as_array().unwrap();
    assert_eq!(step.events.len(), events.len());
    for (event, expected) in step.events.iter().zip(events) {
        assert_eq!(event.party().as_str(), expected["column"]);
        assert_eq!(event.name().as_str(), expected["name"]);
        let cells: Vec<_> = event
            .attributes()
            .into_iter()
            .map(|attribute| {
                let note = attribute.note.map(|note| note.letter().to_owned());
                (attribute.name.as_str().to_owned(), attribute.value.to_string(), attribute.optional, note)
            })
            .collect();
        let expected: Vec<_> = expected["attributes"].as_array().unwrap().iter().map(cell).collect();
        assert_eq!(cells, expected, "{} of {}", event.name().as_str(), event.party());
    }
}

#[test]
fn the_release_phase_is_as_in_the_reference() {
    check(Phase::Release);
}

#[test]
fn the_release_from_conference_phase_is_as_in_the_reference() {
    check(Phase::ReleaseFromConference);
}

#[test]
fn the_delete_from_conference_phase_is_as_in_the_reference() {
    check(Phase::DeleteFromConference);
}
