/// The views of the element `<call-model>`: its attribute `view`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// The ladder and the tables.
    #[default]
    Both,
    /// The ladder only.
    Ladder,
    /// The tables only.
    Tables,
}

impl View {
    /// All values, the default first.
    pub const ALL: [Self; 3] = [Self::Both, Self::Ladder, Self::Tables];

    /// The value of the attribute.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Both => "both",
            Self::Ladder => "ladder",
            Self::Tables => "tables",
        }
    }
}
