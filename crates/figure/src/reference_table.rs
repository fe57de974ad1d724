mod footnote;
mod footnote_mark;
mod table_row;

use callmodel::{Call, Columns, Dn, Event, Run, Step};

pub use footnote::{Decision, Footnote};
pub use footnote_mark::FootnoteMark;
pub use table_row::{EventCell, TableRow};

use crate::MessageId;

/// A run as the reference prints it (EMR, Releasing Calls): one table with a column per party, read from top to bottom.
///
/// Columns are indices into [`ReferenceTable::parties`].
///
/// ```
/// use callmodel::Scenario;
/// use callmodel_figure::ReferenceTable;
///
/// let run = Scenario::from_short("A B", "release A")?.play()?;
/// assert_eq!(ReferenceTable::of(&run).parties.len(), 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReferenceTable {
    /// The columns, from left to right: all DNs of the run.
    pub parties: Vec<Dn>,
    /// The rows in the order of time.
    pub rows: Vec<TableRow>,
    /// The notes that the rows refer to, and no others.
    pub footnotes: Vec<Footnote>,
}

impl ReferenceTable {
    /// The table of `run`.
    #[must_use]
    pub fn of(run: &Run) -> Self {
        let columns = run.columns();
        let mut rows = Vec::with_capacity(5 * run.steps.len());
        for (index, step) in run.steps.iter().enumerate() {
            rows.push(TableRow::Heading { step: index + 1, phase: step.phase, basis: step.basis });
            rows.push(state_row(&columns, &step.before));
            rows.extend(columns.of(step.request.by()).map(|column| {
                let request = step.request.clone();
                TableRow::Request { column, request }
            }));
            rows.push(events_row(&columns, run, index + 1, step));
            rows.push(state_row(&columns, &step.after));
        }
        if rows.is_empty() {
            rows.extend([state_row(&columns, &run.call), TableRow::NoSteps]);
        }
        let footnotes = Footnote::of(&rows);
        Self { parties: columns.dns().to_vec(), rows, footnotes }
    }

    /// The table of one column: its cells, in the steps that the party takes part in. It has no footnotes.
    #[must_use]
    pub fn only(&self, column: usize) -> Self {
        let steps = self.rows.chunk_by(|_, next| !matches!(next, TableRow::Heading { .. }));
        let rows = steps.filter(|rows| rows.iter().any(|row| row.is_about(column))).flatten();
        Self {
            parties: self.parties.get(column).cloned().into_iter().collect(),
            rows: rows.filter_map(|row| row.only(column)).collect(),
            footnotes: Vec::new(),
        }
    }
}

/// The state of `call` across the columns of its parties.
fn state_row(columns: &Columns, call: &Call) -> TableRow {
    TableRow::State { state: call.state(), columns: columns.of_parties(call.parties()) }
}

/// The events of `step`, each in the column of its party.
fn events_row(columns: &Columns, run: &Run, number: usize, step: &Step) -> TableRow {
    let cell = |(id, event): (MessageId, &Event)| {
        let column = columns.of(event.party())?;
        Some(EventCell { column, id, name: event.name(), attributes: run.attributes(event) })
    };
    TableRow::Events(MessageId::of_events(number, step, columns).into_iter().filter_map(cell).collect())
}
