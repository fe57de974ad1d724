use crate::{Chunked, Mark};

/// A sequence of messages between lanes, in time order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sequence<K> {
    /// The accessible name of the diagram.
    pub title: String,
    /// The accessible description of the diagram, in sentences.
    pub description: String,
    /// The lanes, from left to right.
    pub lanes: Vec<Lane>,
    /// The rows from top to bottom. An incremental [`Layout`](crate::Layout) shares the shapes of unchanged chunks.
    pub rows: Chunked<Row<K>>,
    /// The longest name of a message that rows to come may have. A view keeps room for it, so that its lanes stay where they are when
    /// such a row comes.
    pub longest_name: &'static str,
}

/// A participant: a head, and a lifeline below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// The label of its head.
    pub label: String,
    /// The pattern of its lifeline.
    pub line: Line,
}

/// A row of a sequence.
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
    /// The caller's key, which the message's shape has, too.
    pub key: K,
    /// The lane that it starts from, an index into [`Sequence::lanes`].
    pub from: usize,
    /// The lane that it goes to.
    pub to: usize,
    /// The text above the arrow.
    pub label: String,
    /// The text below the arrow.
    pub detail: Option<String>,
    /// Its tone.
    pub tone: Tone,
    /// The pattern of its line.
    pub line: Line,
    /// Whether the lifeline of `to` ends with it, in a cross.
    pub ends_lane: bool,
    /// The mark that makes it stand out.
    pub mark: Mark,
}

/// A bar across lanes, such as a common state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StateBar {
    /// The lanes that take part, as ascending indices into [`Sequence::lanes`]. The bar spans from the first to the last.
    pub lanes: Vec<usize>,
    /// The text in it.
    pub label: String,
}

/// A remark across lanes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The lanes of the remark, as ascending indices into [`Sequence::lanes`]. It is centred between the first and the last.
    pub lanes: Vec<usize>,
    /// The text.
    pub label: String,
}

/// The pattern of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Line {
    /// Unbroken.
    Solid,
    /// In dashes.
    Dashed,
    /// In dots.
    Dotted,
}

/// The meaning of a message's colour; a view has the palette.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tone {
    /// A request.
    Accent,
    /// The end of its receiver's part.
    Final,
    /// News about others.
    News,
}

impl Tone {
    /// The name in views: `accent`, `final` or `news`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Accent => "accent",
            Self::Final => "final",
            Self::News => "news",
        }
    }
}
