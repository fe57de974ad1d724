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
    let mut ends = vec![vec![top]; placed.len()];
    for Turn { lane, y } in turns {
        ends[*lane].push(*y);
    }
    let of_lane = |(lane, mut ends): (usize, Vec<i32>)| {
        ends.push(height);
        let (x, line) = (placed[lane].x, lanes[lane].line);
        // The height of the drawing has no partner if the lane has ended.
        let stretch = |pair: &[i32]| Lifeline { lane, x, top: pair[0], bottom: pair[1], line };
        ends.chunks_exact(2).map(stretch).collect::<Vec<_>>()
    };
    ends.into_iter().enumerate().flat_map(of_lane).collect()
}
