//! Fixtures for views and forms: runs that [`Call::apply`] cannot produce, with several events to one party in a step, a
//! party that joins, or events in another order. Only tests enable the feature `test-steps`.

use std::sync::Arc;

use crate::{Basis, Call, Columns, Dn, Event, Request, Run, Step, Steps};

impl Run {
    /// This run with one more step, not checked against the reference: `request`, `events`, and the parties `after` it.
    ///
    /// # Panics
    /// When `after` has a repeated DN.
    #[must_use]
    pub fn with_test_step(&self, request: Request, events: Vec<Event>, after: Vec<Dn>) -> Self {
        let before = self.now().clone();
        let phase = request.phase(before.state());
        let after = Call::of_any(before.conn_id().clone(), after);
        let newcomers = newcomers(&before, &request, &after, &events);
        let step = Step { request, phase, basis: Basis::Table, before, events, after, newcomers };
        Self { steps: self.steps.and(step), ..self.clone() }
    }

    /// This run with the events of each step reordered by `order`.
    #[must_use]
    pub fn with_events_ordered(&self, mut order: impl FnMut(Vec<Event>) -> Vec<Event>) -> Self {
        let reordered = |step: &Step| Arc::new(Step { events: order(step.events.clone()), ..step.clone() });
        Self { steps: self.steps.iter().map(reordered).collect::<Steps>(), ..self.clone() }
    }
}

/// The DNs of a step that are not parties of the call before it. Receivers that are in neither call are sorted by DN,
/// because the order of events means nothing.
fn newcomers(before: &Call, request: &Request, after: &Call, events: &[Event]) -> Vec<Dn> {
    let mut receivers: Vec<_> = events.iter().map(Event::party).collect();
    receivers.sort();
    let parties = before.parties();
    let dns = std::iter::once(request.by()).chain(request.other_dn()).chain(after.parties()).chain(receivers);
    let columns = Columns::distinct(parties.iter().chain(dns));
    columns.dns()[parties.len()..].to_vec()
}

/// A run with the shapes that other chapters of the reference have. Step 1, a release by B, has two events to C (`1.C`,
/// `1.C.2`), which leaves too, and one to D, which joins. Step 2, a release by A, ends the call.
#[must_use]
pub fn two_events_and_a_newcomer() -> Run {
    let [a, b, c, d] = ['A', 'B', 'C', 'D'].map(Dn::of_letter);
    let call = Call::of_any(Default::default(), vec![a.clone(), b.clone(), c.clone()]);
    let conn_id = call.conn_id().clone();
    let released = |this_dn: &Dn, other_dn: Option<&Dn>| Event::Released {
        conn_id: conn_id.clone(),
        this_dn: this_dn.clone(),
        other_dn: other_dn.cloned(),
    };
    let deleted = |this_dn: &Dn, other_dn: &Dn, third_party_dn: &Dn, remaining| Event::PartyDeleted {
        conn_id: conn_id.clone(),
        this_dn: this_dn.clone(),
        other_dn: other_dn.clone(),
        third_party_dn: third_party_dn.clone(),
        remaining,
    };
    let events = vec![
        deleted(&a, &b, &b, 2),
        released(&b, None),
        deleted(&c, &b, &b, 2),
        released(&c, Some(&a)),
        deleted(&d, &b, &b, 2),
    ];
    let run = Run::new(call, Default::default());
    let joined = run.with_test_step(Request::ReleaseCall { by: b }, events, vec![a.clone(), d.clone()]);
    let events = vec![released(&a, None), released(&d, None)];
    joined.with_test_step(Request::ReleaseCall { by: a }, events, Vec::new())
}
