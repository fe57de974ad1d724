use callmodel::{Basis, Phase};
use smol_str::SmolStr;

use crate::{Finding, Place, Verdict};

/// A party that left a call, or both parties of a call of two, and the events that told so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Departure {
    /// The ConnID.
    pub conn_id: u64,
    /// The party that left. `None` for the end of a call of two.
    pub leaver: Option<SmolStr>,
    /// The party that made the request, as far as the log tells it.
    pub by: Option<SmolStr>,
    /// Whether the log has the request.
    pub is_requested: bool,
    /// The phase of the reference. `None` when it is not known who made the request.
    pub phase: Option<Phase>,
    /// The source of the expected events.
    pub basis: Option<Basis>,
    /// The parties before, in the order in which they joined.
    pub before: Vec<SmolStr>,
    /// The verdict.
    pub verdict: Verdict,
    /// The reason of a verdict that is neither `agrees` nor `differs`.
    pub reason: Option<Reason>,
    /// What differs, and notes.
    pub findings: Vec<Finding>,
    /// The first event.
    pub place: Place,
}

/// The reason why something is not judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// An observer is on the call.
    Observed,
    /// A leg that a transfer gave up.
    Transferred,
    /// A leg that a conference gave up.
    Conferenced,
    /// A leg that was redirected or forwarded.
    Redirected,
    /// A call that was released before an answer.
    NotAnswered,
    /// All parties of a conference were released at once.
    Cleared,
    /// A party that the log does not show as a party of the call made the request.
    RequesterUnknown,
    /// The call has more parties than the model takes.
    OutsideModel,
    /// The start of the call is not in the log.
    StartMissing,
    /// The log ends within the departure.
    EndMissing,
    /// The log ends before the call.
    GoesOn,
    /// No party leaves in the log.
    NoDeparture,
}

impl Reason {
    /// All reasons.
    pub const ALL: [Self; Self::COUNT] = [
        Self::Observed,
        Self::Transferred,
        Self::Conferenced,
        Self::Redirected,
        Self::NotAnswered,
        Self::Cleared,
        Self::RequesterUnknown,
        Self::OutsideModel,
        Self::StartMissing,
        Self::EndMissing,
        Self::GoesOn,
        Self::NoDeparture,
    ];

    /// The number of reasons.
    pub(crate) const COUNT: usize = 12;

    /// The reason in words.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Observed => "an observer is on the call",
            Self::Transferred => "a transfer gave up this leg",
            Self::Conferenced => "a conference gave up this leg",
            Self::Redirected => "the call was redirected",
            Self::NotAnswered => "the call was released before an answer",
            Self::Cleared => "all parties were released at once",
            Self::RequesterUnknown => "the log does not show ThirdPartyDN as a party of the call",
            Self::OutsideModel => "the model does not take these parties",
            Self::StartMissing => "the log does not show all parties of the call",
            Self::EndMissing => "the log ends within this departure",
            Self::GoesOn => "the log ends before the call",
            Self::NoDeparture => "the log shows no party that leaves",
        }
    }

    /// The verdict that it is the reason of.
    #[must_use]
    pub fn verdict(self) -> Verdict {
        match self {
            Self::StartMissing => Verdict::Cut,
            Self::EndMissing | Self::GoesOn => Verdict::Open,
            Self::Observed
            | Self::Transferred
            | Self::Conferenced
            | Self::Redirected
            | Self::NotAnswered
            | Self::Cleared
            | Self::RequesterUnknown
            | Self::OutsideModel
            | Self::NoDeparture => Verdict::NotCovered,
        }
    }
}

/// An event that ends a leg or a call and is recognised, but not judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// The ConnID.
    pub conn_id: u64,
    /// The DN.
    pub dn: SmolStr,
    /// The reason.
    pub reason: Reason,
    /// The event.
    pub place: Place,
}
