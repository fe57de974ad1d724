use crate::{Basis, Call, Columns, Dn, Event, Phase, Request};

/// An accepted request and the events that it causes. Only [`Call::apply`] constructs steps.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Step {
    /// The request.
    pub request: Request,
    /// The phase of the reference.
    pub phase: Phase,
    /// The source of the events: a table of the reference or its note *a*.
    pub basis: Basis,
    /// The call before the request.
    pub before: Call,
    /// The events. Their order means nothing, except between events to the same party: T-Server may deliver the events of
    /// one request to the parties in any order (EMR, Call Models and Flows).
    ///
    /// [`Step::by_column`] has an order to show them in.
    pub events: Vec<Event>,
    /// The call after the request.
    pub after: Call,
    pub(crate) newcomers: Vec<Dn>,
}

impl Step {
    /// The DNs of the step that are not parties of the call before it: those of the request, of the call after it, and of
    /// the events, in this order. Empty for the requests of the chapter Releasing Calls.
    #[must_use]
    pub fn newcomers(&self) -> &[Dn] {
        &self.newcomers
    }

    /// The events sorted by the `columns` of their receivers, usually [`Run::columns`](crate::Run::columns); receivers
    /// without a column come last. Each event has its index among the events to its receiver, counted from 1.
    #[must_use]
    pub fn by_column<'a>(&'a self, columns: &Columns) -> Vec<(usize, &'a Event)> {
        let column = |event: &Event| columns.of(event.party()).unwrap_or(usize::MAX);
        // A stable insertion sort, so events to the same party keep their order. They usually come sorted, so each is appended.
        let mut events: Vec<(usize, &Event)> = Vec::with_capacity(self.events.len());
        for event in &self.events {
            let (column, party) = (column(event), event.party());
            let place = events.partition_point(|(other, before)| (*other, before.party()) <= (column, party));
            events.insert(place, (column, event));
        }
        let mut previous: Option<(usize, &Dn)> = None;
        let indexed = events.into_iter().map(|(_, event)| {
            let index = previous.filter(|(_, dn)| *dn == event.party()).map_or(1, |(index, _)| index + 1);
            previous = Some((index, event.party()));
            (index, event)
        });
        indexed.collect()
    }

    /// The events that `dn` receives, in order.
    pub fn events_to<'a>(&'a self, dn: &'a Dn) -> impl Iterator<Item = &'a Event> {
        self.events.iter().filter(move |event| event.party() == dn)
    }
}
