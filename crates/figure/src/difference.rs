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
                let (names, differ) = match names.as_slice() {
                    [some @ .., last] if !some.is_empty() => (format!("{} and {last}", some.join(", ")), "differ"),
                    names => (names.concat(), "differs"),
                };
                let values = values.each_ref().map(|side| value(side.as_ref(), said));
                let values = match cases {
                    Cases::Requests(requests) => format!("{} {}", who(parties, said), in_each(values, requests, said)),
                    Cases::Events(ids) => by_each(values, ids, said),
                };
                format!("{only}{names} {differ}: {values}.")
            }
            (Self::Events { events, .. }, Cases::Events(ids)) => {
                format!("The events differ: {}.", by_each(events.map(event), ids, said))
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

/// What the receivers of two events receive: `A receives B in step 1, C receives D in step 2`.
fn by_each(found: [String; 2], ids: &[MessageId; 2], said: impl Fn(&str) -> String) -> String {
    let [first, second] = ids.each_ref().map(|id| {
        let receiver = id.receiver.as_ref().map(|dn| said(dn.as_str())).unwrap_or_default();
        move |found: String| format!("{receiver} receives {found} in step {}", id.step)
    });
    let [of_first, of_second] = found;
    format!("{}, {}", first(of_first), second(of_second))
}

fn event(name: Option<EventName>) -> String {
    name.map_or("nothing", EventName::as_str).to_owned()
}

/// Parties as the subject of a sentence, each written by `said`, with the verb: `A and C receive`.
fn who(parties: &[Dn], said: impl Fn(&str) -> String) -> String {
    let names = parties.iter().map(|dn| said(dn.as_str()));
    let listed = listed(names, |link, list, name| match link {
        Link::Next => format!("{list}, {name}"),
        Link::Last => format!("{list} and {name}"),
        Link::More => format!("{list} and {name} more"),
    });
    format!("{listed} {}", if parties.len() == 1 { "receives" } else { "receive" })
}

/// A value in a sentence: a name of the caller is written by `said`.
fn value(value: Option<&Value>, said: impl Fn(&str) -> String) -> String {
    match value {
        None => "nothing".to_owned(),
        Some(name @ (Value::Dn(_) | Value::ConnId(_))) => said(&name.to_string()),
        Some(word @ (Value::Role(_) | Value::CallState(_))) => word.to_string(),
    }
}
