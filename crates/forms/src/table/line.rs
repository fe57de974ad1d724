use callmodel::{Attribute, in_text};
use callmodel_figure::FootnoteMark;

use super::width::width;

/// The columns of the terminal between the longest name of an attribute and its value.
const GAP: usize = 2;

/// A line of a cell, ready to be measured.
pub(super) enum CellLine {
    /// A text.
    Text(String),
    /// An attribute: its value stands where the column has its values.
    Attribute {
        /// `ThisDN`
        name: &'static str,
        /// The value, with its marks.
        value: String,
    },
}

impl CellLine {
    /// A line that says `text`.
    pub(super) fn text(text: &str) -> Self {
        Self::Text(in_text(text).into_owned())
    }

    /// The line of `attribute`. The mark `a` stands in brackets, since `OK a` reads as one value.
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

    /// The line, not padded, with the value of an attribute at `values_at` or after its name.
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

/// How much room the lines of a column need.
#[derive(Clone, Copy, Default)]
pub(super) struct ColumnRoom {
    /// The widest line with its values straight after their names.
    tight: usize,
    /// The longest name.
    name: usize,
    /// The widest value.
    value: usize,
}

impl ColumnRoom {
    /// Makes room for `line`.
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

    /// The width of the column, and where its values start. When `tight`, the values stand below each other only as far
    /// as this costs no room: then the value of a long name starts further right.
    pub(super) fn fit(self, tight: bool) -> (usize, usize) {
        let aligned = self.name + GAP;
        if tight {
            (self.tight, aligned.min(self.tight - self.value))
        } else {
            (self.tight.max(aligned + self.value), aligned)
        }
    }
}
