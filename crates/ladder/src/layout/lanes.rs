use crate::distance::{FIRST_LANE, GREATEST_PITCH, LEAST_PITCH};
use crate::{Density, Message, PlacedLane, Row, Sequence};

use super::bar::least_pitch;
use super::message::{labelled_lane, least_gap};

/// Where the lanes are: the result of the first pass and of the second.
#[derive(Clone, Copy)]
pub(super) struct Lanes {
    pub(super) density: Density,
    count: i32,
    first: i32,
    /// The distance from the first lane to the second, where the longest names stand.
    lead: i32,
    /// The distance between all other lanes, alike so that heads and arrows are regular.
    pitch: i32,
}

impl Lanes {
    /// First pass: the lanes as close as their folded labels allow. Bars ask for room only where there is no end of it, for
    /// on a screen it is better to see more lanes, and a bar says its text whole to who points at it.
    pub(super) fn least<K>(sequence: &Sequence<K>, density: Density, on_screen: bool) -> Self {
        let count = i32::try_from(sequence.lanes.len()).unwrap_or(i32::MAX);
        let least = density.of(LEAST_PITCH);
        let mut lanes = Self { density, count, first: density.of(FIRST_LANE), lead: least, pitch: least };
        // What was measured last. The events of a step have the same name, and take the same room.
        let mut measured: Option<(&Message<K>, i32)> = None;
        for row in &sequence.rows {
            match row {
                Row::Message(message) => {
                    let alike =
                        measured.filter(|(last, _)| last.label == message.label && last.detail == message.detail);
                    let (_, least) = *measured.insert(alike.unwrap_or_else(|| (message, least_gap(message, density))));
                    let gap = if labelled_lane(message) == 1 { &mut lanes.lead } else { &mut lanes.pitch };
                    *gap = even(least + 1).max(*gap);
                }
                Row::Bar(bar) if !on_screen => lanes.pitch = even(least_pitch(bar, density) + 1).max(lanes.pitch),
                Row::Bar(_) | Row::Remark(_) => {}
            }
        }
        // The heads of the first lane and the second stand side by side.
        lanes.lead = even(lanes.first + lanes.pitch / 2 + 1).max(lanes.lead);
        lanes
    }

    /// Second pass: the lanes spread over `room` as far as they may.
    pub(super) fn spread(self, room: i32) -> Self {
        // Every gap gets the same share, and the place to the right of the last lane half of one.
        let halves = 2 * (self.count - 1) + 1;
        let share = 2 * (room - self.width()).max(0) / halves.max(1);
        let wider = |gap: i32| even(gap + share).min(GREATEST_PITCH.max(gap));
        Self { lead: wider(self.lead), pitch: wider(self.pitch), ..self }
    }

    pub(super) fn x(self, lane: usize) -> i32 {
        let before = i32::try_from(lane).unwrap_or(i32::MAX);
        if before == 0 { self.first } else { self.first + self.lead + (before - 1) * self.pitch }
    }

    pub(super) fn width(self) -> i32 {
        match self.count {
            0 => 0,
            1 => 2 * self.first,
            count => self.first + self.lead + (count - 2) * self.pitch + self.pitch / 2,
        }
    }

    pub(super) fn place(self, lane: usize, label: &str) -> PlacedLane {
        // The first lane has the left edge beside it, so its head is narrower than the others'.
        let half = if lane == 0 { self.first } else { self.pitch / 2 };
        PlacedLane { label: label.to_owned(), x: self.x(lane), left: self.x(lane) - half, width: 2 * half }
    }
}

/// The greatest even number up to `px`: half a pitch is whole then, and a head stands exactly on its lifeline.
fn even(px: i32) -> i32 {
    px - px % 2
}
