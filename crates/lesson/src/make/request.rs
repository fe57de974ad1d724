use callmodel::{Dn, Event, Step};

use super::made::Made;
use crate::random::Random;
use crate::ranked::ranked;
use crate::{Ask, Case, Choice, Claim, QuestionError, Reason, Setting};

/// The maximum number of requests among the choices.
const MOST_REQUESTS: usize = 4;

/// The request, told from the events of all parties.
pub(super) fn asks() -> Vec<Ask> {
    vec![Ask::Request { party: None }]
}

pub(super) fn question(setting: &Setting, party: Option<&Dn>, random: &mut Random) -> Result<Made, QuestionError> {
    party.map_or(Ok(()), |party| setting.on_call(party))?;
    let asked = &setting.step.request;
    let is_same = |step: &&Step| told(step, party) == told(&setting.step, party);
    let (same, different): (Vec<_>, Vec<_>) = setting.others.iter().partition(|step| is_same(step));
    let [mut same, mut different] =
        [same, different].map(|steps| steps.into_iter().map(|step| step.request.clone()).collect::<Vec<_>>());
    random.shuffle(&mut same);
    random.shuffle(&mut different);
    // Requests with the same leaver are the likeliest mistakes.
    let different = ranked::<_, 2>(different, |request| usize::from(request.leaver() != asked.leaver()));
    let cannot_be_told = !same.is_empty();
    let mut choices = vec![if cannot_be_told {
        Choice::new(Claim::Request(Some(asked.clone())), Case::SameEvents)
    } else {
        Choice::right(Claim::Request(Some(asked.clone())))
    }];
    let as_possible = same.iter().take(2).map(|request| (request, Case::SameEvents));
    let others = different.iter().map(|request| (request, Case::Request(request.clone())));
    // One in which somebody else leaves, so that the leaver is a question, too.
    let mut others: Vec<_> = as_possible.chain(others).collect();
    let last = others.iter().position(|(request, _)| request.leaver() != asked.leaver());
    if let Some(at) = last.filter(|at| *at >= MOST_REQUESTS - 1) {
        others.swap(MOST_REQUESTS - 2, at);
    }
    let others = others.into_iter().take(MOST_REQUESTS - 1);
    choices.extend(others.map(|(request, case)| Choice::new(Claim::Request(Some(request.clone())), case)));
    random.shuffle(&mut choices);
    let none = Claim::Request(None);
    choices.push(if cannot_be_told { Choice::right(none) } else { Choice::new(none, Case::Conversation) });
    let reason = if cannot_be_told {
        Reason::SameEvents { requests: std::iter::once(asked.clone()).chain(same).collect() }
    } else {
        Reason::Told { leaver: asked.leaver().clone(), by: asked.by().clone() }
    };
    Ok(Made { ask: Ask::Request { party: party.cloned() }, choices, reason, fault: None })
}

/// The events that are known: those of `party`, or of all parties.
fn told<'a>(step: &'a Step, party: Option<&Dn>) -> Vec<&'a Event> {
    step.events.iter().filter(|event| party.is_none_or(|party| event.party() == party)).collect()
}

#[cfg(test)]
mod tests {
    use callmodel::Scenario;

    use super::*;

    fn right(parties: &str, steps: &str, ask: &str) -> String {
        let setting = Setting::of(&Scenario::from_short(parties, steps).unwrap()).unwrap();
        let question = setting.question(&ask.parse().unwrap()).unwrap();
        question.english().choices()[question.answer()].clone()
    }

    #[test]
    fn the_events_of_a_conference_tell_the_request() {
        assert_eq!(right("A B C", "delete B by C", "request"), "delete B by C");
        assert_eq!(right("A B C", "delete B by C", "request:A"), "delete B by C");
    }

    #[test]
    fn the_end_of_a_call_of_two_cannot_be_told() {
        assert_eq!(right("A B", "release A", "request"), "cannot be told");
    }

    #[test]
    fn a_deleted_party_cannot_tell_the_request() {
        assert_eq!(right("A B C", "delete B by C", "request:B"), "cannot be told");
    }
}
