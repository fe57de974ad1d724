use callmodel::{AttributeName, Run, Value};

use crate::MessageId;

impl MessageId {
    /// The message that shows what an attribute of this event says: ThirdPartyDN says who made the request, so it is the request;
    /// OtherDN says who left, or who was at the other end, so it is the event to that party; ThisDN says who receives the event, so
    /// it is the event itself. A role shows the same as its DN.
    ///
    /// `None` for an attribute that names no party, one that the event does not have, and a message that is not in the run.
    #[must_use]
    pub fn subject(&self, name: AttributeName, run: &Run) -> Option<Self> {
        let dn_of = |name| {
            let attributes = self.event_in(run)?.attributes();
            attributes.into_iter().find(|attribute| attribute.name == name).map(|attribute| attribute.value)
        };
        let subject = match name {
            AttributeName::ConnId | AttributeName::CallState => None,
            AttributeName::ThisDn => Some(self.clone()),
            AttributeName::OtherDn | AttributeName::OtherDnRole => match dn_of(AttributeName::OtherDn)? {
                Value::Dn(dn) => Some(Self::event(self.step, dn)),
                Value::ConnId(_) | Value::Role(_) | Value::CallState(_) => None,
            },
            AttributeName::ThirdPartyDn | AttributeName::ThirdPartyDnRole => {
                dn_of(AttributeName::ThirdPartyDn).map(|_| Self::request(self.step))
            }
        };
        subject.filter(|subject| subject.is_in(run) && self.event_in(run).is_some())
    }
}

#[cfg(test)]
mod tests {
    use callmodel::{Dn, Scenario};
    use proptest::prelude::*;

    use super::*;

    fn run(parties: &str, steps: &str) -> Run {
        Scenario::from_short(parties, steps).unwrap().play().unwrap()
    }

    fn subject(run: &Run, id: &str, name: AttributeName) -> Option<String> {
        let id: MessageId = id.parse().unwrap();
        id.subject(name, run).map(|subject| subject.to_string())
    }

    #[test]
    fn attributes_of_a_deletion_show_request_leaver_and_receiver() {
        let run = run("A B C", "delete B by A");
        let expected = [
            (AttributeName::ThirdPartyDn, "1"),
            (AttributeName::ThirdPartyDnRole, "1"),
            (AttributeName::OtherDn, "1.B"),
            (AttributeName::OtherDnRole, "1.B"),
            (AttributeName::ThisDn, "1.C"),
        ];
        for (name, shown) in expected {
            assert_eq!(subject(&run, "1.C", name).as_deref(), Some(shown), "{name:?}");
        }
    }

    #[test]
    fn in_a_conversation_other_dn_shows_the_event_to_the_other_end() {
        assert_eq!(subject(&run("A B", "release A"), "1.A", AttributeName::OtherDn).as_deref(), Some("1.B"));
    }

    #[test]
    fn what_an_event_lacks_shows_nothing() {
        let run = run("A B C", "delete B by A");
        for name in
            [AttributeName::OtherDn, AttributeName::ThirdPartyDn, AttributeName::ConnId, AttributeName::CallState]
        {
            assert_eq!(subject(&run, "1.B", name), None, "{name:?}");
        }
        for id in ["1", "2.B", "1.D"] {
            assert_eq!(subject(&run, id, AttributeName::ThisDn), None, "{id}");
        }
    }

    proptest! {
        #[test]
        fn each_dn_of_an_event_shows_a_message_of_its_party(parties in 2_usize..9, by in 0_usize..9, other in 0_usize..9) {
            let names: Vec<_> = (0..parties).map(|party| format!("P{party}")).collect();
            let (by, other) = (&names[by % parties], &names[other % parties]);
            let step = if by == other || parties == 2 { format!("release {by}") } else { format!("delete {other} by {by}") };
            let run = run(&names.join(" "), &step);
            for event in &run.steps[0].events {
                let id = MessageId::event(1, event.party().clone());
                for attribute in event.attributes() {
                    let Value::Dn(dn) = attribute.value else { continue };
                    let subject = id.subject(attribute.name, &run).expect("each DN is of a party of the step");
                    let party: &Dn = subject.receiver.as_ref().unwrap_or(run.steps[0].request.by());
                    prop_assert_eq!(party, &dn);
                }
            }
        }
    }
}
