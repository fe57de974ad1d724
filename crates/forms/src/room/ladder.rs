use callmodel::Run;
use callmodel_figure::Figure;
use callmodel_ladder::{Heads, Metrics, layout};
use serde::Deserialize;

use super::by_step::ByStep;
use crate::Controls;

/// The parts of a ladder in its scroll container, in px.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LadderParts {
    /// The minimum width of the drawing.
    width: i32,
    /// The border.
    frame: i32,
    /// The maximum height, above which the ladder scrolls.
    tallest: i32,
    /// The lane heads without their buttons.
    head: i32,
    /// A button in a head.
    button: i32,
    /// Lane heads that have no buttons.
    quiet: ByStep,
}

impl LadderParts {
    /// The height of the container with its ladder.
    pub(super) fn height(&self, run: &Run, figure: &Figure, controls: Controls) -> i32 {
        let drawn = layout(&figure.ladder, &Metrics { room: Some(self.width), heads: Heads::Apart }).height;
        let quiet = self.quiet.after(run);
        let heads = match controls {
            Controls::Full => quiet.max(self.head + self.button * buttons(run)),
            Controls::Step | Controls::None => quiet,
        };
        (heads + drawn).min(self.tallest) + self.frame
    }
}

/// The maximum number of buttons in a head. A party may release itself; in a conference it may delete the others, each by a
/// button or, if there are more than four, by a menu.
fn buttons(run: &Run) -> i32 {
    match run.now().parties().len() {
        0..=2 => 1,
        3 => 3,
        4 => 4,
        5 => 5,
        6.. => 2,
    }
}
