mod apply;

use std::fmt;
use std::sync::Arc;

use crate::{Columns, ConnId, Dn, Repeated, Request, State, quoted};

/// A call and its parties: a conversation of two, a conference of three or more, or an ended call without any.
///
/// A call is immutable. [`Call::apply`] is the only transition and returns a new call, so undo means keeping the old value.
/// [`Call::offers`] lists the requests that it accepts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    conn_id: ConnId,
    parties: Arc<[Dn]>,
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
        Columns::distinct(self.parties.iter())
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
                write!(f, "each party needs its own DN, but parties {first} and {second} are both {dn}")
            }
        }
    }
}

impl std::error::Error for CallError {}
