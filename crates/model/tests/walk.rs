//! Exhaustive state space: every call reachable from up to six parties, and every request on it.

#![expect(clippy::unwrap_used, reason = "in a test a panic is the message")]

use std::collections::{BTreeSet, VecDeque};

use callmodel::{Basis, Call, CallState, ConnId, Dn, Event, Phase, Request, Scenario, State, Step, Value};

fn dns(count: usize) -> Vec<Dn> {
    ["A", "B", "C", "D", "E", "F"].iter().take(count).map(|dn| Dn::new(dn).unwrap()).collect()
}

/// Every call reachable from a call of `count` parties by breadth-first search, including the ended one.
fn reachable(count: usize) -> Vec<Call> {
    let mut calls = vec![Call::new(ConnId::default(), dns(count)).unwrap()];
    let mut seen = BTreeSet::from([dns(count)]);
    let mut queue = VecDeque::from(calls.clone());
    while let Some(call) = queue.pop_front() {
        for request in call.offers() {
            let after = call.apply(&request).unwrap().after;
            if seen.insert(after.parties().to_vec()) {
                calls.push(after.clone());
                queue.push_back(after);
            }
        }
    }
    calls
}

/// Every request by and about `count` parties and a stranger, defined or not.
fn every_request(count: usize) -> Vec<Request> {
    let mut all = dns(count);
    all.push(Dn::new("stranger").unwrap());
    let deletes = all.iter().flat_map(|by| {
        all.iter().map(|other_dn| Request::DeleteFromConference { by: by.clone(), other_dn: other_dn.clone() })
    });
    all.iter().map(|by| Request::ReleaseCall { by: by.clone() }).chain(deletes).collect()
}

/// Runs `check` on every accepted step in the state space.
fn on_every_step(check: impl Fn(&Step)) {
    let mut steps = 0;
    for count in 2..=6 {
        for call in reachable(count) {
            for request in call.offers() {
                check(&call.apply(&request).unwrap());
                steps += 1;
            }
        }
    }
    // A conference of k parties offers k releases and k(k-1) deletions, a conversation two releases.
    assert_eq!(steps, 2 + 15 + 64 + 215 + 636);
}

fn without(parties: &[Dn], leaver: &Dn) -> Vec<Dn> {
    parties.iter().filter(|dn| *dn != leaver).cloned().collect()
}

#[test]
fn the_walk_reaches_every_set_of_parties_and_the_end() {
    // n parties have 2^n sets, minus the n sets of one party. The empty set is the ended call.
    for (count, calls) in [(2, 2), (3, 5), (4, 12), (5, 27), (6, 58)] {
        assert_eq!(reachable(count).len(), calls, "{count} parties");
    }
}

#[test]
fn offers_are_accepted_and_all_other_requests_refused() {
    for count in 2..=6 {
        for call in reachable(count) {
            let offers: Vec<_> = call.offers().collect();
            for request in every_request(count) {
                assert_eq!(call.apply(&request).is_ok(), offers.contains(&request), "{request} on {call:?}");
            }
        }
    }
}

#[test]
fn offers_are_in_party_order_with_the_release_first() {
    let call = &reachable(3)[0];
    let offers: Vec<_> = call.offers().map(|request| request.to_string()).collect();
    assert_eq!(
        offers,
        [
            "release A",
            "delete B by A",
            "delete C by A",
            "release B",
            "delete A by B",
            "delete C by B",
            "release C",
            "delete A by C",
            "delete B by C",
        ]
    );
}

#[test]
fn a_refusal_has_accepted_offers_or_none_at_the_end() {
    for call in reachable(4) {
        for request in every_request(4) {
            if let Err(refusal) = call.apply(&request) {
                assert_eq!((&refusal.request, &refusal.call), (&request, &call));
                assert!(refusal.offered().all(|offer| call.apply(&offer).is_ok()));
                assert_eq!(refusal.offered().next().is_none(), call.state() == State::Ended);
            }
        }
    }
}

#[test]
fn each_party_receives_one_event_in_column_order() {
    on_every_step(|step| {
        let receivers: Vec<_> = step.events.iter().map(Event::party).collect();
        assert_eq!(receivers, step.before.parties().iter().collect::<Vec<_>>());
    });
}

#[test]
fn a_conference_loses_the_leaver_and_a_conversation_ends() {
    on_every_step(|step| {
        let expected = match step.before.state() {
            State::Conference => without(step.before.parties(), step.request.leaver()),
            State::Conversation | State::Ended => Vec::new(),
        };
        assert_eq!(step.after.parties(), expected);
        assert_eq!(step.after.conn_id(), step.before.conn_id());
    });
}

#[test]
fn other_dn_is_who_left_and_third_party_dn_is_who_caused_it() {
    on_every_step(|step| {
        for event in &step.events {
            if let Event::PartyDeleted { this_dn, other_dn, third_party_dn, .. } = event {
                assert_ne!(this_dn, other_dn);
                assert_eq!(other_dn, step.request.leaver());
                assert_eq!(third_party_dn, step.request.by());
                assert_eq!(other_dn == third_party_dn, step.phase == Phase::ReleaseFromConference);
            }
        }
    });
}

#[test]
fn event_released_has_other_dn_in_a_conversation_only() {
    on_every_step(|step| {
        for event in &step.events {
            if let Event::Released { this_dn, other_dn, .. } = event {
                match step.before.state() {
                    State::Conference => assert_eq!((this_dn, other_dn), (step.request.leaver(), &None)),
                    State::Conversation | State::Ended => {
                        assert_eq!(other_dn.as_ref(), without(step.before.parties(), this_dn).first())
                    }
                }
            }
        }
    });
}

#[test]
fn call_state_is_conferenced_when_three_or_more_remain() {
    on_every_step(|step| {
        let conferenced = step.after.parties().len() > 2;
        for event in step.events.iter().filter(|event| matches!(event, Event::PartyDeleted { .. })) {
            let attributes = event.attributes();
            let call_state = &attributes.last().unwrap().value;
            assert_eq!(*call_state == Value::CallState(CallState::Conferenced), conferenced);
        }
    });
}

#[test]
fn the_basis_is_note_a_above_three_parties_else_a_table() {
    on_every_step(|step| {
        let expected = if step.before.parties().len() > 3 { Basis::NoteA } else { Basis::Table };
        assert_eq!(step.basis, expected);
    });
}

#[test]
fn in_a_call_of_two_the_events_are_the_same_whoever_released() {
    let told = |steps: &str| Scenario::from_short("A B", steps).unwrap().play().unwrap().steps[0].events.clone();
    let (mut by_a, mut by_b) = (told("release A"), told("release B"));
    for events in [&mut by_a, &mut by_b] {
        events.sort_by(|one, other| one.party().cmp(other.party()));
    }
    assert_eq!(by_a, by_b);
}
