//! Names and integers of T-Library, and other values as text.

use callmodel::{CallState, ConnId, Dn, DnRole, EventName, Phase, Request, Scenario, State};

#[test]
fn messages_roles_and_states_have_the_integers_of_t_library() {
    assert_eq!([EventName::Released, EventName::PartyDeleted].map(EventName::code), [65, 70]);
    assert_eq!([DnRole::DeletedBy, DnRole::DeletedParty].map(DnRole::code), [6, 8]);
    assert_eq!([CallState::Ok, CallState::Conferenced].map(CallState::code), [0, 2]);
    let codes = [Phase::Release, Phase::DeleteFromConference].map(|phase| Request::of_reference(phase).code());
    assert_eq!(codes, [17, 22]);
}

#[test]
fn a_logged_event_has_integers_for_roles_and_states() {
    let run = Scenario::from_short("A B C", "delete B by A").unwrap().play().unwrap();
    let event = &run.steps[0].events[2];
    let expected = "EventPartyDeleted (70)\n\tConnID\t1\n\tThisDN\t'C'\n\tOtherDN\t'B'\n\tOtherDNRole\t8\n\
                    \tThirdPartyDN\t'A'\n\tThirdPartyDNRole\t6\n\tCallState\t0\n";
    assert_eq!(event.log(&run.attributes(event)), expected);
}

#[test]
fn a_request_has_the_label_of_the_reference() {
    let labels = Phase::ALL.map(|phase| Request::of_reference(phase).label());
    assert_eq!(labels, ["Release", "Release", "Delete B"]);
}

#[test]
fn a_phase_is_defined_for_a_call_of_one_state() {
    let is_of = |state| Phase::ALL.map(|phase| phase.is_of(state));
    assert_eq!(is_of(State::Conversation), [true, false, false]);
    assert_eq!(is_of(State::Conference), [false, true, true]);
    assert_eq!(is_of(State::Ended), [false; 3]);
}

#[test]
fn a_phase_has_as_many_parties_as_in_the_reference() {
    assert_eq!(Phase::ALL.map(Phase::parties), [2, 3, 3]);
}

#[test]
fn debug_output_of_a_dn_or_conn_id_contains_its_text() {
    assert!(format!("{:?}", Dn::new("7001").unwrap()).contains("7001"));
    assert!(format!("{:?}", ConnId::new("1a").unwrap()).contains("1a"));
}

#[test]
fn a_changed_conn_id_is_in_the_call_and_in_its_events() {
    let scenario = Scenario::from_short("A B", "release A").unwrap().with_conn_id(ConnId::new("7a").unwrap());
    assert_eq!(scenario.call().conn_id().as_str(), "7a");
    let run = scenario.play().unwrap();
    assert_eq!(run.steps[0].events[0].attributes()[0].value.to_string(), "7a");
}

#[test]
fn the_fields_conn_and_optional_are_read() {
    assert_eq!(Scenario::conn_from_short("7a").unwrap().as_str(), "7a");
    assert_eq!(Scenario::optional_from_short("omit").unwrap().as_str(), "omit");
}
