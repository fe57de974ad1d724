//! Models of calls in documents: fenced blocks ```` ```call-model ```` in Markdown, and tags `<call-model>` in Markdown and
//! HTML.
//!
//! ```
//! use callmodel_documents::{Kind, check};
//!
//! let text = "# Releasing\n\n```call-model\nparties A B C\nrelease D\n```\n";
//! let found = check(text, Kind::Markdown);
//! assert_eq!(found.models, 1);
//! assert!(found.faults[0].to_string().starts_with("5:1: "));
//! ```
//!
//! [`check`] says what is wrong with the models of a document, and where; [`Drawer`] puts the tag with its static figure in
//! the place of each fence.
//!
//! ```text
//! Markdown ─ markdown ─┬─▶ fences ─ fence ─▶ Tag | Fault
//!                      └─▶ HTML ─┐
//! HTML ──────────────────────────┴─ html ─▶ tags ─ tag ─▶ Faults
//! ```

mod book;
mod check;
mod choice;
mod drawer;
mod fault;
mod fence;
mod html;
mod line_index;
mod markdown;
mod tag;

pub use book::{BookError, draw_book};
pub use check::{CheckReport, Kind, check};
pub use drawer::Drawer;
pub use fault::Fault;
