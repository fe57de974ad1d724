use callmodel::{AttributeName, Dn, EventName, Request, Value, in_text};

use crate::Claim;

/// A choice as text.
pub(super) fn claim(claim: &Claim) -> String {
    match claim {
        Claim::Event(event) => event.map_or("none", EventName::as_str).to_owned(),
        Claim::Value(found) => found.as_ref().map_or_else(|| "not there".to_owned(), value),
        Claim::Request(found) => found.as_ref().map_or_else(|| "cannot be told".to_owned(), request),
        Claim::Differ(names) if names.is_empty() => "nothing".to_owned(),
        Claim::Differ(found) => names(found),
        Claim::Correction { party, attribute, value: found } => {
            format!("{} for {} should be {}", attribute.as_str(), said(party), value(found))
        }
        Claim::Call { parties, request: found } => {
            let parties: Vec<_> = parties.iter().map(said).collect();
            format!("{}: {}", parties.join(" "), request(found))
        }
    }
}

/// A DN within a sentence.
pub(super) fn said(dn: &Dn) -> String {
    in_text(dn.as_str()).into_owned()
}

pub(super) fn value(found: &Value) -> String {
    in_text(&found.to_string()).into_owned()
}

/// A request in the short form.
pub(super) fn request(found: &Request) -> String {
    in_text(&found.to_string()).into_owned()
}

pub(super) fn names(found: &[AttributeName]) -> String {
    let names: Vec<_> = found.iter().map(|name| name.as_str()).collect();
    names.join(", ")
}
