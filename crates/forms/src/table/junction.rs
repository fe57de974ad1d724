/// A piece of a horizontal rule.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stroke {
    /// Beyond the edge of the table.
    None,
    /// Between two rows.
    Light,
    /// Below a column whose party is not on the call.
    Dashed,
    /// Below a column whose party is on the call.
    Heavy,
}

impl Stroke {
    /// The character that draws it.
    pub(super) fn character(self) -> char {
        match self {
            Self::None => ' ',
            Self::Light => '─',
            Self::Dashed => '╌',
            Self::Heavy => '━',
        }
    }
}

/// The character where a rule meets the lines between columns: `up` and `down` are whether there is one above and below.
pub(super) fn junction(up: bool, down: bool, left: Stroke, right: Stroke) -> char {
    // For neither, up only, down only, and both.
    let [neither, up_only, down_only, both] = match (left, right) {
        (Stroke::None, Stroke::None) => [' ', '╵', '╷', '│'],
        (Stroke::None, Stroke::Heavy) => ['╺', '┕', '┍', '┝'],
        (Stroke::None, _) => ['╶', '└', '┌', '├'],
        (Stroke::Heavy, Stroke::None) => ['╸', '┙', '┑', '┥'],
        (_, Stroke::None) => ['╴', '┘', '┐', '┤'],
        (Stroke::Heavy, Stroke::Heavy) => ['━', '┷', '┯', '┿'],
        (Stroke::Heavy, _) => ['╾', '┵', '┭', '┽'],
        (_, Stroke::Heavy) => ['╼', '┶', '┮', '┾'],
        (Stroke::Dashed, Stroke::Dashed) => ['╌', '┴', '┬', '┼'],
        (_, _) => ['─', '┴', '┬', '┼'],
    };
    match (up, down) {
        (false, false) => neither,
        (true, false) => up_only,
        (false, true) => down_only,
        (true, true) => both,
    }
}
