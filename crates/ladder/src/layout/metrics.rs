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
