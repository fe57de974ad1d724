//! Single calls, each with one situation, and the verdict about it.

#[path = "made/mod.rs"]
#[expect(dead_code, reason = "the module is shared with other tests")]
mod made;

use callmodel_trace::{Checked, FindingKind, PartyKind, Reason, Rule, Severity, Trace, Verdict, events};
use made::{checked, conference, conversation, deleted, message, released};

/// The weights and rules of the findings.
fn found(call: &Checked) -> Vec<(Severity, FindingKind, Rule)> {
    call.findings().map(|(_, finding)| (finding.severity, finding.kind, finding.rule)).collect()
}

/// The verdict about each departure.
fn verdicts(call: &Checked) -> Vec<(Option<&str>, Verdict)> {
    call.departures.iter().map(|departure| (departure.leaver.as_deref(), departure.verdict)).collect()
}

#[test]
fn a_call_of_two_ends_with_two_events() {
    let call = checked(&(conversation() + &released("A") + &released("B")));
    assert_eq!((call.verdict, verdicts(&call)), (Verdict::Agrees, vec![(None, Verdict::Agrees)]));
}

#[test]
fn events_of_a_departure_may_have_any_order() {
    let call = checked(&(conference() + &deleted("C", "B", "A") + &released("B") + &deleted("A", "B", "A")));
    assert_eq!(verdicts(&call), [(Some("B"), Verdict::Agrees)]);
}

#[test]
fn a_party_outside_the_switch_receives_nothing() {
    let log = message("EventDialing", "ThisDN=A OtherDN=5551234")
        + &message("EventEstablished", "ThisDN=A OtherDN=5551234 ThisDNRole=1")
        + &released("A");
    let call = checked(&log);
    assert_eq!(call.verdict, Verdict::Agrees);
    let kinds: Vec<_> = call.parties.iter().map(|party| (party.dn.as_str(), party.kind)).collect();
    assert_eq!(kinds, [("A", PartyKind::Party), ("5551234", PartyKind::External)]);
}

#[test]
fn a_dialed_number_is_no_third_party() {
    let log = message("EventDialing", "ThisDN=A OtherDN=9002")
        + &message("EventRinging", "ThisDN=B OtherDN=A ThisDNRole=2")
        + &message("EventEstablished", "ThisDN=A OtherDN=9002 ThisDNRole=1")
        + &message("EventEstablished", "ThisDN=B OtherDN=A ThisDNRole=2")
        + &message("EventReleased", "ThisDN=A OtherDN=9002 CallState=0")
        + &released("B");
    let call = checked(&log);
    assert_eq!((call.verdict, found(&call)), (Verdict::Agrees, vec![]));
    assert_eq!(call.departures[0].before, ["A", "B"]);
}

#[test]
fn a_queue_is_no_party() {
    let log = message("EventQueued", "ThisDN=Q OtherDN=A ThisQueue=Q")
        + &message("EventDiverted", "ThisDN=Q OtherDN=A ThisQueue=Q")
        + &message("EventRinging", "ThisDN=B OtherDN=A ThisDNRole=2")
        + &message("EventEstablished", "ThisDN=B OtherDN=A ThisDNRole=2")
        + &released("B");
    let call = checked(&log);
    assert_eq!(call.verdict, Verdict::Agrees);
    assert_eq!(call.parties[0].kind, PartyKind::Queue);
}

#[test]
fn an_observed_call_is_not_covered() {
    let log = conversation()
        + &message("EventEstablished", "ThisDN=S OtherDN=A ThisDNRole=10 CallState=31")
        + &released("B")
        + &message("EventPartyDeleted", "ThisDN=S OtherDN=B OtherDNRole=8 CallState=0")
        + &released("S");
    let call = checked(&log);
    assert_eq!((call.verdict, found(&call)), (Verdict::NotCovered, vec![]));
    assert_eq!(call.departures[0].reason, Some(Reason::Observed));
}

#[test]
fn a_transfer_is_not_judged_and_changes_the_parties() {
    let consult = |name: &str, attributes: &str| {
        message(name, attributes).replace(
            "ConnID\t00a1000000000001",
            "ConnID\t00a1000000000002\n\tAttributePreviousConnID\t00a1000000000001",
        )
    };
    let log = conversation()
        + &message("EventHeld", "ThisDN=A OtherDN=B")
        + &consult("EventDialing", "ThisDN=A OtherDN=C")
        + &consult("EventRinging", "ThisDN=C OtherDN=A")
        + &consult("EventEstablished", "ThisDN=C OtherDN=A")
        + &message("EventReleased", "ThisDN=A OtherDN=B CallState=1")
        + &consult("EventReleased", "ThisDN=A OtherDN=C CallState=1")
        + &message("EventPartyChanged", "ThisDN=B OtherDN=C ThirdPartyDN=A ThirdPartyDNRole=7 CallState=1")
        + &message("EventPartyChanged", "ThisDN=C OtherDN=B ThirdPartyDN=A ThirdPartyDNRole=7 CallState=1")
            .replace("\tAttributeConnID", "\tAttributePreviousConnID\t00a1000000000002\n\tAttributeConnID")
        + &released("B")
        + &released("C");
    let call = checked(&log);
    assert_eq!((call.verdict, verdicts(&call)), (Verdict::Agrees, vec![(None, Verdict::Agrees)]));
    assert_eq!(call.departures[0].before, ["B", "C"]);
    assert_eq!(call.asides.iter().map(|aside| aside.reason).collect::<Vec<_>>(), [Reason::Transferred; 2]);
}

#[test]
fn a_caller_who_gives_up_is_not_covered() {
    let log = message("EventDialing", "ThisDN=A OtherDN=B")
        + &message("EventRinging", "ThisDN=B OtherDN=A ThisDNRole=2")
        + &released("A")
        + &message("EventAbandoned", "ThisDN=B OtherDN=A");
    let call = checked(&log);
    assert_eq!((call.verdict, call.asides[0].reason), (Verdict::NotCovered, Reason::NotAnswered));
}

#[test]
fn a_conference_that_is_released_at_once_is_not_covered() {
    let call = checked(&(conference() + &released("A") + &released("B") + &released("C")));
    assert_eq!((call.verdict, found(&call)), (Verdict::NotCovered, vec![]));
    assert_eq!(call.departures[0].reason, Some(Reason::Cleared));
}

#[test]
fn a_request_says_which_third_party_is_right() {
    let request = message("RequestDeleteFromConference", "ThisDN=A OtherDN=B");
    let events = released("B") + &deleted("A", "B", "A") + &deleted("C", "B", "C");
    let call = checked(&(conference() + &request + &events));
    assert_eq!(found(&call), [(Severity::Error, FindingKind::WrongValue, Rule::ThirdPartyDn)]);
    let (departure, finding) = call.findings().next().unwrap();
    assert_eq!((departure.by.as_deref(), finding.party.as_deref()), (Some("A"), Some("C")));
}

#[test]
fn without_a_request_events_that_disagree_contradict_each_other() {
    let call = checked(&(conference() + &released("B") + &deleted("A", "B", "A") + &deleted("C", "B", "C")));
    assert_eq!(found(&call), [(Severity::Error, FindingKind::Contradiction, Rule::Agreement)]);
    assert_eq!((call.departures[0].by.as_deref(), call.departures[0].phase), (None, None));
}

#[test]
fn a_refused_request_explains_nothing() {
    let request = message("RequestDeleteFromConference", "ThisDN=A OtherDN=B ReferenceID=7");
    let error = message("EventError", "ThisDN=A ReferenceID=7");
    let events = released("B") + &deleted("A", "B", "B") + &deleted("C", "B", "B");
    let call = checked(&(conference() + &request + &error + &events));
    assert_eq!((found(&call), call.departures[0].is_requested), (vec![], false));
}

#[test]
fn a_deletion_in_a_call_of_two_is_a_note() {
    let request = message("RequestDeleteFromConference", "ThisDN=A OtherDN=B");
    let call = checked(&(conversation() + &request + &released("A") + &released("B")));
    assert_eq!(call.verdict, Verdict::Agrees);
    assert_eq!(found(&call), [(Severity::Note, FindingKind::UnexpectedEvent, Rule::UndefinedRequest)]);
}

#[test]
fn releasing_party_against_the_request_is_a_note() {
    let request = message("RequestReleaseCall", "ThisDN=A");
    let event = "@10:00:05.0000 [0] 8.1 distribute_event: message EventReleased\n\tAttributeConnID\t00a1000000000001\n\
                 \tAttributeThisDN\t'A'\n\tAttributeExtensions\t[40] 00\n\t\t'ReleasingParty'\t'2 Remote'\n";
    let noted = checked(&(conversation() + &request + event + &released("B")));
    assert_eq!(found(&noted), [(Severity::Note, FindingKind::WrongValue, Rule::ReleasingParty)]);
    assert_eq!(noted.verdict, Verdict::Agrees);
}

#[test]
fn another_state_of_event_released_is_a_note() {
    let busy = message("EventReleased", "ThisDN=A CallState=6");
    let call = checked(&(conversation() + &busy + &released("B")));
    assert_eq!((call.verdict, found(&call)[0].0), (Verdict::Agrees, Severity::Note));
}

#[test]
fn a_call_that_begins_before_the_log_is_cut() {
    let events = released("B") + &deleted("A", "B", "A") + &deleted("C", "B", "A");
    let call = checked(&events);
    assert_eq!((call.verdict, found(&call)), (Verdict::Cut, vec![]));
    let wrong = events.replace("OtherDNRole\t8", "OtherDNRole\t4");
    assert_eq!(checked(&wrong).verdict, Verdict::Differs);
}

#[test]
fn a_call_that_goes_on_after_the_log_is_open() {
    assert_eq!(checked(&conference()).verdict, Verdict::Open);
    let call = checked(&(conference() + &released("B") + &deleted("A", "B", "A")));
    assert_eq!((call.verdict, call.departures[0].reason), (Verdict::Open, Some(Reason::EndMissing)));
}

#[test]
fn a_missing_event_is_certain_at_the_next_message_of_the_call() {
    let call = checked(&(conference() + &released("B") + &deleted("A", "B", "A") + &released("A") + &released("C")));
    let (_, finding) = call.findings().next().unwrap();
    assert_eq!((finding.severity, finding.kind), (Severity::Warning, FindingKind::MissingEvent));
    assert_eq!(finding.party.as_deref(), Some("C"));
    assert!(finding.certain > finding.place);
}

#[test]
fn a_party_that_comes_back_leaves_again() {
    let again = conference().replace("EventEstablished", "EventHeld");
    let leaves = released("C") + &deleted("A", "C", "C") + &deleted("B", "C", "C");
    let later = (again + &leaves).replace("@10:00:05", "@10:00:09");
    let call = checked(&(conference() + &leaves + &later));
    assert_eq!(verdicts(&call), [(Some("C"), Verdict::Agrees), (Some("C"), Verdict::Agrees)]);
}

#[test]
fn a_third_party_that_is_not_on_the_call_is_not_judged() {
    let call = checked(&(conference() + &released("B") + &deleted("A", "B", "X") + &deleted("C", "B", "X")));
    assert_eq!((call.verdict, found(&call)), (Verdict::NotCovered, vec![]));
    assert_eq!(call.departures[0].reason, Some(Reason::RequesterUnknown));
}

#[test]
fn a_party_that_appears_from_nowhere_makes_the_count_unknown() {
    let call = checked(&(conversation() + &released("B") + &deleted("A", "B", "X") + &deleted("X", "B", "X")));
    assert_eq!((call.verdict, found(&call)), (Verdict::Cut, vec![]));
}

#[test]
fn a_wrong_other_dn_that_names_an_external_party_is_one_finding() {
    let added = |to: &str| {
        let attributes = "OtherDN=X OtherDNRole=4 ThirdPartyDN=A ThirdPartyDNRole=5 CallState=2";
        message("EventPartyAdded", &format!("ThisDN={to} {attributes}"))
    };
    let joined = ["A", "B", "C"].map(added).concat();
    let leaves = released("B") + &deleted("A", "B", "A") + &deleted("C", "X", "A");
    let leaves = leaves.replace("AttributeCallState\t0\n\tAttributeConnID", "AttributeCallState\t2\n\tAttributeConnID");
    let leaves = leaves.replacen("CallState\t2", "CallState\t0", 1);
    let later = (released("A") + &deleted("C", "A", "A")).replace("@10:00:05", "@10:00:09");
    let call = checked(&(conference() + &joined + &leaves + &later));
    let wrong: Vec<_> =
        call.findings().map(|(_, finding)| (finding.expected.as_deref(), finding.got.as_deref())).collect();
    assert_eq!(wrong, [(Some("B"), Some("X"))]);
    assert_eq!(verdicts(&call), [(Some("B"), Verdict::Differs), (Some("A"), Verdict::Agrees)]);
}

/// A conference of A, B, C and D.
fn conference_of_four() -> String {
    let added = |to: &str| {
        let attributes = "OtherDN=D OtherDNRole=4 ThirdPartyDN=A ThirdPartyDNRole=5 CallState=2";
        message("EventPartyAdded", &format!("ThisDN={to} {attributes}"))
    };
    let joined = ["A", "B", "C"].map(added).concat();
    conference()
        + &message("EventRinging", "ThisDN=D ThisDNRole=3")
        + &joined
        + &message("EventEstablished", "ThisDN=D ThisDNRole=3 CallState=2")
}

/// EventPartyDeleted to a party while more than two remain.
fn deleted_of_three(to: &str, leaver: &str, by: &str) -> String {
    deleted(to, leaver, by).replacen("CallState\t0", "CallState\t2", 1)
}

#[test]
fn departures_that_interleave_are_compared_with_all_events() {
    let of_b = [deleted_of_three("A", "B", "B"), deleted_of_three("C", "B", "A"), deleted_of_three("D", "B", "D")];
    let of_c = [deleted("A", "C", "C"), deleted("D", "C", "C")];
    let log = conference_of_four() + &released("B") + &released("C") + &of_b.concat() + &of_c.concat();
    let call = checked(&log);
    assert_eq!(found(&call), [(Severity::Error, FindingKind::Contradiction, Rule::Agreement)]);
    assert_eq!(call.departures[0].by, None);
}

#[test]
fn departures_that_interleave_in_any_order_agree() {
    let of_b = ["A", "C", "D"].map(|to| deleted_of_three(to, "B", "B")).concat();
    let of_c = [deleted("A", "C", "C"), deleted("D", "C", "C")].concat();
    let ends = released("B") + &released("C");
    for events in [ends.clone() + &of_b + &of_c, of_c + &of_b + &released("C") + &released("B")] {
        let call = checked(&(conference_of_four() + &events + &released("A") + &released("D")));
        assert_eq!((call.verdict, found(&call)), (Verdict::Agrees, vec![]));
        let of_b = call.departures.iter().find(|departure| departure.leaver.as_deref() == Some("B")).unwrap();
        assert_eq!((of_b.by.as_deref(), of_b.before.len()), (Some("B"), 4));
    }
}

#[test]
fn a_party_that_leaves_at_the_same_time_need_not_be_told() {
    let events = ["A", "D"].map(|to| deleted_of_three(to, "B", "B") + &deleted(to, "C", "C")).concat();
    let log = conference_of_four() + &released("B") + &released("C") + &events + &released("A") + &released("D");
    let call = checked(&log);
    assert_eq!((call.verdict, found(&call)), (Verdict::Agrees, vec![]));
}

#[test]
fn a_request_that_is_refused_later_or_unnamed_explains_nothing() {
    let request = message("RequestDeleteFromConference", "ThisDN=A OtherDN=B ReferenceID=7");
    let events = released("B") + &deleted("A", "B", "B") + &deleted("C", "B", "B");
    let error = message("EventError", "ThisDN=A ReferenceID=7");
    let without_names = message("EventError", "ReferenceID=7").replace("\tAttributeConnID\t00a1000000000001\n", "");
    for log in [request.clone() + &events + &error, request + &without_names + &events] {
        let call = checked(&(conference() + &log));
        assert_eq!((found(&call), call.departures[0].by.as_deref()), (vec![], Some("B")), "{log}");
    }
}

#[test]
fn an_unanswered_request_that_the_events_contradict_is_a_note() {
    let request = message("RequestDeleteFromConference", "ThisDN=A OtherDN=B");
    let events = released("B") + &deleted("A", "B", "C") + &deleted("C", "B", "C") + &released("A") + &released("C");
    for error in [String::new(), message("EventError", "ThisDN=A")] {
        let call = checked(&(conference() + &request + &error + &events));
        assert_eq!(found(&call), [(Severity::Note, FindingKind::Contradiction, Rule::ThirdPartyDn)]);
        assert_eq!((call.verdict, call.departures[0].by.as_deref()), (Verdict::Agrees, Some("C")));
    }
}

#[test]
fn a_request_with_the_reference_of_the_events_decides() {
    let request = message("RequestDeleteFromConference", "ThisDN=A OtherDN=B ReferenceID=7");
    let events = released("B") + &deleted("A", "B", "B") + "\tAttributeReferenceID\t7\n" + &deleted("C", "B", "B");
    for (time, decides) in [("10:00:05", true), ("10:00:55", true), ("10:01:06", false)] {
        let call = checked(&(conference() + &request + &events.replace("@10:00:05", &format!("@{time}"))));
        let wrong = (Severity::Error, FindingKind::WrongValue, Rule::ThirdPartyDn);
        assert_eq!(found(&call), decides.then_some(wrong).into_iter().collect::<Vec<_>>(), "{time}");
    }
}

#[test]
fn the_role_observer_in_any_attribute_is_not_covered() {
    let plain = |to: &str| message("EventPartyDeleted", &format!("ThisDN={to} OtherDN=C OtherDNRole=8 CallState=0"));
    let third = |to: &str| deleted(to, "C", "C").replace("ThirdPartyDNRole\t6", "ThirdPartyDNRole\t10");
    let other = |to: &str| plain(to).replace("OtherDNRole\t8", "OtherDNRole\t10");
    let added =
        conference().replace("ThirdPartyDN\t'A'", "ThirdPartyDN\t'C'").replace("PartyDNRole\t5", "PartyDNRole\t10");
    for log in [
        conference() + &third("A") + &third("B"),
        conference() + &other("A") + &other("B"),
        added + &plain("A") + &plain("B"),
        third("A") + &third("B"),
    ] {
        let call = checked(&(log + &released("C") + &released("A") + &released("B")));
        assert_eq!(found(&call), [], "{call:?}");
        assert!(call.parties.iter().any(|party| party.dn == "C" && party.kind == PartyKind::Observer));
    }
}

#[test]
fn an_observer_known_late_does_not_count_before() {
    let leaves = released("B") + &deleted("A", "B", "B") + &deleted("C", "B", "B") + &deleted("D", "B", "B");
    let observer = deleted("A", "D", "D").replace("ThirdPartyDNRole\t6", "ThirdPartyDNRole\t10");
    let call =
        checked(&(conference_of_four() + &leaves + &observer + &released("D") + &released("A") + &released("C")));
    assert_eq!((call.verdict, found(&call)), (Verdict::NotCovered, vec![]));
}

#[test]
fn a_cut_call_may_lack_the_third_party() {
    let lacking = |to: &str| message("EventPartyDeleted", &format!("ThisDN={to} OtherDN=C OtherDNRole=8 CallState=0"));
    let call = checked(&(lacking("A") + &lacking("B") + &released("C")));
    assert_eq!((call.verdict, found(&call)), (Verdict::Cut, vec![]));
}

#[test]
fn a_transfer_out_of_a_conference_is_not_covered() {
    let told = |to: &str| {
        deleted(to, "B", "B")
            .replace("PartyDNRole\t6", "PartyDNRole\t7")
            .replace("CallState\t0\n\tAttributeConnID", "CallState\t1\n\tAttributeConnID")
    };
    let given_up = message("EventReleased", "ThisDN=B CallState=1");
    let [a, c] = ["A", "C"].map(told);
    for events in [given_up.clone() + &a + &c, a.clone() + &c + &given_up, a + &c] {
        let call = checked(&(conference() + &events + &released("A") + &released("C")));
        assert_eq!((found(&call), verdicts(&call)), (vec![], vec![(None, Verdict::Agrees)]), "{events}");
        assert_eq!(call.asides.iter().map(|aside| aside.reason).collect::<Vec<_>>(), [Reason::Transferred]);
    }
}

#[test]
fn a_role_of_a_transfer_alone_is_an_error() {
    let events = released("B") + &["A", "C"].map(|to| deleted(to, "B", "B")).concat();
    let call = checked(&(conference() + &events.replace("PartyDNRole\t6", "PartyDNRole\t7")));
    assert_eq!(found(&call), [(Severity::Error, FindingKind::WrongValue, Rule::ThirdPartyDnRole); 2]);
}

#[test]
fn a_late_second_event_released_ends_the_call_of_two() {
    let late = released("A").replace("@10:00:05", "@10:00:13");
    let call = checked(&(conversation() + &released("B") + &late));
    assert_eq!((found(&call), verdicts(&call)), (vec![], vec![(None, Verdict::Agrees)]));
}

#[test]
fn a_call_of_60_000_messages_is_checked() {
    let held = |number: usize| {
        let stamp = format!("@10:{:02}:{:02}.{:04}", number / 6_000 % 60, number / 100 % 60, number % 100);
        message("EventHeld", "ThisDN=A OtherDN=B").replace("@10:00:05.0000", &stamp)
    };
    let log = conversation() + &(0..60_000).map(held).collect::<String>();
    assert_eq!(verdicts(&checked(&log)), vec![], "nobody left");
}

#[test]
fn a_call_of_1_100_dns_is_outside_the_model() {
    let ringing = |number| message("EventRinging", &format!("ThisDN={number} OtherDN=A ThisDNRole=3"));
    let log = conversation() + &(1..1_100).map(ringing).collect::<String>() + &released("7");
    let call = checked(&log);
    assert_eq!((call.verdict, call.departures[0].reason), (Verdict::NotCovered, Some(Reason::OutsideModel)));
    assert!(call.departures[0].before.is_empty());
}

#[test]
fn a_party_added_by_an_unknown_one_makes_the_count_unsure() {
    let log = message("EventEstablished", "ThisDN=A OtherDN=9B ThisDNRole=1")
        + &message("EventPartyAdded", "ThisDN=A OtherDN=C ThirdPartyDN=B CallState=2")
        + &message("EventEstablished", "ThisDN=C ThisDNRole=3 CallState=2")
        + &released("C")
        + &deleted("A", "C", "B");
    assert_eq!(verdicts(&checked(&log)), [(Some("C"), Verdict::Cut)]);
}

#[test]
fn an_error_answers_the_last_request_with_its_reference_id() {
    let log = conference()
        + &message("RequestDeleteFromConference", "ThisDN=A OtherDN=B ReferenceID=7")
        + &released("B")
        + &deleted("A", "B", "A")
        + &deleted("C", "B", "A")
        + &message("RequestDeleteFromConference", "ThisDN=A OtherDN=C ReferenceID=7")
        + &message("EventError", "ThisDN=A ReferenceID=7");
    let call = checked(&log);
    assert!(call.departures[0].is_requested);
}

/// A log without the events that some parties receive, so that they are outside the switch.
fn without_events_to(parties: &[&str], log: &str) -> String {
    let is_to = |message: &str| parties.iter().any(|dn| message.contains(&format!("AttributeThisDN\t'{dn}'")));
    log.split_inclusive("AttributeConnID\t00a1000000000001\n").filter(|message| !is_to(message)).collect()
}

#[test]
fn a_party_outside_the_switch_may_leave_at_the_same_time() {
    let start = without_events_to(&["C"], &conference_of_four());
    let of_b = ["A", "D"].map(|to| deleted_of_three(to, "B", "B"));
    let of_c = ["A", "D"].map(|to| deleted(to, "C", "C"));
    let events = of_b[0].clone() + &of_c[0] + &of_b[1] + &released("B") + &of_c[1];
    let call = checked(&(start + &events + &released("A") + &released("D")));
    assert_eq!((call.verdict, found(&call)), (Verdict::Agrees, vec![]));
}

#[test]
fn a_name_with_blanks_and_commas_is_a_party_like_others() {
    let log = conference() + &released("B") + &deleted("A", "B", "A") + &deleted("C", "B", "B");
    let call = checked(&log.replace("'C'", "'Miller, C'").replace("'B'", "'B 2'"));
    assert_eq!(found(&call), [(Severity::Error, FindingKind::Contradiction, Rule::Agreement)]);
}

#[test]
fn releases_of_several_requests_are_no_release_at_once() {
    let ask = |dn: &str| message("RequestReleaseCall", &format!("ThisDN={dn}"));
    let start = without_events_to(&["C"], &conference());
    let call = checked(&(start + &ask("B") + &released("B") + &ask("A") + &released("A")));
    assert_eq!(found(&call), [(Severity::Warning, FindingKind::MissingEvent, Rule::Receivers)]);
    let start = without_events_to(&["C", "D"], &conference_of_four());
    let call = checked(&(start + &released("B") + &deleted_of_three("A", "C", "B") + &released("A")));
    assert_eq!(found(&call), [(Severity::Error, FindingKind::WrongValue, Rule::OtherDn)]);
}

#[test]
fn a_party_that_comes_back_had_left_without_event_released() {
    let leaves = deleted("A", "C", "C") + &deleted("B", "C", "C");
    let attributes = "ThisDN=C PreviousConnID=00a1000000000002 ThirdPartyDN=A ThirdPartyDNRole=9 CallState=2";
    let added = ["A", "B"].map(|to| message("EventPartyAdded", &format!("ThisDN={to} OtherDN=C OtherDNRole=4")));
    let returns = [message("EventPartyChanged", attributes), added.concat()];
    let missing = vec![(Severity::Warning, FindingKind::MissingEvent, Rule::Receivers)];
    for returns in [returns.concat(), returns[1].clone() + &returns[0]] {
        let later = (returns + &released("C") + &leaves).replace("@10:00:05", "@10:00:09");
        let call = checked(&(conference() + &leaves + &later));
        assert_eq!((found(&call), verdicts(&call).len()), (missing.clone(), 2));
    }
}

#[test]
fn a_call_whose_first_event_is_an_error_has_its_conn_id() {
    let message = |name: &str, attributes: &str| format!("message {name}\n{attributes}\n");
    let request = message("RequestAnswerCall", "\tAttributeConnID\t0000000000000001\n\tAttributeReferenceID\t5");
    let error = message("EventError", "\tAttributeThisDN\t'1001'\n\tAttributeReferenceID\t5");
    let event = message("EventEstablished", "\tAttributeThisDN\t'1001'\n\tAttributeConnID\t0000000000000001");
    let trace = Trace::gather(vec![events("a.log", (request + &error + &event + "10:00:00.1 end\n").as_bytes())]);
    assert_eq!(trace.calls().map(|call| (call.conn_id, call.records.len())).collect::<Vec<_>>(), [(1, 3)]);
}
