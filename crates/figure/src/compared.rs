use std::fmt;
use std::str::FromStr;

use callmodel::{Call, Request, Run, Scenario, Step};

use crate::comparison::Comparison;
use crate::message_id::MessageId;

/// The operands of a comparison.
///
/// The written form is that of an address, and reads back to the same value: `release B, delete B by A` are two requests,
/// `1.A, 1.C` two events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Compared {
    /// Two requests on the same call: that of [`Compared::base`].
    Requests([Request; 2]),
    /// Two events of a run.
    Events([MessageId; 2]),
}

impl Compared {
    /// The request of `step` and its alternative on the same call: deletion and release of the party that leaves. In a
    /// conversation, which has no deletion, the other party releases.
    #[must_use]
    pub fn of_step(step: &Step) -> Option<Self> {
        let alternative = match &step.request {
            Request::DeleteFromConference { other_dn, .. } => Request::ReleaseCall { by: other_dn.clone() },
            Request::ReleaseCall { by } => {
                let other = step.before.parties().iter().find(|dn| *dn != by)?;
                let deletes = step.before.offers_by(other).find(|offer| offer.leaver() == by);
                deletes.unwrap_or_else(|| Request::ReleaseCall { by: other.clone() })
            }
        };
        Some(Self::Requests([step.request.clone(), alternative]))
    }

    /// The run that the two are taken from. For requests it is `run` if its call accepts both, otherwise `run` without its
    /// last step.
    #[must_use]
    pub fn base(&self, run: &Run) -> Run {
        if self.is_accepted_by(run.now()) { run.clone() } else { run.undone_to(run.steps.len().saturating_sub(1)) }
    }

    /// Whether `call` accepts both requests. Events are in no need of a call.
    #[must_use]
    pub fn is_accepted_by(&self, call: &Call) -> bool {
        match self {
            Self::Requests(requests) => {
                requests.iter().all(|request| call.offers_by(request.by()).any(|offer| offer == *request))
            }
            Self::Events(_) => true,
        }
    }

    /// The same operands, the ids of events resolved in `run`: see [`MessageId::resolved_in`].
    #[must_use]
    pub fn resolved_in(self, run: &Run) -> Option<Self> {
        match self {
            Self::Requests(_) => Some(self),
            Self::Events([first, second]) => Some(Self::Events([first.resolved_in(run)?, second.resolved_in(run)?])),
        }
    }

    /// The written form that [`Compared::resolved_in`] reads back in `run`.
    #[must_use]
    pub fn written_in(&self, run: &Run) -> String {
        match self {
            Self::Requests(_) => self.to_string(),
            Self::Events([first, second]) => format!("{}, {}", first.written_in(run), second.written_in(run)),
        }
    }

    /// Whether `run` has both operands: requests that the call accepts, or events that were sent.
    #[must_use]
    pub fn is_in(&self, run: &Run) -> bool {
        match self {
            Self::Requests(_) => self.is_accepted_by(self.base(run).now()),
            Self::Events(ids) => ids.iter().all(|id| id.event_in(run).is_some()),
        }
    }

    /// The comparison of both in `run`; `None` if the run does not have one of them, or the call refuses it.
    #[must_use]
    pub fn comparison(&self, run: &Run) -> Option<Comparison> {
        match self {
            Self::Requests(requests) => {
                let run = self.base(run);
                let [first, second] = requests.each_ref().map(|request| run.now().apply(request).ok());
                Some(Comparison::of([&run, &run], [&first?, &second?]))
            }
            Self::Events([first, second]) => {
                Some(Comparison::of_events(run, [first.event_in(run)?, second.event_in(run)?]))
            }
        }
    }
}

impl fmt::Display for Compared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Requests([first, second]) => write!(f, "{first}, {second}"),
            Self::Events([first, second]) => write!(f, "{first}, {second}"),
        }
    }
}

/// The text is not the written form of a [`Compared`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotCompared;

impl FromStr for Compared {
    type Err = NotCompared;

    fn from_str(text: &str) -> Result<Self, NotCompared> {
        if let Some((first, second)) = text.split_once(',')
            && let (Ok(first), Ok(second)) = (first.parse(), second.trim_start().parse())
        {
            return Ok(Self::Events([first, second]));
        }
        let requests = Scenario::steps_from_short(text).map_err(|_| NotCompared)?;
        requests.try_into().map(Self::Requests).map_err(|_| NotCompared)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(parties: &str, steps: &str) -> Run {
        Scenario::from_short(parties, steps).unwrap().play().unwrap()
    }

    /// The sentence of a comparison. There is one if and only if the run has both operands.
    fn said(text: &str, run: &Run) -> Option<String> {
        let compared = text.parse::<Compared>().unwrap().resolved_in(run)?;
        let comparison = compared.comparison(run);
        assert_eq!(compared.is_in(run), comparison.is_some(), "{text}");
        comparison.map(|comparison| comparison.to_string())
    }

    #[test]
    fn a_comparison_reads_back_from_its_written_form() {
        for text in ["release B, delete B by A", "1.A, 2.C", "1.7001@site.example, 1.7002"] {
            assert_eq!(text.parse::<Compared>().map(|compared| compared.to_string()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn a_text_without_two_things_is_refused() {
        for text in ["", "release B", "release A, release B, release C", "1.A", "1.A, release B", "nonsense"] {
            assert_eq!(text.parse::<Compared>(), Err(NotCompared), "{text}");
        }
    }

    #[test]
    fn requests_are_compared_after_what_was_done() {
        let said = said("release C, delete C by A", &on("A B C D", "release B")).unwrap();
        assert_eq!(said, "Only ThirdPartyDN differs, in what A and D receive: C or A.");
    }

    #[test]
    fn requests_on_an_ended_call_are_compared_before_its_last_step() {
        let ended = on("A B", "release A");
        assert_eq!(said("release A, release B", &ended).unwrap(), "Nothing differs.");
    }

    #[test]
    fn the_last_step_and_its_alternative_are_compared_before_it() {
        for (parties, steps, expected) in [
            ("A B C", "delete B by A", "delete B by A, release B"),
            ("A B C D", "delete D by B, release B", "release B, delete B by A"),
            ("A B C", "release A", "release A, delete A by B"),
            ("A B C", "release C, release B", "release B, release A"),
        ] {
            let run = on(parties, steps);
            let compared = Compared::of_step(run.steps.last().unwrap()).unwrap();
            assert_eq!(compared.to_string(), expected);
            assert_eq!(compared.base(&run).steps.len(), run.steps.len() - 1, "{expected}");
            assert!(compared.comparison(&run).is_some(), "{expected}");
        }
        let made = said("delete B by A, release B", &on("A B C", "delete B by A")).unwrap();
        assert_eq!(made, "Only ThirdPartyDN differs, in what A and C receive: A or B.");
    }

    #[test]
    fn nothing_outside_the_run_is_compared() {
        assert_eq!(said("release A, release Z", &on("A B C", "")), None);
        assert_eq!(said("1.A, 1.B", &on("A B C", "")), None);
        assert_eq!(said("0.A, 1.B", &on("A B C", "release A")), None);
        assert_eq!(said("1.A, 1.Z", &on("A B C", "release A")), None);
    }

    #[test]
    fn two_events_are_those_of_the_run() {
        assert_eq!(said("1.A, 1.C", &on("A B C", "delete B by A")).unwrap(), "Only ThisDN differs: A or C.");
    }

    #[test]
    fn two_events_to_one_party_are_compared_by_their_index() {
        let run = callmodel::test_steps::two_events_and_a_newcomer();
        let compared = "1.C, 1.C.2".parse::<Compared>().unwrap().resolved_in(&run).unwrap();
        assert_eq!(compared.written_in(&run), "1.C, 1.C.2");
        let comparison = compared.comparison(&run).unwrap();
        assert_ne!(comparison.pairs[0].events[0], comparison.pairs[0].events[1]);
    }
}
