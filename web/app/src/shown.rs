use std::ops::Deref;
use std::rc::Rc;

use callmodel::{Event, EventName, Run, Scenario, Step};
use callmodel_figure::{MessageId, ladder};
use callmodel_ladder::{Remark, Row, Sequence};

use crate::chips::Chips;
use callmodel_explore::Filter;
use callmodel_explore::Session;
use callmodel_words::Words;

/// What is shown of a session: its run, its ladder and their texts, worked out once and shared.
///
/// Two are equal only when they are the same one, which is all that a component needs to know, and costs nothing.
#[derive(Clone)]
pub(crate) struct Shown(Rc<Content>);

/// What a [`Shown`] shares.
pub(crate) struct Content {
    /// The scenario, with its undone steps.
    pub(crate) scenario: Scenario,
    /// The steps that are done, with their events.
    pub(crate) run: Run,
    /// Their ladder. Tables are made where they are shown: of a large call few are.
    pub(crate) ladder: Sequence<MessageId>,
    /// The chips of the call.
    pub(crate) chips: Chips,
    /// The texts.
    pub(crate) words: Words,
    /// How many events there are.
    pub(crate) events: usize,
    /// How many of them are shown.
    pub(crate) listed: usize,
    /// Which.
    pub(crate) filter: Filter,
    /// Whether one of these says who left.
    pub(crate) has_leaver: bool,
    /// The run as it was before the number of parties was changed, if it just was.
    pub(crate) was: Option<Run>,
    /// What that changed, in a sentence.
    pub(crate) changed: Option<String>,
}

impl Shown {
    /// All that it depends on.
    pub(crate) fn key(session: &Session, words: &Words) -> impl PartialEq + 'static {
        let (filter, was) = (session.filter().clone(), session.was().cloned());
        (session.timeline().clone(), filter, was, words.clone())
    }

    /// What is shown of `session`, in `words`.
    pub(crate) fn of(session: &Session, words: &Words) -> Self {
        let (run, filter) = (session.run().clone(), session.filter().clone());
        let mut ladder = ladder(&run);
        let all = run.steps.iter().map(|step| step.events.len()).sum();
        let listed = if filter.is_all() { all } else { fold(&mut ladder, &run, &filter, words) };
        let was = session.was().map(|was| Run::clone(was));
        let changed = was.as_ref().and_then(|was| words.changed(was, &run));
        let (scenario, words) = (session.scenario().clone(), words.clone());
        let chips = Chips::of(&run);
        let mut events = run.steps.iter().flat_map(|step| &step.events);
        let has_leaver = events
            .any(|event| event.name() == EventName::PartyDeleted && (filter.is_all() || filter.shows(&run, event)));
        Self(Rc::new(Content {
            scenario,
            run,
            ladder,
            chips,
            words,
            events: all,
            listed,
            filter,
            has_leaver,
            was,
            changed,
        }))
    }
}

impl Content {
    /// The events of step `number`, counted from 1, that are shown, with their ids, in the order of the columns.
    pub(crate) fn events_of<'a>(&'a self, number: usize, step: &'a Step) -> Vec<(MessageId, &'a Event)> {
        let mut events = MessageId::of_events(number, step, &self.run.columns());
        events.retain(|(_, event)| self.filter.is_all() || self.filter.shows(&self.run, event));
        events
    }
}

/// Takes the events that are not looked for out of the ladder, says below each step how many they are, and returns how
/// many stay.
fn fold(ladder: &mut Sequence<MessageId>, run: &Run, filter: &Filter, words: &Words) -> usize {
    let columns = run.columns();
    let mut events = run.steps.iter().flat_map(|step| step.by_column(&columns)).map(|(_, event)| event);
    let mut rows = Vec::with_capacity(ladder.rows.len());
    let (mut shown, mut folded) = (0, Vec::new());
    for row in ladder.rows.drain(..) {
        match &row {
            // The events of the ladder are those of the run in the order of the columns.
            Row::Message(message) if message.key.receiver.is_some() => {
                if !events.next().is_some_and(|event| filter.shows(run, event)) {
                    folded.push(message.to);
                    continue;
                }
                shown += 1;
            }
            Row::Message(_) | Row::Bar(_) | Row::Remark(_) => rows.extend(note(&mut folded, words)),
        }
        rows.push(row);
    }
    rows.extend(note(&mut folded, words));
    ladder.rows = rows;
    shown
}

/// What is said of the events that were to go to the lanes `folded`, if there are any.
fn note(folded: &mut Vec<usize>, words: &Words) -> Option<Row<MessageId>> {
    let label = words.folded_events(folded.len())?;
    // They came from T-Server, and in the order of the parties: the last went farthest.
    let lanes = vec![0, folded.pop()?];
    folded.clear();
    Some(Row::Remark(Remark { lanes, label }))
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
