use crate::advance::Font;
use crate::distance::{
    AROUND_MESSAGE, ARROW_TO_CROSS, ARROW_TO_DETAIL, BESIDE_LABEL, CROSS_ARM, LABEL_LEADING, LABEL_LINES, LABEL_SIZE,
    LABEL_TO_ARROW, LABEL_WIDTH, POINT, SIGN_ARM, SIGN_RADIUS,
};
use crate::label::{Folded, fold, widest};
use crate::{Anchor, Arrow, Cross, Density, Mark, Message, PlacedLane, Rect, Sign, TextLine};

/// The fonts of label and detail.
fn fonts<K>(message: &Message<K>) -> [Font; 2] {
    // A message with a detail has words as label and a name as detail; without, its label is a name.
    if message.detail.is_some() { [Font::Sans, Font::Mono] } else { [Font::Mono, Font::Mono] }
}

/// A message's label and detail in lines of at most `width` px each.
fn fold_message<K>(message: &Message<K>, density: Density, width: i32) -> [Folded; 2] {
    let fonts = fonts(message);
    let fold = |text: &str, font| fold(text, font, density.of(LABEL_SIZE), width, LABEL_LINES);
    [fold(&message.label, fonts[0]), fold(message.detail.as_deref().unwrap_or_default(), fonts[1])]
}

/// The right one of a message's lanes. The label is in the gap to the left of it.
pub(super) fn labelled_lane<K>(message: &Message<K>) -> usize {
    message.from.max(message.to)
}

/// The least gap that fits the folded label of `message`.
pub(super) fn least_gap<K>(message: &Message<K>, density: Density) -> i32 {
    let fonts = fonts(message);
    let widest = |text: &str, font| widest(text, font, density.of(LABEL_SIZE), density.of(LABEL_WIDTH), LABEL_LINES);
    let detail = message.detail.as_deref().map_or(0, |detail| widest(detail, fonts[1]));
    widest(&message.label, fonts[0]).max(detail) + 2 * density.of(BESIDE_LABEL)
}

/// The message at `index` among all messages. Its label begins at `y` and is folded to its gap.
pub(super) fn place_arrow<K: Clone>(
    message: &Message<K>,
    index: usize,
    y: i32,
    lanes: &[PlacedLane],
    density: Density,
) -> Arrow<K> {
    let (from, to) = (lanes[message.from].x, lanes[message.to].x);
    let size = density.of(LABEL_SIZE);
    let fonts = fonts(message);
    let labelled = labelled_lane(message);
    let right = lanes[labelled].x;
    let left = labelled.checked_sub(1).map_or(0, |before| lanes[before].x);
    let beside = density.of(BESIDE_LABEL);
    let [label, detail] = fold_message(message, density, right - left - 2 * beside);
    let whole = (label.is_cut || detail.is_cut)
        .then(|| std::iter::once(&message.label).chain(&message.detail).cloned().collect::<Vec<_>>().join(" "));
    let lines = [label.lines, detail.lines];
    // A label with a detail is short and centred in its gap; a name is aligned to the lifeline.
    let (x, anchor) =
        if message.detail.is_some() { ((left + right) / 2, Anchor::Middle) } else { (right - beside, Anchor::End) };
    let text = |part: usize, line: &String, y: i32| TextLine {
        x,
        y,
        anchor,
        font: fonts[part],
        size,
        strong: part == 0 && message.detail.is_some(),
        text: line.clone(),
    };
    let mut texts = Vec::with_capacity(lines[0].len() + lines[1].len());
    let mut baseline = y;
    for line in &lines[0] {
        baseline += LABEL_LEADING;
        texts.push(text(0, line, baseline));
    }
    let arrow_y = baseline + LABEL_TO_ARROW;
    let mut bottom = arrow_y;
    for (index, line) in lines[1].iter().enumerate() {
        bottom = if index == 0 { arrow_y + ARROW_TO_DETAIL } else { bottom + LABEL_LEADING };
        texts.push(text(1, line, bottom));
    }
    let cross = message.ends_lane.then_some(Cross { x: to, y: arrow_y + ARROW_TO_CROSS, arm: CROSS_ARM });
    let bottom = cross.map_or(bottom, |cross| bottom.max(cross.y + cross.arm));
    let left = from.min(to) - AROUND_MESSAGE;
    let area = Rect {
        x: left,
        y: y - AROUND_MESSAGE + LABEL_LEADING / 4,
        width: from.max(to) + 2 * AROUND_MESSAGE - left,
        height: bottom - y + 2 * AROUND_MESSAGE - LABEL_LEADING / 4,
    };
    let [length, half] = POINT;
    let back = to + if from < to { -length } else { length };
    let point = [[to, arrow_y], [back, arrow_y - half], [back, arrow_y + half]];
    Arrow {
        key: message.key.clone(),
        index,
        from,
        to,
        y: arrow_y,
        point,
        tone: message.tone,
        line: message.line,
        texts,
        whole,
        cross,
        mark: message.mark,
        sign: place_sign(message.mark, area.x, arrow_y),
        area,
    }
}

/// The sign of `mark` on the left edge of a message's area, beside the end of its arrow, where no label is.
fn place_sign(mark: Mark, x: i32, y: i32) -> Option<Sign> {
    let level = |y: i32| [[x - SIGN_ARM, y], [x + SIGN_ARM, y]];
    let strokes = match mark {
        Mark::None | Mark::Chosen => return None,
        Mark::Missing => vec![level(y)],
        Mark::Unexpected => vec![level(y), [[x, y - SIGN_ARM], [x, y + SIGN_ARM]]],
        Mark::Different => {
            let half = SIGN_ARM / 2;
            vec![level(y - half), level(y + half), [[x + half, y - SIGN_ARM], [x - half, y + SIGN_ARM]]]
        }
    };
    Some(Sign { x, y, radius: SIGN_RADIUS, strokes })
}
