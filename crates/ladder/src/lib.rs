//! A sequence diagram as a value: what is said between lanes, laid out in whole pixels.
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
//! };
//! let drawing = layout(&sequence, &Metrics::default());
//! assert!(drawing.width > 0 && drawing.lanes[0].x < drawing.lanes[1].x);
//! ```
//!
//! # The flow
//! A [`Sequence`] says what happens; [`layout`] turns it into a [`Drawing`], which says where everything stands; a view
//! folds over the drawing and computes no position of its own. [`svg`] is one.
//!
//! # What holds
//! - **No telephony.** Lanes, messages and bars have labels; what they mean is the caller's business. A message carries
//!   the caller's key through to its shapes.
//! - **No browser.** Text is measured by a table of advance widths, so a layout is the same everywhere.
//! - **Whole pixels.** There are no floating-point numbers in a drawing; the same sequence gives the same bytes.

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

pub use advance::{Font, advance};
pub use chunked::Chunked;
pub use drawing::{
    Anchor, Arrow, Bar, Cross, Drawing, Head, Lifeline, PlacedLane, PlacedRemark, Rect, Shape, Sign, Text,
};
pub use layout::{Density, Heads, Layout, Metrics, layout};
pub use mark::Mark;
pub use sequence::{Lane, Line, Message, Remark, Row, Sequence, StateBar, Tone};
pub use svg::{Escaped, svg};
pub use svg_style::{Colours, Palette, SvgStyle};
