use crate::{Chunked, Density, Font, Line, Mark, Tone};

/// A laid-out sequence. Positions are in px from the top left corner.
///
/// The heads of the lanes are among the shapes only with [`Heads::Drawn`](crate::Heads::Drawn), because a page may have
/// heads with buttons; [`PlacedLane`] has their places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing<K> {
    /// The title.
    pub title: String,
    /// The description, in sentences.
    pub description: String,
    /// The width in px.
    pub width: i32,
    /// The height in px.
    pub height: i32,
    /// The density; heads of a page have to match it.
    pub density: Density,
    /// The lanes, from left to right.
    pub lanes: Vec<PlacedLane>,
    /// The shapes, from back to front: a chunk with the lifelines and heads, then one for each chunk of the sequence's rows,
    /// from top to bottom.
    pub shapes: Chunked<Shape<K>>,
}

/// A lane with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedLane {
    /// The label of its head.
    pub label: String,
    /// The x of its lifeline.
    pub x: i32,
    /// The left edge of the room for its head. The lifeline is in the middle of the room, and rooms do not overlap.
    pub left: i32,
    /// The width of the room, the same for all lanes but the first.
    pub width: i32,
}

/// An element of a drawing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape<K> {
    /// A stretch of a lifeline.
    Lifeline(Lifeline),
    /// The head of a lane.
    Head(Head),
    /// A bar across lanes.
    Bar(Bar),
    /// A remark across lanes.
    Remark(PlacedRemark),
    /// A message.
    Arrow(Arrow<K>),
}

/// A lifeline, or a stretch of it: a lane that ended and has a part in a later row goes on from there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lifeline {
    /// The lane, an index into [`Drawing::lanes`].
    pub lane: usize,
    /// Its x.
    pub x: i32,
    /// Its upper end.
    pub top: i32,
    /// Its lower end.
    pub bottom: i32,
    /// The pattern of its line.
    pub line: Line,
}

/// The head of a lane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The lane, an index into [`Drawing::lanes`].
    pub lane: usize,
    /// The chip behind the text.
    pub area: Rect,
    /// The text, in lines.
    pub texts: Vec<TextLine>,
    /// The whole text, if the lines end in an ellipsis.
    pub whole: Option<String>,
    /// The pattern of the lane's lifeline.
    pub line: Line,
}

/// A remark across lanes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedRemark {
    /// The index of the row in the sequence.
    pub row: usize,
    /// The background, which covers the lifelines.
    pub area: Rect,
    /// The text, in lines.
    pub texts: Vec<TextLine>,
    /// The whole text, if the lines end in an ellipsis.
    pub whole: Option<String>,
}

/// A bar across lanes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// The index of the row in the sequence.
    pub row: usize,
    /// The bar.
    pub area: Rect,
    /// The text in it, shortened to fit.
    pub text: TextLine,
    /// The whole text.
    pub label: String,
}

/// A message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrow<K> {
    /// The caller's name for it.
    pub key: K,
    /// Its place among the messages of the drawing, counted from 0.
    pub index: usize,
    /// The x of the line's start.
    pub from: i32,
    /// The x of the arrowhead's tip.
    pub to: i32,
    /// The y of the line.
    pub y: i32,
    /// The corners of the arrowhead, the tip first, each as x and y.
    pub point: [[i32; 2]; 3],
    /// Its colour.
    pub tone: Tone,
    /// The pattern of its line.
    pub line: Line,
    /// The lines of its label and detail.
    pub texts: Vec<TextLine>,
    /// Label and detail whole, if one of them ends in an ellipsis.
    pub whole: Option<String>,
    /// The cross that ends the lifeline of the receiver, if the message ends it.
    pub cross: Option<Cross>,
    /// The mark that makes it stand out.
    pub mark: Mark,
    /// The sign of the mark, if it has one.
    pub sign: Option<Sign>,
    /// The hit area, which is also the outline of a mark.
    pub area: Rect,
}

/// The cross that ends a lifeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cross {
    /// The x of its middle.
    pub x: i32,
    /// The y of its middle.
    pub y: i32,
    /// From the middle to the end of an arm, horizontally and vertically.
    pub arm: i32,
}

/// The sign of a mark, as strokes, so that no font is needed for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sign {
    /// The middle of the disc behind it.
    pub x: i32,
    /// The middle of the disc behind it.
    pub y: i32,
    /// The radius of the disc.
    pub radius: i32,
    /// The strokes, each from its start to its end, x and y.
    pub strokes: Vec<[[i32; 2]; 2]>,
}

/// A line of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextLine {
    /// The x of its anchor.
    pub x: i32,
    /// The y of its baseline.
    pub y: i32,
    /// The point of the text that `x` is.
    pub anchor: Anchor,
    /// The font.
    pub font: Font,
    /// The font size in px.
    pub size: i32,
    /// Whether it is bold.
    pub strong: bool,
    /// The text.
    pub text: String,
}

/// The point of a text that its `x` is (SVG, `text-anchor`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Anchor {
    /// The start.
    Start,
    /// The middle.
    Middle,
    /// The end.
    End,
}

/// An axis-aligned rectangle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rect {
    /// The left edge.
    pub x: i32,
    /// The top edge.
    pub y: i32,
    /// The width.
    pub width: i32,
    /// The height.
    pub height: i32,
}
