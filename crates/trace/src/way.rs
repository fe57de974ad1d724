use std::collections::BTreeMap;

use callmodel::AttributeName;

use crate::{Checked, Finding, FindingKind, Got, Severity};

/// A way in which calls differ: what the findings of several calls have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// The weight.
    pub severity: Severity,
    /// The sentence, which holds for each of its findings.
    pub sentence: String,
    /// The number of calls.
    pub calls: usize,
    /// The number of findings.
    pub findings: usize,
    /// The ConnID of the first call.
    pub example: u64,
    /// Whether the difference is accepted.
    pub is_known: bool,
}

impl Way {
    /// The weight in a word: `error`, `warning` and `note`, or `known`.
    #[must_use]
    pub fn weight(&self) -> &'static str {
        if self.is_known { "known" } else { self.severity.as_str() }
    }
}

/// Groups the findings of calls by what differs: errors first, then those of most calls. Accepted ones are last.
#[must_use]
pub fn ways(calls: &[Checked]) -> Vec<Way> {
    let mut ways: BTreeMap<(Severity, String), Way> = BTreeMap::new();
    for call in calls {
        let mut seen = Vec::new();
        for (_, finding) in call.findings() {
            let sentence = finding.way();
            let key = (finding.severity, sentence.clone());
            let is_new = !seen.contains(&key);
            let way = ways.entry(key.clone()).or_insert_with(|| Way {
                severity: finding.severity,
                sentence,
                calls: 0,
                findings: 0,
                example: call.conn_id,
                is_known: finding.is_known,
            });
            way.findings += 1;
            if is_new {
                way.calls += 1;
                seen.push(key);
            }
        }
    }
    let mut ways: Vec<_> = ways.into_values().collect();
    ways.sort_by_key(|way| (way.is_known, way.severity, std::cmp::Reverse(way.calls)));
    ways
}

impl Finding {
    /// What differs, in a sentence without DNs, so that it holds for other calls, too.
    #[must_use]
    pub fn way(&self) -> String {
        let event = self.event.as_str();
        let attribute = self.attribute.map_or("ReleasingParty", AttributeName::as_str);
        match (self.kind, self.relation) {
            (FindingKind::WrongValue, Some(got)) => format!("{event}: {attribute} is {}", in_words(got)),
            (FindingKind::WrongValue, None) => {
                let [expected, got] = [&self.expected, &self.got].map(|value| value.as_deref().unwrap_or("nothing"));
                format!("{event}: {attribute} is {got}, expected {expected}")
            }
            (FindingKind::MissingEvent, _) => format!("{event} is missing"),
            (FindingKind::UnexpectedEvent, _) if self.severity == Severity::Note => {
                "TDeleteFromConference is not defined for this call".to_owned()
            }
            (FindingKind::UnexpectedEvent, _) => format!("{event} is not expected"),
            (FindingKind::MissingAttribute, _) => format!("{event} lacks {attribute}"),
            (FindingKind::Contradiction, _) if self.severity == Severity::Note => {
                format!("{event}: {attribute} is another party than that of a request before, which may not be theirs")
            }
            (FindingKind::Contradiction, _) => format!("{event}: {attribute} differs between the parties"),
        }
    }
}

/// A wrong DN in words.
fn in_words(got: Got) -> &'static str {
    match got {
        Got::Leaver => "the party that left",
        Got::Receiver => "the receiver of the event",
        Got::Party => "another party of the call",
        Got::Stranger => "no party of the call",
    }
}
