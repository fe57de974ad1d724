//! Sentences about departures and findings.

use callmodel::{AttributeName, in_text};
use callmodel_trace::{Departure, Finding, FindingKind, Rule, Severity};

/// A finding in a sentence without a full stop.
pub(crate) fn finding(finding: &Finding) -> String {
    let event = finding.event.as_str();
    let party = finding.party.as_deref().map(in_text);
    let to = party.as_ref().map_or_else(|| "to all parties".to_owned(), |party| format!("to {party}"));
    let who = party.as_deref().unwrap_or("a party");
    let attribute = finding.attribute.map_or("ReleasingParty", AttributeName::as_str);
    let [expected, got] =
        [&finding.expected, &finding.got].map(|value| in_text(value.as_deref().unwrap_or("nothing")).into_owned());
    match finding.kind {
        FindingKind::WrongValue => format!("{event} {to}: {attribute} is {got}, expected {expected}"),
        FindingKind::MissingEvent => format!("{who} does not receive {event}"),
        FindingKind::UnexpectedEvent if finding.severity == Severity::Note => {
            format!("TDeleteFromConference by {who} is not defined for this call; read as a release")
        }
        FindingKind::UnexpectedEvent => format!("{who} receives {event}, expected none"),
        FindingKind::MissingAttribute => match &finding.expected {
            Some(_) => format!("{event} {to} lacks {attribute}, expected {expected}"),
            None => format!("{event} {to} lacks {attribute}"),
        },
        FindingKind::Contradiction if finding.severity == Severity::Note => {
            format!("{attribute} of {event} is {got}; a request of {expected} before it may not be theirs")
        }
        FindingKind::Contradiction => format!("{attribute} of {event} differs between the parties: {got}"),
    }
}

/// A departure in a sentence without a full stop.
pub(crate) fn departure(departure: &Departure) -> String {
    let list = |dns: &[String]| dns.iter().map(|dn| in_text(dn).into_owned()).collect::<Vec<_>>().join(", ");
    let log = if departure.is_requested { "the request is in the log" } else { "no request in the log" };
    match (&departure.leaver, &departure.by) {
        (None, Some(by)) => {
            format!("the call of {} ends, released by {} ({log})", list(&departure.before), in_text(by))
        }
        (None, None) => format!("the call of {} ends ({log})", list(&departure.before)),
        (Some(leaver), Some(by)) if leaver == by => format!("{} leaves by itself ({log})", in_text(leaver)),
        (Some(leaver), Some(by)) => format!("{} is deleted by {} ({log})", in_text(leaver), in_text(by)),
        (Some(leaver), None) => format!("{} leaves; it is not known by whose request", in_text(leaver)),
    }
}

/// The marked text below the line of an excerpt.
pub(crate) fn mark(finding: &Finding) -> String {
    match (finding.kind, &finding.expected) {
        (FindingKind::WrongValue | FindingKind::MissingAttribute, Some(expected)) => {
            format!("expected {}", in_text(expected))
        }
        (FindingKind::MissingEvent, _) => "due after this event".to_owned(),
        (FindingKind::UnexpectedEvent, _) if finding.rule == Rule::UndefinedRequest => "not defined".to_owned(),
        (FindingKind::UnexpectedEvent, _) => "not expected".to_owned(),
        (FindingKind::Contradiction, Some(_)) => "not the party of the request".to_owned(),
        (FindingKind::Contradiction, None) => "differs from the first".to_owned(),
        (FindingKind::WrongValue | FindingKind::MissingAttribute, None) => "not expected".to_owned(),
    }
}

/// `1 call`, `2 calls`.
pub(crate) fn count(number: usize, one: &str) -> String {
    let many = if number == 1 { "" } else { "s" };
    format!("{number} {one}{many}")
}
