//! Questions about the call model: **made, marked and explained by the model itself.**
//!
//! Predicting what each party is told, and then seeing the gap, teaches more than looking. This crate makes the questions,
//! grades the answers, reads lessons, and says what to ask next. It is pure: no clock, no randomness, no I/O. A seed and the
//! time are data.
//!
//! ```
//! use callmodel_lesson::{Answer, Question, grade};
//!
//! let question = Question::from_link("A B C, delete B by C, value:A.ThirdPartyDN")?;
//! let english = question.english();
//! assert_eq!(english.prompt(), "In what A is told, who is ThirdPartyDN?");
//! assert_eq!(english.choices(), ["A", "B", "C", "not there"]);
//! assert_eq!(english.why(), "C asked for it. B would be right if B had released itself.");
//! assert!(grade(&question, Answer(2)).right);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Data flow
//! ```text
//! kind, seed, parties ─ Question::from_seed ─┐
//! Scenario, Ask ─────── Question::of ────────┼─▶ Question { choices, reason … } ─ grade ─▶ Graded { gaps, rule … }
//! text of a link ────── Question::from_link ─┘          ▲        └─ english ─▶ sentences
//! Markdown ──────────── Lesson::parse ─▶ Lesson, Problems        └─ Progress ─▶ the question to ask next
//! ```
//!
//! # For a page
//! - **A question** is data: [`Choice`]s with their [`Claim`]s, a [`Hint`], a [`Reason`]. [`Question::english`] is the text in
//!   English; another language puts the same data in its own words.
//! - **What to show:** [`Question::run`] is the call for a ladder, [`Question::shown_events`] the events that are given.
//!   [`Question::hides_request`] says that the last request must not be seen before the answer.
//! - **A wrong answer** has its [`Case`]: [`Choice::other_request`] is the second request of a comparison with that of
//!   [`Question::step`], both on the call before it.
//! - **A link** is [`Question::id`] and [`Question::from_link`]. *Make a question* is [`Setting::of`] the open call, then
//!   [`Setting::asks`] of a kind. An attribute `ask` is the text of an [`Ask`].
//! - **A course** is [`course()`], or the blocks of any [`Lesson`]; [`Progress`] is what the browser keeps.
//!
//! # Features
//! Both are on by default. A page that has to be small turns them off (`default-features = false`): the course is there without
//! Markdown ([`Lesson::unpack`]), and the browser reads JSON.
//! - `markdown`: [`Lesson::parse`] and [`QuestionFence`], with pulldown-cmark.
//! - `json`: [`questions_json`], [`Progress::to_json`] and [`Progress::from_json`], with serde. Without it,
//!   [`Progress::records`] and [`Progress::from_records`] have the same values.
//!
//! # Invariants
//! - **Exactly one right answer.** Answers are recomputed by `Call::apply` for every request on every call of up to eight
//!   parties (`tests/exhaustion.rs`), and by an independent oracle (`tests/oracle`).
//! - **A distractor is true of a named other case.** It is taken from another request on the same call where there is one.
//! - **A seed is a question for ever.** A golden file holds some (`tests/golden.rs`).
//! - **Ambiguous is not asked.** OtherDN of a conversation, which T-Server may leave out, is a [`QuestionError`]; who released a
//!   conversation is asked, and *cannot be told* is right.

mod ask;
mod choice;
mod course;
mod distance;
mod english;
mod fault;
mod from_seed;
mod grade;
mod handler;
mod hash;
mod hint;
#[cfg(feature = "json")]
mod json;
mod kind;
mod lesson;
mod link;
mod make;
#[cfg(feature = "markdown")]
mod problem;
mod progress;
#[cfg(feature = "json")]
mod progress_json;
mod question;
mod question_error;
mod question_id;
mod random;
mod ranked;
mod reason;
mod recipe;
mod setting;

pub use ask::{Ask, AskError, ExpectedAsk};
pub use choice::{Case, Choice, Claim};
#[cfg(feature = "markdown")]
pub use course::COURSES;
pub use course::course;
pub use english::English;
pub use fault::Fault;
pub use grade::{Answer, Gap, Graded, Rule, Told, grade};
pub use handler::{Effect, Handler};
pub use hint::Hint;
#[cfg(feature = "json")]
pub use json::questions_json;
pub use kind::{Kind, NoKind};
#[cfg(feature = "markdown")]
pub use lesson::QuestionFence;
pub use lesson::{Block, Inline, Lesson, LessonQuestion};
pub use link::LinkError;
#[cfg(feature = "markdown")]
pub use problem::{Problem, What};
pub use progress::{Attempt, Progress, Record, Score};
#[cfg(feature = "json")]
pub use progress_json::ProgressError;
pub use question::{Question, ShownEvent};
pub use question_error::QuestionError;
pub use reason::Reason;
pub use recipe::{NoRecipe, Recipe};
pub use setting::Setting;
