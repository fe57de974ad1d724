mod footnote;
mod mark;

use callmodel::{Attribute, Basis, Call, Columns, Dn, Event, EventName, Phase, Request, Run, State, Step};

pub use footnote::{Decision, Footnote};
pub use mark::Mark;

/// A run as the reference prints it (EMR, Releasing Calls): one table with a column per party, read from top to bottom.
///
/// It is a plain value, made by [`ReferenceTable::of`]. A column is
/// named by its index in [`ReferenceTable::parties`].
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
    /// The parties of the call at the start: the columns, from left to right.
    pub parties: Vec<Dn>,
    /// The rows in the order of time.
    pub rows: Vec<Row>,
    /// The notes that the rows refer to, and no others.
    pub footnotes: Vec<Footnote>,
}

/// A row of a [`ReferenceTable`]. Every step has a heading, a state, its request, its events and a state, in this order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// A new step begins.
    Heading {
        /// The number of the step, counted from 1.
        step: usize,
        /// The phase that it is.
        phase: Phase,
        /// What its events rest on.
        basis: Basis,
    },
    /// What the call is, written across the columns of its parties.
    State {
        /// What the reference calls such a call. For a call that has ended it writes nothing; a drawing says so.
        state: State,
        /// The columns of the parties on the call, ascending. They need not be neighbours. None when it has ended.
        columns: Vec<usize>,
    },
    /// What is asked, in the column of the party that asks.
    Request {
        /// The column.
        column: usize,
        /// The request: its label and function stand in the cell.
        request: Request,
    },
    /// What the parties are told, at most one event a column, columns ascending.
    Events(Vec<EventCell>),
    /// The run has no steps, so there is nothing below the state.
    NoSteps,
}

/// An event in the column of the party that receives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventCell {
    /// The column.
    pub column: usize,
    /// Which event.
    pub name: EventName,
    /// The attributes that the run shows, in the order of the reference. [`Mark::of`] gives their marks.
    pub attributes: Vec<Attribute>,
}

impl ReferenceTable {
    /// The table of `run`.
    #[must_use]
    pub fn of(run: &Run) -> Self {
        let columns = run.call.columns();
        let mut rows = Vec::with_capacity(5 * run.steps.len());
        for (index, step) in run.steps.iter().enumerate() {
            rows.push(Row::Heading { step: index + 1, phase: step.phase, basis: step.basis });
            rows.push(state_row(&columns, &step.before));
            rows.extend(columns.of(step.request.by()).map(|column| {
                let request = step.request.clone();
                Row::Request { column, request }
            }));
            rows.push(events_row(&columns, run, step));
            rows.push(state_row(&columns, &step.after));
        }
        if rows.is_empty() {
            rows.extend([state_row(&columns, &run.call), Row::NoSteps]);
        }
        let footnotes = Footnote::of(&rows);
        Self { parties: run.call.parties().to_vec(), rows, footnotes }
    }

    /// The table of one column only: what the rows say to that party, for the steps it took part in. The footnotes stay
    /// with the whole.
    #[must_use]
    pub fn only(&self, column: usize) -> Self {
        let steps = self.rows.chunk_by(|_, next| !matches!(next, Row::Heading { .. }));
        let rows = steps.filter(|rows| rows.iter().any(|row| row.is_on_call(column))).flatten();
        Self {
            parties: self.parties.get(column).cloned().into_iter().collect(),
            rows: rows.filter_map(|row| row.only(column)).collect(),
            footnotes: Vec::new(),
        }
    }
}

impl Row {
    /// Whether it is a state that the party of `column` takes part in.
    fn is_on_call(&self, column: usize) -> bool {
        matches!(self, Self::State { columns, .. } if columns.binary_search(&column).is_ok())
    }

    /// What is left of the row when `column` is the only one, under the index 0.
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
                let index = cells.binary_search_by_key(&column, |cell| cell.column).ok()?;
                Some(Self::Events(vec![EventCell { column: 0, ..cells[index].clone() }]))
            }
        }
    }
}

/// What the reference writes across the columns for `call`.
fn state_row(columns: &Columns, call: &Call) -> Row {
    // Those who stay keep their order, so the columns rise.
    Row::State { state: call.state(), columns: call.parties().iter().filter_map(|dn| columns.of(dn)).collect() }
}

/// The events of `step`, each in the column of its party.
fn events_row(columns: &Columns, run: &Run, step: &Step) -> Row {
    let cell = |event: &Event| {
        let column = columns.of(event.party())?;
        Some(EventCell { column, name: event.name(), attributes: run.attributes(event) })
    };
    // Events come in the order of the parties, so the columns rise.
    Row::Events(step.events.iter().filter_map(cell).collect())
}
