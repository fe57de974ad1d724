//! Sequence diagrams of a given size.

use std::fmt;

use callmodel_ladder::{Lane, Line, Mark, Message, Row, Sequence, StateBar, Tone};

/// The size of a sequence, written as lanes × messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SequenceSize {
    /// Number of lanes, at least 2.
    pub lanes: usize,
    /// Number of messages.
    pub messages: usize,
}

impl fmt::Display for SequenceSize {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}×{}", self.lanes, self.messages)
    }
}

/// Sizes that double, up to the largest drawing that layout is meant for.
pub const SIZES: [SequenceSize; 7] = [
    SequenceSize { lanes: 16, messages: 160 },
    SequenceSize { lanes: 32, messages: 320 },
    SequenceSize { lanes: 64, messages: 640 },
    SequenceSize { lanes: 128, messages: 1280 },
    SequenceSize { lanes: 256, messages: 2560 },
    SequenceSize { lanes: 512, messages: 5120 },
    SequenceSize { lanes: 1000, messages: 10_000 },
];

/// Labels of the messages, in turn. Their lengths are those of real events; with its number, the longest wraps.
const LABELS: [&str; 5] = ["Release", "EventReleased", "Delete from conference", "EventPartyDeleted", "OK"];

/// In [`named`], one message in this many is preceded by a state bar over all lanes.
const MESSAGES_PER_BAR: usize = 1000;

/// A sequence of this size. Arrows go in both directions, to neighbours and far across, alternately solid and dashed.
#[must_use]
pub fn sequence(size: SequenceSize) -> Sequence<usize> {
    let lane = |number| Lane { label: format!("{}", 7000 + number), line: Line::Solid };
    let message = |number: usize| {
        let from = number * 7 % size.lanes;
        // In 1..lanes, so a message never returns to its own lane.
        let across = 1 + number * 3 % (size.lanes - 1);
        Row::Message(Message {
            key: number,
            from,
            to: (from + across) % size.lanes,
            label: format!("{} {number:04}", LABELS[number % LABELS.len()]),
            detail: None,
            tone: if number.is_multiple_of(2) { Tone::Accent } else { Tone::News },
            line: if number.is_multiple_of(2) { Line::Solid } else { Line::Dashed },
            ends_lane: false,
            mark: Mark::None,
        })
    };
    Sequence {
        title: format!("{size}"),
        description: format!("{} lanes and {} messages.", size.lanes, size.messages),
        lanes: (1..=size.lanes).map(lane).collect(),
        rows: (0..size.messages).map(message).collect(),
        longest_name: "",
    }
}

/// The same sequence with the expensive parts of a large call: names of 64 characters, labels that hold them, a second line
/// of label, lanes that end, and state bars that name every lane.
#[must_use]
pub fn named(size: SequenceSize) -> Sequence<usize> {
    let plain = sequence(size);
    let lanes: Vec<_> =
        plain.lanes.into_iter().map(|lane| Lane { label: format!("{:0>64}", lane.label), ..lane }).collect();
    let names: Vec<_> = lanes.iter().map(|lane| lane.label.as_str()).collect();
    let names = names.join(", ");
    let rows = plain.rows.iter().cloned().enumerate().flat_map(|(number, row)| {
        let Row::Message(message) = row else { return vec![row] };
        let label =
            if number.is_multiple_of(10) { format!("Delete {}", lanes[message.to].label) } else { message.label };
        let detail = number.is_multiple_of(10).then(|| "TDeleteFromConference".to_owned());
        let message = Row::Message(Message { label, detail, ends_lane: number.is_multiple_of(20), ..message });
        let bar = StateBar { lanes: vec![0, lanes.len() - 1], label: format!("Conference · {names}") };
        if number.is_multiple_of(MESSAGES_PER_BAR) { vec![Row::Bar(bar), message] } else { vec![message] }
    });
    let rows = rows.collect();
    Sequence { rows, lanes, ..plain }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_message_goes_to_the_lane_it_comes_from() {
        for row in &sequence(SequenceSize { lanes: 50, messages: 200 }).rows {
            assert!(matches!(row, Row::Message(message) if message.from != message.to));
        }
    }

    #[test]
    fn a_named_sequence_has_long_names_and_a_bar() {
        let sequence = named(SequenceSize { lanes: 3, messages: 5 });
        assert!(sequence.lanes.iter().all(|lane| lane.label.len() == 64));
        assert!(
            matches!(sequence.rows.iter().next(), Some(Row::Bar(bar)) if bar.label.contains(&sequence.lanes[2].label))
        );
        assert_eq!(sequence.rows.len(), 6);
    }
}
