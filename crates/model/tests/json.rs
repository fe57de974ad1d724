//! JSON of a run, a published format.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

use callmodel::{Optional, Run, Scenario};

fn json(run: &Run) -> String {
    serde_json::to_string(run).unwrap()
}

/// A conversation after its release.
fn released() -> Run {
    Scenario::from_short("A B", "release A").unwrap().play().unwrap()
}

#[test]
fn a_delete_from_a_conference_has_every_field_in_order() {
    let run = Scenario::from_short("A B C", "delete B by A").unwrap().play().unwrap();
    let party_deleted = |dn: &str| {
        format!(
            r#"{{"name":"EventPartyDeleted","party":"{dn}","attributes":[{{"name":"ConnID","value":"1"}},{{"name":"ThisDN","value":"{dn}"}},{{"name":"OtherDN","value":"B"}},{{"name":"OtherDNRole","value":"DeletedParty"}},{{"name":"ThirdPartyDN","value":"A"}},{{"name":"ThirdPartyDNRole","value":"DeletedBy"}},{{"name":"CallState","value":"OK","note":"a"}}]}}"#
        )
    };
    let released = r#"{"name":"EventReleased","party":"B","attributes":[{"name":"ConnID","value":"1"},{"name":"ThisDN","value":"B"},{"name":"CallState","value":"OK"}]}"#;
    let expected = format!(
        r#"{{"connId":"1","parties":["A","B","C"],"steps":[{{"request":{{"name":"TDeleteFromConference","by":"A","otherDn":"B"}},"phase":"Delete from Conference Phase","basis":"table","before":{{"state":"Conference","parties":["A","B","C"]}},"events":[{},{released},{}],"after":{{"state":"Conversation","parties":["A","C"]}}}}]}}"#,
        party_deleted("A"),
        party_deleted("C"),
    );
    assert_eq!(json(&run), expected);
}

#[test]
fn a_release_request_has_no_other_dn() {
    let json = json(&released());
    assert!(json.contains(r#""request":{"name":"TReleaseCall","by":"A"}"#), "{json}");
}

#[test]
fn an_optional_attribute_is_marked() {
    let json = json(&released());
    assert!(json.contains(r#"{"name":"OtherDN","value":"B","optional":true}"#), "{json}");
}

#[test]
fn an_ended_call_has_no_parties() {
    let json = json(&released());
    assert!(json.ends_with(r#""after":{"state":"Ended","parties":[]}}]}"#), "{json}");
}

#[test]
fn omitted_attributes_are_left_out() {
    let scenario = Scenario::from_short("A B", "release A").unwrap();
    let run = scenario.with_optional(Optional::Omit).play().unwrap();
    assert!(!json(&run).contains("OtherDN"));
}
