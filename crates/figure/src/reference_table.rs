mod footnote;
mod footnote_mark;

use callmodel::{Attribute, Basis, Call, Columns, Dn, Event, EventName, Phase, Request, Run, State, Step};

pub use footnote::{Decision, Footnote};
pub use footnote_mark::FootnoteMark;

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

/// A row of a [`ReferenceTable`]. Every step has a heading, a state, its request, its events and a state, in this order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableRow {
    /// A new step begins.
    Heading {
        /// The number of the step, counted from 1.
        step: usize,
        /// The phase of the step.
        phase: Phase,
        /// The source of its events.
        basis: Basis,
    },
    /// The state of the call, written across the columns of its parties.
    State {
        /// The state. The reference writes nothing for a call that has ended; views say so in words of their own.
        state: State,
        /// The columns of the parties on the call, ascending. They need not be neighbours. None when it has ended.
        columns: Vec<usize>,
    },
    /// The request, in the column of the party that makes it.
    Request {
        /// The column.
        column: usize,
        /// The request: its label and function stand in the cell.
        request: Request,
    },
    /// The events in the order of their columns; those of one column by their index.
    Events(Vec<EventCell>),
    /// The run has no steps, so there is nothing below the state.
    NoSteps,
}

/// An event in the column of the party that receives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventCell {
    /// The column.
    pub column: usize,
    /// The id of the same event in the ladder.
    pub id: MessageId,
    /// The event.
    pub name: EventName,
    /// The attributes that the run shows, in the order of the reference. [`FootnoteMark::of`] gives their marks.
    pub attributes: Vec<Attribute>,
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

impl TableRow {
    /// Whether the row is a state of a call with the party of `column`.
    fn is_on_call(&self, column: usize) -> bool {
        matches!(self, Self::State { columns, .. } if columns.binary_search(&column).is_ok())
    }

    /// Whether the row has a state, request or event of the party of `column`.
    fn is_about(&self, column: usize) -> bool {
        match self {
            Self::Heading { .. } | Self::NoSteps => false,
            Self::State { .. } => self.is_on_call(column),
            Self::Request { column: by, .. } => *by == column,
            Self::Events(cells) => cells.binary_search_by_key(&column, |cell| cell.column).is_ok(),
        }
    }

    /// The row with `column` alone, which gets the index 0; `None` if nothing is left.
    fn only(&self, column: usize) -> Option<Self> {
        match self {
            Self::Heading { .. } | Self::NoSteps => Some(self.clone()),
            Self::State { state, .. } => {
                let columns = if self.is_on_call(column) { vec![0] } else { Vec::new() };
                Some(Self::State { state: *state, columns })
            }
            Self::Request { column: by, request } => {
                (*by == column).then(|| Self::Request { column: 0, request: request.clone() })
            }
            Self::Events(cells) => {
                let first = cells.partition_point(|cell| cell.column < column);
                let of_column = cells[first..].iter().take_while(|cell| cell.column == column);
                let cells: Vec<_> = of_column.map(|cell| EventCell { column: 0, ..cell.clone() }).collect();
                (!cells.is_empty()).then_some(Self::Events(cells))
            }
        }
    }
}

/// The state of `call` across the columns of its parties.
fn state_row(columns: &Columns, call: &Call) -> TableRow {
    TableRow::State { state: call.state(), columns: columns.of_parties(call) }
}

/// The events of `step`, each in the column of its party.
fn events_row(columns: &Columns, run: &Run, number: usize, step: &Step) -> TableRow {
    let cell = |(id, event): (MessageId, &Event)| {
        let column = columns.of(event.party())?;
        Some(EventCell { column, id, name: event.name(), attributes: run.attributes(event) })
    };
    TableRow::Events(MessageId::of_events(number, step, columns).into_iter().filter_map(cell).collect())
}
