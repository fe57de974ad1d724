use callmodel::{Attribute, Basis, EventName, Phase, Request, State};

use crate::MessageId;

/// A row of a [`ReferenceTable`](crate::ReferenceTable). Every step has a heading, a state, its request, its events and a state, in this order.
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
        /// The request; the cell has its label and function.
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
    /// The attributes that the run shows, in the order of the reference. [`FootnoteMark::of`](crate::FootnoteMark::of) gives their marks.
    pub attributes: Vec<Attribute>,
}

impl TableRow {
    /// Whether the row is a state of a call with the party of `column`.
    fn is_on_call(&self, column: usize) -> bool {
        matches!(self, Self::State { columns, .. } if columns.binary_search(&column).is_ok())
    }

    /// Whether the row has a state, request or event of the party of `column`.
    pub(super) fn is_about(&self, column: usize) -> bool {
        match self {
            Self::Heading { .. } | Self::NoSteps => false,
            Self::State { .. } => self.is_on_call(column),
            Self::Request { column: by, .. } => *by == column,
            Self::Events(cells) => cells.binary_search_by_key(&column, |cell| cell.column).is_ok(),
        }
    }

    /// The row with `column` alone, which gets the index 0; `None` if nothing is left.
    pub(super) fn only(&self, column: usize) -> Option<Self> {
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
