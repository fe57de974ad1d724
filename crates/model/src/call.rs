use std::fmt;
use std::sync::Arc;

use crate::listed::listed;
use crate::{Basis, Columns, ConnId, Dn, Event, Phase, Reason, Refusal, Repeated, Request, Step, quoted};

/// A call and its parties: a conversation of two, a conference of three or more, or an ended call without any.
///
/// A call is immutable. [`Call::apply`] is the only transition and returns a new call, so undo means keeping the old value.
/// [`Call::offers`] lists the requests that it accepts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    conn_id: ConnId,
    parties: Arc<[Dn]>,
}

listed! {
    /// The state of a call. The reference writes it across the parties' columns before and after a request.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum State {
        /// Two parties.
        Conversation,
        /// Three parties or more.
        Conference,
        /// No parties. The reference writes nothing here; the name is ours.
        Ended,
    }
}

impl State {
    /// `Conversation`, `Conference` or `Ended`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Conversation => "Conversation",
            Self::Conference => "Conference",
            Self::Ended => "Ended",
        }
    }
}

impl Call {
    /// The maximum number of parties.
    pub const MAX_PARTIES: usize = 1_000;

    /// A call with `parties`, in the order of their columns.
    ///
    /// # Errors
    /// [`CallError`] for fewer than two parties, more than [`Call::MAX_PARTIES`], or a repeated DN.
    pub fn new(conn_id: ConnId, parties: Vec<Dn>) -> Result<Self, CallError> {
        if parties.len() < 2 {
            return Err(CallError::TooFewParties { count: parties.len() });
        }
        if parties.len() > Self::MAX_PARTIES {
            return Err(CallError::TooManyParties { count: parties.len() });
        }
        if let Err(Repeated { first, second }) = Columns::new(&parties) {
            return Err(CallError::RepeatedDn { dn: parties[first].clone(), first: first + 1, second: second + 1 });
        }
        Ok(Self { conn_id, parties: parties.into() })
    }

    /// A call with any number of parties, for tests of views.
    #[cfg(feature = "test-steps")]
    pub(crate) fn of_any(conn_id: ConnId, parties: Vec<Dn>) -> Self {
        assert!(Columns::new(&parties).is_ok(), "a call has no DN twice");
        Self { conn_id, parties: parties.into() }
    }

    /// The same parties on a call with another ConnID.
    pub(crate) fn with_conn_id(self, conn_id: ConnId) -> Self {
        Self { conn_id, ..self }
    }

    /// T-Server's identifier of the call.
    #[must_use]
    pub fn conn_id(&self) -> &ConnId {
        &self.conn_id
    }

    /// The parties on the call, in the order of their columns: none when it has ended, otherwise at least two.
    #[must_use]
    pub fn parties(&self) -> &[Dn] {
        &self.parties
    }

    /// The columns of the parties, for binary search by DN.
    #[must_use]
    pub fn columns(&self) -> Columns {
        Columns::new(&self.parties).expect("a call has no DN twice")
    }

    /// The state, which follows from the number of parties.
    #[must_use]
    pub fn state(&self) -> State {
        match self.parties.len() {
            0 => State::Ended,
            2 => State::Conversation,
            _ => State::Conference,
        }
    }

    /// Whether `dn` is a party of the call.
    #[must_use]
    pub fn has(&self, dn: &Dn) -> bool {
        self.parties.contains(dn)
    }

    /// Every request that [`Call::apply`] accepts: for each party in column order its release, then its deletions.
    pub fn offers(&self) -> impl Iterator<Item = Request> + '_ {
        self.parties.iter().flat_map(|by| self.offers_by(by))
    }

    /// The requests of [`Call::offers`] that `by` makes. Empty when `by` is not on the call.
    pub fn offers_by<'a>(&'a self, by: &'a Dn) -> impl Iterator<Item = Request> + 'a {
        let release = self.has(by).then(|| Request::ReleaseCall { by: by.clone() });
        let deletes = self
            .parties
            .iter()
            .filter(move |other_dn| self.state() == State::Conference && *other_dn != by)
            .map(|other_dn| Request::DeleteFromConference { by: by.clone(), other_dn: other_dn.clone() });
        let on_the_call = release.is_some();
        release.into_iter().chain(deletes.filter(move |_| on_the_call))
    }

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
        let phase = Phase::of(self.state(), request);
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

/// An error of [`Call::new`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CallError {
    /// Fewer than two parties.
    TooFewParties {
        /// The number of parties.
        count: usize,
    },
    /// More than [`Call::MAX_PARTIES`] parties.
    TooManyParties {
        /// The number of parties.
        count: usize,
    },
    /// Two parties with the same DN.
    RepeatedDn {
        /// The DN.
        dn: Dn,
        /// The position of the first party with it, counted from 1.
        first: usize,
        /// The position of the second, counted from 1.
        second: usize,
    },
}

impl fmt::Display for CallError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooFewParties { count } => write!(f, "a call has at least 2 parties, this one has {count}"),
            Self::TooManyParties { count } => {
                write!(f, "a call has at most {} parties, this one has {count}", Call::MAX_PARTIES)
            }
            Self::RepeatedDn { dn, first, second } => {
                let dn = quoted(dn.as_str());
                write!(f, "each party has a DN of its own, but parties {first} and {second} are both {dn}")
            }
        }
    }
}

impl std::error::Error for CallError {}
