use callmodel::{AttributeName, Dn, EventName, Request, Value};

use crate::Handler;

/// The reason that an answer is right. The language of the interface puts it in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The party leaves, so it receives EventReleased.
    Leaves {
        /// The party.
        party: Dn,
    },
    /// The party stays while another leaves, so it receives EventPartyDeleted.
    Stays {
        /// The party that stays.
        party: Dn,
        /// The party that leaves.
        leaver: Dn,
    },
    /// The call of two ends, so both parties receive EventReleased.
    Ends,
    /// The party left the call in an earlier step, so it receives nothing.
    NotOnCall {
        /// The party.
        party: Dn,
    },
    /// ThirdPartyDN is the party that made the request.
    Requester {
        /// The party.
        party: Dn,
    },
    /// OtherDN is the party that left.
    Leaver {
        /// The party.
        party: Dn,
    },
    /// OtherDN is the party at the other end of a conversation.
    OtherEnd {
        /// The party.
        party: Dn,
    },
    /// The role of a DN of the event.
    Role {
        /// The attribute that holds the DN.
        of: AttributeName,
    },
    /// Note *a*: the number of parties that remain determines CallState.
    Remain {
        /// The number of parties.
        count: usize,
    },
    /// CallState is always OK in EventReleased.
    ReleasedIsOk,
    /// The event does not have the attribute.
    Absent {
        /// The event.
        event: EventName,
        /// The attribute.
        attribute: AttributeName,
    },
    /// The events tell who left, and who asked for it.
    Told {
        /// The party that left.
        leaver: Dn,
        /// The party that made the request.
        by: Dn,
    },
    /// Several requests lead to these events.
    SameEvents {
        /// The requests, that of the last step first.
        requests: Vec<Request>,
    },
    /// The values that differ, with the value of the last step and that of the other request; none when nothing differs.
    Differ {
        /// The receiver.
        party: Dn,
        /// The other request.
        other: Request,
        /// The attributes with both values.
        values: Vec<(AttributeName, [Option<Value>; 2])>,
    },
    /// A value of a log is not the one that the request leads to.
    Fault {
        /// The reason of the value that should be there.
        expected: Box<Reason>,
    },
    /// The handler takes something for true that is not.
    Handler {
        /// The handler.
        handler: Handler,
        /// The party whose events the program receives.
        party: Dn,
        /// The request.
        request: Request,
        /// The number of parties that remain.
        remaining: usize,
    },
}

impl Reason {
    /// The number of remaining parties, where note *a* decides.
    #[must_use]
    pub fn remaining(&self) -> Option<usize> {
        if let Self::Remain { count } = self {
            Some(*count)
        } else if let Self::Fault { expected } = self {
            expected.remaining()
        } else {
            None
        }
    }
}
