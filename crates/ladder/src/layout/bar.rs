use crate::advance::{Font, advance};
use crate::distance::{
    BAR_HEIGHT, BAR_IN_SIGHT, BAR_OVERHANG, BAR_PADDING, BAR_PITCH, LABEL_SIZE, NOTE_HEIGHT, NOTE_PADDING,
};
use crate::label::ellipsis;
use crate::{Anchor, Bar, Density, Note, PlacedLane, PlacedNote, Rect, StateBar, Text};

/// The size of a bar's type.
fn size(density: Density) -> i32 {
    density.of(LABEL_SIZE) + 1
}

/// The distance between lanes that holds the text of `bar` whole, up to what a bar may ask for.
pub(super) fn least_pitch(bar: &StateBar, density: Density) -> i32 {
    let (Some(first), Some(last)) = (bar.lanes.first(), bar.lanes.last()) else { return 0 };
    let gaps = i32::try_from(last.saturating_sub(*first)).unwrap_or(i32::MAX);
    let text = advance(&bar.label, Font::Sans, size(density)).saturating_add(2 * BAR_PADDING);
    let between = (text - 2 * density.of(BAR_OVERHANG)).max(0);
    if gaps == 0 { 0 } else { ((between - 1) / gaps + 1).min(BAR_PITCH) }
}

/// A bar whose top is at `y`. On a screen its text is to be seen where the bar begins.
pub(super) fn place_bar(
    bar: &StateBar,
    row: usize,
    y: i32,
    lanes: &[PlacedLane],
    density: Density,
    on_screen: bool,
) -> Option<Bar> {
    let first = lanes.get(*bar.lanes.first()?)?;
    let last = lanes.get(*bar.lanes.last()?)?;
    let x = first.x - density.of(BAR_OVERHANG);
    let area = Rect { x, y, width: last.x + density.of(BAR_OVERHANG) - x, height: BAR_HEIGHT };
    let size = size(density);
    let label = ellipsis(&bar.label, Font::Sans, size, area.width - 2 * BAR_PADDING);
    let (x, anchor) = if advance(&label, Font::Sans, size) + 2 * BAR_PADDING > BAR_IN_SIGHT {
        (area.x + BAR_PADDING, Anchor::Start)
    } else {
        let seen = if on_screen { BAR_IN_SIGHT } else { area.width };
        (area.x + area.width.min(seen) / 2, Anchor::Middle)
    };
    let y = y + BAR_HEIGHT / 2 + size * 2 / 5;
    let text = Text { x, y, anchor, font: Font::Sans, size, strong: true, text: label };
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
    let x = (first.x + last.x) / 2;
    let text = Text {
        x,
        y: y + NOTE_HEIGHT / 2 + size * 2 / 5,
        anchor: Anchor::Middle,
        font: Font::Sans,
        size,
        strong: false,
        text: ellipsis(&note.label, Font::Sans, size, last.x - first.x + 2 * density.of(BAR_OVERHANG)),
    };
    let half = advance(&text.text, Font::Sans, size) / 2 + NOTE_PADDING;
    let area = Rect { x: x - half, y, width: 2 * half, height: NOTE_HEIGHT };
    Some(PlacedNote { row, area, text, label: note.label.clone() })
}
