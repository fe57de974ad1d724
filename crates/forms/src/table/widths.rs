use std::ops::Range;

use super::line::{CellLine, ColumnRoom};

/// The padding on each side of a cell's text.
pub(super) const PADDING: usize = 1;

/// The column widths of a drawn table, in terminal columns.
pub(super) struct Widths {
    columns: Vec<Column>,
}

/// The width of a column.
struct Column {
    /// The maximum width of its text.
    width: usize,
    /// The start of attribute values in it.
    values_at: usize,
}

impl Widths {
    /// Widths that fit each of `rooms`; see [`ColumnRoom::fit`] for `tight`.
    pub(super) fn new(rooms: &[ColumnRoom], tight: bool) -> Self {
        let column = |room: &ColumnRoom| {
            let (width, values_at) = room.fit(tight);
            Column { width, values_at }
        };
        Self { columns: rooms.iter().map(column).collect() }
    }

    /// Widens the columns of `span` evenly until a text of `width` fits across them.
    pub(super) fn make_room(&mut self, span: Range<usize>, width: usize) {
        let missing = width.saturating_sub(self.span(span.clone()));
        let count = span.len();
        for (index, column) in self.columns[span].iter_mut().enumerate() {
            column.width += missing / count + usize::from(index < missing % count);
        }
    }

    /// The number of columns.
    pub(super) fn count(&self) -> usize {
        self.columns.len()
    }

    /// The maximum width of a text across the columns of `span`, which is not empty.
    pub(super) fn span(&self, span: Range<usize>) -> usize {
        self.outer(span).saturating_sub(2 * PADDING)
    }

    /// The width of `span` with the padding of its cells and the lines between them, but without the outer lines.
    pub(super) fn outer(&self, span: Range<usize>) -> usize {
        let between = span.len().saturating_sub(1);
        self.columns[span].iter().map(|column| column.width + 2 * PADDING).sum::<usize>() + between
    }

    /// The width of the table with its outer lines.
    pub(super) fn total(&self) -> usize {
        self.outer(0..self.count()) + 2
    }

    /// The text of `line` in the column with this index, unpadded.
    pub(super) fn written(&self, index: usize, line: &CellLine) -> String {
        line.written(self.columns[index].values_at)
    }
}
