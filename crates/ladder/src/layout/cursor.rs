use crate::Head;
use crate::distance::{AROUND_BAR, AROUND_HEADS, BETWEEN_MESSAGES, BOTTOM, TOP};

/// The state of a layout between two rows, on which the places of the rows below depend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cursor {
    /// The bottom of the row above.
    pub(super) bottom: i32,
    /// Whether the row above is a message.
    pub(super) below_message: bool,
    /// The number of rows above.
    pub(super) rows: usize,
    /// The number of messages above.
    pub(super) messages: usize,
    /// For each lane, whether its lifeline has ended.
    pub(super) ended: Vec<bool>,
}

impl Cursor {
    /// The state before the first row, below `heads`.
    pub(super) fn below(heads: &[Head], lanes: usize) -> Self {
        let top = heads.iter().map(|head| head.area.y + head.area.height + AROUND_HEADS).max().unwrap_or(0);
        let bottom = top + TOP - AROUND_BAR;
        Self { bottom, below_message: false, rows: 0, messages: 0, ended: vec![false; lanes] }
    }

    /// The top of the lifelines, if this is the state before the first row.
    pub(super) fn top(&self) -> i32 {
        self.bottom + AROUND_BAR - TOP
    }

    /// The top of the next row.
    pub(super) fn next(&self, is_message: bool) -> i32 {
        self.bottom + if self.below_message && is_message { BETWEEN_MESSAGES } else { AROUND_BAR }
    }

    /// The height of the drawing, if no row follows.
    pub(super) fn height(&self) -> i32 {
        self.bottom + BOTTOM
    }
}
