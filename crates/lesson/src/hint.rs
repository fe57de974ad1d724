use callmodel::AttributeName;

use crate::Ask;

/// A hint that does not tell the answer. The language of the interface puts it in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Hint {
    /// Who leaves is told another event than who stays.
    WhoLeaves,
    /// ThirdPartyDN is who asked, OtherDN is who left; not every event has them.
    WhoAsked,
    /// Count the parties that remain.
    CountRemaining,
    /// A role says what the DN before it is.
    RoleOfDn,
    /// ThirdPartyDN tells who asked; a party that is released is not told.
    LookAtThirdParty,
    /// First who leaves, then who asks.
    OneAfterTheOther,
    /// Write down the log that you expect, then compare.
    CompareWithRequest,
    /// Go through the calls one by one.
    TryEachCall,
}

impl Hint {
    pub(crate) fn of(ask: &Ask) -> Self {
        match ask {
            Ask::Event { .. } => Self::WhoLeaves,
            Ask::Value { attribute, .. } => match attribute {
                AttributeName::CallState => Self::CountRemaining,
                AttributeName::OtherDnRole | AttributeName::ThirdPartyDnRole => Self::RoleOfDn,
                AttributeName::ConnId
                | AttributeName::ThisDn
                | AttributeName::OtherDn
                | AttributeName::ThirdPartyDn => Self::WhoAsked,
            },
            Ask::Request { .. } => Self::LookAtThirdParty,
            Ask::Difference { .. } => Self::OneAfterTheOther,
            Ask::Fault { .. } => Self::CompareWithRequest,
            Ask::Handler { .. } => Self::TryEachCall,
        }
    }
}
