use callmodel_ladder::{Lane, Line, Mark, Message, Row, Sequence};
use unicode_width::UnicodeWidthStr;

use super::plain::sign_before;

/// The characters for drawing a ladder.
pub(super) struct Strokes {
    /// A lifeline, and the left and right side of a bar or head.
    solid: char,
    /// The lifeline of a lane that is not solid.
    dotted: char,
    /// The line of an arrow, solid and dashed; the horizontal edge of a box.
    arrow: char,
    dashed_arrow: char,
    edge: char,
    /// Corners: top left, top right, bottom left, bottom right.
    corners: [char; 4],
    /// Junctions: a lifeline that ends above an edge, one that begins below an edge, the start of an arrow to the left and to
    /// the right, and an arrow that crosses a lifeline.
    ends: char,
    begins: char,
    to_left: char,
    to_right: char,
    crossed: char,
    /// Arrowheads to the left and to the right, and the end of a lane.
    left: char,
    right: char,
    end: char,
    /// Whether texts are converted to ASCII.
    ascii: bool,
}

impl Strokes {
    /// Box drawing. The arrowheads are one column wide in every terminal.
    pub(super) const BOX: Self = Self {
        solid: '│',
        dotted: '┊',
        arrow: '─',
        dashed_arrow: '╌',
        edge: '─',
        corners: ['╭', '╮', '╰', '╯'],
        ends: '┴',
        begins: '┬',
        to_left: '┤',
        to_right: '├',
        crossed: '┼',
        left: '◄',
        right: '►',
        end: '✕',
        ascii: false,
    };

    /// ASCII.
    pub(super) const ASCII: Self = Self {
        solid: '|',
        dotted: ':',
        arrow: '-',
        dashed_arrow: '.',
        edge: '-',
        corners: ['+'; 4],
        ends: '+',
        begins: '+',
        to_left: '|',
        to_right: '|',
        crossed: '|',
        left: '<',
        right: '>',
        end: 'x',
        ascii: true,
    };

    fn lifeline(&self, lane: &Lane) -> char {
        if lane.line == Line::Solid { self.solid } else { self.dotted }
    }

    /// The sign of `mark` and a blank, as a prefix for a label; empty for a mark without a sign.
    fn sign(&self, mark: Mark) -> String {
        match (mark, self.ascii) {
            (Mark::Missing, true) => "- ".to_owned(),
            (Mark::Different, true) => "!= ".to_owned(),
            (Mark::None | Mark::Chosen | Mark::Missing | Mark::Unexpected | Mark::Different, _) => sign_before(mark),
        }
    }

    /// `text` in the character set of the drawing.
    fn text(&self, text: &str) -> String {
        if !self.ascii {
            return text.to_owned();
        }
        let mut out = String::with_capacity(text.len());
        for character in text.replace(" · ", ": ").chars() {
            match character {
                // ASCII has no right-to-left text, so bidi isolates are dropped.
                '\u{2068}' | '\u{2069}' => {}
                _ if character.is_ascii() => out.push(character),
                _ => out.extend(character.escape_unicode()),
            }
        }
        out
    }
}

/// Distances in terminal columns: the padding of heads and bars, the gap between two heads, the overhang of a bar beyond its
/// outer lanes, and the part of an arrow that is visible on each side of its label.
const PADDING: usize = 1;
const HEAD_GAP: usize = 2;
const OVERHANG: usize = 2;
const LABEL_ROOM: usize = 2;

/// Writes `sequence` as a ladder for a terminal, drawn with `strokes`: heads, then one or more lines for each row. The distance
/// between lanes fits their labels, so that no text is cut or overlaps a lifeline. Widths are in terminal columns (Unicode, UAX
/// #11).
///
/// In ASCII, any other character is written as its code point, such as `\u{5185}`.
pub(super) fn text<K>(sequence: &Sequence<K>, strokes: &Strokes) -> String {
    let heads = heads(sequence, strokes);
    let at = columns(sequence, strokes, &heads);
    let mut page = Canvas { sequence, strokes, at, live: vec![true; heads.len()], out: String::new() };
    page.heads(&heads);
    for row in &sequence.rows {
        match row {
            Row::Message(message) => page.message(message),
            Row::Bar(bar) => page.bar(&bar.lanes, &strokes.text(&bar.label)),
            Row::Remark(remark) => page.remark(&remark.lanes, &strokes.text(&remark.label)),
        }
    }
    page.line(&[]);
    page.out
}

/// The size that [`text`] would have, without drawing it: the columns from the edge to the last lifeline, and the lines.
pub(super) fn size<K>(sequence: &Sequence<K>, strokes: &Strokes) -> (usize, usize) {
    let width = columns(sequence, strokes, &heads(sequence, strokes)).last().map_or(0, |last| last + 1);
    let lines = sequence.rows.iter().map(|row| match row {
        Row::Message(message) => 2 + usize::from(message.detail.is_some()),
        Row::Bar(_) => 3,
        Row::Remark(_) => 1,
    });
    // The heads take three lines, and the lifelines continue for one line below the last row.
    (width, 3 + lines.sum::<usize>() + 1)
}

/// The labels of the lanes.
fn heads<K>(sequence: &Sequence<K>, strokes: &Strokes) -> Vec<String> {
    sequence.lanes.iter().map(|lane| strokes.text(&lane.label)).collect()
}

/// The columns of the lifelines.
fn columns<K>(sequence: &Sequence<K>, strokes: &Strokes, heads: &[String]) -> Vec<usize> {
    let half = |head: &String| head.width().div_ceil(2) + PADDING + 1;
    let count = heads.len();
    // The distance of each lifeline from the one to its left.
    let mut gaps: Vec<usize> = vec![0; count];
    for index in 0..count {
        let before = index.checked_sub(1).map_or(0, |before| half(&heads[before]) + HEAD_GAP);
        gaps[index] = before + half(&heads[index]);
    }
    for row in &sequence.rows {
        if let Row::Message(message) = row
            && let Some(gap) = gaps.get_mut(message.from.max(message.to))
        {
            let widest = texts(message, strokes).iter().map(|text| text.width()).max().unwrap_or(0);
            *gap = (*gap).max(widest + 2 * LABEL_ROOM);
        }
    }
    let place = |gaps: &[usize]| {
        let mut at = 0;
        let place = |gap: &usize| {
            at += gap + 1;
            at - 1
        };
        gaps.iter().map(place).collect::<Vec<_>>()
    };
    for row in &sequence.rows {
        let (lanes, label) = match row {
            Row::Bar(bar) => (&bar.lanes, &bar.label),
            Row::Remark(remark) => (&remark.lanes, &remark.label),
            Row::Message(_) => continue,
        };
        let (Some(&first), Some(&last)) = (lanes.first(), lanes.last()) else { continue };
        if last >= count {
            continue;
        }
        let at = place(&gaps);
        let needed = (strokes.text(label).width() + 2 * PADDING + 2).saturating_sub(2 * OVERHANG + 1);
        let missing = needed.saturating_sub(at[last] - at[first]);
        // The gaps between the lanes of a bar grow evenly; a bar over a single lane needs room on both sides of it.
        let grow = if first == last { first..(last + 2).min(count) } else { first + 1..last + 1 };
        let parts = grow.len();
        gaps[grow].iter_mut().enumerate().for_each(|(index, gap)| {
            *gap += missing / parts + usize::from(index < missing % parts);
        });
    }
    place(&gaps)
}

/// The texts of `message`: its label and, if it has one, its detail.
fn texts<K>(message: &Message<K>, strokes: &Strokes) -> Vec<String> {
    let label = strokes.sign(message.mark) + &strokes.text(&message.label);
    std::iter::once(label).chain(message.detail.iter().map(|text| strokes.text(text))).collect()
}

/// The writer, with the lines drawn so far.
struct Canvas<'a, K> {
    sequence: &'a Sequence<K>,
    strokes: &'a Strokes,
    /// The columns of the lifelines.
    at: Vec<usize>,
    /// Whether the lifeline of each lane continues.
    live: Vec<bool>,
    out: String,
}

/// A text with the column of its first character.
type Placed = (usize, String);

impl<K> Canvas<'_, K> {
    /// Appends a line: the lifelines, overwritten by `texts`, which are sorted from left to right.
    fn line(&mut self, texts: &[Placed]) {
        let lifelines = (0..self.at.len()).filter(|lane| self.live[*lane]).map(|lane| {
            let line = self.strokes.lifeline(&self.sequence.lanes[lane]);
            (self.at[lane], line.to_string())
        });
        // Each text is measured once, because a thousand lanes may be tested against it.
        let spans: Vec<_> = texts.iter().map(|(start, text)| *start..*start + text.width()).collect();
        let covered =
            |at: usize| spans.get(spans.partition_point(|span| span.end <= at)).is_some_and(|span| span.contains(&at));
        let mut pieces: Vec<_> = lifelines.filter(|(at, _)| !covered(*at)).map(|(at, line)| (at, line, 1)).collect();
        pieces.extend(texts.iter().zip(&spans).map(|((start, text), span)| (*start, text.clone(), span.len())));
        pieces.sort_by_key(|(start, ..)| *start);
        let mut line = String::new();
        let mut drawn = 0;
        for (start, text, width) in pieces {
            let blank = start.saturating_sub(drawn);
            line.extend(std::iter::repeat_n(' ', blank));
            line += &text;
            drawn += blank + width;
        }
        self.out += line.trim_end();
        self.out.push('\n');
    }

    /// The heads: a box for a solid lane, otherwise the text alone.
    fn heads(&mut self, heads: &[String]) {
        let Strokes { corners: [top_left, top_right, bottom_left, bottom_right], solid, begins, .. } = *self.strokes;
        let mut lines: [Vec<Placed>; 3] = Default::default();
        for (lane, head) in heads.iter().enumerate() {
            let inner = head.width() + 2 * PADDING;
            let start = self.at[lane].saturating_sub(1 + inner / 2);
            if self.sequence.lanes[lane].line == Line::Solid {
                let left = self.at[lane] - start - 1;
                lines[0].push((start, format!("{top_left}{}{top_right}", self.edge(inner))));
                lines[1].push((start, format!("{solid}{:PADDING$}{head}{:PADDING$}{solid}", "", "")));
                let edges = [self.edge(left), self.edge(inner - left - 1)].join(&begins.to_string());
                lines[2].push((start, format!("{bottom_left}{edges}{bottom_right}")));
            } else {
                lines[0].push((self.at[lane], " ".to_owned()));
                lines[1].push((start + 1 + PADDING, head.clone()));
            }
        }
        lines.iter().for_each(|line| self.line(line));
    }

    /// The lane with a lifeline in the column `at`, if it has not ended.
    fn lane_at(&self, at: usize) -> Option<usize> {
        self.at.binary_search(&at).ok().filter(|lane| self.live[*lane])
    }

    fn edge(&self, length: usize) -> String {
        std::iter::repeat_n(self.strokes.edge, length).collect()
    }

    /// A bar: a box over its lanes.
    fn bar(&mut self, lanes: &[usize], label: &str) {
        let (Some(&first), Some(&last)) = (lanes.first(), lanes.last()) else { return };
        if last >= self.at.len() {
            return;
        }
        let Strokes { corners: [top_left, top_right, bottom_left, bottom_right], solid, ends, begins, .. } =
            *self.strokes;
        let inner = (self.at[last] - self.at[first] + 2 * OVERHANG - 1).max(label.width() + 2 * PADDING);
        let over = (inner + 2).saturating_sub(self.at[last] - self.at[first] + 1);
        let start = self.at[first].saturating_sub(over / 2);
        let edge = |page: &Self, meets: char| {
            let met = |at: usize| page.lane_at(at).is_some_and(|lane| (first..=last).contains(&lane));
            let stroke = |at: usize| if met(at) { meets } else { page.strokes.edge };
            (start + 1..start + 1 + inner).map(stroke).collect::<String>()
        };
        let above = edge(self, ends);
        self.resume(lanes);
        let blank = inner - label.width();
        let (before, after) = (blank / 2, blank - blank / 2);
        let lines = [
            format!("{top_left}{above}{top_right}"),
            format!("{solid}{:before$}{label}{:after$}{solid}", "", ""),
            format!("{bottom_left}{}{bottom_right}", edge(self, begins)),
        ];
        lines.into_iter().for_each(|line| self.line(&[(start, line)]));
    }

    /// Resumes the lifelines of those `lanes` that have ended.
    fn resume(&mut self, lanes: &[usize]) {
        lanes.iter().for_each(|lane| self.live[*lane] = true);
    }

    /// A note: its text, centred over its lanes.
    fn remark(&mut self, lanes: &[usize], label: &str) {
        if let (Some(&first), Some(&last)) = (lanes.first(), lanes.last())
            && last < self.at.len()
        {
            let start = ((self.at[first] + self.at[last]) / 2).saturating_sub(label.width() / 2);
            self.line(&[(start, format!("{label} "))]);
        }
    }

    /// A message: its label, the arrow below it, and its detail below the arrow. The texts are in the gap to the left of the right
    /// lane, which in a ladder with the server first is the party's.
    fn message(&mut self, message: &Message<K>) {
        let (from, to) = (message.from, message.to);
        let (Some(&start), Some(&tip)) = (self.at.get(from), self.at.get(to)) else { return };
        let right = from.max(to);
        let gap = right.checked_sub(1).map_or(0, |before| self.at[before] + 1)..self.at[right];
        let placed = |text: &String| {
            let blank = gap.len().saturating_sub(text.width());
            (gap.start + blank / 2, text.clone())
        };
        let texts: Vec<_> = texts(message, self.strokes).iter().map(placed).collect();
        self.line(&texts[..1]);
        self.resume(&[from, to]);
        let arrow = self.arrow(message, start, tip);
        self.line(&[(start.min(tip), arrow)]);
        if message.ends_lane {
            self.live[to] = false;
        }
        texts.iter().skip(1).for_each(|text| self.line(std::slice::from_ref(text)));
    }

    /// The arrow from column `start` to column `tip`, both inclusive.
    fn arrow(&self, message: &Message<K>, start: usize, tip: usize) -> String {
        let strokes = self.strokes;
        let line = if message.line == Line::Solid { strokes.arrow } else { strokes.dashed_arrow };
        let rightward = tip > start;
        let stroke = |at: usize| match self.lane_at(at) {
            Some(lane) if at == start => match (self.sequence.lanes[lane].line, rightward) {
                (Line::Solid, true) => strokes.to_right,
                (Line::Solid, false) => strokes.to_left,
                _ => strokes.lifeline(&self.sequence.lanes[lane]),
            },
            _ if at == tip && message.ends_lane => strokes.end,
            Some(lane) if at == tip => strokes.lifeline(&self.sequence.lanes[lane]),
            Some(_) => strokes.crossed,
            None if at + 1 == tip => strokes.right,
            None if at == tip + 1 => strokes.left,
            None => line,
        };
        (start.min(tip)..=start.max(tip)).map(stroke).collect()
    }
}

#[cfg(test)]
mod tests {
    use callmodel::Scenario;

    use super::*;
    use callmodel_figure::Figure;

    #[test]
    fn the_computed_size_is_that_of_the_drawing() {
        let longest = "7".repeat(64);
        for (parties, steps) in
            [("A B", ""), ("A B C", "delete B by A, release C"), (&format!("A {longest}"), "release A")]
        {
            let ladder = Figure::of(&Scenario::from_short(parties, steps).unwrap().play().unwrap()).ladder;
            let drawn = text(&ladder, &Strokes::BOX);
            let (before, _) = drawn.lines().nth(2).unwrap().rsplit_once('┬').unwrap();
            assert_eq!(size(&ladder, &Strokes::BOX), (before.width() + 1, drawn.lines().count()), "{drawn}");
        }
    }
    #[test]
    fn a_lane_with_a_message_after_its_end_has_a_lifeline_again() {
        let run = Scenario::from_short("A B C", "release C").unwrap().play().unwrap();
        let last = |ladder: &Sequence<_>| {
            text(ladder, &Strokes::BOX).lines().last().map(|line| line.split_whitespace().count())
        };
        let mut ladder = Figure::of(&run).ladder;
        assert_eq!(last(&ladder), Some(3));
        let told: Vec<_> = ladder.rows.iter().filter(|row| matches!(row, Row::Message(_))).cloned().collect();
        let again = told.into_iter().map(|row| match row {
            Row::Message(message) => Row::Message(Message { ends_lane: false, ..message }),
            row @ (Row::Bar(_) | Row::Remark(_)) => row,
        });
        ladder.rows.extend(again);
        assert_eq!(last(&ladder), Some(4));
    }
}
