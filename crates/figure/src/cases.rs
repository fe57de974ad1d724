use callmodel::Request;

use crate::message_id::MessageId;

/// The two cases that a comparison sets beside each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cases {
    /// Two requests.
    Requests([Request; 2]),
    /// Two events of a run.
    Events([MessageId; 2]),
}

impl Cases {
    /// The condition of each request in a sentence: `if B releases`. Equal requests are counted.
    pub(crate) fn conditions(requests: &[Request; 2], said: impl Fn(&str) -> String) -> [String; 2] {
        if requests[0] == requests[1] {
            return ["in the first case".to_owned(), "in the second case".to_owned()];
        }
        requests.each_ref().map(|request| {
            let by = said(request.by().as_str());
            match request.other_dn() {
                None => format!("if {by} releases"),
                Some(other) => format!("if {by} deletes {}", said(other.as_str())),
            }
        })
    }
}
