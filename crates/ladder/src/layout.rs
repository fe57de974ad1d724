mod bar;
mod heads;
mod lanes;
mod message;
mod rows;

use heads::place_heads;
use lanes::Lanes;
use rows::place_rows;

use crate::distance::WIDEST;
use crate::{Drawing, Sequence};

/// What a layout depends on besides its sequence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Metrics {
    /// The width there is, in px. Lanes spread to fill it, up to a point; labels are folded when they need more. What
    /// does not fit even so is wider than the room, and scrolls. `None` when there is no such width.
    pub room: Option<i32>,
    /// Whether the heads are drawn.
    pub heads: Heads,
}

/// Where the heads of the lanes are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Heads {
    /// Not in the drawing: its reader puts them above it.
    #[default]
    Apart,
    /// At the top of the drawing.
    Drawn,
}

/// How close things stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Density {
    /// Labels in one line where they can be.
    Roomy,
    /// Smaller type, folded labels.
    Compact,
}

impl Density {
    /// The one of a pair of distances that holds.
    pub(crate) fn of(self, pair: [i32; 2]) -> i32 {
        pair[self as usize]
    }
}

/// Lays out `sequence`: measures the gaps between the lanes, places the lanes, then the rows with their labels.
///
/// A message or bar whose lanes are not in the sequence is left out.
#[must_use]
pub fn layout<K: Clone>(sequence: &Sequence<K>, metrics: &Metrics) -> Drawing<K> {
    let on_screen = metrics.room.is_some();
    let least = |density| Lanes::least(sequence, density, on_screen);
    let roomy = least(Density::Roomy);
    let fits = metrics.room.is_none_or(|room| roomy.width() <= room);
    let tight = if fits { roomy } else { least(Density::Compact) };
    let lanes = metrics.room.map_or(tight, |room| tight.spread(room.clamp(0, WIDEST)));
    let placed: Vec<_> = sequence.lanes.iter().enumerate().map(|(at, lane)| lanes.place(at, &lane.label)).collect();
    let heads = match metrics.heads {
        Heads::Apart => Vec::new(),
        Heads::Drawn => place_heads(sequence, &placed, lanes.density),
    };
    let (shapes, height) = place_rows(sequence, &placed, heads, lanes.density, on_screen);
    Drawing {
        title: sequence.title.clone(),
        description: sequence.description.clone(),
        width: lanes.width(),
        height,
        density: lanes.density,
        lanes: placed,
        shapes,
    }
}
