use std::borrow::Cow;

use crate::Fault;
use crate::fault::FaultAt;

/// Byte offsets of the line starts of a document, for binary search.
#[derive(Debug)]
pub(crate) struct LineIndex<'text> {
    text: &'text str,
    starts: Vec<usize>,
}

impl<'text> LineIndex<'text> {
    pub(crate) fn new(text: &'text str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { text, starts }
    }

    /// Converts a byte offset to line and column.
    pub(crate) fn fault(&self, fault: FaultAt) -> Fault {
        let line = self.starts.partition_point(|start| *start <= fault.at);
        let start = self.starts[line - 1];
        let before = self.text.get(start..fault.at).unwrap_or_default();
        Fault { line, column: before.chars().count() + 1, message: fault.message }
    }
}

/// Splits a document after its byte order mark, which is no part of its text: places are counted behind it.
pub(crate) fn split_bom(text: &str) -> (&str, &str) {
    let len = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    text.split_at(len)
}

/// A document whose lines end in line feeds alone or behind a carriage return. A carriage return alone ends a line of `CommonMark`,
/// but no fence that the parser finds. Places stay the same.
pub(crate) fn with_line_feeds(text: &str) -> Cow<'_, str> {
    let is_alone = |(at, _): &(usize, &str)| !text[at + 1..].starts_with('\n');
    if !text.match_indices('\r').any(|found| is_alone(&found)) {
        return Cow::Borrowed(text);
    }
    let mut changed = String::with_capacity(text.len());
    for (at, _) in text.match_indices('\r').filter(is_alone) {
        changed.push_str(&text[changed.len()..at]);
        changed.push('\n');
    }
    changed.push_str(&text[changed.len()..]);
    Cow::Owned(changed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        let place = |at| {
            let fault = LineIndex::new("ä\nö = x\n").fault(FaultAt { at, message: String::new() });
            (fault.line, fault.column)
        };
        assert_eq!([0, 3, 5, 10].map(place), [(1, 1), (2, 1), (2, 2), (3, 1)]);
    }

    #[test]
    fn a_carriage_return_alone_becomes_a_line_feed() {
        for (text, changed) in
            [("a\rb\r\rc\r", "a\nb\n\nc\n"), ("a\r\r\nb\r\n", "a\n\r\nb\r\n"), ("a\r\nb\n", "a\r\nb\n")]
        {
            assert_eq!(with_line_feeds(text), changed, "{text:?}");
        }
    }
}
