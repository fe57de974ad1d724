use callmodel::{Call, Request, Run, Scenario, State, Step};

use crate::comparison::Comparison;
use crate::message_id::MessageId;

/// The operands of a comparison.
///
/// # Written form
/// That of an address: `release B, delete B by A` are two requests, `1.A, 1.C` two events. A run tells which call the two
/// requests are made on: the last one if it accepts both, otherwise the one before the last step. For any other call the
/// number of the step stands before them, `1.release B, delete B by A` ([`Compared::written_in`]).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Compared {
    /// Two requests on the same call: that of [`Compared::base`].
    Requests {
        /// The number of the step that either of them makes, counted from 1.
        step: usize,
        /// The requests.
        requests: [Request; 2],
    },
    /// Two events of a run.
    Events([MessageId; 2]),
}

impl Compared {
    /// The request of `step`, whose number is counted from 1, and its alternative on the same call: deletion and release of
    /// the party that leaves. In a conversation, which has no deletion, the other party releases.
    #[must_use]
    pub fn of_step(number: usize, step: &Step) -> Option<Self> {
        let alternative = match &step.request {
            Request::DeleteFromConference { other_dn, .. } => Request::ReleaseCall { by: other_dn.clone() },
            Request::ReleaseCall { by } => {
                let other = step.before.parties().iter().find(|dn| *dn != by)?;
                let deletes = step.before.offers_by(other).find(|offer| offer.leaver() == by);
                deletes.unwrap_or_else(|| Request::ReleaseCall { by: other.clone() })
            }
        };
        Some(Self::Requests { step: number, requests: [step.request.clone(), alternative] })
    }

    /// Two requests on the last call of `run` if it accepts both, otherwise on the call before its last step.
    #[must_use]
    pub fn of_requests(requests: [Request; 2], run: &Run) -> Self {
        let last = run.steps.len();
        let step = if accepts(run.now(), &requests) { last + 1 } else { last.max(1) };
        Self::Requests { step, requests }
    }

    /// The run that the two are taken from. For requests it ends before the step that they make.
    #[must_use]
    pub fn base(&self, run: &Run) -> Run {
        match self {
            Self::Requests { step, .. } => run.undone_to(step.saturating_sub(1)),
            Self::Events(_) => run.clone(),
        }
    }

    /// The operands that `text` means in `run`; `None` if it is no written form, or the run lacks one of them.
    #[must_use]
    pub fn read_in(text: &str, run: &Run) -> Option<Self> {
        let event = |text: &str| text.parse().ok().and_then(|id: MessageId| id.resolved_in(run));
        let events =
            text.split_once(',').and_then(|(first, second)| Some([event(first)?, event(second.trim_start())?]));
        let read = events.map(Self::Events).or_else(|| Self::requests_in(text, run));
        read.filter(|compared| compared.is_in(run))
    }

    fn requests_in(text: &str, run: &Run) -> Option<Self> {
        let numbered = text.split_once('.').and_then(|(step, rest)| Some((step.parse().ok()?, rest)));
        let requests = Scenario::steps_from_short(numbered.map_or(text, |(_, rest)| rest)).ok()?;
        let requests = requests.try_into().ok()?;
        Some(match numbered {
            Some((step, _)) => Self::Requests { step, requests },
            None => Self::of_requests(requests, run),
        })
    }

    /// The written form that [`Compared::read_in`] reads back in `run`.
    #[must_use]
    pub fn written_in(&self, run: &Run) -> String {
        match self {
            Self::Requests { step, requests } => {
                let [first, second] = requests;
                let is_usual = *self == Self::of_requests(requests.clone(), run);
                let number = if is_usual { String::new() } else { format!("{step}.") };
                format!("{number}{first}, {second}")
            }
            Self::Events([first, second]) => format!("{}, {}", first.written_in(run), second.written_in(run)),
        }
    }

    /// Whether `run` has both operands: requests that the call of their step accepts, or events that were sent.
    #[must_use]
    pub fn is_in(&self, run: &Run) -> bool {
        match self {
            Self::Requests { step, requests } => {
                (1..=run.steps.len() + 1).contains(step) && accepts(self.base(run).now(), requests)
            }
            Self::Events(ids) => ids.iter().all(|id| id.event_in(run).is_some()),
        }
    }

    /// Moves requests on a call that `run` no longer has to its last call.
    pub fn fall_back(&mut self, run: &Run) {
        if let Self::Requests { step, .. } = self {
            *step = (*step).min(run.steps.len() + 1);
        }
    }

    /// Moves requests to the last call of `run`, which one more step led to. On an ended call they stay where they are.
    pub fn follow(&mut self, run: &Run) {
        if let Self::Requests { step, .. } = self
            && run.now().state() != State::Ended
        {
            *step = run.steps.len() + 1;
        }
    }

    /// Moves requests on the last call of `run` as it was after `at` steps on to the call after each later step, as redo goes. On the
    /// call of a step that either of them makes, and on an ended call, they stay.
    pub fn redone(&mut self, run: &Run, at: usize) {
        if let Self::Requests { step, requests } = self {
            for (number, done) in (1..).zip(run.steps.iter()).skip(at) {
                if *step == number && !requests.contains(&done.request) && done.after.state() != State::Ended {
                    *step += 1;
                }
            }
        }
    }

    /// The comparison of both in `run`; `None` if the run does not have one of them, or the call refuses it. The events of a
    /// request that `run` made have their ids.
    #[must_use]
    pub fn comparison(&self, run: &Run) -> Option<Comparison> {
        match self {
            Self::Requests { step, requests } => {
                let base = self.base(run);
                let [first, second] = requests.each_ref().map(|request| base.now().apply(request).ok());
                let mut comparison = Comparison::of([&base, &base], [&first?, &second?]);
                let made = run.steps.numbered(*step).map(|step| &step.request);
                for pair in &mut comparison.pairs {
                    pair.ids = [0, 1].map(|side: usize| {
                        let id = MessageId::nth_event(*step, pair.parties[side].clone(), pair.index);
                        (made == Some(&requests[side]) && pair.events[side].is_some()).then_some(id)
                    });
                }
                Some(comparison)
            }
            Self::Events([first, second]) => Comparison::of_events(run, [first, second]),
        }
    }
}

/// Whether `call` accepts both requests.
fn accepts(call: &Call, requests: &[Request; 2]) -> bool {
    requests.iter().all(|request| call.offers_by(request.by()).any(|offer| offer == *request))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(parties: &str, steps: &str) -> Run {
        Scenario::from_short(parties, steps).unwrap().play().unwrap()
    }

    /// The sentence of a comparison.
    fn said(text: &str, run: &Run) -> Option<String> {
        let compared = Compared::read_in(text, run)?;
        Some(compared.comparison(run).unwrap().to_string())
    }

    #[test]
    fn a_comparison_reads_back_from_its_written_form() {
        let run = on("A B C", "delete B by A");
        for text in ["release A, release C", "delete B by A, release B", "1.A, 1.C", "1.release A, release C"] {
            assert_eq!(Compared::read_in(text, &run).unwrap().written_in(&run), text);
        }
        let written = Compared::read_in("2.release A, release C", &run).unwrap().written_in(&run);
        assert_eq!(written, "release A, release C", "on the last call no number is needed");
    }

    #[test]
    fn the_number_of_a_step_selects_the_call_before_it() {
        let run = on("A B C", "delete B by A");
        let [first, second] = ["1.", "2."].map(|step| said(&format!("{step}release A, release C"), &run).unwrap());
        assert!(first.contains("EventPartyDeleted"), "{first}");
        assert_eq!(second, "Nothing differs.");
    }

    #[test]
    fn a_text_without_two_things_of_the_run_is_refused() {
        let run = on("A B C", "delete B by A");
        for text in [
            "",
            "release B",
            "release A, release B, release C",
            "1.A",
            "1.A, release B",
            "nonsense",
            "0.release A, release C",
            "3.release A, release C",
            "2.delete B by A, release B",
            "x.release A, release C",
            "1.",
            ".",
        ] {
            assert_eq!(Compared::read_in(text, &run), None, "{text}");
        }
    }

    #[test]
    fn requests_are_compared_after_what_was_done() {
        let said = said("release C, delete C by A", &on("A B C D", "release B")).unwrap();
        assert_eq!(said, "Only ThirdPartyDN differs: for A and D, it is C if C releases, A if A deletes C.");
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
            let compared = Compared::of_step(run.steps.len(), run.steps.last().unwrap()).unwrap();
            assert_eq!(compared.written_in(&run), expected);
            assert_eq!(compared.base(&run).steps.len(), run.steps.len() - 1, "{expected}");
            assert!(compared.comparison(&run).is_some(), "{expected}");
        }
        let made = said("delete B by A, release B", &on("A B C", "delete B by A")).unwrap();
        assert_eq!(made, "Only ThirdPartyDN differs: for A and C, it is A if A deletes B, B if B releases.");
    }

    /// The ids of a comparison's events, those of each side.
    fn ids(text: &str, run: &Run) -> [Vec<String>; 2] {
        let comparison = Compared::read_in(text, run).unwrap().comparison(run).unwrap();
        let of = |side: usize| comparison.pairs.iter().filter_map(move |pair| pair.ids[side].as_ref());
        [0, 1].map(|side| of(side).map(ToString::to_string).collect())
    }

    #[test]
    fn events_of_the_made_request_alone_have_ids() {
        let made = on("A B C", "delete B by A");
        assert_eq!(ids("release B, delete B by A", &made), [vec![], ["1.A", "1.B", "1.C"].map(str::to_owned).into()]);
        assert_eq!(ids("release A, release C", &made), [vec![], Vec::<String>::new()]);
        assert_eq!(ids("1.A, 1.C", &made), ["1.A", "1.C"].map(|id| vec![id.to_owned()]));
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
        let said = said("1.A, 1.C", &on("A B C", "delete B by A")).unwrap();
        assert_eq!(said, "Only ThisDN differs: it is A for A in step 1, C for C in step 1.");
    }

    #[test]
    fn two_events_to_one_party_are_compared_by_their_index() {
        let run = callmodel::test_steps::two_events_and_a_newcomer();
        let compared = Compared::read_in("1.C, 1.C.2", &run).unwrap();
        assert_eq!(compared.written_in(&run), "1.C, 1.C.2");
        let comparison = compared.comparison(&run).unwrap();
        assert_ne!(comparison.pairs[0].events[0], comparison.pairs[0].events[1]);
    }
}
