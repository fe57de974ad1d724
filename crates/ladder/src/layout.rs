use crate::advance::{Font, advance};
use crate::distance::{
    AROUND_BAR, AROUND_MESSAGE, ARROW_TO_CROSS, ARROW_TO_DETAIL, BAR_HEIGHT, BAR_OVERHANG, BAR_PADDING, BESIDE_LABEL,
    BETWEEN_MESSAGES, BOTTOM, CROSS_ARM, FIRST_LANE, GREATEST_PITCH, LABEL_LEADING, LABEL_LINES, LABEL_SIZE,
    LABEL_TO_ARROW, LABEL_WIDTH, LEAST_PITCH, POINT, TOP, WIDEST,
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

/// Lays out `sequence`: measures the gaps between the lanes, places the lanes, then the rows with their labels.
///
/// A message or bar whose lanes are not in the sequence is left out.
#[must_use]
pub fn layout<K: Clone>(sequence: &Sequence<K>, metrics: &Metrics) -> Drawing<K> {
    let least = |density| Lanes::least(sequence, density);
    let roomy = least(Density::Roomy);
    let fits = metrics.room.is_none_or(|room| roomy.width() <= room);
    let tight = if fits { roomy } else { least(Density::Compact) };
    let lanes = metrics.room.map_or(tight, |room| tight.spread(room.clamp(0, WIDEST)));
    let placed: Vec<_> = sequence.lanes.iter().enumerate().map(|(at, lane)| lanes.place(at, &lane.label)).collect();
    let (shapes, height) = place_rows(sequence, &placed, lanes.density);
    Drawing { width: lanes.width(), height, density: lanes.density, lanes: placed, shapes }
}

/// Label and detail of a message are set in these.
fn fonts<K>(message: &Message<K>) -> [Font; 2] {
    // A message with a detail has words above and a name below; one without has a name above.
    if message.detail.is_some() { [Font::Sans, Font::Mono] } else { [Font::Mono, Font::Mono] }
}

/// The lines of a message's label and detail, of at most `width` px each.
fn fold_message<K>(message: &Message<K>, density: Density, width: i32) -> [Vec<String>; 2] {
    let fonts = fonts(message);
    let fold = |text: &str, font| fold(text, font, density.of(LABEL_SIZE), width, LABEL_LINES);
    let detail = message.detail.as_deref().map_or(Vec::new(), |detail| fold(detail, fonts[1]));
    [fold(&message.label, fonts[0]), detail]
}

/// The lane in the gap to the left of which a message has its label: the one of its ends that is further right.
fn labelled_lane<K>(message: &Message<K>) -> usize {
    message.from.max(message.to)
}

/// Where the lanes are: the result of the first pass and of the second.
#[derive(Clone, Copy)]
struct Lanes {
    density: Density,
    count: i32,
    first: i32,
    /// The distance from the first lane to the second, where the longest names stand.
    lead: i32,
    /// The distance between all other lanes, alike so that heads and arrows are regular.
    pitch: i32,
}

impl Lanes {
    /// First pass: the lanes as close as their folded labels allow.
    fn least<K>(sequence: &Sequence<K>, density: Density) -> Self {
        let count = i32::try_from(sequence.lanes.len()).unwrap_or(i32::MAX);
        let least = density.of(LEAST_PITCH);
        let mut lanes = Self { density, count, first: density.of(FIRST_LANE), lead: least, pitch: least };
        for row in &sequence.rows {
            if let Row::Message(message) = row {
                let gap = if labelled_lane(message) == 1 { &mut lanes.lead } else { &mut lanes.pitch };
                *gap = even(least_gap(message, density) + 1).max(*gap);
            }
        }
        lanes
    }

    /// Second pass: the lanes spread over `room` as far as they may.
    fn spread(self, room: i32) -> Self {
        // Every gap gets the same share, and the place to the right of the last lane half of one.
        let halves = 2 * (self.count - 1) + 1;
        let share = 2 * (room - self.width()).max(0) / halves.max(1);
        let wider = |gap: i32| even(gap + share).min(GREATEST_PITCH.max(gap));
        Self { lead: wider(self.lead), pitch: wider(self.pitch), ..self }
    }

    fn x(self, lane: usize) -> i32 {
        let before = i32::try_from(lane).unwrap_or(i32::MAX);
        if before == 0 { self.first } else { self.first + self.lead + (before - 1) * self.pitch }
    }

    fn width(self) -> i32 {
        match self.count {
            0 => 0,
            1 => 2 * self.first,
            count => self.first + self.lead + (count - 2) * self.pitch + self.pitch / 2,
        }
    }

    fn place(self, lane: usize, label: &str) -> PlacedLane {
        // The first lane has the left edge beside it, so its head is narrower than the others'.
        let half = if lane == 0 { self.first.min(self.lead - self.pitch / 2) } else { self.pitch / 2 };
        PlacedLane { label: label.to_owned(), x: self.x(lane), left: self.x(lane) - half, width: 2 * half }
    }
}

/// The greatest even number up to `px`: half a pitch is whole then, and a head stands exactly on its lifeline.
fn even(px: i32) -> i32 {
    px - px % 2
}

/// The least gap that holds the label of `message`, folded.
fn least_gap<K>(message: &Message<K>, density: Density) -> i32 {
    let [label, detail] = fold_message(message, density, density.of(LABEL_WIDTH));
    let fonts = fonts(message);
    let widest = |lines: &[String], font| lines.iter().map(|line| advance(line, font, density.of(LABEL_SIZE))).max();
    let widest = widest(&label, fonts[0]).max(widest(&detail, fonts[1])).unwrap_or(0);
    widest + 2 * density.of(BESIDE_LABEL)
}

/// Third pass: the rows from top to bottom. Returns the shapes and the height of the drawing.
fn place_rows<K: Clone>(sequence: &Sequence<K>, lanes: &[PlacedLane], density: Density) -> (Vec<Shape<K>>, i32) {
    let mut shapes = Vec::with_capacity(sequence.rows.len());
    let mut ends: Vec<Option<i32>> = vec![None; lanes.len()];
    let mut y = TOP;
    for (index, row) in sequence.rows.iter().enumerate() {
        match row {
            Row::Bar(bar) => {
                let Some(shape) = place_bar(bar, index, y, lanes, density) else { continue };
                y = shape.area.y + shape.area.height + AROUND_BAR;
                shapes.push(Shape::Bar(shape));
            }
            Row::Message(message) => {
                if labelled_lane(message) >= lanes.len() {
                    continue;
                }
                let arrow = place_arrow(message, y, lanes, density);
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

/// A message whose label begins at `y`, folded to the gap that it stands in.
fn place_arrow<K: Clone>(message: &Message<K>, y: i32, lanes: &[PlacedLane], density: Density) -> Arrow<K> {
    let (from, to) = (lanes[message.from].x, lanes[message.to].x);
    let size = density.of(LABEL_SIZE);
    let fonts = fonts(message);
    let labelled = labelled_lane(message);
    let right = lanes[labelled].x;
    let left = labelled.checked_sub(1).map_or(0, |before| lanes[before].x);
    let beside = density.of(BESIDE_LABEL);
    let lines = fold_message(message, density, right - left - 2 * beside);
    // A label with a detail is short and stands in the middle of its gap; a name stands at its lifeline.
    let (x, anchor) =
        if message.detail.is_some() { ((left + right) / 2, Anchor::Middle) } else { (right - beside, Anchor::End) };
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
    let [length, half] = POINT;
    let back = to + if from < to { -length } else { length };
    let point = [[to, arrow_y], [back, arrow_y - half], [back, arrow_y + half]];
    Arrow {
        key: message.key.clone(),
        from,
        to,
        y: arrow_y,
        point,
        tone: message.tone,
        line: message.line,
        texts,
        cross,
        area,
    }
}
