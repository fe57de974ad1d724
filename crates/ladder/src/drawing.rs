use crate::{Chunked, Density, Font, Line, Mark, Tone};

/// A laid-out sequence: where everything stands, in px from the top left corner.
///
/// The heads of the lanes are among the shapes only if [`Heads::Drawn`](crate::Heads::Drawn) asks for it, because a page
/// may want buttons in them; [`PlacedLane`] says where they go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing<K> {
    /// What the diagram is called.
    pub title: String,
    /// What it says, in sentences.
    pub description: String,
    /// The width in px.
    pub width: i32,
    /// The height in px.
    pub height: i32,
    /// How close things stand; heads are to match.
    pub density: Density,
    /// The lanes, from left to right.
    pub lanes: Vec<PlacedLane>,
    /// What to draw, from back to front: a chunk with the lifelines and heads, then one for each chunk of the sequence's
    /// rows, from top to bottom.
    pub shapes: Chunked<Shape<K>>,
}

/// Where a lane stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedLane {
    /// What its head says.
    pub label: String,
    /// Where its lifeline is.
    pub x: i32,
    /// Where the room for its head begins. The lifeline is in the middle of that room, and rooms do not overlap.
    pub left: i32,
    /// How wide that room is. It is the same for all lanes but the first.
    pub width: i32,
}

/// One thing to draw.
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
    /// Where it stands.
    pub x: i32,
    /// Where it begins.
    pub top: i32,
    /// Where it ends.
    pub bottom: i32,
    /// How it is drawn.
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
    pub texts: Vec<Text>,
    /// The whole text, where its end was left out.
    pub whole: Option<String>,
    /// How the lane's lifeline is drawn.
    pub line: Line,
}

/// A remark across lanes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedRemark {
    /// The row of the sequence.
    pub row: usize,
    /// The ground that it stands on, over the lifelines.
    pub area: Rect,
    /// The text, shortened to fit.
    pub text: Text,
    /// The whole text.
    pub label: String,
}

/// A bar across lanes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// The row of the sequence.
    pub row: usize,
    /// The bar.
    pub area: Rect,
    /// The text in it, shortened to fit.
    pub text: Text,
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
    /// Where the line starts.
    pub from: i32,
    /// Where the point is.
    pub to: i32,
    /// The height of the line.
    pub y: i32,
    /// The three corners of its point, the tip first, each its x and y.
    pub point: [[i32; 2]; 3],
    /// Its colour.
    pub tone: Tone,
    /// How it is drawn.
    pub line: Line,
    /// The lines of its label and detail.
    pub texts: Vec<Text>,
    /// Label and detail whole, where the end of one was left out.
    pub whole: Option<String>,
    /// The cross that ends the lane it goes to, if so.
    pub cross: Option<Cross>,
    /// The mark that makes it stand out.
    pub mark: Mark,
    /// The sign of the mark, if it has one.
    pub sign: Option<Sign>,
    /// The area that answers to a pointer and is marked when the message is chosen.
    pub area: Rect,
}

/// The cross that ends a lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cross {
    /// Its middle.
    pub x: i32,
    /// Its middle.
    pub y: i32,
    /// From the middle to the end of an arm, sideways and down.
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
pub struct Text {
    /// Where it is anchored.
    pub x: i32,
    /// Its baseline.
    pub y: i32,
    /// Which of its points `x` is.
    pub anchor: Anchor,
    /// The type.
    pub font: Font,
    /// The size of the type in px.
    pub size: i32,
    /// Whether it is the heavier of two texts.
    pub strong: bool,
    /// The text.
    pub text: String,
}

/// Which point of a text its `x` is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Anchor {
    /// The start.
    Start,
    /// The middle.
    Middle,
    /// The end.
    End,
}

/// An upright rectangle.
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
