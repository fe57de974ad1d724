use callmodel::EventName;

use crate::{Departure, Finding, FindingKind, Name, Place, Record, Rule, Severity};

/// `ReleasingParty`: ThisDN made the request.
const LOCAL: u64 = 1;

/// `ReleasingParty`: another party made the request.
const REMOTE: u64 = 2;

/// The note about an EventReleased whose `ReleasingParty` contradicts the party that made the request, as far as it is known.
pub(crate) fn releasing(record: &Record, departure: &Departure) -> Option<Finding> {
    let by = departure.by.as_deref().filter(|_| record.name == Name::Released)?;
    let is_own = record.this_dn.as_deref()? == by;
    let (expected, got) = match (record.releasing?, is_own) {
        (LOCAL, false) => ("2 Remote", "1 Local"),
        (REMOTE, true) => ("1 Local", "2 Remote"),
        _ => return None,
    };
    Some(Finding {
        severity: Severity::Note,
        kind: FindingKind::WrongValue,
        event: EventName::Released,
        party: record.this_dn.clone(),
        attribute: None,
        expected: Some(expected.to_owned()),
        got: Some(got.to_owned()),
        relation: None,
        place: Some(Place::of(record)),
        certain: None,
        rule: Rule::ReleasingParty,
        is_known: false,
    })
}
