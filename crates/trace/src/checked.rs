use crate::{Aside, Departure, Finding, Party, Place, Reason, Severity, Verdict};

/// A call that has been checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// The ConnID of the main call.
    pub conn_id: u64,
    /// All ConnIDs of the call, the main one first.
    pub conn_ids: Vec<u64>,
    /// The verdict: `differs` when a departure differs.
    pub verdict: Verdict,
    /// The DNs, in the order in which they appear.
    pub parties: Vec<Party>,
    /// The departures, in order.
    pub departures: Vec<Departure>,
    /// What is recognised and not judged.
    pub asides: Vec<Aside>,
}

impl Checked {
    /// The reason of a verdict that is neither `agrees` nor `differs`: that of the first departure, or leg, with the verdict.
    #[must_use]
    pub fn reason(&self) -> Option<Reason> {
        let of_departure = self.departures.iter().filter(|departure| departure.verdict == self.verdict);
        let of_departure = of_departure.filter_map(|departure| departure.reason).next();
        match self.verdict {
            Verdict::Agrees | Verdict::Differs => None,
            Verdict::NotCovered => {
                let of_leg = self.asides.first().map(|aside| aside.reason);
                of_departure.or(of_leg).or(Some(Reason::NoDeparture))
            }
            Verdict::Open => of_departure.or(Some(Reason::GoesOn)),
            Verdict::Cut => of_departure.or(Some(Reason::StartMissing)),
        }
    }

    /// The verdict in words, with its reason: `open: the log ends before the call`.
    #[must_use]
    pub fn verdict_with_reason(&self) -> String {
        let reason = self.reason().map_or(String::new(), |reason| format!(": {}", reason.as_str()));
        self.verdict.as_str().to_owned() + &reason
    }

    /// The findings of all departures.
    pub fn findings(&self) -> impl Iterator<Item = (&Departure, &Finding)> {
        self.departures.iter().flat_map(|departure| departure.findings.iter().map(move |finding| (departure, finding)))
    }

    /// The places of all that is said.
    pub(crate) fn places_mut(&mut self) -> impl Iterator<Item = &mut Place> {
        let Self { parties, departures, asides, .. } = self;
        let of_departures = departures.iter_mut().flat_map(|departure| {
            let of_findings =
                departure.findings.iter_mut().flat_map(|finding| finding.place.iter_mut().chain(&mut finding.certain));
            of_findings.chain([&mut departure.place])
        });
        let of_parties = parties.iter_mut().map(|party| &mut party.place);
        of_parties.chain(of_departures).chain(asides.iter_mut().map(|aside| &mut aside.place))
    }

    /// The number of findings of a weight, without known ones.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.findings().filter(|(_, finding)| finding.severity == severity && !finding.is_known).count()
    }

    /// The number of known findings.
    #[must_use]
    pub fn known(&self) -> usize {
        self.findings().filter(|(_, finding)| finding.is_known).count()
    }

    /// Marks the findings whose [way](Finding::way) is among `ways` as known.
    pub fn accept(&mut self, ways: &[String]) {
        let findings = self.departures.iter_mut().flat_map(|departure| &mut departure.findings);
        for finding in findings {
            finding.is_known = ways.contains(&finding.way());
        }
    }
}
