/// A piece of a horizontal rule.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stroke {
    /// Outside the table.
    None,
    /// Between two rows.
    Light,
    /// Under a column whose party is not on the call.
    Dashed,
    /// Under a column whose party is on the call.
    Heavy,
}

impl Stroke {
    /// The box-drawing character.
    pub(super) fn character(self) -> char {
        match self {
            Self::None => ' ',
            Self::Light => '─',
            Self::Dashed => '╌',
            Self::Heavy => '━',
        }
    }
}

/// The junction of a rule with the lines between columns: `up` and `down` are whether there is a line above and below it.
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
