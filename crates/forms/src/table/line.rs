use callmodel::{Attribute, in_text};
use callmodel_figure::FootnoteMark;

use super::width::width;

/// The gap in terminal columns between the longest attribute name and its value.
const GAP: usize = 2;

/// An unpadded line of a cell.
pub(super) enum CellLine {
    /// A text.
    Text(String),
    /// An attribute. Its value is aligned with the other values of the column.
    Attribute {
        /// `ThisDN`
        name: &'static str,
        /// The value, with its marks.
        value: String,
    },
}

impl CellLine {
    /// A line with the text `text`.
    pub(super) fn text(text: &str) -> Self {
        Self::Text(in_text(text).into_owned())
    }

    /// The line of `attribute`. The mark `a` is in brackets, because `OK a` would read as one value.
    pub(super) fn attribute(attribute: &Attribute) -> Self {
        let mut value = in_text(&attribute.value.to_string()).into_owned();
        for mark in FootnoteMark::of(attribute) {
            value += &match mark {
                FootnoteMark::Opt => format!(" {}", mark.as_str()),
                FootnoteMark::A => format!(" ({})", mark.as_str()),
            };
        }
        Self::Attribute { name: attribute.name.as_str(), value }
    }

    /// The line, unpadded. The value of an attribute begins at `values_at`, or after a longer name.
    pub(super) fn written(&self, values_at: usize) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Attribute { name, value } => {
                let blank = values_at.saturating_sub(name.len()).max(1);
                format!("{name}{:blank$}{value}", "")
            }
        }
    }
}

/// The maximum widths of the lines in a column.
#[derive(Clone, Copy, Default)]
pub(super) struct ColumnRoom {
    /// The widest line if each value follows its name after one space.
    tight: usize,
    /// The longest name.
    name: usize,
    /// The widest value.
    value: usize,
}

impl ColumnRoom {
    /// Updates the maxima by `line`.
    pub(super) fn add(&mut self, line: &CellLine) {
        match line {
            CellLine::Text(text) => self.tight = self.tight.max(width(text)),
            CellLine::Attribute { name, value } => {
                let value = width(value);
                self.tight = self.tight.max(name.len() + 1 + value);
                self.name = self.name.max(name.len());
                self.value = self.value.max(value);
            }
        }
    }

    /// The width of the column, and the start of its values. `tight` gives the minimum width: the values are aligned as far as
    /// they fit, and the value after a long name begins further right.
    pub(super) fn fit(self, tight: bool) -> (usize, usize) {
        let aligned = self.name + GAP;
        if tight {
            (self.tight, aligned.min(self.tight - self.value))
        } else {
            (self.tight.max(aligned + self.value), aligned)
        }
    }
}
