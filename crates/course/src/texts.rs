use callmodel_words::{Language, LearnWords};

use crate::labels::Labels;

/// The texts of a course in a language.
pub(crate) struct Texts {
    /// Questions, answers and buttons, as on the page Learn.
    pub(crate) learn: LearnWords,
    /// The texts of the course page alone.
    pub(crate) labels: &'static Labels,
}

impl Texts {
    pub(crate) fn of(language: Language) -> Self {
        Self { learn: LearnWords::of(language), labels: Labels::of(language) }
    }
}
