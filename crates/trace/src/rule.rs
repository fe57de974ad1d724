use callmodel::{AttributeName, Phase};
/// The rule by which a finding was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// OtherDN of EventPartyDeleted is the party that left, of EventReleased the party at the other end.
    OtherDn,
    /// OtherDNRole of EventPartyDeleted is DeletedParty.
    OtherDnRole,
    /// ThirdPartyDN of EventPartyDeleted is the party that made the request.
    ThirdPartyDn,
    /// ThirdPartyDNRole of EventPartyDeleted is DeletedBy.
    ThirdPartyDnRole,
    /// CallState follows from the number of remaining parties (note *a*).
    CallState,
    /// The party that leaves receives EventReleased, each remaining party EventPartyDeleted.
    Receivers,
    /// All events of a departure name the same ThirdPartyDN.
    Agreement,
    /// ReleasingParty of Extensions: Local at the party that made the request, Remote at another.
    ReleasingParty,
    /// `TDeleteFromConference` in a call of two, or of oneself, is not defined in the reference.
    UndefinedRequest,
}

impl Rule {
    /// The rule of an attribute.
    pub(crate) fn of(attribute: AttributeName) -> Self {
        match attribute {
            AttributeName::ConnId | AttributeName::ThisDn => Self::Receivers,
            AttributeName::OtherDn => Self::OtherDn,
            AttributeName::OtherDnRole => Self::OtherDnRole,
            AttributeName::ThirdPartyDn => Self::ThirdPartyDn,
            AttributeName::ThirdPartyDnRole => Self::ThirdPartyDnRole,
            AttributeName::CallState => Self::CallState,
        }
    }

    /// All rules.
    pub const ALL: [Self; 9] = [
        Self::OtherDn,
        Self::OtherDnRole,
        Self::ThirdPartyDn,
        Self::ThirdPartyDnRole,
        Self::CallState,
        Self::Receivers,
        Self::Agreement,
        Self::ReleasingParty,
        Self::UndefinedRequest,
    ];

    /// The identifier in JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::OtherDn => "other-dn",
            Self::OtherDnRole => "other-dn-role",
            Self::ThirdPartyDn => "third-party-dn",
            Self::ThirdPartyDnRole => "third-party-dn-role",
            Self::CallState => "call-state",
            Self::Receivers => "receivers",
            Self::Agreement => "agreement",
            Self::ReleasingParty => "releasing-party",
            Self::UndefinedRequest => "undefined-request",
        }
    }

    /// The rule in a sentence.
    #[must_use]
    pub fn sentence(self) -> &'static str {
        match self {
            Self::OtherDn => {
                "OtherDN is the party that left in EventPartyDeleted, and the party at the other end in EventReleased."
            }
            Self::OtherDnRole => "OtherDNRole of EventPartyDeleted is DeletedParty.",
            Self::ThirdPartyDn => "ThirdPartyDN of EventPartyDeleted is the party that made the request.",
            Self::ThirdPartyDnRole => "ThirdPartyDNRole of EventPartyDeleted is DeletedBy.",
            Self::CallState => {
                "CallState of EventPartyDeleted is Conferenced when more than two parties remain, otherwise OK."
            }
            Self::Receivers => {
                "The party that leaves receives EventReleased, and each remaining party EventPartyDeleted. In a call of two, both receive EventReleased."
            }
            Self::Agreement => "All EventPartyDeleted of one departure name the same ThirdPartyDN.",
            Self::ReleasingParty => {
                "ReleasingParty is Local at the party that made the request, and Remote at another party."
            }
            Self::UndefinedRequest => {
                "The reference defines TDeleteFromConference for a conference, and of another party."
            }
        }
    }

    /// The place of the rule in the reference, or in the documentation of T-Server.
    #[must_use]
    pub fn source(self, phase: Option<Phase>) -> String {
        let chapter = "Releasing Calls";
        match (self, phase) {
            (Self::ReleasingParty, _) => "T-Server for CSTA › Call Release Tracking".to_owned(),
            (Self::CallState, Some(phase)) => format!("{chapter} › {} › note a", phase.title()),
            (Self::CallState, None) => format!("{chapter} › note a"),
            (_, Some(phase)) => format!("{chapter} › {}", phase.title()),
            (_, None) => chapter.to_owned(),
        }
    }
}
