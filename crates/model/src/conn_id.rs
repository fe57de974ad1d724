use std::fmt;
use std::sync::Arc;

/// T-Server's identifier of a call: a 64-bit number in one to sixteen hexadecimal digits.
///
/// In logs it has sixteen digits, such as `0070028bd1a3e001`; the reference writes `1`. Digits are kept as written, so two
/// spellings of one number are different ConnIDs.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct ConnId(Arc<str>);

impl ConnId {
    /// The maximum number of digits.
    pub const MAX_DIGITS: usize = 16;

    /// Parses `text`.
    ///
    /// # Errors
    /// [`ConnIdError`] when `text` is not one to sixteen hexadecimal digits.
    pub fn new(text: &str) -> Result<Self, ConnIdError> {
        let digits = (1..=Self::MAX_DIGITS).contains(&text.len());
        if digits && text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            Ok(Self(text.into()))
        } else {
            Err(ConnIdError)
        }
    }

    /// The digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Default for ConnId {
    /// `1`, as the reference writes it.
    fn default() -> Self {
        Self("1".into())
    }
}

/// The error of [`ConnId::new`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConnIdError;

impl fmt::Display for ConnIdError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a ConnID is 1 to {} hexadecimal digits", ConnId::MAX_DIGITS)
    }
}

impl std::error::Error for ConnIdError {}

impl fmt::Display for ConnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for ConnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ConnId({})", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_conn_id_keeps_its_digits_as_written() {
        for text in ["1", "0070028BD1a3e001"] {
            assert_eq!(ConnId::new(text).map(|id| id.to_string()).as_deref(), Ok(text));
        }
    }

    #[test]
    fn a_conn_id_is_one_to_sixteen_hexadecimal_digits() {
        for text in ["", "g", "1 ", "-1", "00700000000000001", "１"] {
            assert_eq!(ConnId::new(text), Err(ConnIdError), "{text:?}");
        }
    }
}
