use callmodel::Event;
use callmodel_figure::{Lanes, MessageId, SERVER_LANE};
use callmodel_ladder::{Remark, Row};
use callmodel_lesson::{Ask, Question};
use callmodel_words::LearnWords;

/// A place to fill: the index of its row among [`rows`], and its lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Blank {
    /// The index of the row.
    pub row: usize,
    /// The lane of the receiver; `None` for a request, which may be that of any party.
    pub lane: Option<usize>,
}

/// The rows of the last step before the answer: its request and the given events as messages, the others as remarks. With
/// them, the place to fill.
#[must_use]
pub fn rows(question: &Question, lanes: &Lanes, words: &LearnWords) -> (Vec<Row<MessageId>>, Option<Blank>) {
    let (number, step) = (question.run().steps.len(), question.step());
    let across = |label: &str| {
        let last = lanes.columns().dns().len();
        Row::Remark(Remark { lanes: vec![SERVER_LANE, SERVER_LANE + last], label: label.to_owned() })
    };
    let request = if question.hides_request() { across("") } else { lanes.request(number, step) };
    let mut rows = vec![request];
    match &question.ask {
        Ask::Event { party } => {
            let lane = lanes.lane(party);
            // The place is drawn over it.
            rows.push(Row::Remark(Remark { lanes: vec![SERVER_LANE, lane], label: String::new() }));
            return (rows, Some(Blank { row: 1, lane: Some(lane) }));
        }
        Ask::Value { .. } | Ask::Difference { .. } | Ask::Handler { .. } => rows.push(across(&words.place_events())),
        Ask::Request { party } => {
            let is_known = |event: &Event| party.as_ref().is_none_or(|party| party == event.party());
            let events = MessageId::of_events(number, step, lanes.columns());
            rows.extend(
                events.into_iter().filter(|(_, event)| is_known(event)).map(|(id, event)| lanes.event(id, event)),
            );
            return (rows, Some(Blank { row: 0, lane: None }));
        }
        Ask::Fault { .. } => {
            let events = MessageId::of_events(number, step, lanes.columns());
            rows.extend(events.into_iter().map(|(id, event)| lanes.event(id, event)));
        }
    }
    (rows, None)
}
