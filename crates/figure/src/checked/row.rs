use callmodel::in_text;
use callmodel_ladder::Mark;

/// A row of a [`CheckedFigure`](crate::CheckedFigure).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CheckedRow {
    /// Messages that are left out, in a sentence such as `12 earlier messages`.
    Folded(String),
    /// The parties of the call.
    State {
        /// The DNs.
        parties: Vec<String>,
        /// The state and the DNs, such as `Conference · A, B, C`.
        label: String,
    },
    /// A message of the log, or an expected one that the log does not have.
    Message(LoggedMessage),
}

/// A message of a log, or an expected one that the log does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoggedMessage {
    /// The name, such as `EventReleased`.
    pub name: String,
    /// Whether it is a request. A request goes from its party to T-Server, an event from T-Server to its party.
    pub is_request: bool,
    /// The sender of the request or the receiver of the event.
    pub party: String,
    /// OtherDN of a request.
    pub other_dn: Option<String>,
    /// The mark: missing, unexpected, different or none.
    pub mark: Mark,
    /// Whether the party leaves the call by it.
    pub ends_part: bool,
    /// The ConnID, when it is another than that of the main call.
    pub conn_id: Option<String>,
    /// The differences and notes, such as `ThirdPartyDN is B, expected A`.
    pub differences: Vec<String>,
    /// The time of day, such as `10:00:05.100`.
    pub time: Option<String>,
    /// The name of the log.
    pub file: String,
    /// The line of the header, counted from 1. For a missing event that of the event after which it was due.
    pub line: u64,
}

impl LoggedMessage {
    /// What a reader is told besides name, party and place: another ConnID, OtherDN of a request, the differences.
    pub fn details(&self) -> impl Iterator<Item = String> {
        let conn_id = self.conn_id.iter().map(|conn_id| format!("ConnID {conn_id}"));
        let other_dn = self.other_dn.iter().map(|dn| format!("OtherDN {dn}"));
        conn_id.chain(other_dn).chain(self.differences.iter().cloned())
    }

    /// The text below its arrow: the place in the log, then the differences.
    pub(super) fn detail(&self) -> String {
        let after = if self.mark == Mark::Missing { "due after line" } else { "line" };
        let texts: Vec<_> = std::iter::once(format!("{after} {}", self.line)).chain(self.details()).collect();
        in_text(&texts.join(" · ")).into_owned()
    }
}
