use std::rc::Rc;

use callmodel::{AttributeName, Basis, Call, ConnId, Dn, Event, EventName, Phase, Request, Value};
use hashbrown::HashMap;

/// A request with the places of its parties among those of the call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Asking {
    /// `TReleaseCall` by a party.
    Release(usize),
    /// `TDeleteFromConference`.
    Delete {
        /// The party that makes the request.
        by: usize,
        /// The party that leaves.
        leaver: usize,
    },
}

impl Asking {
    /// The request by which `by` makes `leaver` leave a conference.
    pub(crate) fn departure(leaver: usize, by: usize) -> Self {
        if by == leaver { Self::Release(by) } else { Self::Delete { by, leaver } }
    }
}

/// The step of the model for a call of some number of parties, with places instead of DNs: the only source of expected events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Step {
    pub(crate) phase: Phase,
    pub(crate) basis: Basis,
    pub(crate) events: Vec<Expected>,
}

/// An expected event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Expected {
    pub(crate) name: EventName,
    /// The place of the receiver.
    pub(crate) party: usize,
    pub(crate) attributes: Vec<Wanted>,
}

/// An attribute that the check compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Wanted {
    pub(crate) name: AttributeName,
    pub(crate) value: WantedValue,
    pub(crate) is_optional: bool,
}

/// An expected value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WantedValue {
    /// The party at this place.
    Party(usize),
    /// A role or a call state: its integer and its name.
    Code(u32, &'static str),
}

/// The steps of the model that were played, so that each is played once.
#[derive(Clone, Debug, Default)]
pub(crate) struct Steps(HashMap<(usize, Asking), Option<Rc<Step>>>);

/// The largest call whose steps are kept.
const MOST_KEPT: usize = 16;

impl Steps {
    /// The step for a call of this many parties. `None` when the model refuses it.
    pub(crate) fn step(&mut self, parties: usize, asking: Asking) -> Option<Rc<Step>> {
        if parties > MOST_KEPT {
            return play(parties, asking).map(Rc::new);
        }
        self.0.entry((parties, asking)).or_insert_with(|| play(parties, asking).map(Rc::new)).clone()
    }
}

/// Plays a request on a call whose parties have their places as DNs.
fn play(parties: usize, asking: Asking) -> Option<Step> {
    if parties > Call::MAX_PARTIES {
        return None;
    }
    let dns: Vec<Dn> = (0..parties).map(|place| Dn::new(&place.to_string())).collect::<Result<_, _>>().ok()?;
    let dn = |place: usize| dns.get(place).cloned();
    let request = match asking {
        Asking::Release(by) => Request::ReleaseCall { by: dn(by)? },
        Asking::Delete { by, leaver } => Request::DeleteFromConference { by: dn(by)?, other_dn: dn(leaver)? },
    };
    let step = Call::new(ConnId::new("1").ok()?, dns.clone()).ok()?.apply(&request).ok()?;
    let events = step.events.iter().map(expected).collect::<Option<_>>()?;
    Some(Step { phase: step.phase, basis: step.basis, events })
}

/// The place that a DN of [`play`] is.
fn place(dn: &Dn) -> Option<usize> {
    dn.as_str().parse().ok()
}

fn expected(event: &Event) -> Option<Expected> {
    let attributes = event.attributes();
    let wanted = attributes.iter().filter_map(|attribute| {
        let value = match &attribute.value {
            Value::ConnId(_) => return None,
            Value::Dn(dn) => WantedValue::Party(place(dn)?),
            Value::Role(role) => WantedValue::Code(role.code(), role.as_str()),
            Value::CallState(state) => WantedValue::Code(state.code(), state.as_str()),
        };
        Some(Wanted { name: attribute.name, value, is_optional: attribute.optional })
    });
    Some(Expected { name: event.name(), party: place(event.party())?, attributes: wanted.collect() })
}
