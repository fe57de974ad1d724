//! Lines that measuring programs print: one JSON object each.

use serde::{Deserialize, Serialize};

/// The relation of a measured thing to this project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Part of this project.
    Ours,
    /// A program that others use for the same.
    Peer,
    /// A lower bound: the browser's own work, an empty page, a copy of the bytes.
    Floor,
}

/// One line, such as `{"version":{"of":"chromium","is":"156.0"}}`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Record {
    /// The version of a program that takes part.
    Version {
        /// The program: `chromium`, `mermaid`.
        of: String,
        /// Its version.
        is: String,
    },
    /// One value of a measure.
    Sample(Sample),
    /// One click, from Chromium's trace.
    Click(Click),
    /// Frames while a page scrolled.
    Frames(Frames),
    /// A peak of memory.
    Peak(Peak),
}

impl Record {
    /// The records among lines of output. Other lines are progress messages.
    ///
    /// # Errors
    /// If a line begins as a JSON object and is no record.
    pub(crate) fn read(lines: &[String]) -> serde_json::Result<Vec<Self>> {
        lines.iter().filter(|line| line.starts_with('{')).map(|line| serde_json::from_str(line)).collect()
    }
}

/// One value of a measure. Samples that agree in all but the value belong to one measure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sample {
    /// The measured thing.
    pub group: String,
    /// Size of the input: lanes × messages, parties, parties × steps; or a word.
    pub size: String,
    /// Relation to this project.
    pub role: Role,
    /// The program or code that ran.
    pub name: String,
    /// Less is better.
    pub value: f64,
    /// ms, µs or kB.
    pub unit: String,
}

/// Times of one click, in ms. Those after `painted` are processor time of the main thread.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Click {
    /// Parties × steps; `0×0` for the empty page.
    pub size: String,
    /// `request`, `undo`, or `text` on the empty page.
    pub button: String,
    /// From the input until the display has the frame.
    pub presented: f64,
    /// From the input until the main thread has handed over the frame.
    pub painted: f64,
    /// Script without the layout that it forces.
    pub script: f64,
    /// Style, layout and pre-paint that script forces.
    pub forced: f64,
    /// Style and layout when due.
    pub layout: f64,
    /// Paint, up to the commit of the frame.
    pub paint: f64,
}

/// Intervals between the frames of a page that scrolled in one way, in ms.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Frames {
    /// Parties × steps.
    pub size: String,
    /// `ladder` or `empty`.
    pub page: String,
    /// Means and direction, such as `wheel down`.
    pub how: String,
    /// The intervals.
    pub intervals: Vec<f64>,
    /// How many frames were late.
    pub late: usize,
    /// Durations of long tasks: 50 ms or more.
    pub long: Vec<f64>,
}

/// The peak of allocated memory during one computation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Peak {
    /// The program or code that ran.
    pub group: String,
    /// Size of the input.
    pub size: String,
    /// Most bytes allocated at once.
    pub bytes: usize,
    /// Steps of the run, or shapes of the drawing.
    pub parts: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_read_from_lines_that_begin_an_object() {
        let lines = ["starting", r#"{"version":{"of":"mermaid","is":"12.3.0"}}"#].map(str::to_owned);
        let version = Record::Version { of: "mermaid".to_owned(), is: "12.3.0".to_owned() };
        assert_eq!(Record::read(&lines).expect("one line is a record"), [version]);
    }

    #[test]
    fn an_object_that_is_no_record_is_an_error() {
        let error = Record::read(&[r#"{"sample":{"group":"x"}}"#.to_owned()]).expect_err("it has no value");
        assert!(error.to_string().contains("missing field `size`"), "{error}");
    }
}
