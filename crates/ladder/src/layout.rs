use crate::advance::{Font, advance};
use crate::distance::{
    AFTER_LAST_LANE, AROUND_BAR, AROUND_MESSAGE, ARROW_TO_CROSS, ARROW_TO_DETAIL, BAR_HEIGHT, BAR_OVERHANG,
    BAR_PADDING, BESIDE_LABEL, BETWEEN_MESSAGES, BOTTOM, CROSS_ARM, FIRST_LANE, GREATEST_PITCH, LABEL_LEADING,
    LABEL_LINES, LABEL_SIZE, LABEL_TO_ARROW, LABEL_WIDTH, LEAST_PITCH, TOP,
};
use crate::label::{ellipsis, fold};
use crate::{
    Anchor, Arrow, Bar, Cross, Drawing, Lane, Lifeline, Message, PlacedLane, Rect, Row, Sequence, Shape, StateBar, Text,
};

/// What a layout depends on besides its sequence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Metrics {
    /// The width there is, in px. Lanes spread to fill it, up to a point; labels are folded when they need more. What
    /// does not fit even so is wider than the room, and scrolls. `None` when there is no such width.
    pub room: Option<i32>,
}

/// How close things stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Density {
    /// Labels in one line where they can be.
    Roomy,
    /// Smaller type, folded labels.
    Compact,
}

impl Density {
    /// The one of a pair of distances that holds.
    fn of(self, pair: [i32; 2]) -> i32 {
        pair[self as usize]
    }
}

/// Lays out `sequence`: first folds the labels, then places the lanes, then the rows, then draws.
///
/// A message or bar whose lanes are not in the sequence is left out.
#[must_use]
pub fn layout<K: Clone>(sequence: &Sequence<K>, metrics: &Metrics) -> Drawing<K> {
    let roomy = Folded::of(sequence, Density::Roomy);
    let fits = metrics.room.is_none_or(|room| roomy.least_width() <= room);
    let folded = if fits { roomy } else { Folded::of(sequence, Density::Compact) };
    let lanes = place_lanes(sequence, &folded, metrics.room);
    let (shapes, height) = place_rows(sequence, &folded, &lanes);
    let width = lanes.last().map_or(0, |lane| lane.left + lane.width);
    Drawing { width, height, lanes, shapes }
}

/// First pass: labels in lines, and what the gaps between the lanes must hold.
struct Folded {
    density: Density,
    /// For each row its label's lines and its detail's; a bar has none.
    lines: Vec<[Vec<String>; 2]>,
    /// For each lane the least distance from the one before it; for the first from the left edge.
    gaps: Vec<i32>,
}

/// Label and detail of a message are set in these.
fn fonts<K>(message: &Message<K>) -> [Font; 2] {
    // A message with a detail has words above and a name below; one without has a name above.
    if message.detail.is_some() { [Font::Sans, Font::Mono] } else { [Font::Mono, Font::Mono] }
}

impl Folded {
    fn of<K>(sequence: &Sequence<K>, density: Density) -> Self {
        let mut gaps = vec![density.of(LEAST_PITCH); sequence.lanes.len()];
        if let Some(first) = gaps.first_mut() {
            *first = density.of(FIRST_LANE);
        }
        let size = density.of(LABEL_SIZE);
        let lines = sequence.rows.iter().map(|row| match row {
            Row::Bar(_) => [Vec::new(), Vec::new()],
            Row::Message(message) => {
                let texts = [Some(message.label.as_str()), message.detail.as_deref()];
                let fonts = fonts(message);
                let lines = [0, 1].map(|part| {
                    let width = density.of(LABEL_WIDTH);
                    texts[part].map_or(Vec::new(), |text| fold(text, fonts[part], size, width, LABEL_LINES))
                });
                let widest = [0, 1].map(|part| lines[part].iter().map(|line| advance(line, fonts[part], size)).max());
                let needed = widest.into_iter().flatten().max().unwrap_or(0) + 2 * density.of(BESIDE_LABEL);
                if let Some(gap) = gaps.get_mut(labelled_lane(message)) {
                    *gap = needed.max(*gap);
                }
                lines
            }
        });
        let lines = lines.collect();
        Self { density, lines, gaps }
    }

    fn least_width(&self) -> i32 {
        self.gaps.iter().sum::<i32>() + self.density.of(AFTER_LAST_LANE)
    }
}

/// The lane in the gap to the left of which a message has its label: the one of its ends that is further right.
fn labelled_lane<K>(message: &Message<K>) -> usize {
    message.from.max(message.to)
}

/// Second pass: the lanes, spread over the room there is.
fn place_lanes<K>(sequence: &Sequence<K>, folded: &Folded, room: Option<i32>) -> Vec<PlacedLane> {
    let density = folded.density;
    let pitches = i32::try_from(folded.gaps.len()).unwrap_or(i32::MAX).max(2) - 1;
    // The spare room is shared equally, half a share going to the right of the last lane.
    let spare = room.map_or(0, |room| (room - folded.least_width()).max(0));
    let share = 2 * spare / (2 * pitches + 1);
    let mut x = 0;
    let mut xs: Vec<i32> = Vec::with_capacity(folded.gaps.len());
    for (lane, gap) in folded.gaps.iter().enumerate() {
        x += if lane == 0 { *gap } else { (gap + share).min(GREATEST_PITCH.max(*gap)) };
        xs.push(x);
    }
    let end = (x + density.of(AFTER_LAST_LANE) + share / 2).max(room.unwrap_or(0));
    let edge = |lane: usize| match lane {
        0 => 0,
        lane if lane == xs.len() => end,
        // A head has its lifeline in its middle, as far as the first lane leaves room for that.
        1 => (2 * xs[0]).min((xs[0] + xs[1]) / 2),
        lane => (xs[lane - 1] + xs[lane]) / 2,
    };
    let placed = sequence.lanes.iter().enumerate().map(|(lane, Lane { label, .. })| {
        let (left, right) = (edge(lane), edge(lane + 1));
        PlacedLane { label: label.clone(), x: xs[lane], left, width: right - left }
    });
    placed.collect()
}

/// Third pass: the rows from top to bottom. Returns the shapes and the height of the drawing.
fn place_rows<K: Clone>(sequence: &Sequence<K>, folded: &Folded, lanes: &[PlacedLane]) -> (Vec<Shape<K>>, i32) {
    let mut shapes = Vec::with_capacity(sequence.rows.len());
    let mut ends: Vec<Option<i32>> = vec![None; lanes.len()];
    let mut y = TOP;
    for (index, row) in sequence.rows.iter().enumerate() {
        match row {
            Row::Bar(bar) => {
                let Some(shape) = place_bar(bar, index, y, lanes, folded.density) else { continue };
                y = shape.area.y + shape.area.height + AROUND_BAR;
                shapes.push(Shape::Bar(shape));
            }
            Row::Message(message) => {
                if labelled_lane(message) >= lanes.len() {
                    continue;
                }
                let arrow = place_arrow(message, &folded.lines[index], y, lanes, folded.density);
                if let Some(cross) = arrow.cross {
                    ends[message.to] = Some(cross.y);
                }
                let last = !matches!(sequence.rows.get(index + 1), Some(Row::Message(_)));
                y = arrow.area.y + arrow.area.height - AROUND_MESSAGE
                    + if last { AROUND_BAR } else { BETWEEN_MESSAGES };
                shapes.push(Shape::Arrow(arrow));
            }
        }
    }
    let height = y - AROUND_BAR + BOTTOM;
    let lifelines = sequence.lanes.iter().zip(lanes).enumerate().map(|(lane, (Lane { line, .. }, placed))| {
        let bottom = ends[lane].unwrap_or(height);
        Shape::Lifeline(Lifeline { lane, x: placed.x, top: 0, bottom, line: *line })
    });
    (lifelines.chain(shapes).collect(), height)
}

/// A bar whose top is at `y`.
fn place_bar(bar: &StateBar, row: usize, y: i32, lanes: &[PlacedLane], density: Density) -> Option<Bar> {
    let first = lanes.get(*bar.lanes.first()?)?;
    let last = lanes.get(*bar.lanes.last()?)?;
    let x = first.x - density.of(BAR_OVERHANG);
    let area = Rect { x, y, width: last.x + density.of(BAR_OVERHANG) - x, height: BAR_HEIGHT };
    let size = density.of(LABEL_SIZE) + 1;
    let text = Text {
        x: area.x + area.width / 2,
        y: y + BAR_HEIGHT / 2 + size * 2 / 5,
        anchor: Anchor::Middle,
        font: Font::Sans,
        size,
        strong: true,
        text: ellipsis(&bar.label, Font::Sans, size, area.width - 2 * BAR_PADDING),
    };
    Some(Bar { row, area, text, label: bar.label.clone() })
}

/// A message whose label begins at `y`.
fn place_arrow<K: Clone>(
    message: &Message<K>,
    lines: &[Vec<String>; 2],
    y: i32,
    lanes: &[PlacedLane],
    density: Density,
) -> Arrow<K> {
    let (from, to) = (lanes[message.from].x, lanes[message.to].x);
    let size = density.of(LABEL_SIZE);
    let fonts = fonts(message);
    let labelled = labelled_lane(message);
    // A label with a detail is short and stands in the middle of its gap; a name stands at its lifeline.
    let (x, anchor) = match (&message.detail, labelled.checked_sub(1)) {
        (Some(_), Some(before)) => ((lanes[before].x + lanes[labelled].x) / 2, Anchor::Middle),
        _ => (lanes[labelled].x - density.of(BESIDE_LABEL), Anchor::End),
    };
    let text = |part: usize, line: &String, y: i32| Text {
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
    Arrow { key: message.key.clone(), from, to, y: arrow_y, tone: message.tone, line: message.line, texts, cross, area }
}
