/// The form in which the run is displayed, beside its event tables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Display {
    /// The sequence diagram.
    #[default]
    Ladder,
    /// One table with a column per party, as the reference prints it.
    Table,
}

impl Display {
    /// The other form.
    pub fn other(self) -> Self {
        if self == Self::Ladder { Self::Table } else { Self::Ladder }
    }
}
