use callmodel::EventName;

use crate::{DnId, Dns, Finding, FindingKind, Name, Place, Record, Rule, Severity};

/// `ReleasingParty`: ThisDN made the request.
const LOCAL: u8 = 1;

/// `ReleasingParty`: another party made the request.
const REMOTE: u8 = 2;

/// The note about an EventReleased whose `ReleasingParty` contradicts the party that made the request, as far as it is known.
pub(crate) fn releasing(record: &Record, by: Option<DnId>, dns: &Dns) -> Option<Finding> {
    let by = by.filter(|_| record.name == Name::Released)?;
    let is_own = record.this_dn? == by;
    let (expected, got) = match (record.releasing?, is_own) {
        (LOCAL, false) => ("2 Remote", "1 Local"),
        (REMOTE, true) => ("1 Local", "2 Remote"),
        _ => return None,
    };
    Some(Finding {
        severity: Severity::Note,
        kind: FindingKind::WrongValue,
        event: EventName::Released,
        party: record.this_dn.map(|dn| dns.text(dn).to_owned()),
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
