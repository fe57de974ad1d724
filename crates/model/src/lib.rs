//! A call model of Genesys T-Server: **requests in, per-party events out**.
//!
//! The model follows the chapter *Releasing Calls* of the Genesys *Events and Models Reference* (EMR): the events that each
//! party of a call receives when one releases it, or deletes another from a conference. It is pure: no clock, no randomness,
//! no I/O; equal input gives equal output.
//!
//! ```
//! use callmodel::Scenario;
//!
//! let run = Scenario::from_short("A B C", "delete B by A")?.play()?;
//! let received: Vec<String> =
//!     run.steps[0].events.iter().map(|event| format!("{} receives {}", event.party(), event.name().as_str())).collect();
//! assert_eq!(received, ["A receives EventPartyDeleted", "B receives EventReleased", "C receives EventPartyDeleted"]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Data flow
//! ```text
//! text │ short form ─ parse ─▶ Scenario ─ play ─▶ Run = [Step { request, phase, basis, before, events, after }]
//! ```
//! A [`Scenario`] is parsed from its text form or short form. [`Scenario::play`] applies its [`Request`]s one after another,
//! and every [`Step`] of the [`Run`] comes from [`Call::apply`].
//!
//! # Invariants
//! - **One transition.** A call changes only in [`Call::apply`], which returns a new value and keeps the old one.
//! - **Offers equal accepted requests.** [`Call::apply`] accepts the requests of [`Call::offers`] and refuses all others.
//! - **The tables of the reference are tests.** They hold for any DNs, so any party may make the request. For more than three
//!   parties, note *a* of the reference generalises them; [`Basis`] tells the two cases apart.
//! - **No guesses.** A request that the reference does not define is a [`Refusal`], with its reason and the requests that the
//!   call accepts instead.
//!
//! # OtherDN and ThirdPartyDN
//! In EventPartyDeleted, **OtherDN is the party that left and ThirdPartyDN the party that caused it.** When they are equal,
//! that party released itself; when they differ, it was deleted. The two conference phases differ in nothing else.

/// Compiles and runs the Rust examples of the README.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
mod readme {}

mod attribute;
mod call;
mod columns;
mod conn_id;
mod dn;
mod event;
mod in_text;
#[cfg(feature = "serde")]
mod json;
mod listed;
mod optional;
mod phase;
mod refusal;
mod request;
mod run;
mod scenario;
mod state;
mod step;
mod steps;
#[cfg(feature = "test-steps")]
#[doc(hidden)]
pub mod test_steps;

pub use attribute::{Attribute, AttributeName, CallState, DnRole, Note, Value};
pub use call::{Call, CallError};
pub use columns::{Columns, Repeated};
pub use conn_id::{ConnId, ConnIdError};
pub use dn::{Dn, DnError};
pub use event::{Event, EventName};
pub use in_text::{among_code, code_span, in_text, is_hidden, quoted, shows_nothing};
pub use optional::Optional;
pub use phase::{Basis, Phase};
pub use refusal::{Reason, Refusal};
pub use request::Request;
pub use run::Run;
pub use scenario::error::{Expected, Found, Part, Place, ScenarioError};
pub use scenario::{Scenario, Stopped};
pub use state::State;
pub use step::Step;
pub use steps::{Iter as StepsIter, Steps};
