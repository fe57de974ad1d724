use callmodel::{Basis, Note};

use super::footnote_mark::FootnoteMark;
use super::table_row::TableRow;

/// A note below the table (EMR, Releasing Calls, in our own words).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Footnote {
    /// The meaning of [`FootnoteMark::Opt`].
    Opt,
    /// The meaning of [`FootnoteMark::A`].
    A {
        /// The steps in which the note decided CallState, in their order.
        decisions: Vec<Decision>,
    },
}

/// A step in which note *a* decided CallState.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The number of the step, counted from 1.
    pub step: usize,
    /// The source of the step: the note decides a value in a table of the reference, or replaces a missing table.
    pub basis: Basis,
    /// The note, with the number of parties that remain.
    pub note: Note,
}

impl Footnote {
    /// The notes that `rows` refer to, in the order of the marks.
    pub(super) fn of(rows: &[TableRow]) -> Vec<Self> {
        let mut optional = false;
        let mut decisions: Vec<Decision> = Vec::new();
        let mut current = (0, Basis::Table);
        for row in rows {
            match row {
                TableRow::Heading { step, basis, .. } => current = (*step, *basis),
                TableRow::Events(cells) => {
                    let attributes = || cells.iter().flat_map(|cell| &cell.attributes);
                    optional |= attributes().any(|attribute| attribute.optional);
                    // All remaining parties receive the same CallState, so one note is enough for the step.
                    let note = attributes().find_map(|attribute| attribute.note);
                    decisions.extend(note.map(|note| Decision { step: current.0, basis: current.1, note }));
                }
                TableRow::State { .. } | TableRow::Request { .. } | TableRow::NoSteps => {}
            }
        }
        let note_a = (!decisions.is_empty()).then_some(Self::A { decisions });
        optional.then_some(Self::Opt).into_iter().chain(note_a).collect()
    }

    /// The mark that refers to it.
    #[must_use]
    pub fn mark(&self) -> FootnoteMark {
        match self {
            Self::Opt => FootnoteMark::Opt,
            Self::A { .. } => FootnoteMark::A,
        }
    }

    /// The text in paragraphs: the rule, then its application in each step.
    #[must_use]
    pub fn paragraphs(&self) -> Vec<String> {
        match self {
            Self::Opt => vec!["The attribute is optional: T-Server may leave it out.".to_owned()],
            Self::A { decisions } => {
                let rule = "CallState is Conferenced when more than two parties remain on the call, otherwise OK.";
                let carried = decisions.iter().any(|decision| decision.basis == Basis::NoteA).then_some(
                    "The reference has no table for more than three parties. In a step based on this note, everyone who \
                     stays is told what the three-party table tells them.",
                );
                let rules = [Some(rule), carried].into_iter().flatten().map(str::to_owned);
                rules.chain(decisions.iter().map(Decision::text)).collect()
            }
        }
    }
}

impl Decision {
    /// `Step 1: 2 parties remain, so CallState is OK.`
    #[must_use]
    pub fn text(&self) -> String {
        let Note::A { remaining } = self.note;
        format!("Step {}: {remaining} parties remain, so CallState is {}.", self.step, self.note.call_state().as_str())
    }
}
