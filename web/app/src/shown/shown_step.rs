use std::rc::Rc;
use std::sync::Arc;

use callmodel::{Event, EventName, Step};
use callmodel_figure::{MessageId, SERVER_LANE};
use callmodel_ladder::{Remark, Row};

use super::lens::Lens;

/// View model of a step.
pub(crate) struct ShownStep {
    pub(crate) lens: Rc<Lens>,
    /// Its number, counted from 1.
    pub(crate) number: usize,
    /// The step.
    pub(crate) step: Arc<Step>,
    /// Its rows of the ladder. Below the events, a remark says how many the filter hides.
    pub(crate) rows: Arc<[Row<MessageId>]>,
    /// The number of its events that the filter shows.
    pub(crate) listed: usize,
    /// Whether one of these names a party that left.
    pub(crate) has_leaver: bool,
    /// Whether one of its events has an optional attribute.
    pub(crate) has_optional: bool,
}

impl ShownStep {
    pub(super) fn of(lens: &Rc<Lens>, number: usize, step: &Arc<Step>) -> Self {
        let Lens { lanes, words, .. } = &**lens;
        let (listed, left_out) = lens.events_of(number, step);
        // The remark spans from the server to the farthest receiver, the last one, because events are sorted by lane.
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

    /// Whether it was made from `step`, by pointer equality.
    pub(super) fn is_of(&self, step: &Arc<Step>) -> bool {
        Arc::ptr_eq(&self.step, step)
    }

    /// The events that the filter shows, with their ids, sorted by column.
    pub(crate) fn events(&self) -> Vec<(MessageId, &Event)> {
        self.lens.events_of(self.number, &self.step).0
    }
}

/// Pointer equality.
impl PartialEq for ShownStep {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// Whether `step` has an event with an optional attribute. One event per name is checked, because the attributes depend on the
/// name alone.
fn has_optional(step: &Step) -> bool {
    EventName::ALL.iter().any(|name| {
        let event = step.events.iter().find(|event| event.name() == *name);
        event.is_some_and(|event| event.attributes().iter().any(|attribute| attribute.optional))
    })
}
