mod by_step;
mod ladder;
mod tables;

use std::sync::LazyLock;

use callmodel::Run;
use callmodel_figure::Figure;
use serde::Deserialize;

use crate::{Controls, View};
use by_step::ByStep;
use ladder::LadderParts;
use tables::TableParts;

/// The height reserved by a static figure for its live model from a minimum width on, so that the live model causes no layout
/// shift.
///
/// The height is an upper bound, the sum of the heights of the rows: the ladder's from its layout, all others from
/// [`MEASURED`]. It assumes type of 16 px and the language with the most lines, because a figure does not know its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Room {
    /// The minimum width of the element, in px.
    pub(crate) from: i32,
    /// The height, in px.
    pub(crate) height: i32,
}

/// Measured heights of live elements by width and view, the widest first. `cargo xtask rooms` measures them in a browser;
/// `web/e2e/rooms.spec.ts` fails if they are stale.
static MEASURED: LazyLock<Vec<Parts>> =
    LazyLock::new(|| serde_json::from_str(include_str!("room.json")).expect("a test reads this very file"));

/// The parts of an element. All lengths are heights in px, unless stated otherwise.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Parts {
    /// The minimum width of the element for these parts.
    from: i32,
    /// The word for the [`View`].
    view: String,
    /// Whether the tables are beside the ladder.
    beside: bool,
    /// Border and padding.
    frame: i32,
    /// The gap between the ladder and the tables below it.
    gap: i32,
    /// The bar below the ladder, or above the tables in a view without a ladder.
    bar: ByStep,
    /// The ladder; `None` in a view of tables only.
    ladder: Option<LadderParts>,
    /// The tables; `None` in a view of the ladder only.
    tables: Option<TableParts>,
}

/// The widths of the rooms in px, from the widest to the narrowest.
pub(crate) fn widths() -> impl Iterator<Item = i32> {
    of_view(View::Both).map(|parts| parts.from)
}

/// The rooms of a model, from the widest to the narrowest.
pub(crate) fn rooms(run: &Run, figure: &Figure, view: View, controls: Controls) -> Vec<Room> {
    of_view(view).map(|parts| Room { from: parts.from, height: parts.height(run, figure, controls) }).collect()
}

fn of_view(view: View) -> impl Iterator<Item = &'static Parts> {
    MEASURED.iter().filter(move |parts| parts.view == view.as_str())
}

impl Parts {
    fn height(&self, run: &Run, figure: &Figure, controls: Controls) -> i32 {
        let bar = if controls == Controls::None { 0 } else { self.bar.after(run) };
        let ladder = self.ladder.as_ref().map_or(0, |ladder| ladder.height(run, figure, controls));
        let tables = self.tables.as_ref().map_or(0, |tables| tables.height(figure, controls));
        let rows = if self.beside { (ladder + bar).max(tables) } else { ladder + bar + self.gap + tables };
        self.frame + rows
    }
}
