use std::ops::Range;

use super::line::{CellLine, ColumnRoom};

/// Spaces left and right of the text of a cell.
pub(super) const PADDING: usize = 1;

/// The widths of the columns of a drawn table, all in columns of the terminal.
pub(super) struct Widths {
    columns: Vec<Column>,
}

/// One of them.
struct Column {
    /// The widest text that fits.
    width: usize,
    /// Where the values of attributes start in it.
    values_at: usize,
}

impl Widths {
    /// Widths that give each its `room`; see [`ColumnRoom::fit`] for `tight`.
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

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.columns.len()
    }

    /// The widest text that fits across the columns of `span`, of which there is at least one.
    pub(super) fn span(&self, span: Range<usize>) -> usize {
        self.outer(span).saturating_sub(2 * PADDING)
    }

    /// The width of `span` with the padding of its cells and the lines between them, without the lines around it.
    pub(super) fn outer(&self, span: Range<usize>) -> usize {
        let between = span.len().saturating_sub(1);
        self.columns[span].iter().map(|column| column.width + 2 * PADDING).sum::<usize>() + between
    }

    /// The width of the whole, with the lines around it.
    pub(super) fn total(&self) -> usize {
        self.outer(0..self.count()) + 2
    }

    /// `line` as it stands in the column of this index, not padded.
    pub(super) fn written(&self, index: usize, line: &CellLine) -> String {
        line.written(self.columns[index].values_at)
    }
}
