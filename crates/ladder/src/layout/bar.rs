use crate::advance::{Font, advance};
use crate::distance::{
    BAR_HEIGHT, BAR_IN_SIGHT, BAR_OVERHANG, BAR_PADDING, BAR_PITCH, LABEL_LEADING, LABEL_LINES, LABEL_SIZE,
    REMARK_HEIGHT, REMARK_PADDING,
};
use crate::label::{Folded, ellipsis, fold};
use crate::{Anchor, Bar, Density, PlacedLane, PlacedRemark, Rect, Remark, StateBar, TextLine};

/// The font size of a bar.
fn size(density: Density) -> i32 {
    density.of(LABEL_SIZE) + 1
}

/// The least distance between lanes that fits the text of `bar`, up to a maximum.
pub(super) fn least_pitch(bar: &StateBar, density: Density) -> i32 {
    let (Some(first), Some(last)) = (bar.lanes.first(), bar.lanes.last()) else { return 0 };
    let gaps = i32::try_from(last.saturating_sub(*first)).unwrap_or(i32::MAX);
    let text = advance(&bar.label, Font::Sans, size(density)).saturating_add(2 * BAR_PADDING);
    let between = (text - 2 * density.of(BAR_OVERHANG)).max(0);
    if gaps == 0 { 0 } else { ((between - 1) / gaps + 1).min(BAR_PITCH) }
}

/// A bar with its top at `y`. On a screen its text is in the visible part.
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
    let text = TextLine { x, y, anchor, font: Font::Sans, size, strong: true, text: label };
    Some(Bar { row, area, text, label: bar.label.clone() })
}

/// A remark with its top at `y`, in as many lines as it needs between its lanes.
pub(super) fn place_remark(
    remark: &Remark,
    row: usize,
    y: i32,
    lanes: &[PlacedLane],
    density: Density,
) -> Option<PlacedRemark> {
    let first = lanes.get(*remark.lanes.first()?)?;
    let last = lanes.get(*remark.lanes.last()?)?;
    let size = density.of(LABEL_SIZE);
    let x = (first.x + last.x) / 2;
    let width = last.x - first.x + 2 * density.of(BAR_OVERHANG);
    let Folded { lines, is_cut } = fold(&remark.label, Font::Sans, size, width, LABEL_LINES);
    let half = lines.iter().map(|line| advance(line, Font::Sans, size)).max().unwrap_or(0) / 2 + REMARK_PADDING;
    let mut baseline = y + REMARK_HEIGHT / 2 + size * 2 / 5;
    let mut texts = Vec::new();
    for text in lines {
        let (anchor, font) = (Anchor::Middle, Font::Sans);
        texts.push(TextLine { x, y: baseline, anchor, font, size, strong: false, text });
        baseline += LABEL_LEADING;
    }
    let further = i32::try_from(texts.len().saturating_sub(1)).unwrap_or(0);
    let area = Rect { x: x - half, y, width: 2 * half, height: REMARK_HEIGHT + further * LABEL_LEADING };
    Some(PlacedRemark { row, area, texts, whole: is_cut.then(|| remark.label.clone()) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn least_pitch_is_the_smallest_that_fits_the_text_of_a_bar() {
        for letters in 10..60 {
            let bar = StateBar { lanes: vec![1, 4], label: "o".repeat(letters) };
            let pitch = least_pitch(&bar, Density::Roomy);
            let room = |pitch: i32| 3 * pitch + 2 * Density::Roomy.of(BAR_OVERHANG) - 2 * BAR_PADDING;
            let text = advance(&bar.label, Font::Sans, size(Density::Roomy));
            assert!(room(pitch - 1) < text && text <= room(pitch), "{letters} letters: {pitch}");
        }
    }

    #[test]
    fn a_text_longer_than_the_part_in_sight_is_left_aligned() {
        let lane = |x| PlacedLane { label: String::new(), x, left: x, width: 0 };
        let lanes = [lane(0), lane(2000)];
        // A text as wide as the visible part of a bar without its padding, and one that is a little wider.
        let long = BAR_IN_SIGHT - 2 * BAR_PADDING;
        let labels = (0..99).flat_map(|narrow| (0..99).map(move |wide| "i".repeat(narrow) + &"W".repeat(wide)));
        let wide = |label: &String| advance(label, Font::Sans, size(Density::Roomy));
        let anchor = |label: String| {
            let bar = StateBar { lanes: vec![0, 1], label };
            place_bar(&bar, 0, 0, &lanes, Density::Roomy, true).map(|bar| bar.text.anchor)
        };
        let [fits, longer] = [long, long + 1].map(|width| labels.clone().find(|label| wide(label) == width).unwrap());
        assert_eq!([fits, longer].map(anchor), [Some(Anchor::Middle), Some(Anchor::Start)]);
    }
}
