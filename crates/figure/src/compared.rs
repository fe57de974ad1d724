use std::fmt;
use std::str::FromStr;

use callmodel::{Request, Run, Scenario, State};

use crate::comparison::Comparison;
use crate::message_id::MessageId;

/// The operands of a comparison.
///
/// The written form is that of an address, and reads back to the same value: `release B, delete B by A` are two requests,
/// `1.A, 1.C` two events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Compared {
    /// Two requests on the same call: the last one of [`Compared::on`].
    Requests([Request; 2]),
    /// Two events of a run.
    Events([MessageId; 2]),
}

impl Compared {
    /// The run that two requests are applied to: `run`, without its last step if the call has ended.
    #[must_use]
    pub fn on(run: &Run) -> Run {
        if run.now().state() == State::Ended { run.undone_to(run.steps.len().saturating_sub(1)) } else { run.clone() }
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
            Self::Requests(requests) => {
                let run = Self::on(run);
                requests.iter().all(|request| run.now().offers_by(request.by()).any(|offer| offer == *request))
            }
            Self::Events(ids) => ids.iter().all(|id| id.event_in(run).is_some()),
        }
    }

    /// The comparison of both in `run`; `None` if the run does not have one of them, or the call refuses it.
    #[must_use]
    pub fn comparison(&self, run: &Run) -> Option<Comparison> {
        match self {
            Self::Requests(requests) => {
                let run = Self::on(run);
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
        assert_eq!(Compared::on(&ended).now().state(), State::Conversation);
        assert_eq!(said("release A, release B", &ended).unwrap(), "Nothing differs.");
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
