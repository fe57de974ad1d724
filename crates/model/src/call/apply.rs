use std::sync::Arc;

use super::Call;
use crate::{Basis, Dn, Event, Reason, Refusal, Request, State, Step};

impl Call {
    /// Applies `request`: the events that each party receives, and the call after it. This is the only transition of a call.
    ///
    /// ```
    /// use callmodel::{Call, ConnId, Dn, DnError, Phase, Request};
    ///
    /// let [a, b, c] = ["A", "B", "C"].map(|dn| Dn::new(dn).unwrap());
    /// let call = Call::new(ConnId::default(), vec![a.clone(), b.clone(), c])?;
    /// let step = call.apply(&Request::DeleteFromConference { by: a, other_dn: b })?;
    /// assert_eq!(step.phase, Phase::DeleteFromConference);
    /// assert_eq!(step.after.parties().len(), 2);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// A [`Refusal`] when the reference does not define `request` for this call, so it is not among [`Call::offers`].
    pub fn apply(&self, request: &Request) -> Result<Step, Refusal> {
        if let Some(reason) = self.reason_against(request) {
            return Err(Refusal { request: request.clone(), reason, call: self.clone() });
        }
        let phase = request.phase(self.state());
        // The tables of the reference have two and three parties; note a generalises them to more.
        let basis = if self.parties.len() > 3 { Basis::NoteA } else { Basis::Table };
        let leaver = request.leaver();
        // A call has at least two parties, so a release in a conversation releases both.
        let after: Arc<[Dn]> = match self.state() {
            State::Conference => self.parties.iter().filter(|dn| *dn != leaver).cloned().collect(),
            State::Conversation | State::Ended => Arc::new([]),
        };
        let events = self.parties.iter().map(|dn| self.event_for(dn, request, after.len())).collect();
        let after = Self { conn_id: self.conn_id.clone(), parties: after };
        // No request of this chapter adds a party, and only parties receive events.
        let newcomers = Vec::new();
        Ok(Step { request: request.clone(), phase, basis, before: self.clone(), events, after, newcomers })
    }

    /// The reason to refuse `request`, or `None` when the reference defines it for this call.
    fn reason_against(&self, request: &Request) -> Option<Reason> {
        if self.state() == State::Ended {
            return Some(Reason::CallEnded);
        }
        let stranger = [Some(request.by()), request.other_dn()].into_iter().flatten().find(|dn| !self.has(dn));
        if let Some(dn) = stranger {
            return Some(Reason::NotOnCall { dn: dn.clone() });
        }
        match request {
            Request::ReleaseCall { .. } => None,
            Request::DeleteFromConference { by, other_dn } if by == other_dn => Some(Reason::DeleteOfOneself),
            Request::DeleteFromConference { .. } => {
                (self.state() == State::Conversation).then_some(Reason::DeleteInConversation)
            }
        }
    }

    /// The event that `dn`, a party of this call, receives for the accepted `request` (the three tables of EMR, Releasing
    /// Calls). `remaining` is the number of parties after it.
    fn event_for(&self, dn: &Dn, request: &Request, remaining: usize) -> Event {
        let conn_id = self.conn_id.clone();
        let this_dn = dn.clone();
        if self.state() == State::Conversation {
            let other_dn = self.parties.iter().find(|other| *other != dn).cloned();
            Event::Released { conn_id, this_dn, other_dn }
        } else if dn == request.leaver() {
            Event::Released { conn_id, this_dn, other_dn: None }
        } else {
            let other_dn = request.leaver().clone();
            let third_party_dn = request.by().clone();
            Event::PartyDeleted { conn_id, this_dn, other_dn, third_party_dn, remaining }
        }
    }
}
