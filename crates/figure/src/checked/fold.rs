use callmodel_trace::{Name, Record};

/// The most messages before the first departure that are all drawn.
const MOST_BEFORE: usize = 4;

/// The most messages in a row without a departure that are drawn between departures.
const MOST_BETWEEN: usize = 3;

/// The most messages that are drawn of a call whose departures agree, or of one without departures.
const MOST: usize = 200;

/// The last messages that are drawn of a call without departures.
const LAST: usize = 20;

/// A part of the messages of a call, by index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// A message that is drawn.
    Drawn(usize),
    /// Messages that are left out: their number, and the word for their place.
    Folded(usize, &'static str),
}

/// Chooses the messages that are drawn: those from the first departure that differs on, without long rows of messages that
/// tell of no departure. `start` is the index of the first event of that departure; `is_due` tells messages with a finding.
pub(super) fn fold(records: &[Record], start: Option<usize>, is_due: &dyn Fn(&Record) -> bool) -> Vec<Part> {
    let from = match start {
        None if records.len() <= LAST => 0,
        None => records.len() - LAST,
        Some(start) => with_requests(records, start),
    };
    let start = if from <= MOST_BEFORE { 0 } else { from };
    let mut drawn: Vec<bool> = (0..records.len()).map(|at| at >= start).collect();
    if start < records.len() && from < records.len() && drawn[from..].len() > MOST_BETWEEN {
        let is_other = |at: usize| !tells_of_departure(&records[at]) && !is_due(&records[at]);
        let mut at = from;
        while at < records.len() {
            let end = (at..records.len()).find(|at| !is_other(*at)).unwrap_or(records.len());
            if end - at > MOST_BETWEEN {
                drawn[at..end].fill(false);
            }
            at = end + 1;
        }
    }
    let mut count = 0;
    for (at, is_drawn) in drawn.iter_mut().enumerate().filter(|(_, is_drawn)| **is_drawn) {
        count += 1;
        *is_drawn = count <= MOST || is_due(&records[at]);
    }
    parts(&drawn)
}

/// The index of the first request directly before the message at `start`.
fn with_requests(records: &[Record], start: usize) -> usize {
    let is_asked = |record: &Record| record.name.is_request() && tells_of_departure(record);
    (0..start).rev().take_while(|at| is_asked(&records[*at])).last().unwrap_or(start)
}

/// Whether a message tells that a party leaves.
fn tells_of_departure(record: &Record) -> bool {
    record.name.in_model().is_some()
        || matches!(
            record.name,
            Name::RequestReleaseCall
                | Name::RequestDeleteFromConference
                | Name::Error
                | Name::Abandoned
                | Name::Diverted
                | Name::PartyChanged
        )
}

fn parts(drawn: &[bool]) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut at = 0;
    for run in drawn.chunk_by(|one, other| one == other) {
        let end = at + run.len();
        if drawn[at] {
            parts.extend((at..end).map(Part::Drawn));
        } else {
            let place = match (at, end) {
                (0, _) => "earlier",
                (_, end) if end == drawn.len() => "later",
                _ => "other",
            };
            parts.push(Part::Folded(run.len(), place));
        }
        at = end;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folded_messages_are_earlier_other_or_later() {
        let parts = parts(&[false, false, true, false, true, false]);
        assert_eq!(
            parts,
            [
                Part::Folded(2, "earlier"),
                Part::Drawn(2),
                Part::Folded(1, "other"),
                Part::Drawn(4),
                Part::Folded(1, "later")
            ]
        );
    }
}
