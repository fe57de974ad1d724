use std::rc::Rc;

use callmodel::{Event, Optional, Step};
use callmodel_explore::{Filter, Session};
use callmodel_figure::{Lanes, MessageId};
use callmodel_words::Words;

/// The inputs of a [`ShownStep`] besides its step.
pub(crate) struct Lens {
    pub(crate) lanes: Rc<Lanes>,
    pub(crate) optional: Optional,
    filter: Filter,
    pub(crate) words: Words,
}

impl Lens {
    pub(super) fn of(session: &Session, words: &Words, lanes: Lanes) -> Self {
        let (optional, filter) = (session.run().optional, session.filter().clone());
        Self { lanes: Rc::new(lanes), optional, filter, words: words.clone() }
    }

    /// Whether the inputs equal those of `session` in `words`, apart from the lanes.
    pub(super) fn is_of(&self, session: &Session, words: &Words) -> bool {
        self.optional == session.run().optional && self.filter == *session.filter() && self.words == *words
    }

    /// The events of `step`: those that the filter shows, and the others.
    pub(super) fn events_of<'a>(&self, number: usize, step: &'a Step) -> (Events<'a>, Events<'a>) {
        let events = MessageId::of_events(number, step, self.lanes.columns());
        if self.filter.is_all() {
            return (events, Vec::new());
        }
        events.into_iter().partition(|(_, event)| self.filter.shows(self.optional, event))
    }
}

/// Events with their ids.
pub(super) type Events<'a> = Vec<(MessageId, &'a Event)>;
