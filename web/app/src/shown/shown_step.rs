use std::rc::Rc;
use std::sync::Arc;

use callmodel::{Event, EventName, Step};
use callmodel_figure::{MessageId, SERVER_LANE};
use callmodel_ladder::{Remark, Row};

use super::lens::Lens;

/// A step as it is shown.
pub(crate) struct ShownStep {
    pub(crate) lens: Rc<Lens>,
    /// Its number, counted from 1.
    pub(crate) number: usize,
    /// The step.
    pub(crate) step: Arc<Step>,
    /// Its rows of the ladder. Below its events, one says how many are left out.
    pub(crate) rows: Arc<[Row<MessageId>]>,
    /// How many of its events are shown.
    pub(crate) listed: usize,
    /// Whether one of these says who left.
    pub(crate) has_leaver: bool,
    /// Whether T-Server may leave out an attribute of one of its events.
    pub(crate) has_optional: bool,
}

impl ShownStep {
    pub(super) fn of(lens: &Rc<Lens>, number: usize, step: &Arc<Step>) -> Self {
        let Lens { lanes, words, .. } = &**lens;
        let (listed, left_out) = lens.events_of(number, step);
        // T-Server sent them, and in the order of the lanes: the last one went farthest.
        let remark = left_out.last().and_then(|(_, event)| {
            let label = words.folded_events(left_out.len())?;
            Some(Row::Remark(Remark { lanes: vec![SERVER_LANE, lanes.lane(event.party())], label }))
        });
        let has_leaver = listed.iter().any(|(_, event)| event.name() == EventName::PartyDeleted);
        let count = listed.len();
        let events = listed.into_iter().map(|(id, event)| lanes.event(id, event));
        let rows = std::iter::once(lanes.request(number, step)).chain(events).chain(remark);
        let rows = rows.chain(lanes.state_after(step)).collect();
        let (lens, step, has_optional) = (lens.clone(), step.clone(), has_optional(step));
        Self { lens, number, step, rows, listed: count, has_leaver, has_optional }
    }

    /// Whether it shows `step`, the same one in memory.
    pub(super) fn is_of(&self, step: &Arc<Step>) -> bool {
        Arc::ptr_eq(&self.step, step)
    }

    /// Its events that are shown, with their ids, in the order of the columns.
    pub(crate) fn events(&self) -> Vec<(MessageId, &Event)> {
        self.lens.events_of(self.number, &self.step).0
    }
}

/// Two are equal only when they are the same one.
impl PartialEq for ShownStep {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// Whether T-Server may leave out an attribute of what the parties are told. Events of one name have the same attributes.
fn has_optional(step: &Step) -> bool {
    EventName::ALL.iter().any(|name| {
        let event = step.events.iter().find(|event| event.name() == *name);
        event.is_some_and(|event| event.attributes().iter().any(|attribute| attribute.optional))
    })
}
