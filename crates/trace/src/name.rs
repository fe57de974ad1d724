use callmodel::EventName;
use serde::{Deserialize, Serialize};

/// The name of a message, as far as the check distinguishes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Name {
    /// `EventError`
    Error,
    /// `EventQueued`
    Queued,
    /// `EventDiverted`
    Diverted,
    /// `EventAbandoned`
    Abandoned,
    /// `EventRinging`
    Ringing,
    /// `EventDialing`
    Dialing,
    /// `EventEstablished`
    Established,
    /// `EventReleased`
    Released,
    /// `EventHeld`
    Held,
    /// `EventRetrieved`
    Retrieved,
    /// `EventPartyChanged`
    PartyChanged,
    /// `EventPartyAdded`
    PartyAdded,
    /// `EventPartyDeleted`
    PartyDeleted,
    /// `EventRouteRequest`
    RouteRequest,
    /// `EventRouteUsed`
    RouteUsed,
    /// `RequestReleaseCall`
    RequestReleaseCall,
    /// `RequestDeleteFromConference`
    RequestDeleteFromConference,
    /// Any other event.
    OtherEvent,
    /// Any other request.
    OtherRequest,
}

/// The names with their texts and their integers in T-Library.
const KNOWN: [(Name, &str, u32); 17] = [
    (Name::RequestReleaseCall, "RequestReleaseCall", 17),
    (Name::RequestDeleteFromConference, "RequestDeleteFromConference", 22),
    (Name::Error, "EventError", 52),
    (Name::Queued, "EventQueued", 57),
    (Name::Diverted, "EventDiverted", 58),
    (Name::Abandoned, "EventAbandoned", 59),
    (Name::Ringing, "EventRinging", 60),
    (Name::Dialing, "EventDialing", 61),
    (Name::Established, "EventEstablished", 64),
    (Name::Released, "EventReleased", 65),
    (Name::Held, "EventHeld", 66),
    (Name::Retrieved, "EventRetrieved", 67),
    (Name::PartyChanged, "EventPartyChanged", 68),
    (Name::PartyAdded, "EventPartyAdded", 69),
    (Name::PartyDeleted, "EventPartyDeleted", 70),
    (Name::RouteRequest, "EventRouteRequest", 71),
    (Name::RouteUsed, "EventRouteUsed", 72),
];

impl Name {
    /// All names, in the order in which they are declared.
    pub(crate) const ALL: [Self; 19] = [
        Self::Error,
        Self::Queued,
        Self::Diverted,
        Self::Abandoned,
        Self::Ringing,
        Self::Dialing,
        Self::Established,
        Self::Released,
        Self::Held,
        Self::Retrieved,
        Self::PartyChanged,
        Self::PartyAdded,
        Self::PartyDeleted,
        Self::RouteRequest,
        Self::RouteUsed,
        Self::RequestReleaseCall,
        Self::RequestDeleteFromConference,
        Self::OtherEvent,
        Self::OtherRequest,
    ];

    /// The name of a text such as `EventReleased`. `None` for a text that is the name of neither an event nor a request.
    #[must_use]
    pub fn of(text: &[u8]) -> Option<Self> {
        let known = match text {
            b"EventReleased" => Some(Self::Released),
            b"EventPartyDeleted" => Some(Self::PartyDeleted),
            b"EventEstablished" => Some(Self::Established),
            b"EventPartyAdded" => Some(Self::PartyAdded),
            b"EventRinging" => Some(Self::Ringing),
            b"EventDialing" => Some(Self::Dialing),
            _ => KNOWN.iter().find(|(_, known, _)| known.as_bytes() == text).map(|(name, ..)| *name),
        };
        if known.is_some() {
            return known;
        }
        let is_of = |prefix: &[u8]| {
            text.strip_prefix(prefix).is_some_and(|rest| !rest.is_empty() && rest.iter().all(u8::is_ascii_alphanumeric))
        };
        if is_of(b"Event") {
            return Some(Self::OtherEvent);
        }
        is_of(b"Request").then_some(Self::OtherRequest)
    }

    /// The name whose text begins with `cut`, for texts that cut names off.
    pub(crate) fn beginning_with(cut: &[u8]) -> Option<Self> {
        let mut begin = KNOWN.iter().filter(|(_, known, _)| known.as_bytes().starts_with(cut));
        match (begin.next(), begin.next()) {
            (Some((name, ..)), None) => Some(*name),
            _ => Self::of(cut),
        }
    }

    /// The name as T-Library writes it. `None` for other events and requests.
    #[must_use]
    pub fn as_str(self) -> Option<&'static str> {
        KNOWN.iter().find(|(name, ..)| *name == self).map(|(_, text, _)| *text)
    }

    /// The integer of the message in T-Library. `None` for other events and requests.
    #[must_use]
    pub fn number(self) -> Option<u32> {
        KNOWN.iter().find(|(name, ..)| *name == self).map(|(.., number)| *number)
    }

    /// The event of the model. `None` for events that the model does not have, and for requests.
    #[must_use]
    pub fn in_model(self) -> Option<EventName> {
        [(Self::Released, EventName::Released), (Self::PartyDeleted, EventName::PartyDeleted)]
            .into_iter()
            .find_map(|(name, event)| (name == self).then_some(event))
    }

    /// Whether this is a request of an application.
    #[must_use]
    pub fn is_request(self) -> bool {
        matches!(self, Self::RequestReleaseCall | Self::RequestDeleteFromConference | Self::OtherRequest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_integers_are_those_of_the_model() {
        for event in EventName::ALL {
            let name = Name::of(event.as_str().as_bytes()).unwrap();
            assert_eq!((name.as_str(), name.number()), (Some(event.as_str()), Some(event.code())));
            assert_eq!(name.in_model(), Some(event));
        }
    }

    #[test]
    fn other_words_are_no_names() {
        for text in ["Event", "Request", "Events of", "ISCCEventReleased", "eventReleased", ""] {
            assert_eq!(Name::of(text.as_bytes()), None, "{text}");
        }
        assert_eq!(Name::of(b"EventUserEvent"), Some(Name::OtherEvent));
    }

    #[test]
    fn a_cut_name_is_the_one_that_it_begins() {
        assert_eq!(Name::beginning_with(b"RequestDeleteFromCo"), Some(Name::RequestDeleteFromConference));
        assert_eq!(Name::beginning_with(b"RequestUpdateUserDa"), Some(Name::OtherRequest));
        assert_eq!(Name::beginning_with(b"EventR"), Some(Name::OtherEvent));
    }
}
