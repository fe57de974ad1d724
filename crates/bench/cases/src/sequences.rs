//! The sequences that are measured: the same for the same size, always.

use std::fmt;

use callmodel_ladder::{Lane, Line, Mark, Message, Row, Sequence, Tone};

/// How large a sequence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Size {
    /// How many lanes it has.
    pub(crate) lanes: usize,
    /// How many messages.
    pub(crate) messages: usize,
}

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}×{}", self.lanes, self.messages)
    }
}

/// What the messages say, by turns: names of the lengths that calls have. With the number, the longest is folded.
const LABELS: [&str; 5] = ["Release", "EventReleased", "Delete from conference", "EventPartyDeleted", "OK"];

/// A sequence of this size. Arrows go both ways, to the next lane and far across, solid and dashed by turns.
pub(crate) fn sequence(size: Size) -> Sequence<usize> {
    let lane = |number| Lane { label: format!("{}", 7000 + number), line: Line::Solid };
    let message = |number: usize| {
        let from = number * 7 % size.lanes;
        // From 1 to one less than the lanes there are, so never the lane itself.
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
    }
}
