use callmodel::{Event, Run, Step};
use callmodel_ladder::{Row, Sequence};

use crate::ladder::{description, ladder};
use crate::{EventTable, MessageId};

/// All that is shown of a run, made at once. What shows a part of it makes that part: [`ladder()`](crate::ladder()),
/// [`EventTable::of`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The sequence diagram: T-Server first, then all DNs of the run.
    pub ladder: Sequence<MessageId>,
    /// The steps with their tables: the diagram's equivalent in text.
    pub steps: Vec<StepFigure>,
}

/// A step and its tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepFigure {
    /// Its number, counted from 1.
    pub number: usize,
    /// The step.
    pub step: Step,
    /// A table for each event, in the order of the columns.
    pub tables: Vec<EventTable>,
}

impl Figure {
    /// What is shown of `run`.
    #[must_use]
    pub fn of(run: &Run) -> Self {
        let columns = run.columns();
        let table = |(id, event): (MessageId, &Event)| EventTable::of(run, id, event);
        let steps = run.steps.iter().zip(1..).map(|(step, number)| StepFigure {
            number,
            step: step.clone(),
            tables: MessageId::of_events(number, step, &columns).into_iter().map(table).collect(),
        });
        Self { ladder: Sequence { description: description(run), ..ladder(run) }, steps: steps.collect() }
    }

    /// The same, with a message of the ladder marked out if it is there.
    #[must_use]
    pub fn with_marked(mut self, marked: Option<&MessageId>) -> Self {
        for row in &mut self.ladder.rows {
            if let Row::Message(message) = row {
                message.marked = marked == Some(&message.key);
            }
        }
        self
    }

    /// Every text of the ladder: what a font must have to write it.
    #[must_use]
    pub fn words(&self) -> Vec<String> {
        let heads = self.ladder.lanes.iter().map(|lane| lane.label.clone());
        let rows = self.ladder.rows.iter().flat_map(|row| match row {
            Row::Bar(bar) => vec![bar.label.clone()],
            Row::Remark(remark) => vec![remark.label.clone()],
            Row::Message(message) => message.detail.iter().chain([&message.label]).cloned().collect(),
        });
        heads.chain(rows).collect()
    }
}
