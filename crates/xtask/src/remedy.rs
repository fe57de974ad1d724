//! Errors with advice for the user.

use std::fmt::Display;

use anyhow::{Error, Result, anyhow};

/// Advice for errors of the network.
pub(crate) const NETWORK: &str = "the lines above say why. If it is the network: go online, or let cargo and npm use a mirror \
                                  or proxy that you can reach, and start again; what is installed already is kept";

/// Advice for errors of a check.
pub(crate) const FIX: &str = "the lines above say what and where; correct it and start again";

/// Adds advice to an error, on a line of its own.
pub(crate) trait Remedy<T> {
    /// # Errors
    /// The same error, with the advice.
    fn to_do(self, advice: impl Display) -> Result<T>;
}

impl<T, E: Into<Error>> Remedy<T> for Result<T, E> {
    fn to_do(self, advice: impl Display) -> Result<T> {
        self.map_err(|error| anyhow!("{:#}\n to do: {advice}", error.into()))
    }
}
