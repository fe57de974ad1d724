//! All departures from a conference of three, in every order of their events, with and without the request, each without a fault
//! and with each single fault: what the check finds first is what a brute-force comparison with the model finds. A log has eight
//! messages at most.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

#[path = "made/mod.rs"]
#[expect(dead_code, reason = "the module is shared with other tests")]
mod made;

use std::collections::BTreeMap;

use callmodel::{Call, ConnId, Dn, Request, Value};
use callmodel_trace::{Severity, Trace, events};
use made::{conversation, message};

const PARTIES: [&str; 3] = ["A", "B", "C"];

/// An event: its name, and its attributes with their values as logs have them.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Logged {
    name: &'static str,
    attributes: BTreeMap<&'static str, String>,
}

/// A difference: event, receiver, attribute, expected and found value. A missing event has no attribute.
type Difference = (String, String, Option<String>, Option<String>, Option<String>);

/// The events of a departure, from the model.
fn expected(leaver: &str, by: &str) -> Vec<Logged> {
    let dn = |text: &str| Dn::new(text).unwrap();
    let request = if leaver == by {
        Request::ReleaseCall { by: dn(by) }
    } else {
        Request::DeleteFromConference { by: dn(by), other_dn: dn(leaver) }
    };
    let call = Call::new(ConnId::new("1").unwrap(), PARTIES.map(dn).into()).unwrap();
    let logged = |event: &callmodel::Event| {
        let value = |value: &Value| match value {
            Value::ConnId(_) => None,
            Value::Dn(dn) => Some(dn.to_string()),
            Value::Role(role) => Some(role.code().to_string()),
            Value::CallState(state) => Some(state.code().to_string()),
        };
        let attributes = event.attributes();
        let attributes = attributes.iter().filter_map(|it| Some((it.name.as_str(), value(&it.value)?)));
        Logged { name: event.name().as_str(), attributes: attributes.collect() }
    };
    call.apply(&request).unwrap().events.iter().map(logged).collect()
}

/// The value in the words of a report.
fn in_words(attribute: &str, value: &str) -> String {
    let name = match (attribute, value) {
        ("CallState", "0") => "OK",
        ("CallState", "2") => "Conferenced",
        ("OtherDNRole" | "ThirdPartyDNRole", "8") => "DeletedParty",
        ("OtherDNRole" | "ThirdPartyDNRole", "6") => "DeletedBy",
        ("OtherDNRole" | "ThirdPartyDNRole", "5") => "AddedBy",
        _ => value,
    };
    name.to_owned()
}

/// What differs between the expected events and those of a log, by comparing each with each.
fn brute_force(expected: &[Logged], logged: &[Logged]) -> Vec<Difference> {
    let mut found = Vec::new();
    for event in expected {
        let receiver = &event.attributes["ThisDN"];
        let of_receiver = |it: &&Logged| it.name == event.name && it.attributes["ThisDN"] == *receiver;
        let Some(other) = logged.iter().find(of_receiver) else {
            found.push((event.name.to_owned(), receiver.clone(), None, None, None));
            continue;
        };
        for (attribute, value) in &event.attributes {
            let got = other.attributes.get(attribute);
            if got != Some(value) {
                let words = |value: &String| in_words(attribute, value);
                let (wanted, got) = (Some(words(value)), got.map(words));
                found.push((event.name.to_owned(), receiver.clone(), Some((*attribute).to_owned()), wanted, got));
            }
        }
    }
    found
}

/// The events of a departure, and the same with one fault each.
fn faulty(events: &[Logged], leaver: &str) -> Vec<Vec<Logged>> {
    let mut all = vec![events.to_vec()];
    for at in 0..events.len() {
        let mut without = events.to_vec();
        without.remove(at);
        all.push(without);
        if events[at].name != "EventPartyDeleted" {
            continue;
        }
        for attribute in ["OtherDNRole", "ThirdPartyDNRole", "ThirdPartyDN", "CallState"] {
            let mut lacking = events.to_vec();
            lacking[at].attributes.remove(attribute);
            all.push(lacking);
            let values: &[&str] = match attribute {
                "ThirdPartyDN" => &PARTIES,
                "CallState" => &["0", "2"],
                _ => &["5"],
            };
            for value in values.iter().filter(|value| **value != events[at].attributes[attribute]) {
                let mut wrong = events.to_vec();
                wrong[at].attributes.insert(attribute, (*value).to_owned());
                all.push(wrong);
            }
        }
    }
    all.retain(|events| events.iter().any(|event| event.attributes["ThisDN"] != leaver));
    all
}

fn permutations(events: &[Logged]) -> Vec<Vec<Logged>> {
    if events.is_empty() {
        return vec![Vec::new()];
    }
    let with_first = |at: usize| {
        let mut rest = events.to_vec();
        let first = rest.remove(at);
        permutations(&rest).into_iter().map(move |rest| [vec![first.clone()], rest].concat())
    };
    (0..events.len()).flat_map(with_first).collect()
}

/// A conference of three in three messages, the request if `by` is given, the events, and a later line.
fn log(events: &[Logged], request: Option<(&str, &str)>) -> String {
    let added = message("EventPartyAdded", "ThisDN=A OtherDN=C ThirdPartyDN=A CallState=2");
    let known = message("EventEstablished", "ThisDN=C ThisDNRole=3 CallState=2");
    let request = request.map(|(leaver, by)| match leaver == by {
        true => message("RequestReleaseCall", &format!("ThisDN={by} ReferenceID=7")),
        false => message("RequestDeleteFromConference", &format!("ThisDN={by} OtherDN={leaver} ReferenceID=7")),
    });
    let events = events.iter().map(|event| {
        let attributes: Vec<_> = event.attributes.iter().map(|(name, value)| format!("{name}={value}")).collect();
        message(event.name, &attributes.join(" "))
    });
    conversation()
        + &added
        + &known
        + &request.unwrap_or_default()
        + &events.collect::<String>()
        + "@10:01:05.0000 [0] 8.1 later\n"
}

/// The errors and warnings of the only departure.
fn found(log: &str) -> Vec<Difference> {
    let calls = Trace::gather(vec![events("a.log", log.as_bytes())]).check();
    assert_eq!((calls.len(), calls[0].departures.len()), (1, 1), "{log}");
    let findings = calls[0].departures[0].findings.iter().filter(|finding| finding.severity != Severity::Note);
    let difference = |finding: &callmodel_trace::Finding| {
        let attribute = finding.attribute.map(|attribute| attribute.as_str().to_owned());
        let party = finding.party.clone().unwrap_or_default();
        (finding.event.as_str().to_owned(), party, attribute, finding.expected.clone(), finding.got.clone())
    };
    findings.map(difference).collect()
}

#[test]
fn each_single_fault_is_what_a_brute_force_comparison_finds() {
    let mut logs = 0;
    for leaver in PARTIES {
        for by in PARTIES {
            let expected = expected(leaver, by);
            for faulty in faulty(&expected, leaver) {
                for order in permutations(&faulty) {
                    let log = log(&order, Some((leaver, by)));
                    assert_eq!(found(&log), brute_force(&expected, &order), "{leaver} by {by}:\n{log}");
                    logs += 1;
                }
            }
        }
    }
    assert!(logs > 900, "{logs}");
}

#[test]
fn without_a_request_events_that_disagree_contradict_each_other() {
    for leaver in PARTIES {
        for by in PARTIES {
            let expected = expected(leaver, by);
            for faulty in faulty(&expected, leaver) {
                for order in permutations(&faulty) {
                    let named: Vec<_> = order.iter().filter_map(|it| it.attributes.get("ThirdPartyDN")).collect();
                    let found = found(&log(&order, None));
                    if named.iter().all(|dn| *dn == by) {
                        assert_eq!(found, brute_force(&expected, &order), "{leaver} by {by}: {order:?}");
                    } else {
                        let attributes: Vec<_> = found.iter().map(|it| it.2.as_deref()).collect();
                        assert_eq!(attributes, [Some("ThirdPartyDN")], "{leaver} by {by}: {order:?}");
                    }
                }
            }
        }
    }
}
