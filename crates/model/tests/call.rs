//! Construction of calls, refusals, and calls of many parties.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

use callmodel::{Call, CallError, ConnId, Dn, Event, Reason, Request, Scenario, State};

fn dn(text: &str) -> Dn {
    Dn::new(text).unwrap()
}

fn call(parties: &str) -> Result<Call, CallError> {
    Call::new(ConnId::default(), parties.split_whitespace().map(dn).collect())
}

fn refused(parties: &str, steps: &str) -> (Reason, String) {
    let refusal = Scenario::from_short(parties, steps).unwrap().play().unwrap_err().refusal;
    (refusal.reason.clone(), refusal.to_string())
}

#[test]
fn a_call_of_fewer_than_two_parties_is_an_error() {
    assert_eq!(call(""), Err(CallError::TooFewParties { count: 0 }));
    assert_eq!(call("A"), Err(CallError::TooFewParties { count: 1 }));
    assert_eq!(call("A B").unwrap().state(), State::Conversation);
    assert_eq!(call("A B C").unwrap().state(), State::Conference);
}

#[test]
fn a_call_with_a_repeated_dn_is_an_error() {
    assert_eq!(call("A B C B"), Err(CallError::RepeatedDn { dn: dn("B"), first: 2, second: 4 }));
}

#[test]
fn a_call_of_1001_parties_is_an_error() {
    let parties: Vec<_> = (0..=Call::MAX_PARTIES).map(|number| dn(&number.to_string())).collect();
    assert_eq!(Call::new(ConnId::default(), parties.clone()), Err(CallError::TooManyParties { count: 1_001 }));
    assert!(Call::new(ConnId::default(), parties[1..].to_vec()).is_ok());
}

#[test]
fn a_thousand_parties_leave_one_after_another() {
    let parties: Vec<_> = (1..=1_000).map(|number| dn(&number.to_string())).collect();
    let mut call = Call::new(ConnId::default(), parties).unwrap();
    for remaining in (2..1_000).rev() {
        let request = Request::DeleteFromConference { by: dn("1000"), other_dn: call.parties()[0].clone() };
        let step = call.apply(&request).unwrap();
        assert!(
            step.events[1..]
                .iter()
                .all(|event| matches!(event, Event::PartyDeleted { remaining: told, .. } if *told == remaining))
        );
        call = step.after;
    }
    call = call.apply(&Request::ReleaseCall { by: dn("999") }).unwrap().after;
    assert_eq!(call.state(), State::Ended);
}

#[test]
fn a_request_by_or_about_a_stranger_is_refused() {
    let (reason, text) = refused("A B C", "release D");
    assert_eq!(reason, Reason::NotOnCall { dn: dn("D") });
    assert_eq!(
        text,
        "`release D` is refused: D is not on the call. Possible instead: `release A`, `delete B by A`, \
         `delete C by A`, `release B`, `delete A by B`, `delete C by B` and more."
    );
    assert_eq!(refused("A B C", "delete D by A").0, Reason::NotOnCall { dn: dn("D") });
}

#[test]
fn a_request_by_a_party_that_left_is_refused() {
    assert_eq!(refused("A B C", "release B, delete A by B").0, Reason::NotOnCall { dn: dn("B") });
}

#[test]
fn delete_on_a_two_party_call_is_refused_and_release_offered() {
    let (reason, text) = refused("A B", "delete B by A");
    assert_eq!(reason, Reason::DeleteInConversation);
    assert_eq!(
        text,
        "`delete B by A` is refused: the call is a conversation of two parties, and the reference defines \
         TDeleteFromConference only for a conference. Possible instead: `release A`."
    );
}

#[test]
fn delete_of_oneself_is_refused_and_release_offered() {
    let (reason, text) = refused("A B C", "delete A by A");
    assert_eq!(reason, Reason::DeleteOfOneself);
    assert_eq!(
        text,
        "`delete A by A` is refused: a party does not delete itself; to leave the call, it releases. \
         Possible instead: `release A`, `delete B by A`, `delete C by A`."
    );
}

#[test]
fn a_request_on_an_ended_call_is_refused() {
    let (reason, text) = refused("A B", "release A, release B");
    assert_eq!(reason, Reason::CallEnded);
    assert_eq!(text, "`release B` is refused: the call has ended. No other request is possible.");
}

#[test]
fn a_stopped_run_holds_the_steps_before_the_refusal() {
    let stopped = Scenario::from_short("A B C", "delete B by A, delete C by A").unwrap().play().unwrap_err();
    assert_eq!(stopped.step(), 2);
    assert_eq!(stopped.run.steps.len(), 1);
    assert_eq!(stopped.refusal.call, *stopped.run.now());
    assert!(stopped.to_string().starts_with("step 2: `delete C by A` is refused: "));
}
