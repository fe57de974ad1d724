/// The controls of the element: its attribute `controls`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Controls {
    /// Requests, names, and the number of steps done.
    #[default]
    Full,
    /// The number of steps done.
    Step,
    /// No controls.
    None,
}

impl Controls {
    /// All values, the default first.
    pub const ALL: [Self; 3] = [Self::Full, Self::Step, Self::None];

    /// The value of the attribute.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Step => "step",
            Self::None => "none",
        }
    }
}
