use super::words::Words;
use crate::{CallError, ConnId, Dn, Expected, Found, Place, Scenario, ScenarioError};

/// The DNs of a statement or field with their places, for errors that point at one of them.
pub(super) struct Parties {
    dns: Vec<Dn>,
    places: Vec<Place>,
    end: Place,
}

impl Parties {
    /// Reads DNs up to the end of the statement.
    pub(super) fn read(words: &mut Words<'_>) -> Result<Self, ScenarioError> {
        let (mut dns, mut places) = (Vec::new(), Vec::new());
        while let Some(word) = words.next() {
            dns.push(words.dn_of(&word)?);
            places.push(word.place);
        }
        Ok(Self { dns, places, end: words.place() })
    }

    /// A scenario with these parties and no steps.
    ///
    /// # Errors
    /// [`Expected::Call`] at the party that makes the call invalid, or at the end.
    pub(super) fn scenario(self, conn_id: ConnId) -> Result<Scenario, ScenarioError> {
        let Self { dns, places, end } = self;
        Scenario::new(conn_id, dns.clone()).map_err(|error| {
            // The party that the error is about, counted from 0.
            let index = match &error {
                CallError::TooFewParties { count } => *count,
                CallError::TooManyParties { .. } => crate::Call::MAX_PARTIES,
                CallError::RepeatedDn { second, .. } => second - 1,
            };
            let found = dns.get(index).map_or(Found::EndOfStatement, |dn| Found::Word(dn.to_string()));
            let place = places.get(index).copied().unwrap_or(end);
            ScenarioError { place, found, expected: Expected::Call(error) }
        })
    }
}
