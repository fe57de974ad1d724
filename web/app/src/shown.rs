mod lens;
mod shown_step;

use std::ops::Deref;
use std::rc::Rc;
use std::sync::Arc;

use callmodel::{Dn, Run, Scenario, Step};
use callmodel_explore::{Session, Timeline};
use callmodel_figure::{Lanes, MessageId};
use callmodel_ladder::{Row, Sequence};
use callmodel_words::Words;
use yew::{hook, use_mut_ref};

use lens::Lens;
pub(crate) use shown_step::ShownStep;

use crate::chips::Chips;
use crate::components::WHOLE;

/// View model of a session: its run, its ladder and their texts, computed once and shared (`Rc`).
///
/// Equality is pointer equality, which is cheap and all that a component needs.
#[derive(Clone)]
pub(crate) struct Shown(Rc<Content>);

/// The shared content of a [`Shown`].
pub(crate) struct Content {
    timeline: Rc<Timeline>,
    lens: Rc<Lens>,
    /// The scenario, with its undone steps.
    pub(crate) scenario: Scenario,
    /// The run of the steps that are done.
    pub(crate) run: Run,
    /// The view models of the same steps.
    pub(crate) steps: Vec<Rc<ShownStep>>,
    /// Their ladder. Tables are built where they are rendered, because few are visible in a large call.
    pub(crate) ladder: Sequence<MessageId>,
    /// The chips of the call.
    pub(crate) chips: Chips,
    /// The texts.
    pub(crate) words: Words,
    /// The number of events.
    pub(crate) events: usize,
    /// The number of events that the filter shows.
    pub(crate) listed: usize,
    /// Whether a shown event names a party that left.
    pub(crate) has_leaver: bool,
    /// The run before the last change of the number of parties, until the next action.
    pub(crate) was: Option<Rc<Run>>,
    /// The effect of that change, in a sentence with names in code spans.
    pub(crate) changed: Option<String>,
}

/// The view model of `session` in `words`, memoised: the same pointer until a part of it changes.
#[hook]
pub(crate) fn use_shown(session: &Session, words: &Words) -> Shown {
    let kept = use_mut_ref(|| None::<Shown>);
    let shown = Shown::after(kept.take(), session, words);
    kept.replace(Some(shown.clone()));
    shown
}

impl Shown {
    /// The view model of `session` in `words`. Unchanged steps are shared with `before`.
    pub(crate) fn after(before: Option<Self>, session: &Session, words: &Words) -> Self {
        let is_same = |before: &Self| {
            let (timeline, was) = (&before.timeline, &before.was);
            Rc::ptr_eq(timeline, session.timeline())
                && was.as_ref() == session.was()
                && before.lens.is_of(session, words)
        };
        match before {
            Some(before) if is_same(&before) => before,
            before => Self(Rc::new(Content::after(before.as_deref(), session, words))),
        }
    }
}

impl Shown {
    /// The view model of `session` and of `step` after it, with these rows in place of its own.
    /// The lane heads are those before it.
    pub(crate) fn with_rows(session: &Session, words: &Words, step: &Arc<Step>, rows: Arc<[Row<MessageId>]>) -> Self {
        let mut content = Content::after(None, session, words);
        let (lens, number) = (content.lens.clone(), content.steps.len() + 1);
        content.steps.push(Rc::new(ShownStep { rows, ..ShownStep::of(&lens, number, step) }));
        let rows = content.steps.iter().map(|step| step.rows.clone());
        content.ladder = lens.lanes.sequence(&content.run, rows);
        Self(Rc::new(content))
    }
}

impl Content {
    fn after(before: Option<&Self>, session: &Session, words: &Words) -> Self {
        let run = session.run();
        let lanes = Lanes::of(run);
        let kept = before.filter(|before| before.lens.is_of(session, words) && *before.lens.lanes == lanes);
        let lens = kept.map_or_else(|| Rc::new(Lens::of(session, words, lanes)), |kept| kept.lens.clone());
        let step = |(index, step): (usize, &Arc<Step>)| {
            let same = kept.and_then(|kept| kept.steps.get(index)).filter(|kept| kept.is_of(step));
            same.cloned().unwrap_or_else(|| Rc::new(ShownStep::of(&lens, index + 1, step)))
        };
        let steps: Vec<_> = run.steps.shared().iter().enumerate().map(step).collect();
        let ladder = lens.lanes.sequence(run, steps.iter().map(|step| step.rows.clone()));
        let was = session.was().cloned();
        Self {
            timeline: session.timeline().clone(),
            scenario: session.scenario().clone(),
            run: run.clone(),
            ladder,
            chips: Chips::of(&lens.lanes),
            words: words.clone(),
            events: steps.iter().map(|step| step.step.events.len()).sum(),
            listed: steps.iter().map(|step| step.listed).sum(),
            has_leaver: steps.iter().any(|step| step.has_leaver),
            changed: was.as_ref().and_then(|was| words.in_code().changed(was, run)),
            was,
            steps,
            lens,
        }
    }

    /// Whether the ladder has more shapes than a page draws at once.
    pub(crate) fn is_large(&self) -> bool {
        self.ladder.lanes.len() + self.ladder.rows.len() > WHOLE
    }

    /// All DNs of the run, sorted by lane.
    pub(crate) fn dns(&self) -> &[Dn] {
        self.lens.lanes.columns().dns()
    }
}

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Deref for Shown {
    type Target = Content;

    fn deref(&self) -> &Content {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use callmodel::EventName;
    use callmodel_explore::{Action, Filter, reduce};
    use callmodel_ladder::{Heads, Layout, Metrics, layout};
    use proptest::prelude::*;

    use super::*;

    fn session(parties: &str, steps: &str) -> Session {
        callmodel_explore::address::read(&format!("#/explore?parties={parties}&steps={steps}"))
    }

    /// One of the things that a reader may do in `session`.
    fn action(session: &Session, kind: u8, number: usize) -> Option<Action> {
        let call = session.run().now();
        let offers: Vec<_> = call.offers().collect();
        let filter = |find: &str| Action::Filter(Filter { find: find.to_owned(), ..session.filter().clone() });
        match kind {
            0..=3 => (!offers.is_empty()).then(|| Action::Ask(offers[number % offers.len()].clone())),
            4 | 5 => Some(Action::Undo),
            6 => Some(Action::Redo),
            7 => Some(Action::Go(number % 6)),
            8 => Some(filter(["", "7002", "Released"][number % 3])),
            _ => Some(Action::Parties(2 + number % 5)),
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn shown_after_any_actions_equals_shown_from_scratch(
            actions in proptest::collection::vec((0_u8..10, any::<usize>()), 1..20),
        ) {
            let words = Words::default();
            let metrics = Metrics { room: Some(700), heads: Heads::Apart };
            let mut session = session("7001+7002+7003+7004+7005", "");
            let mut shown = Shown::after(None, &session, &words);
            let mut laid_out = Layout::of(&shown.ladder, &metrics);
            for (kind, number) in actions {
                let next = action(&session, kind, number).and_then(|action| reduce(&session, action));
                let Some((next, _)) = next else { continue };
                session = next;
                shown = Shown::after(Some(shown), &session, &words);
                laid_out = Layout::after(Some(&laid_out), &shown.ladder, &metrics);
                let scratch = Shown::after(None, &session, &words);
                prop_assert_eq!(&shown.ladder, &scratch.ladder);
                prop_assert_eq!(laid_out.drawing(), &layout(&scratch.ladder, &metrics));
                let rest = |shown: &Shown| (shown.events, shown.listed, shown.has_leaver, shown.changed.clone());
                prop_assert_eq!(rest(&shown), rest(&scratch));
                prop_assert_eq!(shown.run.steps.len(), shown.steps.len());
            }
        }
    }

    #[test]
    fn one_more_request_and_undo_share_the_steps_before() {
        let words = Words::default();
        let one = session("A+B+C+D", "release+B");
        let before = Shown::after(None, &one, &words);
        let ask = Action::Ask(one.run().now().offers().next().unwrap());
        let (two, _) = reduce(&one, ask).unwrap();
        let after = Shown::after(Some(before.clone()), &two, &words);
        let undone = Shown::after(Some(after.clone()), &reduce(&two, Action::Undo).unwrap().0, &words);
        assert_eq!([&before, &after, &undone].map(|shown| shown.steps.len()), [1, 2, 1]);
        assert!([after, undone].iter().all(|shown| Rc::ptr_eq(&shown.steps[0], &before.steps[0])));
    }

    #[test]
    fn pointing_at_a_message_shows_the_same_in_memory() {
        let words = Words::default();
        let start = session("A+B+C", "release+B");
        let before = Shown::after(None, &start, &words);
        let (pointed, _) = reduce(&start, Action::Point(Some(MessageId::request(1).into()))).unwrap();
        assert!(before == Shown::after(Some(before.clone()), &pointed, &words));
    }

    #[test]
    fn a_filter_leaves_events_out_and_says_how_many() {
        let words = Words::default();
        let start = session("A+B+C", "release+B");
        let filter = Filter::default().turn_event(EventName::Released);
        let (filtered, _) = reduce(&start, Action::Filter(filter)).unwrap();
        let shown = Shown::after(None, &filtered, &words);
        assert_eq!((shown.listed, shown.events, shown.has_leaver), (1, 3, false));
        let remark = shown.ladder.rows.iter().find_map(|row| match row {
            callmodel_ladder::Row::Remark(remark) => Some(remark),
            callmodel_ladder::Row::Message(_) | callmodel_ladder::Row::Bar(_) => None,
        });
        assert_eq!(
            remark.map(|remark| (remark.lanes.clone(), Some(remark.label.clone()))),
            Some((vec![0, 3], words.folded_events(2)))
        );
    }
}
