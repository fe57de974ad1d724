//! The state of the page Learn, without a browser: course, question, answer, progress.
//!
//! # The flow
//! ```text
//! lesson files ─ Course ─┐
//! fragment ─ address::read ─▶ Session ─ reduce(Action) ─▶ (Session, History) ─ address::write ─▶ fragment
//!                              │  └─ Progress ─▶ the browser's storage
//!                              └─ Sentences (LearnWords) ─▶ text of question, answers, reasons
//! address, ask ─ Sheet ─▶ the texts of one question, as JSON for the element
//! ```
//!
//! # Invariants
//! - **The address is the state**, apart from the progress: place and answer are in it, and Back undoes an answer.
//! - **Progress is never in an address.**
//! - **One English.** The sentences of questions in English equal those of `callmodel-lesson` (`tests/sentences.rs`).

mod action;
pub mod address;
mod course;
mod following;
mod next;
mod notice;
mod place;
mod reduce;
mod rows;
mod sentences;
mod session;
mod sheet;
mod told;

pub use action::Action;
pub use course::Course;
pub use following::{following, of_call};
pub use next::Next;
pub use notice::Notice;
pub use place::{Given, Place};
pub use reduce::reduce;
pub use rows::{Blank, rows};
pub use sentences::Sentences;
pub use session::{Found, Session, Visible};
pub use sheet::{Sheet, SheetChoice, SheetEvent, SheetWords};
pub use told::Told;
