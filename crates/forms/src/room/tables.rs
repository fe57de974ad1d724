use callmodel::{EventName, Request};
use callmodel_figure::{EventTable, Figure, StepFigure};
use serde::Deserialize;

use crate::Controls;

/// The rows of the tables, in px.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TableParts {
    /// The gap between two rows.
    gap: i32,
    /// The summary of the filter.
    filter: i32,
    /// The placeholder of the tables before the first step.
    empty: i32,
    /// The placeholder with an invitation to make a request.
    invitation: i32,
    /// The sentence above the tables of a conference.
    lead: i32,
    /// The checkbox for optional attributes.
    optional: i32,
    /// The heading of a step.
    heading: i32,
    /// The sentence about folded tables, with its button.
    fold: i32,
    /// A table of EventReleased in a conversation.
    released_last: i32,
    /// A table of EventReleased in a conference.
    released: i32,
    /// A table of EventPartyDeleted.
    party_deleted: i32,
    /// The gap between two tables.
    between: i32,
    /// The number of tables beside each other.
    columns: usize,
}

impl TableParts {
    /// The height of all rows.
    pub(super) fn height(&self, figure: &Figure, controls: Controls) -> i32 {
        let is_full = controls == Controls::Full;
        let steps = &figure.steps;
        if steps.is_empty() {
            return if is_full { self.invitation } else { self.empty };
        }
        let is_conference = steps.iter().flat_map(|step| &step.tables).any(is_party_deleted);
        let above = [
            (self.filter, is_full),
            (self.lead, is_conference),
            (self.optional, is_full && steps.iter().any(ends_the_call)),
        ];
        let above = above.into_iter().filter_map(|(height, is_there)| is_there.then_some(height));
        stacked(above.chain(steps.iter().map(|step| self.step(step))), self.gap)
    }

    fn step(&self, step: &StepFigure) -> i32 {
        let deleted = step.tables.iter().filter(|table| is_party_deleted(table)).count();
        let folds = deleted > EventTable::MOST_ALIKE;
        let mut heights: Vec<_> = step
            .tables
            .iter()
            .filter(|table| !(folds && is_party_deleted(table)))
            .map(|table| self.table(table, ends_the_call(step)))
            .collect();
        if folds {
            heights.push(self.party_deleted);
        }
        self.heading + if folds { self.fold } else { 0 } + in_rows(&heights, self.between, self.columns)
    }

    fn table(&self, table: &EventTable, ends: bool) -> i32 {
        match (table.event, ends) {
            (EventName::Released, true) => self.released_last,
            (EventName::Released, false) => self.released,
            (EventName::PartyDeleted, _) => self.party_deleted,
        }
    }
}

fn is_party_deleted(table: &EventTable) -> bool {
    table.event == EventName::PartyDeleted
}

/// Whether parties leave a conversation: only then EventReleased has optional attributes.
fn ends_the_call(step: &StepFigure) -> bool {
    matches!(step.step.request, Request::ReleaseCall { .. }) && !step.tables.iter().any(is_party_deleted)
}

/// The height of these rows, stacked.
fn stacked(heights: impl Iterator<Item = i32>, gap: i32) -> i32 {
    heights.reduce(|all, height| all + gap + height).unwrap_or(0)
}

/// The height of these tables in rows of `columns`.
fn in_rows(tables: &[i32], between: i32, columns: usize) -> i32 {
    stacked(tables.chunks(columns).filter_map(|row| row.iter().copied().max()), between)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_as_high_as_its_highest_table() {
        assert_eq!(in_rows(&[288, 115, 288], 12, 1), 288 + 12 + 115 + 12 + 288);
        assert_eq!(in_rows(&[288, 115, 288], 12, 2), 288 + 12 + 288);
        assert_eq!(in_rows(&[115], 12, 2), 115);
        assert_eq!(in_rows(&[], 12, 2), 0);
    }
}
