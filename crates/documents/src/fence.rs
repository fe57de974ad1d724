use callmodel::Scenario;
use callmodel_forms::{Colours, Controls, Tag, View};
use callmodel_lesson::{LessonQuestion, Problem, QuestionFence};

use crate::choice;
use crate::fault::FaultAt;
use crate::markdown::Fence;

/// The tag of a fence in the document `text`.
///
/// # Errors
/// The first fault: of the options, of the scenario text, or a refused step.
fn tag(text: &str, fence: &Fence) -> Result<Tag, FaultAt> {
    let (view, controls, colours) = options(text, fence)?;
    let scenario: Scenario = fence.text.parse().map_err(|error: callmodel::ScenarioError| {
        let at = offset(&fence.text, error.place.line, error.place.column);
        FaultAt { at: fence.source_offset(at), message: format!("found {}, expected {}", error.found, error.expected) }
    })?;
    if let Err(stopped) = scenario.play() {
        let at = fence.source_offset(step_offset(&fence.text, stopped.step()));
        return Err(FaultAt { at, message: stopped.to_string() });
    }
    Ok(Tag { view, controls, colours, ..Tag::new(scenario) })
}

/// What a fence holds.
pub(crate) enum Content {
    /// A model, with its options.
    Model(Tag),
    /// Questions.
    Questions(Vec<LessonQuestion>),
}

/// The content of a fence in the document `text`.
///
/// # Errors
/// The first fault of a model, all faults of questions.
pub(crate) fn content(text: &str, fence: &Fence) -> Result<Content, Vec<FaultAt>> {
    let Some(kind) = question_fence(text, fence) else {
        return tag(text, fence).map(Content::Model).map_err(|fault| vec![fault]);
    };
    let (questions, problems) = kind.parse(&fence.text);
    if problems.is_empty() {
        return Ok(Content::Questions(questions));
    }
    let fault = |Problem { line, column, what }: Problem| {
        let at = fence.source_offset(offset(&fence.text, line, column));
        FaultAt { at, message: what.to_string() }
    };
    Err(problems.into_iter().map(fault).collect())
}

/// The kind of questions in a fence `call-model ask` or `call-model questions`. `None` for a model.
fn question_fence(text: &str, fence: &Fence) -> Option<QuestionFence> {
    let mut words = text[fence.options.clone()].split(is_separator).filter(|word| !word.is_empty());
    words.next().and_then(QuestionFence::named)
}

/// Whether a character separates the options of a fence.
fn is_separator(character: char) -> bool {
    character.is_whitespace() || matches!(character, ',' | '{' | '}')
}

/// The options in the info string of a fence: words such as `view=ladder` or `view="ladder"`, separated by white space, commas or
/// braces.
fn options(text: &str, fence: &Fence) -> Result<(View, Controls, Colours), FaultAt> {
    let (mut view, mut controls, mut colours) = Default::default();
    let options = &text[fence.options.clone()];
    let mut at = fence.options.start;
    for word in options.split(is_separator) {
        match word.split_once('=').map(|(name, value)| (name, value.trim_matches(['"', '\'']))) {
            None if word.is_empty() => {}
            Some(("view", value)) => view = choice::view(value, at)?,
            Some(("controls", value)) => controls = choice::controls(value, at)?,
            Some(("theme", value)) => colours = choice::theme(value, at)?,
            _ => return Err(FaultAt::expected(at, word, "`view=`, `controls=` or `theme=`")),
        }
        // The separator may be white space of several bytes.
        at += word.len() + text[at + word.len()..].chars().next().map_or(0, char::len_utf8);
    }
    Ok((view, controls, colours))
}

/// The byte offset of a line and column, both counted from 1.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let rest = &text[start..];
    start + rest.char_indices().nth(column - 1).map_or(rest.len(), |(at, _)| at)
}

/// The byte offset of the step with this number, counted from 1, in scenario text.
fn step_offset(text: &str, number: usize) -> usize {
    let mut at = 0;
    let mut steps = 0;
    for line in text.split_inclusive('\n') {
        let word = line.trim_start();
        if word.starts_with("release") || word.starts_with("delete") {
            steps += 1;
            if steps == number {
                return at + line.len() - word.len();
            }
        }
        at += line.len();
    }
    at
}
