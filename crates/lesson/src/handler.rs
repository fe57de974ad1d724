use std::fmt;

use callmodel::{CallState, Dn, Event, State, Step};

/// Client code that acts on the events of one party, and is wrong for some calls. Each is a mistake of real programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Handler {
    /// At EventPartyDeleted, ThirdPartyDN is removed from the list of parties.
    ThirdPartyLeft,
    /// At EventPartyDeleted, the call is one of two.
    ConferenceOver,
    /// At EventPartyDeleted with CallState OK, the call is over.
    OkMeansOver,
    /// At EventPartyDeleted, OtherDN is logged as the party that made the request.
    OtherDnAsked,
    /// At EventReleased, the call is over for everybody.
    OverForAll,
    /// At EventReleased, the receiver is logged as the party that hung up.
    ReceiverHungUp,
}

/// The effect of a handler in one case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Effect {
    /// No event concerns the handler.
    Nothing,
    /// The handler acts, and what it takes for true is true.
    Right,
    /// The handler acts, and what it takes for true is false.
    Wrong,
}

impl Handler {
    /// All handlers.
    pub const ALL: [Self; 6] = [
        Self::ThirdPartyLeft,
        Self::ConferenceOver,
        Self::OkMeansOver,
        Self::OtherDnAsked,
        Self::OverForAll,
        Self::ReceiverHungUp,
    ];

    /// The word in the text of an [`Ask`](crate::Ask), such as `third-party-left`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ThirdPartyLeft => "third-party-left",
            Self::ConferenceOver => "conference-over",
            Self::OkMeansOver => "ok-means-over",
            Self::OtherDnAsked => "other-dn-asked",
            Self::OverForAll => "over-for-all",
            Self::ReceiverHungUp => "receiver-hung-up",
        }
    }

    /// The handler of a word.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|handler| handler.as_str() == word)
    }

    /// The effect in a program that receives the events of `party`.
    #[must_use]
    pub fn effect(self, step: &Step, party: &Dn) -> Effect {
        let effects = step.events_to(party).map(|event| self.effect_of(event, step));
        // Wrong once is wrong.
        effects.fold(Effect::Nothing, |so_far, effect| match (so_far, effect) {
            (Effect::Wrong, _) | (_, Effect::Wrong) => Effect::Wrong,
            (Effect::Right, _) | (_, Effect::Right) => Effect::Right,
            (Effect::Nothing, Effect::Nothing) => Effect::Nothing,
        })
    }

    fn effect_of(self, event: &Event, step: &Step) -> Effect {
        let left = |dn: &Dn| step.before.has(dn) && !step.after.has(dn);
        let ended = step.after.state() == State::Ended;
        let is_true = match (self, event) {
            (Self::ThirdPartyLeft, Event::PartyDeleted { third_party_dn, .. }) => Some(left(third_party_dn)),
            (Self::ConferenceOver, Event::PartyDeleted { .. }) => Some(step.after.state() != State::Conference),
            (Self::OkMeansOver, Event::PartyDeleted { remaining, .. }) => {
                let state = callmodel::Note::A { remaining: *remaining }.call_state();
                (state == CallState::Ok).then_some(ended)
            }
            (Self::OtherDnAsked, Event::PartyDeleted { other_dn, .. }) => Some(other_dn == step.request.by()),
            (Self::OverForAll, Event::Released { .. }) => Some(ended),
            (Self::ReceiverHungUp, Event::Released { this_dn, .. }) => Some(this_dn == step.request.by()),
            (
                Self::ThirdPartyLeft | Self::ConferenceOver | Self::OkMeansOver | Self::OtherDnAsked,
                Event::Released { .. },
            )
            | (Self::OverForAll | Self::ReceiverHungUp, Event::PartyDeleted { .. }) => None,
        };
        match is_true {
            None => Effect::Nothing,
            Some(true) => Effect::Right,
            Some(false) => Effect::Wrong,
        }
    }
}

impl fmt::Display for Handler {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
