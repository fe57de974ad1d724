use std::collections::BTreeMap;

use crate::{Lane, Lifeline, PlacedLane};

/// The height at which the lifeline of a lane ends, or goes on after it has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Turn {
    pub(super) lane: usize,
    pub(super) y: i32,
}

/// The lifelines of `lanes` from top to bottom; a lane that goes on after it has ended has several. The `turns` of a lane
/// are ends and new beginnings in alternation.
pub(super) fn lifelines<'a>(
    lanes: &[Lane],
    placed: &[PlacedLane],
    turns: impl Iterator<Item = &'a Turn>,
    [top, height]: [i32; 2],
) -> Vec<Lifeline> {
    let mut by_lane: BTreeMap<usize, Vec<i32>> = BTreeMap::new();
    for Turn { lane, y } in turns {
        by_lane.entry(*lane).or_default().push(*y);
    }
    let of_lane = |(lane, (Lane { line, .. }, PlacedLane { x, .. })): (usize, (&Lane, &PlacedLane))| {
        let mut ends = vec![top];
        ends.extend(by_lane.get(&lane).into_iter().flatten());
        ends.push(height);
        // A lane that has ended has no partner for the height.
        let stretch = |pair: &[i32]| Lifeline { lane, x: *x, top: pair[0], bottom: pair[1], line: *line };
        ends.chunks_exact(2).map(stretch).collect::<Vec<_>>()
    };
    lanes.iter().zip(placed).enumerate().flat_map(of_lane).collect()
}
