/// A run as the reference prints it: one table with a column per party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReferenceTable {}
