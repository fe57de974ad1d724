use serde::{Deserialize, Serialize};

/// The layout of a message in a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Layout {
    /// `@10:00:05.1000 [0] 8.1.101.25 distribute_event: message EventReleased`: T-Server and SIP Server, with their requests.
    #[serde(rename = "T-Server")]
    TServer,
    /// `received from 65200(SIP_A)host1:7007(fd=) message EventReleased`: the router (URS), in and out.
    Router,
    /// `'EventReleased' ('65')`, then `AttributeThisDN [str] = "1001"`: Platform SDK for .NET and Java.
    #[serde(rename = "Platform SDK")]
    PlatformSdk,
    /// A standard message with the name, then attributes: ORS and ICON.
    #[serde(rename = "ORS or ICON")]
    Standard,
    /// `EventReleased(dn='1001'|odn=null|connid=…)`: one line per event, without roles and third party.
    #[serde(rename = "quick flow")]
    QuickFlow,
    /// `{"id": "EventReleased", …}`: one JSON object per line, as in the streams of Voice Microservices.
    #[serde(rename = "Voice Microservices")]
    Json,
}

impl Layout {
    /// All layouts.
    pub const ALL: [Self; 6] =
        [Self::TServer, Self::Router, Self::PlatformSdk, Self::Standard, Self::QuickFlow, Self::Json];

    /// The name, as in reports.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::TServer => "T-Server",
            Self::Router => "Router",
            Self::PlatformSdk => "Platform SDK",
            Self::Standard => "ORS or ICON",
            Self::QuickFlow => "quick flow",
            Self::Json => "Voice Microservices",
        }
    }

    /// Whether the layout has all attributes of an event, so that an absent one means something.
    #[must_use]
    pub fn has_all_attributes(self) -> bool {
        self != Self::QuickFlow
    }
}
