use callmodel::{Event, Run, Step};
use callmodel_ladder::{Mark, Row, Sequence};

use crate::ladder::{description, ladder};
use crate::{EventTable, MessageId};

/// Ladder and tables of a whole run. A view of a part makes only that part: [`ladder()`](crate::ladder()),
/// [`EventTable::of`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The sequence diagram: T-Server first, then all DNs of the run.
    pub ladder: Sequence<MessageId>,
    /// The steps with their tables: the text alternative of the diagram.
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
    /// The figure of `run`.
    #[must_use]
    pub fn of(run: &Run) -> Self {
        let columns = run.columns();
        let table = |(id, event): (MessageId, &Event)| EventTable::of(run.optional, id, event);
        let steps = run.steps.iter().zip(1..).map(|(step, number)| StepFigure {
            number,
            step: step.clone(),
            tables: MessageId::of_events(number, step, &columns).into_iter().map(table).collect(),
        });
        Self { ladder: Sequence { description: description(run), ..ladder(run) }, steps: steps.collect() }
    }

    /// The same figure with `mark` on the message with this id, if there is one. The description names a deviation, too.
    #[must_use]
    pub fn with_mark(mut self, id: &MessageId, mark: Mark) -> Self {
        let Sequence { lanes, rows, description, .. } = &mut self.ladder;
        for row in rows.iter_mut() {
            let Row::Message(message) = row else { continue };
            if message.key != *id {
                continue;
            }
            message.mark = mark;
            if let Some(name) = mark.deviation() {
                let [from, to] =
                    [message.from, message.to].map(|lane| lanes.get(lane).map_or("", |lane| lane.label.as_str()));
                let space = if description.is_empty() { "" } else { " " };
                let what = message.detail.as_ref().unwrap_or(&message.label);
                *description += &format!("{space}{name}: {what} from {from} to {to}.");
            }
        }
        self
    }

    /// Every text of the ladder, to check that a font has its characters.
    #[must_use]
    pub fn words(&self) -> Vec<String> {
        words(&self.ladder)
    }
}

/// Every text of `ladder`.
pub(crate) fn words<K>(ladder: &Sequence<K>) -> Vec<String> {
    let heads = ladder.lanes.iter().map(|lane| lane.label.clone());
    let rows = ladder.rows.iter().flat_map(|row| match row {
        Row::Bar(bar) => vec![bar.label.clone()],
        Row::Remark(remark) => vec![remark.label.clone()],
        Row::Message(message) => message.detail.iter().chain([&message.label]).cloned().collect(),
    });
    heads.chain(rows).collect()
}

#[cfg(test)]
mod tests {
    use callmodel::Scenario;

    use super::*;

    /// The figure of a call in which A deletes B, with a mark on a message.
    fn marked(id: &str, mark: Mark) -> Figure {
        let run = Scenario::from_short("A B C", "delete B by A").unwrap().play().unwrap();
        Figure::of(&run).with_mark(&id.parse().unwrap(), mark)
    }

    /// The ids of the messages that have a mark.
    fn marks(figure: &Figure) -> Vec<(String, Mark)> {
        let message = |row: &Row<MessageId>| match row {
            Row::Message(message) => Some((message.key.to_string(), message.mark)),
            Row::Bar(_) | Row::Remark(_) => None,
        };
        figure.ladder.rows.iter().filter_map(message).filter(|(_, mark)| *mark != Mark::None).collect()
    }

    #[test]
    fn a_mark_is_on_the_message_with_its_id_alone() {
        for mark in Mark::ALL.into_iter().filter(|mark| *mark != Mark::None) {
            assert_eq!(marks(&marked("1.C", mark)), [("1.C".to_owned(), mark)]);
        }
        assert_eq!(marks(&marked("2", Mark::Chosen)), []);
    }

    #[test]
    fn several_messages_have_marks_of_their_own() {
        let figure = marked("1.C", Mark::Missing).with_mark(&"1.A".parse().unwrap(), Mark::Different);
        assert_eq!(marks(&figure), [("1.A".to_owned(), Mark::Different), ("1.C".to_owned(), Mark::Missing)]);
    }

    #[test]
    fn the_description_names_a_deviation_and_no_choice() {
        let plain = marked("1.C", Mark::None).ladder.description;
        assert_eq!(marked("1.C", Mark::Chosen).ladder.description, plain);
        let added = |id, mark| marked(id, mark).ladder.description.strip_prefix(&plain).unwrap().to_owned();
        assert_eq!(added("1.C", Mark::Missing), " missing: EventPartyDeleted from T-Server to C.");
        assert_eq!(added("1", Mark::Unexpected), " unexpected: TDeleteFromConference from A to T-Server.");
        assert_eq!(added("1.B", Mark::Different), " different: EventReleased from T-Server to B.");
    }
}
