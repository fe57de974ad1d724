use callmodel_lesson::ProgressError;

/// An effect of the last action on the progress, until the next one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// The answers were removed. They can be restored.
    Removed,
    /// The answers of a file were added.
    Imported,
    /// A file was rejected.
    NotImported(ProgressError),
    /// There is no choice to check.
    ChooseFirst,
}
