use crate::{Chunked, Mark};

/// What happens between lanes, in time order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sequence<K> {
    /// What the diagram is called, for those who do not see it.
    pub title: String,
    /// What it says, in sentences, for those who do not see it.
    pub description: String,
    /// The lanes, from left to right.
    pub lanes: Vec<Lane>,
    /// What happens, from top to bottom. A [`Layout`](crate::Layout) shares the shapes of chunks that it placed before.
    pub rows: Chunked<Row<K>>,
}

/// One participant: a head, and a lifeline below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// What its head says.
    pub label: String,
    /// How its lifeline is drawn.
    pub line: Line,
}

/// One thing that happens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row<K> {
    /// An arrow from one lane to another.
    Message(Message<K>),
    /// A bar across lanes.
    Bar(StateBar),
    /// A remark across lanes.
    Remark(Remark),
}

/// An arrow from one lane to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message<K> {
    /// The caller's name for it; it comes back with the message's shapes.
    pub key: K,
    /// The lane that it starts from, an index into [`Sequence::lanes`].
    pub from: usize,
    /// The lane that it goes to.
    pub to: usize,
    /// The text above the arrow.
    pub label: String,
    /// The text below the arrow.
    pub detail: Option<String>,
    /// Its colour.
    pub tone: Tone,
    /// How its line is drawn.
    pub line: Line,
    /// Whether the lifeline of `to` ends with it, in a cross.
    pub ends_lane: bool,
    /// The mark that makes it stand out.
    pub mark: Mark,
}

/// A bar across lanes, such as the state that they share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StateBar {
    /// The lanes it is about, as indices into [`Sequence::lanes`], rising. It spans from the first to the last.
    pub lanes: Vec<usize>,
    /// The text in it.
    pub label: String,
}

/// A remark across lanes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The lanes it is about, as indices into [`Sequence::lanes`], rising. It stands in the middle of them.
    pub lanes: Vec<usize>,
    /// The text.
    pub label: String,
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Line {
    /// Unbroken.
    Solid,
    /// In dashes.
    Dashed,
    /// In dots.
    Dotted,
}

/// The colour of a message, by its weight; the view has the palette.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tone {
    /// What somebody asked for.
    Accent,
    /// What is final for its receiver.
    Final,
    /// What is news for its receiver.
    News,
}

impl Tone {
    /// The name that views have for it: `accent`, `final` or `news`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Accent => "accent",
            Self::Final => "final",
            Self::News => "news",
        }
    }
}
