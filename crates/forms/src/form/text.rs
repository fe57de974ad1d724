use callmodel_ladder::{Lane, Line, Mark, Message, Row, Sequence};
use unicode_width::UnicodeWidthStr;

use super::plain::sign_before;

/// The characters that a ladder is drawn with.
pub(super) struct Strokes {
    /// A lifeline, and a bar's or head's side.
    solid: char,
    /// The lifeline of a lane that is not solid.
    dotted: char,
    /// A line of an arrow; its edge.
    arrow: char,
    dashed_arrow: char,
    edge: char,
    /// Corners: top left, top right, bottom left, bottom right.
    corners: [char; 4],
    /// Where a lifeline ends above an edge, begins below one, meets the start of an arrow to the left and to the right,
    /// and is crossed by one.
    ends: char,
    begins: char,
    to_left: char,
    to_right: char,
    crossed: char,
    /// Points of arrows to the left and to the right, and where a lane ends.
    left: char,
    right: char,
    end: char,
    /// Whether texts are to be ASCII, too.
    ascii: bool,
}

impl Strokes {
    /// Box drawing. The points are of the set that is one column wide in every terminal.
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

    /// The sign of `mark` before a label, with the blank after it; empty for a mark without a sign.
    fn sign(&self, mark: Mark) -> String {
        match (mark, self.ascii) {
            (Mark::Missing, true) => "- ".to_owned(),
            (Mark::Different, true) => "!= ".to_owned(),
            (Mark::None | Mark::Chosen | Mark::Missing | Mark::Unexpected | Mark::Different, _) => sign_before(mark),
        }
    }

    /// `text` as it stands in the drawing.
    fn text(&self, text: &str) -> String {
        if !self.ascii {
            return text.to_owned();
        }
        let mut out = String::with_capacity(text.len());
        for character in text.replace(" · ", ": ").chars() {
            match character {
                // What keeps right-to-left text together is not needed where there is none.
                '\u{2068}' | '\u{2069}' => {}
                _ if character.is_ascii() => out.push(character),
                _ => out.extend(character.escape_unicode()),
            }
        }
        out
    }
}

/// The blanks beside the text of a head and of a bar, and between two heads; how far a bar reaches beyond its lanes; what
/// an arrow shows beside its label on each side. All in columns of the terminal.
const PADDING: usize = 1;
const HEAD_GAP: usize = 2;
const OVERHANG: usize = 2;
const LABEL_ROOM: usize = 2;

/// `sequence` as a ladder for a terminal, drawn with `strokes`: heads, then a line or more for each row. Lanes stand as
/// far apart as their labels need, so that no text is cut and none stands on a line; columns are measured by the width of
/// characters in a terminal (Unicode, UAX #11).
///
/// Texts are written as the ladder has them. In ASCII every other character is written by its number, as in `\u{5185}`.
pub(super) fn text<K>(sequence: &Sequence<K>, strokes: &Strokes) -> String {
    let heads = heads(sequence, strokes);
    let at = columns(sequence, strokes, &heads);
    let mut page = Page { sequence, strokes, at, live: vec![true; heads.len()], out: String::new() };
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
    // The heads are three lines, and below the last row the lifelines go on for one.
    (width, 3 + lines.sum::<usize>() + 1)
}

/// What the heads say.
fn heads<K>(sequence: &Sequence<K>, strokes: &Strokes) -> Vec<String> {
    sequence.lanes.iter().map(|lane| strokes.text(&lane.label)).collect()
}

/// The columns of the lifelines.
fn columns<K>(sequence: &Sequence<K>, strokes: &Strokes, heads: &[String]) -> Vec<usize> {
    let half = |head: &String| head.width().div_ceil(2) + PADDING + 1;
    let count = heads.len();
    // The room to the left of each lane, between the lifelines.
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
        // Of lanes from one to the next every gap grows alike; a bar over a single lane needs room on both sides.
        let grow = if first == last { first..(last + 2).min(count) } else { first + 1..last + 1 };
        let parts = grow.len();
        gaps[grow].iter_mut().enumerate().for_each(|(index, gap)| {
            *gap += missing / parts + usize::from(index < missing % parts);
        });
    }
    place(&gaps)
}

/// The texts of `message`: its label, and its detail if it has one.
fn texts<K>(message: &Message<K>, strokes: &Strokes) -> Vec<String> {
    let label = strokes.sign(message.mark) + &strokes.text(&message.label);
    std::iter::once(label).chain(message.detail.iter().map(|text| strokes.text(text))).collect()
}

/// What is drawn so far.
struct Page<'a, K> {
    sequence: &'a Sequence<K>,
    strokes: &'a Strokes,
    /// The columns of the lifelines.
    at: Vec<usize>,
    /// Whether each lane goes on.
    live: Vec<bool>,
    out: String,
}

/// A text, and the column that it begins at.
type Placed = (usize, String);

impl<K> Page<'_, K> {
    /// Adds a line: the lifelines, with `texts` written over them from left to right.
    fn line(&mut self, texts: &[Placed]) {
        let lifelines = (0..self.at.len()).filter(|lane| self.live[*lane]).map(|lane| {
            let line = self.strokes.lifeline(&self.sequence.lanes[lane]);
            (self.at[lane], line.to_string())
        });
        // The texts are measured once, for there may be a thousand lanes below them.
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

    /// The heads: a box for a solid lane, else the text alone.
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

    /// The lane that goes on in the column `at`.
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

    /// The lifelines of `lanes` go on from here, if they have ended.
    fn resume(&mut self, lanes: &[usize]) {
        lanes.iter().for_each(|lane| self.live[*lane] = true);
    }

    /// A note: its text over the middle of its lanes.
    fn remark(&mut self, lanes: &[usize], label: &str) {
        if let (Some(&first), Some(&last)) = (lanes.first(), lanes.last())
            && last < self.at.len()
        {
            let start = ((self.at[first] + self.at[last]) / 2).saturating_sub(label.width() / 2);
            self.line(&[(start, format!("{label} "))]);
        }
    }

    /// A message: its label, the arrow below it, and its detail below that. The texts stand in the gap at the right end,
    /// beside the lane that the message is about in a ladder whose first lane tells the others.
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

    /// The line from column `start` to column `tip`, both included.
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
