use callmodel::{Scenario, ScenarioError};

use super::LessonQuestion;
use crate::{AskError, Kind, Question, QuestionError, Recipe, What};

/// The content of a fence, and its byte offset in the lesson.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fence<'text> {
    pub(super) text: &'text str,
    pub(super) at: usize,
    /// The number of the fence's first line, counted from 1.
    pub(super) line: usize,
}

/// A statement of a fence: its first word, the rest of the line, and the byte offsets of both in the lesson.
struct Statement<'text> {
    word: &'text str,
    word_at: usize,
    rest: &'text str,
    rest_at: usize,
}

/// What is wrong, and where: a byte offset in the lesson.
type At = (usize, What);

/// The most questions of one range.
const MOST_SEEDS: u64 = 100;

impl<'text> Fence<'text> {
    fn statements(&self) -> impl Iterator<Item = Statement<'text>> {
        let mut at = self.at;
        self.text.split_inclusive('\n').filter_map(move |line| {
            let start = at + line.len() - line.trim_start().len();
            at += line.len();
            let line = line.trim();
            let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
            let rest = rest.trim_start();
            let rest_at = start + line.len() - rest.len();
            (!word.is_empty()).then_some(Statement { word, word_at: start, rest, rest_at })
        })
    }

    fn end(&self) -> usize {
        self.at + self.text.trim_end().len()
    }

    /// The scenario of a worked example.
    pub(super) fn example(&self) -> Result<Scenario, At> {
        self.scenario(self.text)
    }

    /// The question of a fence `call-model ask`.
    pub(super) fn question(&self) -> (Option<LessonQuestion>, Vec<At>) {
        let mut problems = Vec::new();
        let (mut ask, mut hint, mut answer): (Option<Statement<'_>>, _, _) = (None, None, None);
        for statement in self.statements() {
            match statement.word {
                "ask" => ask = Some(statement),
                "hint" if !statement.rest.is_empty() => hint = Some(statement.rest.to_owned()),
                "answer" => answer = Some(statement),
                _ => {}
            }
        }
        if hint.is_none() {
            problems.push((ask.as_ref().map_or(self.at, |ask| ask.word_at), What::NoHint));
        }
        let question = self.made(ask.as_ref()).map_err(|problem| problems.push(problem)).ok();
        if let (Some(question), Some(answer)) = (&question, &answer) {
            let choices = question.english().choices();
            let by_model = &choices[question.answer()];
            if !choices.iter().any(|choice| choice == answer.rest) {
                problems.push((answer.rest_at, What::NoChoice { found: answer.rest.to_owned(), choices }));
            } else if answer.rest != by_model {
                let what = What::WrongAnswer { found: answer.rest.to_owned(), by_model: by_model.clone() };
                problems.push((answer.rest_at, what));
            }
        }
        (question.map(|question| LessonQuestion { question, hint, line: self.line }), problems)
    }

    fn made(&self, ask: Option<&Statement<'_>>) -> Result<Question, At> {
        // Statements of the question become blank lines, so that places in the scenario text are those of the fence.
        let is_scenario = |line: &&str| !matches!(line.split_whitespace().next(), Some("ask" | "hint" | "answer"));
        let text: String =
            self.text.split_inclusive('\n').map(|line| if is_scenario(&line) { line } else { "\n" }).collect();
        let scenario = self.scenario(&text)?;
        let ask =
            ask.ok_or((self.end(), What::Missing { expected: "a line `ask …`, such as `ask value:A.ThirdPartyDN`" }))?;
        let asked = ask.rest.parse().map_err(|error: AskError| {
            let before: usize = ask.rest.chars().take(error.column - 1).map(char::len_utf8).sum();
            (ask.rest_at + before, What::Ask(error))
        })?;
        Question::of(&scenario, &asked).map_err(|error| (ask.rest_at, What::Question(error)))
    }

    /// The generated questions of a fence `call-model questions`.
    pub(super) fn questions(&self) -> (Vec<LessonQuestion>, Vec<At>) {
        let mut problems = Vec::new();
        let (mut kind, mut seeds, mut parties, mut hint): (Option<Kind>, _, _, _) = (None, None, None, None);
        for Statement { word, word_at, rest, rest_at } in self.statements() {
            let mut wrong = |expected| problems.push((rest_at, What::Value { found: rest.to_owned(), expected }));
            match word {
                "kind" => match rest.parse() {
                    Ok(found) => kind = Some(found),
                    Err(_) => problems.push((rest_at, What::Kind { found: rest.to_owned() })),
                },
                "seeds" => match range(rest) {
                    Some(found) => seeds = Some(found),
                    None => wrong("a number, or a range of at most 100, such as `1-3`"),
                },
                "parties" => match rest.parse().ok().filter(|count| Recipe::PARTIES.contains(count)) {
                    Some(found) => parties = Some(found),
                    None => wrong("a number of parties from 2 to 8"),
                },
                "hint" if !rest.is_empty() => hint = Some(rest.to_owned()),
                "hint" => {}
                _ => {
                    let expected = "`kind`, `seeds`, `parties` or `hint`";
                    problems.push((word_at, What::Unknown { found: word.to_owned(), expected }));
                }
            }
        }
        if hint.is_none() {
            problems.push((self.at, What::NoHint));
        }
        let Some((first, last)) = seeds else {
            if problems.is_empty() {
                problems.push((self.end(), What::Missing { expected: "a line `seeds …`, such as `seeds 1-3`" }));
            }
            return (Vec::new(), problems);
        };
        let made: Result<Vec<_>, QuestionError> = (first..=last)
            .map(|seed| Question::from_seed(kind.unwrap_or_else(|| Kind::of_seed(seed)), seed, parties))
            .collect();
        let of_lesson = |question| LessonQuestion { question, hint: hint.clone(), line: self.line };
        match made {
            Ok(made) => (made.into_iter().map(of_lesson).collect(), problems),
            Err(error) => {
                problems.push((self.at, What::Question(error)));
                (Vec::new(), problems)
            }
        }
    }

    /// The scenario of `text`, which has the lines of the fence. Its steps are accepted.
    fn scenario(&self, text: &str) -> Result<Scenario, At> {
        let scenario: Scenario = text.parse().map_err(|error: ScenarioError| {
            let at = self.offset(error.place.line, error.place.column);
            (at, What::Scenario { found: error.found, expected: error.expected })
        })?;
        match scenario.play() {
            Ok(_) => Ok(scenario),
            Err(stopped) => {
                let is_step = |statement: &Statement<'_>| matches!(statement.word, "release" | "delete");
                let step = self.statements().filter(is_step).nth(stopped.step() - 1);
                Err((step.map_or(self.at, |step| step.word_at), What::Unreachable(stopped)))
            }
        }
    }

    /// The byte offset in the lesson of a line and a column of the fence, both counted from 1.
    fn offset(&self, line: usize, column: usize) -> usize {
        let start: usize = self.text.split_inclusive('\n').take(line - 1).map(str::len).sum();
        let rest = &self.text[start..];
        self.at + start + rest.char_indices().nth(column - 1).map_or(rest.len(), |(at, _)| at)
    }
}

/// A number, or two with a hyphen, in order.
fn range(text: &str) -> Option<(u64, u64)> {
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let (first, last) = (first.trim().parse().ok()?, last.trim().parse().ok()?);
    (first <= last && last - first < MOST_SEEDS).then_some((first, last))
}
