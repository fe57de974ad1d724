//! Lessons as the files of a course that a learning management system (LMS) runs: **one HTML page with the lessons and their
//! questions, and the manifest of SCORM 2004.**
//!
//! The page reports each answer, the score and what is done to the LMS, and goes on where the learner stopped. Without an LMS it
//! works as a page; without scripts, and on paper, each question stands with its answer after it.
//!
//! ```
//! use callmodel_course::Course;
//! use callmodel_lesson::Lesson;
//!
//! let (lesson, _) = Lesson::parse("---\nid: two\ntitle: Two on the phone\n---\n\nA and B are on the phone.\n");
//! let files = Course { title: "Releasing calls".to_owned(), lessons: vec![lesson] }.scorm();
//! assert!(files.iter().any(|file| file.name == "imsmanifest.xml"));
//! ```
//!
//! # Data flow
//! ```text
//! Lesson ─┬─ prose ────▶ HTML ─┐
//!         ├─ ladder ───▶ SVG   ├─ page ─┐
//! Texts ──┴─ question ─▶ HTML ─┘        ├─▶ File { name, bytes } … ─ the command ─▶ an archive
//!                            manifest ──┘
//! ```
//!
//! # Invariants
//! - **Pure.** The same lessons give the same bytes.
//! - **No inline script or style**, so that the page runs under a strict Content-Security-Policy.

mod course;
mod file;
pub mod html;
mod labels;
mod ladders;
mod manifest;
mod page;
mod prose;
mod question;
pub mod tables;
mod texts;

/// A language of a course.
pub use callmodel_words::Language;
pub use course::Course;
pub use file::File;
