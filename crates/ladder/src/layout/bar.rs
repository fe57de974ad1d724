use crate::advance::{Font, advance};
use crate::distance::{BAR_HEIGHT, BAR_IN_SIGHT, BAR_OVERHANG, BAR_PADDING, LABEL_SIZE, NOTE_HEIGHT};
use crate::label::ellipsis;
use crate::{Anchor, Bar, Density, Note, PlacedLane, PlacedNote, Rect, StateBar, Text};

/// A bar whose top is at `y`.
pub(super) fn place_bar(bar: &StateBar, row: usize, y: i32, lanes: &[PlacedLane], density: Density) -> Option<Bar> {
    let first = lanes.get(*bar.lanes.first()?)?;
    let last = lanes.get(*bar.lanes.last()?)?;
    let x = first.x - density.of(BAR_OVERHANG);
    let area = Rect { x, y, width: last.x + density.of(BAR_OVERHANG) - x, height: BAR_HEIGHT };
    let size = density.of(LABEL_SIZE) + 1;
    let label = ellipsis(&bar.label, Font::Sans, size, area.width - 2 * BAR_PADDING);
    // In the middle, unless that is out of sight of where the bar begins.
    let least = advance(&label, Font::Sans, size) + 2 * BAR_PADDING;
    let text = Text {
        x: area.x + area.width.min(least.max(BAR_IN_SIGHT)) / 2,
        y: y + BAR_HEIGHT / 2 + size * 2 / 5,
        anchor: Anchor::Middle,
        font: Font::Sans,
        size,
        strong: true,
        text: label,
    };
    Some(Bar { row, area, text, label: bar.label.clone() })
}

/// A note whose top is at `y`.
pub(super) fn place_note(
    note: &Note,
    row: usize,
    y: i32,
    lanes: &[PlacedLane],
    density: Density,
) -> Option<PlacedNote> {
    let first = lanes.get(*note.lanes.first()?)?;
    let last = lanes.get(*note.lanes.last()?)?;
    let size = density.of(LABEL_SIZE);
    let text = Text {
        x: (first.x + last.x) / 2,
        y: y + NOTE_HEIGHT / 2 + size * 2 / 5,
        anchor: Anchor::Middle,
        font: Font::Sans,
        size,
        strong: false,
        text: ellipsis(&note.label, Font::Sans, size, last.x - first.x + 2 * density.of(BAR_OVERHANG)),
    };
    Some(PlacedNote { row, text, label: note.label.clone() })
}
