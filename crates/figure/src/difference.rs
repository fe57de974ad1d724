use callmodel::{AttributeName, Dn, EventName, Request, Value};

use crate::cases::Cases;
use crate::listed::{Link, listed};
use crate::message_id::MessageId;

/// A difference, with all parties that it concerns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// These parties receive a different event, or none.
    Events {
        /// The parties; empty if events of two parties are compared.
        parties: Vec<Dn>,
        /// The events.
        events: [Option<EventName>; 2],
    },
    /// These parties receive the same event with other values.
    Values {
        /// The parties; empty if events of two parties are compared.
        parties: Vec<Dn>,
        /// The attributes, all with the same two values.
        attributes: Vec<AttributeName>,
        /// The values.
        values: [Option<Value>; 2],
    },
}

impl Difference {
    /// The difference in a sentence that begins with `only`, and says which case has which value. `said` writes DNs and
    /// ConnIDs.
    pub(crate) fn sentence(&self, only: &str, cases: &Cases, said: &impl Fn(&str) -> String) -> String {
        match (self, cases) {
            (Self::Values { parties, attributes, values }, cases) => {
                let names: Vec<_> = attributes.iter().map(|name| name.as_str()).collect();
                let (names, differ, it_is) = match names.as_slice() {
                    [some @ .., last] if !some.is_empty() => {
                        (format!("{} and {last}", some.join(", ")), "differ", "they are")
                    }
                    names => (names.concat(), "differs", "it is"),
                };
                let values = values.each_ref().map(|side| value(side.as_ref(), said));
                let values = match cases {
                    Cases::Requests(requests) => {
                        format!("for {}, {it_is} {}", names_of(parties, said), in_each(values, requests, said))
                    }
                    Cases::Events(ids) => {
                        let [first, second] =
                            by_each(ids, values, said, |receiver, value| format!("{value} for {receiver}"));
                        format!("{it_is} {first}, {second}")
                    }
                };
                format!("{only}{names} {differ}: {values}.")
            }
            (Self::Events { events, .. }, Cases::Events(ids)) => {
                let [first, second] =
                    by_each(ids, events.map(event), said, |receiver, event| format!("{receiver} receives {event}"));
                format!("The events differ: {first}, {second}.")
            }
            (Self::Events { parties, events }, Cases::Requests(requests)) => {
                let who = who(parties, said);
                let [first, second] = Cases::conditions(requests, said);
                match events {
                    [None, now] => format!("{who} {} only {second}.", event(*now)),
                    [was, None] => format!("{who} {} only {first}.", event(*was)),
                    _ => format!("{only}{who} a different event: {}.", in_each(events.map(event), requests, said)),
                }
            }
        }
    }
}

/// What two requests lead to: `B if B releases, A if A deletes B`.
fn in_each(found: [String; 2], requests: &[Request; 2], said: impl Fn(&str) -> String) -> String {
    let [first, second] = found;
    let [if_first, if_second] = Cases::conditions(requests, said);
    format!("{first} {if_first}, {second} {if_second}")
}

/// What the receivers of two events receive, in the words of `each`, with the step: `A receives EventReleased in step 1`.
fn by_each(
    ids: &[MessageId; 2],
    found: [String; 2],
    said: impl Fn(&str) -> String,
    each: impl Fn(String, &str) -> String,
) -> [String; 2] {
    [0, 1].map(|side: usize| {
        let receiver = ids[side].receiver.as_ref().map(|dn| said(dn.as_str())).unwrap_or_default();
        format!("{} in step {}", each(receiver, &found[side]), ids[side].step)
    })
}

fn event(name: Option<EventName>) -> String {
    name.map_or("nothing", EventName::as_str).to_owned()
}

/// Parties as the subject of a sentence, with the verb: `A and C receive`.
fn who(parties: &[Dn], said: impl Fn(&str) -> String) -> String {
    format!("{} {}", names_of(parties, said), if parties.len() == 1 { "receives" } else { "receive" })
}

/// Parties in a sentence, each written by `said`.
fn names_of(parties: &[Dn], said: impl Fn(&str) -> String) -> String {
    listed(parties.iter().map(|dn| said(dn.as_str())), |link, list, name| match link {
        Link::Next => format!("{list}, {name}"),
        Link::Last => format!("{list} and {name}"),
        Link::More => format!("{list} and {name} more"),
    })
}

/// A value in a sentence: a name of the caller is written by `said`.
fn value(value: Option<&Value>, said: impl Fn(&str) -> String) -> String {
    match value {
        None => "nothing".to_owned(),
        Some(name @ (Value::Dn(_) | Value::ConnId(_))) => said(&name.to_string()),
        Some(word @ (Value::Role(_) | Value::CallState(_))) => word.to_string(),
    }
}
