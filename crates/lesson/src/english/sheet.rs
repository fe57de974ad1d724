use super::English;
use super::text::{request, value};
use crate::Kind;

impl English<'_> {
    /// The question as plain text: the prompt, the call in scenario text, the given events, and the choices with their letters.
    /// A last request that tells the answer is left out.
    #[must_use]
    pub fn sheet(&self) -> String {
        let mut text = format!("{}\n\n", self.prompt());
        // The calls of a handler are its choices.
        if self.question.kind() != Kind::Handler {
            text.push_str(&self.call());
        }
        for event in self.question.shown_events() {
            let attributes = event.attributes.iter().map(|(name, found)| format!("{} {}", name.as_str(), value(found)));
            let attributes = attributes.collect::<Vec<_>>().join(", ");
            text.push_str(&format!("    {}: {attributes}\n", event.name.as_str()));
        }
        if !text.ends_with("\n\n") {
            text.push('\n');
        }
        for (index, choice) in self.choices().iter().enumerate() {
            text.push_str(&format!("  {}) {choice}\n", Self::letter(index)));
        }
        text
    }

    /// The letter of a choice: `a` for index 0.
    #[must_use]
    pub fn letter(index: usize) -> char {
        ('a'..='z').nth(index).unwrap_or('?')
    }

    /// The right answer with its letter, and the explanation.
    #[must_use]
    pub fn solution(&self) -> String {
        format!("{}. {}", self.answer(), self.why())
    }

    /// The right answer with its letter: `c) C`.
    #[must_use]
    pub fn answer(&self) -> String {
        let answer = self.question.answer();
        format!("{}) {}", Self::letter(answer), self.choices()[answer])
    }

    /// The call and its steps in scenario text, indented.
    fn call(&self) -> String {
        let before = self.question.before();
        let lines = before.steps.iter().map(|step| format!("    {}\n", request(step)));
        let asked = self.question.shown_request().map_or_else(|| "?".to_owned(), request);
        let parties = before.parties_text();
        format!("    parties {}\n{}    {asked}\n", callmodel::in_text(&parties), lines.collect::<String>())
    }
}
