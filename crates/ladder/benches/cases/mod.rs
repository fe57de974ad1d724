//! The sequences that are measured: the same for the same size, always.

use std::fmt;

use callmodel_ladder::{Lane, Line, Message, Row, Sequence, StateBar, Tone};

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

/// One message in so many is followed by a bar over all lanes, which names each of them.
const BARS: usize = 1000;

/// A sequence of this size with what makes calls large: names of 64 letters, messages about them with a detail below, lanes
/// that end, and bars.
pub(crate) fn named(size: Size) -> Sequence<usize> {
    let plain = sequence(size);
    let lanes: Vec<_> =
        plain.lanes.into_iter().map(|lane| Lane { label: format!("{:0>64}", lane.label), ..lane }).collect();
    let names: Vec<_> = lanes.iter().map(|lane| lane.label.as_str()).collect();
    let names = names.join(", ");
    let rows = plain.rows.into_iter().enumerate().flat_map(|(number, row)| {
        let Row::Message(message) = row else { return vec![row] };
        let label =
            if number.is_multiple_of(10) { format!("Delete {}", lanes[message.to].label) } else { message.label };
        let detail = number.is_multiple_of(10).then(|| "TDeleteFromConference".to_owned());
        let message = Row::Message(Message { label, detail, ends_lane: number.is_multiple_of(20), ..message });
        let bar = StateBar { lanes: vec![0, lanes.len() - 1], label: format!("Conference · {names}") };
        if number.is_multiple_of(BARS) { vec![Row::Bar(bar), message] } else { vec![message] }
    });
    let rows = rows.collect();
    Sequence { rows, lanes, title: plain.title, description: plain.description }
}

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
            marked: false,
        })
    };
    Sequence {
        title: format!("{size}"),
        description: format!("{} lanes and {} messages.", size.lanes, size.messages),
        lanes: (1..=size.lanes).map(lane).collect(),
        rows: (0..size.messages).map(message).collect(),
    }
}
