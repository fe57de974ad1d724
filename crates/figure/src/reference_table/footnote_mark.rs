use callmodel::{Attribute, Note};

/// The sign beside a value that refers to a [`Footnote`](super::Footnote).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FootnoteMark {
    /// `*OPT`: the attribute is optional.
    Opt,
    /// `a`: note *a* decided the value.
    A,
}

impl FootnoteMark {
    /// The marks of `attribute`, in the order of writing.
    pub fn of(attribute: &Attribute) -> impl Iterator<Item = Self> {
        let note = attribute.note.map(|note| match note {
            Note::A { .. } => Self::A,
        });
        attribute.optional.then_some(Self::Opt).into_iter().chain(note)
    }

    /// The mark as the reference writes it: `*OPT`, `a`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Opt => "*OPT",
            Self::A => "a",
        }
    }
}
