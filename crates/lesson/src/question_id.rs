use crate::Question;
use crate::hash::fnv1a;

impl Question {
    /// The id, which is the text of a link to the question: `value-7-3`, or
    /// `A B C, delete B by C, value:A.ThirdPartyDN`. [`Question::from_link`] reads it back. The ConnID is not part of it.
    #[must_use]
    pub fn id(&self) -> String {
        match &self.recipe {
            Some(recipe) => recipe.to_string(),
            None => {
                // A DN has no comma, so commas separate the fields.
                let (parties, steps) = (self.scenario.parties_text(), self.scenario.steps_text());
                format!("{parties}, {steps}, {}", self.ask)
            }
        }
    }

    /// A hash of what is asked, of the choices and of the answer. Saved progress is kept by id and hash, so a question that
    /// was changed counts as unanswered.
    #[must_use]
    pub fn hash(&self) -> u64 {
        let choices = self.english().choices().join("\n");
        let (parties, steps) = (self.scenario.parties_text(), self.scenario.steps_text());
        fnv1a(&format!("{parties}\n{steps}\n{}\n{choices}\n{}", self.ask, self.answer()))
    }
}
