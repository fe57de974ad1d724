use callmodel::Scenario;
use callmodel_forms::{Colours, Controls, Tag, View};

use crate::choice::{THEMES, one_of};
use crate::fault::FaultAt;
use crate::markdown::Fence;

/// The tag that a fence of the document `text` stands for, or the first thing that is wrong with it.
pub(crate) fn tag(text: &str, fence: &Fence) -> Result<Tag, FaultAt> {
    let (view, controls, colours) = options(text, fence)?;
    let scenario: Scenario = fence.text.parse().map_err(|error: callmodel::ScenarioError| {
        let at = byte(&fence.text, error.place.line, error.place.column);
        FaultAt { at: fence.place(at), message: format!("found {}, expected {}", error.found, error.expected) }
    })?;
    if let Err(stopped) = scenario.play() {
        let at = fence.place(step(&fence.text, stopped.step()));
        return Err(FaultAt { at, message: stopped.to_string() });
    }
    Ok(Tag { view, controls, colours, ..Tag::new(scenario) })
}

/// What the first line of a fence says: words such as `view=ladder`, between spaces or commas.
fn options(text: &str, fence: &Fence) -> Result<(View, Controls, Colours), FaultAt> {
    let (mut view, mut controls, mut colours) = Default::default();
    let written = &text[fence.options.clone()];
    let separates = |c: char| c.is_whitespace() || c == ',';
    let mut at = fence.options.start;
    for word in written.split(separates) {
        match word.split_once('=') {
            None if word.is_empty() => {}
            Some(("view", value)) => view = one_of("view", value, at, &View::ALL.map(|it| (it.as_str(), it)))?,
            Some(("controls", value)) => {
                controls = one_of("controls", value, at, &Controls::ALL.map(|it| (it.as_str(), it)))?;
            }
            Some(("theme", value)) => colours = one_of("theme", value, at, &THEMES)?,
            _ => return Err(FaultAt::expected(at, word, "`view=`, `controls=` or `theme=`")),
        }
        // What separates two words is one byte, or a white space that is no usual one.
        at += word.len() + text[at + word.len()..].chars().next().map_or(0, char::len_utf8);
    }
    Ok((view, controls, colours))
}

/// The byte of a text at a line and a column, both counted from 1.
fn byte(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let rest = &text[start..];
    start + rest.char_indices().nth(column - 1).map_or(rest.len(), |(at, _)| at)
}

/// The byte at which a step stands in scenario text, counted from 1.
fn step(text: &str, number: usize) -> usize {
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
