use callmodel::{AttributeName, in_text};
use callmodel_trace::{Departure, Finding, FindingKind, Rule, Severity};

/// A finding in a sentence without a full stop.
#[must_use]
pub fn finding(finding: &Finding) -> String {
    let event = finding.event.as_str();
    let party = finding.party.as_deref().map(in_text);
    let to = party.as_ref().map_or_else(|| "to all parties".to_owned(), |party| format!("to {party}"));
    let who = party.as_deref().unwrap_or("a party");
    let attribute = attribute(finding);
    match finding.kind {
        FindingKind::WrongValue => format!("{event} {to}: {}", difference(finding)),
        FindingKind::MissingEvent => format!("{who} does not receive {event}"),
        FindingKind::UnexpectedEvent if finding.severity == Severity::Note => {
            format!("TDeleteFromConference by {who} is {}", difference(finding))
        }
        FindingKind::UnexpectedEvent => format!("{who} receives {event}, expected none"),
        FindingKind::MissingAttribute => format!("{event} {to} {}", difference(finding)),
        FindingKind::Contradiction if finding.severity == Severity::Note => {
            let [expected, got] = values(finding);
            format!("{attribute} of {event} is {got}; a request of {expected} before it may not be theirs")
        }
        FindingKind::Contradiction => {
            let [_, got] = values(finding);
            format!("{attribute} of {event} differs between the parties: {got}")
        }
    }
}

/// What differs about the event itself, in words that follow its name.
#[must_use]
pub fn difference(finding: &Finding) -> String {
    let attribute = attribute(finding);
    let [expected, got] = values(finding);
    match finding.kind {
        FindingKind::WrongValue => format!("{attribute} is {got}, expected {expected}"),
        FindingKind::MissingEvent => "missing".to_owned(),
        FindingKind::UnexpectedEvent if finding.severity == Severity::Note => {
            "not defined for this call; read as a release".to_owned()
        }
        FindingKind::UnexpectedEvent => "expected none".to_owned(),
        FindingKind::MissingAttribute if finding.expected.is_some() => {
            format!("lacks {attribute}, expected {expected}")
        }
        FindingKind::MissingAttribute => format!("lacks {attribute}"),
        FindingKind::Contradiction if finding.severity == Severity::Note => {
            format!("{attribute} is {got}; a request of {expected} before it may not be theirs")
        }
        FindingKind::Contradiction => format!("{attribute} differs between the parties: {got}"),
    }
}

/// A departure in a sentence without a full stop.
#[must_use]
pub fn departure(departure: &Departure) -> String {
    let before = || departure.before.iter().map(|dn| in_text(dn).into_owned()).collect::<Vec<_>>().join(", ");
    let log = if departure.is_requested { "the request is in the log" } else { "no request in the log" };
    match (&departure.leaver, &departure.by) {
        (None, Some(by)) => {
            format!("the call of {} ends, released by {} ({log})", before(), in_text(by))
        }
        (None, None) => format!("the call of {} ends ({log})", before()),
        (Some(leaver), Some(by)) if leaver == by => format!("{} leaves by itself ({log})", in_text(leaver)),
        (Some(leaver), Some(by)) => format!("{} is deleted by {} ({log})", in_text(leaver), in_text(by)),
        (Some(leaver), None) => format!("{} leaves; it is not known by whose request", in_text(leaver)),
    }
}

/// The marked text below the line of an excerpt.
#[must_use]
pub fn mark(finding: &Finding) -> String {
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

fn attribute(finding: &Finding) -> &'static str {
    finding.attribute.map_or("ReleasingParty", AttributeName::as_str)
}

/// The expected value and the one in the log.
fn values(finding: &Finding) -> [String; 2] {
    [&finding.expected, &finding.got].map(|value| in_text(value.as_deref().unwrap_or("nothing")).into_owned())
}
