mod bar;
mod cursor;
mod gaps;
mod heads;
mod lanes;
mod lifelines;
mod message;
mod metrics;
mod rows;

use std::sync::Arc;

use gaps::{Gaps, MeasuredRows, measure};
use heads::{place_heads, steady_gaps};
use lanes::Lanes;
use lifelines::lifelines;
pub use metrics::{Density, Heads, Metrics};
use rows::{Ground, PlacedRows, place_rows};

use crate::distance::WIDEST;
use crate::{Drawing, Sequence, Shape};
use cursor::Cursor;

/// Lays out `sequence`: measures the gaps between the lanes, places the lanes, then the rows with their labels.
///
/// A message or bar whose lanes are not in the sequence is left out.
#[must_use]
pub fn layout<K: Clone>(sequence: &Sequence<K>, metrics: &Metrics) -> Drawing<K> {
    Layout::of(sequence, metrics).drawing
}

/// A drawing with its intermediate values, for an incremental layout of the next sequence.
///
/// Gaps are a maximum over the chunks of rows, and a chunk's place depends on the rows above it alone. So a chunk is
/// measured and placed once, as long as it is the same one in memory and begins in the same state.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout<K> {
    drawing: Drawing<K>,
    on_screen: bool,
    /// Chunks with the gaps that they need, roomy and compact; compact only if the lanes are.
    measured: [Vec<MeasuredRows<K>>; 2],
    lanes: Lanes,
    placed: Vec<Arc<PlacedRows<K>>>,
}

impl<K: Clone> Layout<K> {
    /// The layout of `sequence`.
    #[must_use]
    pub fn of(sequence: &Sequence<K>, metrics: &Metrics) -> Self {
        Self::after(None, sequence, metrics)
    }

    /// The layout of `sequence`, equal to [`Layout::of`]. Chunks of shapes that are the same in `before` are shared with it.
    #[must_use]
    pub fn after(before: Option<&Self>, sequence: &Sequence<K>, metrics: &Metrics) -> Self {
        let on_screen = metrics.room.is_some();
        let before = before.filter(|before| before.on_screen == on_screen);
        let measured = |density: Density| {
            let kept = before.map_or(&[][..], |before| &before.measured[density as usize]);
            measure(&sequence.rows, kept, density, on_screen)
        };
        let least = |density, measured: &[MeasuredRows<K>], steady| {
            let gaps = measured.iter().map(|rows| rows.gaps).fold(steady, Gaps::max);
            Lanes::least(sequence.lanes.len(), density, gaps)
        };
        let is_view = on_screen && metrics.heads == Heads::Apart;
        let steady = if is_view { steady_gaps(sequence) } else { Gaps::default() };
        let roomy = measured(Density::Roomy);
        let loose = least(Density::Roomy, &roomy, steady);
        let fits = metrics.room.is_none_or(|room| loose.width() <= room);
        let compact = if fits { Vec::new() } else { measured(Density::Compact) };
        let tight = if fits { loose } else { least(Density::Compact, &compact, Gaps::default()) };
        let lanes = metrics.room.map_or(tight, |room| tight.spread(room.clamp(0, WIDEST)));

        let placed: Vec<_> = sequence.lanes.iter().enumerate().map(|(at, lane)| lanes.place(at, &lane.label)).collect();
        let heads = match metrics.heads {
            Heads::Apart => Vec::new(),
            Heads::Drawn => place_heads(sequence, &placed, lanes.density),
        };
        let start = Cursor::below(&heads, placed.len());
        let kept = before.filter(|before| before.lanes == lanes).map_or(&[][..], |before| &before.placed);
        let ground = Ground { lanes: &placed, density: lanes.density, on_screen };
        let rows = place_rows(&sequence.rows, kept, ground, &start);

        let height = rows.last().map_or(&start, |rows| &rows.end).height();
        let turns = rows.iter().flat_map(|rows| &rows.turns);
        let lifelines = lifelines(&sequence.lanes, &placed, turns, [start.top(), height]);
        let back = lifelines.into_iter().map(Shape::Lifeline).chain(heads.into_iter().map(Shape::Head)).collect();
        let drawing = Drawing {
            title: sequence.title.clone(),
            description: sequence.description.clone(),
            width: lanes.width(),
            height,
            density: lanes.density,
            lanes: placed,
            shapes: std::iter::once(back).chain(rows.iter().map(|rows| rows.shapes.clone())).collect(),
        };
        Self { drawing, on_screen, measured: [roomy, compact], lanes, placed: rows }
    }

    /// The drawing.
    #[must_use]
    pub fn drawing(&self) -> &Drawing<K> {
        &self.drawing
    }
}
