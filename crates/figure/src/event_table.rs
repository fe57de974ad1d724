use callmodel::{Attribute, AttributeName, Dn, Event, EventName, Note, Optional, Value};

use crate::MessageId;

/// The table of one event: a row per attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventTable {
    /// The id of the same event in the ladder.
    pub id: MessageId,
    /// The party that receives the event.
    pub party: Dn,
    /// The event.
    pub event: EventName,
    /// The attributes in the order of the reference, without the optional ones that are left out.
    pub rows: Vec<AttributeRow>,
}

/// An attribute with the reason for its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttributeRow {
    /// The attribute.
    pub attribute: Attribute,
    /// The reason for the value; `None` if the attribute's name says it.
    pub why: Option<Why>,
}

/// The reason for a value in its event (EMR, Releasing Calls).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Why {
    /// The DN is the other party of the conversation.
    OtherEnd,
    /// The DN is the party that left the call.
    LeftTheCall,
    /// The DN is the party that made the request.
    MadeTheRequest,
    /// The same, and the event is sent to that party: ThirdPartyDN equals ThisDN.
    ReceiverMadeTheRequest,
    /// The DN is the party that receives the event. No table says so, because the name ThisDN does.
    ReceivesTheEvent,
    /// Note *a*: the number of remaining parties decides the value.
    PartiesRemain {
        /// The number of remaining parties.
        count: usize,
    },
}

impl Why {
    /// The explanation in words, beside the value.
    #[must_use]
    pub fn text(self) -> String {
        match self {
            Self::OtherEnd => "the other end of the conversation".to_owned(),
            Self::LeftTheCall => "left the call".to_owned(),
            Self::MadeTheRequest => "made the request".to_owned(),
            Self::ReceiverMadeTheRequest => "ThisDN made the request".to_owned(),
            Self::ReceivesTheEvent => "receives this event".to_owned(),
            Self::PartiesRemain { count } => format!("{count} parties remain (note a)"),
        }
    }
}

impl EventTable {
    /// The maximum number of tables of a step that are shown one by one if they differ in ThisDN alone; more are folded into
    /// one.
    pub const MOST_ALIKE: usize = 6;

    /// The table of `event`, which has this id in its run, with those optional attributes that `optional` shows.
    #[must_use]
    pub fn of(optional: Optional, id: MessageId, event: &Event) -> Self {
        let rows = optional.attributes(event).into_iter().map(|attribute| {
            let is_receiver = matches!(&attribute.value, Value::Dn(dn) if dn == event.party());
            let why = match why(event.name(), &attribute) {
                Some(Why::MadeTheRequest) if is_receiver => Some(Why::ReceiverMadeTheRequest),
                why => why,
            };
            AttributeRow { attribute, why }
        });
        Self { id, party: event.party().clone(), event: event.name(), rows: rows.collect() }
    }
}

/// The meaning of a DN depends on the event: in EventReleased, OtherDN is the other end; in EventPartyDeleted, the party that
/// left.
pub(crate) fn why(event: EventName, attribute: &Attribute) -> Option<Why> {
    if let Some(Note::A { remaining }) = attribute.note {
        return Some(Why::PartiesRemain { count: remaining });
    }
    match (event, attribute.name) {
        (EventName::Released, AttributeName::OtherDn) => Some(Why::OtherEnd),
        (EventName::PartyDeleted, AttributeName::OtherDn) => Some(Why::LeftTheCall),
        (EventName::PartyDeleted, AttributeName::ThirdPartyDn) => Some(Why::MadeTheRequest),
        (_, AttributeName::ConnId | AttributeName::ThisDn | AttributeName::CallState)
        | (_, AttributeName::OtherDnRole | AttributeName::ThirdPartyDnRole)
        | (EventName::Released, AttributeName::ThirdPartyDn) => None,
    }
}
