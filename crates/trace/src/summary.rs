use serde::Serialize;

use crate::{Checked, Reason, Severity, Verdict};

/// Calls by verdict, and findings by weight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Summary {
    /// All calls.
    pub calls: usize,
    /// Calls that agree with the reference.
    pub agrees: usize,
    /// Calls that differ.
    pub differs: usize,
    /// Calls that are not covered.
    pub not_covered: usize,
    /// Calls that go on at the end of the log.
    pub open: usize,
    /// Calls that begin before the log.
    pub cut: usize,
    /// Departures that were compared and agree.
    pub agreeing_departures: usize,
    /// Findings that contradict the reference.
    pub errors: usize,
    /// Expected events that are absent.
    pub warnings: usize,
    /// Unusual, but allowed.
    pub notes: usize,
    /// Findings that are accepted, of any weight.
    pub known: usize,
    /// Calls that are not judged, by the place of their reason in [`Reason::ALL`].
    #[serde(skip)]
    unjudged: [usize; Reason::COUNT],
}

impl Summary {
    /// The counts of some calls.
    #[must_use]
    pub fn of(calls: &[Checked]) -> Self {
        let of = |verdict| calls.iter().filter(|call| call.verdict == verdict).count();
        let found = |severity| calls.iter().map(|call| call.count(severity)).sum();
        let mut unjudged = [0; Reason::COUNT];
        calls.iter().filter_map(Checked::reason).for_each(|reason| unjudged[reason as usize] += 1);
        let departures = calls.iter().flat_map(|call| &call.departures);
        Self {
            calls: calls.len(),
            agrees: of(Verdict::Agrees),
            differs: of(Verdict::Differs),
            not_covered: of(Verdict::NotCovered),
            open: of(Verdict::Open),
            cut: of(Verdict::Cut),
            agreeing_departures: departures.filter(|departure| departure.verdict == Verdict::Agrees).count(),
            errors: found(Severity::Error),
            warnings: found(Severity::Warning),
            notes: found(Severity::Note),
            known: calls.iter().map(Checked::known).sum(),
            unjudged,
        }
    }

    /// Adds the counts of other calls.
    pub fn add(&mut self, other: Self) {
        self.calls += other.calls;
        self.agrees += other.agrees;
        self.differs += other.differs;
        self.not_covered += other.not_covered;
        self.open += other.open;
        self.cut += other.cut;
        self.agreeing_departures += other.agreeing_departures;
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.notes += other.notes;
        self.known += other.known;
        self.unjudged.iter_mut().zip(other.unjudged).for_each(|(count, other)| *count += other);
    }

    /// The reasons why calls are not judged, each with the number of calls, most calls first.
    #[must_use]
    pub fn reasons(&self) -> Vec<(Reason, usize)> {
        let mut reasons: Vec<_> = Reason::ALL.into_iter().zip(self.unjudged).filter(|(_, calls)| *calls > 0).collect();
        reasons.sort_by_key(|(_, calls)| std::cmp::Reverse(*calls));
        reasons
    }
}
