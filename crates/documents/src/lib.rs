//! Call models in documents: fenced code blocks ```` ```call-model ```` in Markdown, and tags `<call-model>` in HTML and in the
//! HTML of Markdown.
//!
//! ```
//! use callmodel_documents::{Kind, check};
//!
//! let text = "# Releasing\n\n```call-model\nparties A B C\nrelease D\n```\n";
//! let report = check(text, Kind::Markdown);
//! assert_eq!(report.models, 1);
//! assert!(report.faults[0].to_string().starts_with("5:1: "));
//! ```
//!
//! [`check`] returns the faults of all models of a document, with line and column. [`Drawer`] replaces each fence by the tag
//! with its static figure. [`draw_book`] does so for a whole mdBook. [`undrawn`] names what both leave as it stands.
//!
//! # Data flow
//! ```text
//! Markdown ─ markdown ─┬─▶ fences ─ fence ─▶ Tag | Fault
//!                      └─▶ HTML ─┐
//! HTML ──────────────────────────┴─ html ─▶ start tags ─ tag ─▶ Faults
//! ```
//!
//! # Invariants
//! - **Faults lie in the document.** Each has a line and column of the whole document, also inside lists, quotes and
//!   attributes.
//! - **All or errors.** [`Drawer`] and [`draw_book`] return a document without fences, or the faults of all its fences.
//! - **Ids are unique.** Equal models get figures with different ids, in all documents of one [`Drawer`].

mod ask;
mod book;
mod check;
mod choice;
mod drawer;
mod fault;
mod fence;
mod html;
mod line_index;
mod markdown;
mod question;
mod question_room;
mod tag;
mod unseen;

pub use ask::{NotAsked, ask};
pub use book::{BookError, DrawnBook, draw_book};
pub use check::{CheckReport, Kind, check, undrawn};
pub use drawer::Drawer;
pub use fault::Fault;
