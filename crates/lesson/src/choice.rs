use callmodel::{AttributeName, Dn, EventName, Request, Value};

use crate::handler::Effect;

/// A choice of a question: what it claims, and the case of which the claim is true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The claim.
    pub claim: Claim,
    /// The case of which the claim is true. [`Case::Asked`] for the right answer alone.
    pub case: Case,
}

/// What a choice claims. The language of the interface puts it in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claim {
    /// The party receives this event; `None` claims that it receives none.
    Event(Option<EventName>),
    /// The attribute has this value; `None` claims that it is not there.
    Value(Option<Value>),
    /// This request was made; `None` claims that it cannot be told.
    Request(Option<Request>),
    /// These attributes differ, in the order of the reference; none claims that nothing does.
    Differ(Vec<AttributeName>),
    /// This attribute in what this party receives should have this value.
    Correction {
        /// The receiver.
        party: Dn,
        /// The attribute.
        attribute: AttributeName,
        /// The value that should be there.
        value: Value,
    },
    /// The handler is wrong for this request on a call of these parties.
    Call {
        /// The parties.
        parties: Vec<Dn>,
        /// The request.
        request: Request,
    },
}

/// The case of which the claim of a choice is true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Case {
    /// The case that was asked about: the right answer.
    Asked,
    /// Another request on the same call. A page can open the comparison of the two.
    Request(Request),
    /// The same requests, for another party.
    Party(Dn),
    /// Another attribute of EventPartyDeleted.
    Attribute(AttributeName),
    /// A conference in place of the conversation.
    Conference,
    /// The release of a conversation in place of a conference.
    Conversation,
    /// More than two parties remain, and the receiver is one of them.
    MoreRemain,
    /// The party is no longer on the call.
    NotOnCall,
    /// The party is still on the call.
    OnCall,
    /// The request leads to the same events as another.
    SameEvents,
    /// The handler is not wrong there: it acts rightly, or not at all.
    Handled(Effect),
    /// No case of the reference.
    Never,
}

impl Choice {
    pub(crate) fn new(claim: Claim, case: Case) -> Self {
        Self { claim, case }
    }

    /// The right answer.
    pub(crate) fn right(claim: Claim) -> Self {
        Self::new(claim, Case::Asked)
    }

    /// The other request on the same call of which the claim is true.
    #[must_use]
    pub fn other_request(&self) -> Option<&Request> {
        match &self.case {
            Case::Request(request) => Some(request),
            Case::Asked
            | Case::Party(_)
            | Case::Attribute(_)
            | Case::Conference
            | Case::Conversation
            | Case::MoreRemain
            | Case::NotOnCall
            | Case::OnCall
            | Case::SameEvents
            | Case::Handled(_)
            | Case::Never => None,
        }
    }
}
