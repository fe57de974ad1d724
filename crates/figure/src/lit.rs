use callmodel::{AttributeName, Dn, Event, Run, Value};

use crate::event_table::{Why, why};
use crate::pointed::{Pointed, party_of};
use crate::{MessageId, SERVER_LANE};

/// The party and the message that a view lights when a reader points at something.
///
/// ThirdPartyDN lights the party that made the request, and its request; OtherDN the party that left, or the other end, and
/// its event; ThisDN the receiver and its event. A role lights the same as its DN. A message lights its party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lit {
    /// The party, whose lane is lit.
    pub party: Dn,
    /// The message; `None` for a party itself, and where the run has no message that shows the value.
    pub message: Option<MessageId>,
    /// The part of the party; `None` for a party itself.
    pub why: Option<Why>,
    /// The lit values.
    pub values: LitValues,
}

/// The values that a [`Lit`] lights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LitValues {
    /// All that are about the same.
    Alike,
    /// One of its message.
    One(AttributeName),
    /// None.
    None,
}

impl Lit {
    /// The lit party and message of `run`; `None` where the run lacks it, or it names no party.
    #[must_use]
    pub fn of(pointed: &Pointed, run: &Run) -> Option<Self> {
        match pointed {
            Pointed::Party(dn) => pointed.is_in(run).then(|| Self {
                party: dn.clone(),
                message: None,
                why: None,
                values: LitValues::Alike,
            }),
            Pointed::Message(id) => {
                let part = if id.receiver.is_none() { Why::MadeTheRequest } else { Why::ReceivesTheEvent };
                Some(Self {
                    party: party_in(run, id)?.clone(),
                    message: Some(id.clone()),
                    why: Some(part),
                    values: LitValues::Alike,
                })
            }
            Pointed::Value(id, name) => Self::of_value(id, *name, run),
        }
    }

    fn of_value(id: &MessageId, name: AttributeName, run: &Run) -> Option<Self> {
        let event = id.event_in(run)?;
        let attributes = event.attributes();
        let values: Vec<_> = attributes.iter().map(|attribute| (attribute.name, &attribute.value)).collect();
        let party = party_of(name, &values)?;
        // Only a message of that very party shows it.
        let message = shown_by(id, name, party).filter(|id| party_in(run, id) == Some(party));
        Some(Self { party: party.clone(), message, why: part(event, name), values: LitValues::Alike })
    }

    /// The index of the lane among the lanes of `run`.
    #[must_use]
    pub fn lane(&self, run: &Run) -> Option<usize> {
        run.columns().of(&self.party).map(|column| SERVER_LANE + 1 + column)
    }

    /// The step whose values are lit; `None`: those of all steps.
    #[must_use]
    pub fn step(&self) -> Option<usize> {
        self.message.as_ref().map(|id| id.step)
    }

    /// The attributes among `values`, the attributes of the event `id`, that are about the same. An event without an id is not
    /// in the run: its values are about the same party, but about no message.
    #[must_use]
    pub fn names(&self, id: Option<&MessageId>, values: &[(AttributeName, &Value)]) -> Vec<AttributeName> {
        let is_about = |name: &AttributeName| {
            match self.values {
                LitValues::Alike => {}
                LitValues::One(one) => return one == *name && id.is_some() && id == self.message.as_ref(),
                LitValues::None => return false,
            }
            let Some(party) = party_of(*name, values) else { return false };
            match (&self.message, id) {
                (None, _) => *party == self.party,
                (Some(message), Some(id)) => shown_by(id, *name, party).as_ref() == Some(message),
                (Some(_), None) => false,
            }
        };
        values.iter().map(|(name, _)| *name).filter(is_about).collect()
    }
}

/// The party of a message: the one that makes the request, or receives the event.
fn party_in<'a>(run: &'a Run, id: &MessageId) -> Option<&'a Dn> {
    match id.receiver {
        None => run.steps.numbered(id.step).map(|step| step.request.by()),
        Some(_) => id.event_in(run).map(Event::party),
    }
}

/// The message that shows what an attribute of the event `id` says of `party`.
fn shown_by(id: &MessageId, name: AttributeName, party: &Dn) -> Option<MessageId> {
    match name {
        AttributeName::ConnId | AttributeName::CallState => None,
        AttributeName::ThisDn => Some(id.clone()),
        AttributeName::OtherDn | AttributeName::OtherDnRole => Some(MessageId::event(id.step, party.clone())),
        AttributeName::ThirdPartyDn | AttributeName::ThirdPartyDnRole => Some(MessageId::request(id.step)),
    }
}

/// The part of the party that an attribute of `event` names.
fn part(event: &Event, name: AttributeName) -> Option<Why> {
    let of = match name {
        AttributeName::ThisDn => return Some(Why::ReceivesTheEvent),
        AttributeName::OtherDnRole => AttributeName::OtherDn,
        AttributeName::ThirdPartyDnRole => AttributeName::ThirdPartyDn,
        AttributeName::ConnId | AttributeName::CallState | AttributeName::OtherDn | AttributeName::ThirdPartyDn => name,
    };
    event.attributes().iter().find(|attribute| attribute.name == of).and_then(|attribute| why(event.name(), attribute))
}

#[cfg(test)]
mod tests {
    use callmodel::{Phase, Request, Scenario};
    use proptest::prelude::*;

    use super::*;

    fn run(parties: &str, steps: &str) -> Run {
        Scenario::from_short(parties, steps).unwrap().play().unwrap()
    }

    /// Party, message and part that are lit when a reader points at `pointed`.
    fn lit(run: &Run, pointed: &str) -> Option<(String, Option<String>, Option<Why>)> {
        let lit = Lit::of(&pointed.parse().unwrap(), run)?;
        Some((lit.party.to_string(), lit.message.map(|id| id.to_string()), lit.why))
    }

    fn some(party: &str, message: &str, why: Why) -> Option<(String, Option<String>, Option<Why>)> {
        Some((party.to_owned(), Some(message.to_owned()), Some(why)))
    }

    /// The values that are lit, each as `1 C 1 ThirdPartyDN`.
    fn lit_values(run: &Run, pointed: &str) -> Vec<String> {
        let lit = Lit::of(&pointed.parse().unwrap(), run).unwrap();
        let mut values = Vec::new();
        for (number, step) in (1..).zip(run.steps.iter()) {
            for (id, event) in MessageId::of_events(number, step, &run.columns()) {
                let attributes = event.attributes();
                let all: Vec<_> = attributes.iter().map(|attribute| (attribute.name, &attribute.value)).collect();
                let names = lit.names(Some(&id), &all);
                values.extend(names.into_iter().map(|name| Pointed::Value(id.clone(), name).to_string()));
            }
        }
        values
    }

    #[test]
    fn values_of_a_deletion_light_requester_leaver_and_receiver() {
        let run = run("A B C", "delete B by A");
        let expected = [
            ("ConnID", None),
            ("ThisDN", some("C", "1.C", Why::ReceivesTheEvent)),
            ("OtherDN", some("B", "1.B", Why::LeftTheCall)),
            ("OtherDNRole", some("B", "1.B", Why::LeftTheCall)),
            ("ThirdPartyDN", some("A", "1", Why::MadeTheRequest)),
            ("ThirdPartyDNRole", some("A", "1", Why::MadeTheRequest)),
            ("CallState", None),
        ];
        assert_eq!(expected.len(), AttributeName::ALL.len());
        for (name, shown) in expected {
            assert_eq!(lit(&run, &format!("1 C 1 {name}")), shown, "{name}");
        }
    }

    #[test]
    fn values_of_a_release_light_its_party_twice() {
        let run = run("A B C", "release B");
        assert_eq!(lit(&run, "1 C 1 OtherDN"), some("B", "1.B", Why::LeftTheCall));
        assert_eq!(lit(&run, "1 C 1 ThirdPartyDN"), some("B", "1", Why::MadeTheRequest));
        assert_eq!(lit(&run, "1 B 1 ThisDN"), some("B", "1.B", Why::ReceivesTheEvent));
    }

    #[test]
    fn in_a_conversation_other_dn_lights_the_other_end() {
        let run = run("A B", "release A");
        assert_eq!(lit(&run, "1 A 1 OtherDN"), some("B", "1.B", Why::OtherEnd));
        assert_eq!(lit(&run, "1 B 1 OtherDN"), some("A", "1.A", Why::OtherEnd));
        assert_eq!(lit(&run, "1 B 1 ThirdPartyDN"), None);
    }

    #[test]
    fn a_message_lights_its_party_and_the_values_about_it() {
        let run = run("A B C", "delete B by A");
        assert_eq!(lit(&run, "1"), some("A", "1", Why::MadeTheRequest));
        let requester =
            ["1 A 1 ThirdPartyDN", "1 A 1 ThirdPartyDNRole", "1 C 1 ThirdPartyDN", "1 C 1 ThirdPartyDNRole"];
        assert_eq!(lit_values(&run, "1"), requester);
        assert_eq!(lit(&run, "1 B 1"), some("B", "1.B", Why::ReceivesTheEvent));
        let leaver = ["1 A 1 OtherDN", "1 A 1 OtherDNRole", "1 B 1 ThisDN", "1 C 1 OtherDN", "1 C 1 OtherDNRole"];
        assert_eq!(lit_values(&run, "1 B 1"), leaver);
        assert_eq!(lit_values(&run, "1 C 1"), ["1 C 1 ThisDN"]);
    }

    #[test]
    fn a_party_lights_the_values_about_it_in_all_steps() {
        let run = run("A B C", "release B, release C");
        let about = ["1 A 1 ThisDN", "2 A 1 ThisDN", "2 C 1 OtherDN"];
        assert_eq!(lit_values(&run, "party A"), about);
        assert_eq!(lit(&run, "party A"), Some(("A".to_owned(), None, None)));
    }

    #[test]
    fn only_the_named_value_of_a_message_is_lit() {
        let run = run("A B C", "delete B by A");
        let all = Lit::of(&"1 C 1".parse().unwrap(), &run).unwrap();
        let only = Lit { values: LitValues::One(AttributeName::CallState), ..all };
        let dn = Value::Dn(Dn::new("C").unwrap());
        let values = [(AttributeName::ThisDn, &dn), (AttributeName::CallState, &dn)];
        assert_eq!(only.names(only.message.as_ref(), &values), [AttributeName::CallState]);
        assert_eq!(only.names(Some(&MessageId::event(1, Dn::new("A").unwrap())), &values), []);
        assert_eq!(only.names(None, &values), []);
    }

    #[test]
    fn what_the_run_lacks_lights_nothing() {
        let run = run("A B C", "delete B by A");
        for absent in ["2", "2 B 1", "1 D 1", "1 B 2", "party D", "1 B 1 OtherDN", "1 B 1 ThirdPartyDN", "0"] {
            assert_eq!(lit(&run, absent), None, "{absent}");
        }
    }

    #[test]
    fn values_of_an_event_outside_the_run_are_about_parties_alone() {
        let run = run("A B C", "delete B by A");
        let dn = Value::Dn(Dn::new("B").unwrap());
        let values = [(AttributeName::OtherDn, &dn)];
        assert_eq!(Lit::of(&"party B".parse().unwrap(), &run).unwrap().names(None, &values), [AttributeName::OtherDn]);
        assert_eq!(Lit::of(&"1 B 1".parse().unwrap(), &run).unwrap().names(None, &values), []);
    }

    /// Each value of the events of `run` that names a party.
    fn all_values(run: &Run) -> Vec<(MessageId, AttributeName, Dn)> {
        let mut all = Vec::new();
        for (number, step) in (1..).zip(run.steps.iter()) {
            for (id, event) in MessageId::of_events(number, step, &run.columns()) {
                for attribute in event.attributes() {
                    if let Value::Dn(dn) = attribute.value {
                        all.push((id.clone(), attribute.name, dn));
                    }
                }
            }
        }
        all
    }

    fn check_every_value(run: &Run) {
        for (id, name, dn) in all_values(run) {
            let lit = Lit::of(&Pointed::Value(id, name), run).unwrap();
            assert_eq!(lit.party, dn, "{name:?}");
            let message = lit.message.expect("each DN is of a party with a message in its step");
            assert!(message.is_in(run), "{message}");
            assert_eq!(party_in(run, &message), Some(&dn), "{message}");
        }
    }

    #[test]
    fn every_value_of_every_phase_lights_a_message_of_its_party() {
        for phase in Phase::ALL {
            let scenario = Scenario::of_phase(phase).with_steps(vec![Request::of_reference(phase)]);
            check_every_value(&scenario.play().unwrap());
        }
    }

    proptest! {
        #[test]
        fn every_value_of_any_run_lights_a_message_of_its_party(parties in 2_usize..9, choices in proptest::collection::vec(any::<usize>(), 0..9)) {
            let names: Vec<_> = (0..parties).map(|party| format!("P{party}")).collect();
            let mut scenario = Scenario::from_short(&names.join(" "), "").unwrap();
            for choice in choices {
                let run = scenario.clone().play().unwrap();
                let offers: Vec<_> = run.now().offers().collect();
                if offers.is_empty() { break }
                let steps = scenario.steps.iter().cloned().chain([offers[choice % offers.len()].clone()]).collect();
                scenario = scenario.with_steps(steps);
            }
            check_every_value(&scenario.play().unwrap());
        }
    }
}
