use std::collections::BTreeMap;

use serde::Serialize;

use crate::Layout;

/// Counts of one log: what was read, and what was not.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Tally {
    /// Bytes.
    pub bytes: u64,
    /// Lines, also an unfinished last one.
    pub lines: u64,
    /// Messages.
    pub messages: u64,
    /// Copies to a backup server, `[BSYNC]`: skipped.
    pub copies: u64,
    /// Standard messages that repeat the name of an event, 0454x: skipped.
    pub repeats: u64,
    /// Attributes before the first header, as at the start of a rotated file: skipped.
    pub orphans: u64,
    /// Headers without attributes: skipped.
    pub empty_headers: u64,
    /// Lines that are longer than the limit: skipped.
    pub long_lines: u64,
    /// Messages with more attributes than the limit, of which the last are dropped.
    pub long_messages: u64,
    /// Lines of SIP Server's threads, such as `$+CTI:`. They tell a thread file from the file with the messages.
    pub thread_lines: u64,
    /// Messages by layout.
    #[serde(skip)]
    pub layouts: BTreeMap<Layout, u64>,
    /// The value of `Application name:` in the file header.
    #[serde(skip)]
    pub application: Option<String>,
    /// Whether the last line is unfinished.
    pub is_cut: bool,
    /// Whether the text is UTF-16 or UTF-32, in which no message is found.
    #[serde(skip)]
    pub is_utf16: bool,
    /// The time of the last stamp.
    #[serde(skip)]
    pub end: Option<i64>,
}

impl Tally {
    /// Adds the counts of the next part of the log.
    pub(crate) fn add(&mut self, part: Self) {
        self.bytes += part.bytes;
        self.lines += part.lines;
        self.messages += part.messages;
        self.copies += part.copies;
        self.repeats += part.repeats;
        self.orphans += part.orphans;
        self.empty_headers += part.empty_headers;
        self.long_lines += part.long_lines;
        self.long_messages += part.long_messages;
        self.thread_lines += part.thread_lines;
        for (layout, count) in part.layouts {
            *self.layouts.entry(layout).or_default() += count;
        }
        self.is_cut = part.is_cut;
    }

    /// The layout of most messages.
    #[must_use]
    pub fn layout(&self) -> Option<Layout> {
        let count = |layout: &Layout| self.layouts.get(layout).copied().unwrap_or_default();
        Layout::ALL
            .into_iter()
            .filter(|layout| count(layout) > 0)
            .max_by_key(|layout| (count(layout), std::cmp::Reverse(*layout)))
    }
}
