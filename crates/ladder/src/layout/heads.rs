use super::gaps::{Gaps, even};
use crate::advance::{Font, advance};
use crate::distance::{
    AROUND_HEAD, AROUND_HEADS, BESIDE_LABEL, BETWEEN_HEADS, HEAD_LEADING, HEAD_LINES, HEAD_PADDING, HEAD_SIZE,
    HEAD_WIDTH, LABEL_SIZE, LABEL_WIDTH,
};
use crate::label::{Folded, fold};
use crate::{Anchor, Density, Head, PlacedLane, Rect, Sequence, TextLine};

/// The gaps of a roomy ladder in a view, whatever rows it has: they hold the longest name of a message, and each head in one line.
/// Heads wider than a label end in an ellipsis.
pub(super) fn steady_gaps<K>(sequence: &Sequence<K>) -> Gaps {
    let heads =
        sequence.lanes.iter().skip(1).map(|lane| advance(&lane.label, Font::Sans, Density::Roomy.of(HEAD_SIZE)));
    let head = heads.max().unwrap_or(0).min(Density::Roomy.of(LABEL_WIDTH)) + AROUND_HEAD;
    let name = advance(sequence.longest_name, Font::Mono, Density::Roomy.of(LABEL_SIZE));
    let gap = even(head.max(name + 2 * Density::Roomy.of(BESIDE_LABEL)) + 1);
    Gaps { lead: gap, pitch: gap }
}

/// The heads in a row, aligned at their bottoms, where the lifelines begin.
pub(super) fn place_heads<K>(sequence: &Sequence<K>, lanes: &[PlacedLane], density: Density) -> Vec<Head> {
    let size = density.of(HEAD_SIZE);
    let fold = |lane: &PlacedLane| {
        fold(&lane.label, Font::Sans, size, lane.width - 2 * HEAD_PADDING - BETWEEN_HEADS, HEAD_LINES)
    };
    let lines: Vec<_> = lanes.iter().map(fold).collect();
    let height = |lines: &[String]| i32::try_from(lines.len()).unwrap_or(i32::MAX) * HEAD_LEADING + 2 * HEAD_PADDING;
    let foot = AROUND_HEADS + lines.iter().map(|folded| height(&folded.lines)).max().unwrap_or(0);
    let head = |(lane, Folded { lines, is_cut }): (usize, Folded)| {
        let x = lanes[lane].x;
        let widest = lines.iter().map(|line| advance(line, Font::Sans, size)).max().unwrap_or(0);
        let width = (widest + 2 * HEAD_PADDING).max(HEAD_WIDTH);
        let area = Rect { x: x - width / 2, y: foot - height(&lines), width, height: height(&lines) };
        let baseline = |row: i32| area.y + HEAD_PADDING + row * HEAD_LEADING + HEAD_LEADING / 2 + size * 2 / 5;
        let text = |(text, row)| TextLine {
            x,
            y: baseline(row),
            anchor: Anchor::Middle,
            font: Font::Sans,
            size,
            strong: true,
            text,
        };
        let texts = lines.into_iter().zip(0..).map(text).collect();
        let whole = is_cut.then(|| lanes[lane].label.clone());
        Head { lane, area, texts, whole, line: sequence.lanes[lane].line }
    };
    lines.into_iter().enumerate().map(head).collect()
}
