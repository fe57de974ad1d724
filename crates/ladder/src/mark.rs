/// The mark of a message. Views draw it by line and sign, never by colour alone (WCAG 1.4.1).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Mark {
    /// No mark.
    #[default]
    None,
    /// The message that the reader chose.
    Chosen,
    /// An expected message that is missing.
    Missing,
    /// An unexpected message.
    Unexpected,
    /// A message that differs from the expected one.
    Different,
}

impl Mark {
    /// All marks.
    pub const ALL: [Self; 5] = [Self::None, Self::Chosen, Self::Missing, Self::Unexpected, Self::Different];

    /// The name of the mark in views: `chosen`, `missing`, `unexpected` or `different`.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        match self {
            Self::None => None,
            Self::Chosen => Some("chosen"),
            Self::Missing => Some("missing"),
            Self::Unexpected => Some("unexpected"),
            Self::Different => Some("different"),
        }
    }

    /// The sign of a deviation as a character: `−`, `+` or `≠`. A choice is no deviation and has none.
    #[must_use]
    pub fn sign(self) -> Option<char> {
        match self {
            Self::None | Self::Chosen => None,
            Self::Missing => Some('−'),
            Self::Unexpected => Some('+'),
            Self::Different => Some('≠'),
        }
    }

    /// The name of a deviation; `None` for a mark that has no [`Mark::sign`].
    #[must_use]
    pub fn deviation(self) -> Option<&'static str> {
        self.sign().and_then(|_| self.name())
    }
}
