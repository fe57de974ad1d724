use std::fmt;
use std::str::FromStr;

use super::parties::Parties;
use super::words::{Word, Words, needs_escape};
use crate::{ConnId, Dn, Expected, Found, Optional, Part, Place, Request, Scenario, ScenarioError};

impl FromStr for Scenario {
    type Err = ScenarioError;

    /// Parses the text form. Statements may have any order; `parties`, `conn` and `optional` occur at most once, and steps
    /// keep their order. A `#` at the start of a word begins a comment up to the end of the line.
    fn from_str(text: &str) -> Result<Self, ScenarioError> {
        ScenarioError::check_length(text, Part::Text)?;
        let mut draft = Draft::default();
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut end = Place { part: Part::Text, line: 1, column: 1 };
        for (line, number) in lines(text).zip(1..) {
            let mut words = Words::of_line(line, number);
            if let Some(first) = words.next() {
                draft.statement(&first, &mut words)?;
            }
            end = Place { line: number, column: line.chars().count() + 1, ..end };
        }
        draft.finish(end)
    }
}

/// The lines of a text. Old programs of the Mac end them with a carriage return alone.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'))
}

/// The statements read so far, with their places for [`Expected::Once`].
#[derive(Default)]
struct Draft {
    parties: Option<(Place, Parties)>,
    conn: Option<(Place, ConnId)>,
    optional: Option<(Place, Optional)>,
    steps: Vec<Request>,
}

impl Draft {
    fn statement(&mut self, first: &Word<'_>, words: &mut Words<'_>) -> Result<(), ScenarioError> {
        match first.text {
            "parties" => {
                once(first, "parties", self.parties.as_ref().map(|(place, _)| *place))?;
                self.parties = Some((first.place, Parties::read(words)?));
            }
            "conn" => {
                once(first, "conn", self.conn.as_ref().map(|(place, _)| *place))?;
                self.conn = Some((first.place, conn(words)?));
            }
            "optional" => {
                once(first, "optional", self.optional.map(|(place, _)| place))?;
                self.optional = Some((first.place, optional(words)?));
            }
            _ => words.step(first, &mut self.steps, Expected::Statement)?,
        }
        words.end()
    }

    fn finish(self, end: Place) -> Result<Scenario, ScenarioError> {
        let missing = ScenarioError { place: end, found: Found::EndOfText, expected: Expected::Parties };
        let (_, parties) = self.parties.ok_or(missing)?;
        let scenario = parties.scenario(self.conn.map(|(_, conn_id)| conn_id).unwrap_or_default())?;
        let optional = self.optional.map(|(_, optional)| optional).unwrap_or_default();
        Ok(scenario.with_steps(self.steps).with_optional(optional))
    }
}

fn once(word: &Word<'_>, statement: &'static str, first: Option<Place>) -> Result<(), ScenarioError> {
    match first {
        None => Ok(()),
        Some(first) => Err(word.error(Expected::Once { statement, first_line: first.line })),
    }
}

pub(super) fn conn(words: &mut Words<'_>) -> Result<ConnId, ScenarioError> {
    let word = words.next().ok_or_else(|| words.missing(Expected::ConnId(crate::ConnIdError)))?;
    ConnId::new(word.text).map_err(|error| word.error(Expected::ConnId(error)))
}

pub(super) fn optional(words: &mut Words<'_>) -> Result<Optional, ScenarioError> {
    let word = words.next().ok_or_else(|| words.missing(Expected::ShowOrOmit))?;
    [Optional::Show, Optional::Omit]
        .into_iter()
        .find(|optional| optional.as_str() == word.text)
        .ok_or_else(|| word.error(Expected::ShowOrOmit))
}

impl fmt::Display for Scenario {
    /// Writes the text form: `parties`, `conn`, `optional` unless it is the default, and one line per step.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "parties")?;
        for dn in self.call.parties() {
            write!(f, " {}", EscapedDn(dn))?;
        }
        writeln!(f, "\nconn {}", self.call.conn_id())?;
        if self.optional != Optional::default() {
            writeln!(f, "optional {}", self.optional.as_str())?;
        }
        for step in &self.steps {
            match step {
                Request::ReleaseCall { by } => writeln!(f, "release {}", EscapedDn(by))?,
                Request::DeleteFromConference { by, other_dn } => {
                    writeln!(f, "delete {} by {}", EscapedDn(other_dn), EscapedDn(by))?;
                }
            }
        }
        Ok(())
    }
}

/// A DN in the text form, with a `\` before it where it would begin a comment. [`Words::dn_of`] removes it.
struct EscapedDn<'a>(&'a Dn);

impl fmt::Display for EscapedDn<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.0.as_str();
        let escape = if needs_escape(text) { "\\" } else { "" };
        write!(f, "{escape}{text}")
    }
}
