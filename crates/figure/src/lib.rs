//! Ladder and tables of a run, and of a checked call of a log (feature `trace`): the only translation from the model, which
//! knows no pictures, to the ladder, which knows no telephony.
//!
//! ```
//! use callmodel::Scenario;
//! use callmodel_figure::Figure;
//!
//! let figure = Figure::of(&Scenario::from_short("A B C", "delete B by A")?.play()?);
//! assert_eq!(figure.ladder.lanes.len(), 4, "T-Server and three parties");
//! assert_eq!(figure.steps[0].tables.len(), 3, "one event for each party");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Invariants
//! - **One id per message.** A message of the ladder and its table have the same [`MessageId`].
//! - **Values have reasons.** Each attribute of a table has the [`Why`] that the reference gives; a view may put it in its
//!   own words.
//! - **Pointing claims only what the run has.** A [`Lit`] message is in the run, and it is a message of the lit party.

mod cases;
#[cfg(feature = "trace")]
mod checked;
mod compared;
mod comparison;
mod difference;
mod event_table;
mod figure;
mod ladder;
mod listed;
mod lit;
mod message_id;
mod pointed;
mod reference_table;

pub use cases::Cases;
#[cfg(feature = "trace")]
pub use checked::{CheckedFigure, CheckedRow, LoggedMessage, sentences};
pub use compared::Compared;
pub use comparison::{Comparison, Pair, PairRow};
pub use difference::Difference;
pub use event_table::{AttributeRow, EventTable, Why};
pub use figure::{Figure, StepFigure};
pub use ladder::{LIMITS, Lanes, SERVER, SERVER_LANE, ladder, tone, with_limits};
pub use listed::{Link, listed};
pub use lit::{Lit, LitValues};
pub use message_id::{MessageId, NoMessageId};
pub use pointed::{NotPointed, Pointed};
pub use reference_table::{Decision, EventCell, Footnote, FootnoteMark, ReferenceTable, TableRow};
