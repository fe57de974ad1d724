use std::fmt;
use std::sync::Arc;

use crate::in_text;

/// A directory number: the name of a telephony device, such as `7001`, or `A` in the reference.
///
/// One to 64 characters, none of them white space, a comma or a control character. Clones share the text.
///
/// ```
/// use callmodel::{Dn, DnError};
///
/// assert_eq!(Dn::new("7001")?.as_str(), "7001");
/// assert_eq!(Dn::new("").unwrap_err(), DnError::Empty);
/// # Ok::<(), DnError>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Dn(Arc<str>);

impl Dn {
    /// The maximum length in characters.
    pub const MAX_CHARS: usize = 64;

    /// Parses `text`.
    ///
    /// # Errors
    /// [`DnError`]: the rule that `text` breaks, and where.
    pub fn new(text: &str) -> Result<Self, DnError> {
        Self::check(text)?;
        Ok(Self(text.into()))
    }

    /// Whether `text` is a DN, without a copy of it.
    ///
    /// # Errors
    /// As [`new`](Self::new).
    pub fn check(text: &str) -> Result<(), DnError> {
        if text.is_empty() {
            return Err(DnError::Empty);
        }
        let forbidden = |c: char| c == ',' || c.is_whitespace() || c.is_control();
        if let Some(at) = text.chars().position(forbidden) {
            let character = text.chars().nth(at).unwrap_or_default();
            return Err(DnError::Character { character, column: at + 1 });
        }
        let chars = text.chars().count();
        if chars > Self::MAX_CHARS {
            return Err(DnError::TooLong { chars });
        }
        Ok(())
    }

    /// A DN of one letter, as in the tables of the reference. No letter breaks a rule of [`Dn::new`].
    pub(crate) fn of_letter(letter: char) -> Self {
        Self(letter.to_string().into())
    }

    /// The DN as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// An error of [`Dn::new`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DnError {
    /// No characters.
    Empty,
    /// More than [`Dn::MAX_CHARS`] characters.
    TooLong {
        /// The length in characters.
        chars: usize,
    },
    /// A forbidden character: white space, a comma or a control character.
    Character {
        /// The first forbidden character.
        character: char,
        /// Its position, counted in characters from 1.
        column: usize,
    },
}

impl fmt::Display for DnError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "a DN has at least one character"),
            Self::TooLong { chars } => {
                write!(f, "a DN has at most {} characters, this one has {chars}", Dn::MAX_CHARS)
            }
            Self::Character { character, column } => {
                let character = in_text(character.encode_utf8(&mut [0; 4])).into_owned();
                write!(
                    f,
                    "a DN has no white space, comma or control character, this one has '{character}' at character {column}"
                )
            }
        }
    }
}

impl std::error::Error for DnError {}

impl fmt::Display for Dn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for Dn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Dn({:?})", &*self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: DnError) {
        assert_eq!(Dn::new(text), Err(expected));
    }

    #[test]
    fn an_empty_dn_is_an_error() {
        check("", DnError::Empty);
    }

    #[test]
    fn a_dn_of_65_characters_is_an_error() {
        assert!(Dn::new(&"é".repeat(64)).is_ok());
        check(&"é".repeat(65), DnError::TooLong { chars: 65 });
    }

    #[test]
    fn white_space_comma_and_control_character_are_errors() {
        check("a b", DnError::Character { character: ' ', column: 2 });
        check("a\u{3000}", DnError::Character { character: '\u{3000}', column: 2 });
        check(",a", DnError::Character { character: ',', column: 1 });
        check("ab\u{7f}", DnError::Character { character: '\u{7f}', column: 3 });
    }

    #[test]
    fn any_other_character_is_accepted() {
        for text in ["+49-89-1", "*72#", "\"<&|=>'\\", "内線7001", "داخلي", "🎧"] {
            assert_eq!(Dn::new(text).map(|dn| dn.to_string()).as_deref(), Ok(text));
        }
    }
}
