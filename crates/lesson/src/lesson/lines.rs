use crate::{Problem, What};

/// Byte offsets of the line starts of a lesson, for binary search.
#[derive(Debug)]
pub(super) struct Lines<'text> {
    text: &'text str,
    starts: Vec<usize>,
}

impl<'text> Lines<'text> {
    pub(super) fn new(text: &'text str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { text, starts }
    }

    /// The number of the line with this byte, counted from 1.
    pub(super) fn line(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at)
    }

    /// A problem at a byte.
    pub(super) fn problem(&self, at: usize, what: What) -> Problem {
        let line = self.line(at);
        let before = self.text.get(self.starts[line - 1]..at).unwrap_or_default();
        Problem { line, column: before.chars().count() + 1, what }
    }
}
