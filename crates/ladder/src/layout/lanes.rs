use crate::distance::{FIRST_LANE, GREATEST_PITCH, LEAST_PITCH};
use crate::{Density, PlacedLane};

use super::gaps::{Gaps, even};

/// The places of the lanes: the result of the first pass and of the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Lanes {
    pub(super) density: Density,
    count: i32,
    first: i32,
    /// The distance from the first lane to the second, which holds the longest labels.
    lead: i32,
    /// The distance between all other lanes, equal so that heads and arrows are regular.
    pitch: i32,
}

impl Lanes {
    /// Lanes as close as the gaps of their rows allow.
    pub(super) fn least(count: usize, density: Density, gaps: Gaps) -> Self {
        let count = i32::try_from(count).unwrap_or(i32::MAX);
        let (first, least) = (density.of(FIRST_LANE), density.of(LEAST_PITCH));
        let Gaps { lead, pitch } = gaps.max(Gaps { lead: least, pitch: least });
        // The heads of the first lane and the second stand side by side.
        Self { density, count, first, lead: even(first + pitch / 2 + 1).max(lead), pitch }
    }

    /// Second pass: the lanes spread over `room`, up to the greatest distance.
    pub(super) fn spread(self, room: i32) -> Self {
        // Every gap gets the same share, and the space to the right of the last lane half a share.
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
