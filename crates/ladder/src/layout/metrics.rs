/// The parameters of a layout.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Metrics {
    /// The available width in px. Lanes spread to fill it, up to a maximum distance; labels are folded to fit. A drawing
    /// that does not fit even so is wider, and scrolls. `None`: the width is unlimited.
    pub room: Option<i32>,
    /// The place of the heads.
    pub heads: Heads,
}

/// The place of the heads of the lanes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Heads {
    /// Outside the drawing: the view puts them above it.
    #[default]
    Apart,
    /// At the top of the drawing.
    Drawn,
}

/// The density of a drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Density {
    /// Labels in one line where possible.
    Roomy,
    /// A smaller font, and folded labels.
    Compact,
}

impl Density {
    /// The distance for this density, of a pair of roomy and compact.
    pub(crate) fn of(self, pair: [i32; 2]) -> i32 {
        pair[self as usize]
    }
}
