use crate::{Dn, DnError, Expected, Found, Part, Place, Request, Scenario, ScenarioError};

/// The tokenizer of both forms: an iterator over the words of one statement, with their places.
pub(super) struct Words<'a> {
    rest: &'a str,
    place: Place,
    comments: bool,
}

/// A word and its place.
pub(super) struct Word<'a> {
    pub(super) text: &'a str,
    pub(super) place: Place,
}

impl<'a> Words<'a> {
    /// The words of a line of the text form, where `#` at the start of a word begins a comment.
    pub(super) fn of_line(text: &'a str, line: usize) -> Self {
        Self { rest: text, place: Place { part: Part::Text, line, column: 1 }, comments: true }
    }

    /// The words of a field of the short form, which has no comments. `text` starts at `column` of the field.
    pub(super) fn of_field(text: &'a str, part: Part, column: usize) -> Self {
        Self { rest: text, place: Place { part, line: 1, column }, comments: false }
    }

    /// The end of the words read so far.
    pub(super) fn place(&self) -> Place {
        self.place
    }

    /// The error that the statement ends where `expected` is missing.
    pub(super) fn missing(&self, expected: Expected) -> ScenarioError {
        ScenarioError { place: self.place, found: Found::EndOfStatement, expected }
    }

    /// Reads the word `by`.
    fn by(&mut self) -> Result<(), ScenarioError> {
        match self.next() {
            Some(word) if word.text == "by" => Ok(()),
            Some(word) => Err(word.error(Expected::By)),
            None => Err(self.missing(Expected::By)),
        }
    }

    /// Reads a DN.
    fn dn(&mut self) -> Result<Dn, ScenarioError> {
        match self.next() {
            Some(word) => self.dn_of(&word),
            None => Err(self.missing(Expected::Dn(DnError::Empty))),
        }
    }

    /// The DN that `word` denotes.
    ///
    /// In the text form, a `\` before a `#`, or before backslashes and a `#`, is an escape and not part of the DN. In front
    /// of any other word it is part of it.
    pub(super) fn dn_of(&self, word: &Word<'_>) -> Result<Dn, ScenarioError> {
        let text = match word.text.strip_prefix('\\') {
            Some(rest) if self.comments && needs_escape(rest) => rest,
            _ => word.text,
        };
        Dn::new(text).map_err(|error| word.error(Expected::Dn(error)))
    }

    /// Reads the request after its first word `verb`. `None` when no request has this verb.
    fn request(&mut self, verb: &str) -> Option<Result<Request, ScenarioError>> {
        match verb {
            "release" => Some(self.dn().map(|by| Request::ReleaseCall { by })),
            "delete" => Some(self.delete()),
            _ => None,
        }
    }

    /// Reads the step after its first word `verb` and appends it to `steps`.
    ///
    /// # Errors
    /// `expected` at a `verb` of no request, [`Expected::NoMoreSteps`] above the limit, and the errors of the request.
    pub(super) fn step(
        &mut self,
        verb: &Word<'_>,
        steps: &mut Vec<Request>,
        expected: Expected,
    ) -> Result<(), ScenarioError> {
        let request = self.request(verb.text).ok_or_else(|| verb.error(expected))??;
        if steps.len() == Scenario::MAX_STEPS {
            return Err(verb.error(Expected::NoMoreSteps));
        }
        steps.push(request);
        Ok(())
    }

    fn delete(&mut self) -> Result<Request, ScenarioError> {
        let other_dn = self.dn()?;
        self.by()?;
        Ok(Request::DeleteFromConference { by: self.dn()?, other_dn })
    }

    /// Checks that no word follows.
    pub(super) fn end(&mut self) -> Result<(), ScenarioError> {
        self.next().map_or(Ok(()), |word| Err(word.error(Expected::EndOfStatement)))
    }
}

impl<'a> Iterator for Words<'a> {
    type Item = Word<'a>;

    fn next(&mut self) -> Option<Word<'a>> {
        let start = self.rest.find(|c: char| !c.is_whitespace());
        let (blank, text) = self.rest.split_at(start?);
        if self.comments && text.starts_with('#') {
            self.rest = "";
            return None;
        }
        let (text, rest) = text.split_at(text.find(char::is_whitespace).unwrap_or(text.len()));
        self.rest = rest;
        let place = Place { column: self.place.column + blank.chars().count(), ..self.place };
        self.place.column = place.column + text.chars().count();
        Some(Word { text, place })
    }
}

/// Whether the text form escapes a DN by a `\` before it: it would begin a comment, or be read as an escaped DN.
pub(super) fn needs_escape(dn: &str) -> bool {
    dn.trim_start_matches('\\').starts_with('#')
}

impl Word<'_> {
    /// An error at this word.
    pub(super) fn error(&self, expected: Expected) -> ScenarioError {
        ScenarioError { place: self.place, found: Found::Word(self.text.to_owned()), expected }
    }
}
