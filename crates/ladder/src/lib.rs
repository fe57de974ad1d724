//! A sequence diagram as a value: messages between lanes, laid out in whole pixels.
//!
//! ```
//! use callmodel_ladder::{Lane, Line, Mark, Message, Metrics, Row, Sequence, Tone, layout};
//!
//! let hello = Message {
//!     key: "hello",
//!     from: 0,
//!     to: 1,
//!     label: "Hello".to_owned(),
//!     detail: None,
//!     tone: Tone::Accent,
//!     line: Line::Solid,
//!     ends_lane: false,
//!     mark: Mark::None,
//! };
//! let sequence = Sequence {
//!     title: "A greeting".to_owned(),
//!     description: "The server greets A.".to_owned(),
//!     lanes: vec![Lane { label: "Server".to_owned(), line: Line::Dotted }, Lane { label: "A".to_owned(), line: Line::Solid }],
//!     rows: vec![Row::Message(hello)].into(),
//!     longest_name: "Hello",
//! };
//! let drawing = layout(&sequence, &Metrics::default());
//! assert!(drawing.width > 0 && drawing.lanes[0].x < drawing.lanes[1].x);
//! ```
//!
//! # The flow
//! [`layout`] turns a [`Sequence`] into a [`Drawing`] with all positions; a view, such as [`svg`], folds over the drawing and
//! computes no position of its own. [`Layout::after`] lays out the next sequence incrementally: sequence and drawing are
//! [`Chunked`] lists, and unchanged chunks are shared.
//!
//! # Invariants
//! - **No telephony.** Lanes, messages and bars have labels without a meaning. A message carries the caller's key through to
//!   its shape.
//! - **No browser.** Text is measured by a table of advance widths, so a layout is the same everywhere.
//! - **Whole pixels.** A drawing has no floating-point numbers; the same sequence gives the same bytes.
//! - **Incremental is exact.** [`Layout::after`] equals [`layout`], whatever was laid out before.

mod advance;
mod chunked;
mod distance;
mod drawing;
mod label;
mod layout;
mod mark;
mod sequence;
mod svg;
mod svg_style;
mod xml;

pub use advance::{Font, advance};
pub use chunked::Chunked;
pub use drawing::{
    Anchor, Arrow, Bar, Cross, Drawing, Head, Lifeline, PlacedLane, PlacedRemark, Rect, Shape, Sign, TextLine,
};
pub use layout::{Density, Heads, Layout, Metrics, layout};
pub use mark::Mark;
pub use sequence::{Lane, Line, Message, Remark, Row, Sequence, StateBar, Tone};
pub use svg::svg;
pub use svg_style::{Colours, Palette, SvgStyle, Unit};
pub use xml::{XmlEscaped, XmlText};
