//! A call, as T-Server reports it: **requests in, per-party events out**.
//!
//! The model follows the chapter *Releasing Calls* of the Genesys *Events and Models Reference* (EMR): what each party of
//! a call is told when one releases it, or deletes another from a conference. It is a pure value: no clock, no
//! randomness, no input or output, and the same input gives the same output.
//!
//! ```
//! use callmodel::Scenario;
//!
//! let run = Scenario::from_short("A B C", "delete B by A")?.play()?;
//! let told: Vec<String> =
//!     run.steps[0].events.iter().map(|event| format!("{} receives {}", event.party(), event.name().as_str())).collect();
//! assert_eq!(told, ["A receives EventPartyDeleted", "B receives EventReleased", "C receives EventPartyDeleted"]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # The flow
//! A [`Scenario`] is read from text or from the short form, [`Scenario::play`] makes its [`Request`]s one after another,
//! and every [`Step`] of the [`Run`] comes from [`Call::apply`].
//!
//! # What holds
//! - **One door.** A call changes only in [`Call::apply`], which leaves the old value as it is.
//! - **Offers are exactly what is accepted.** [`Call::offers`] lists the requests that `apply` accepts; it refuses all else.
//! - **The tables are the truth.** The reference's tables, as data, are a test. Any party may make the request, since a
//!   table holds for all DNs; more than three parties are worked out by the reference's note *a*, and say so ([`Basis`]).
//! - **A refusal carries what would have been right.** A request that the reference does not define is never guessed:
//!   [`Refusal`] says what was asked, why not, and what is offered instead.
//!
//! # The thing that readers get wrong
//! In EventPartyDeleted, **OtherDN is who left and ThirdPartyDN is who caused it.** Equal, and the party released itself;
//! different, and it was deleted. The two conference phases differ in nothing else.

/// The Rust of the README is run like any other example.
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
mod phase;
mod refusal;
mod request;
mod run;
mod scenario;
mod step;
mod steps;
#[cfg(feature = "test-steps")]
#[doc(hidden)]
pub mod test_steps;

pub use attribute::{Attribute, AttributeName, CallState, DnRole, Note, Value};
pub use call::{Call, CallError, State};
pub use columns::{Columns, Repeated};
pub use conn_id::{ConnId, ConnIdError};
pub use dn::{Dn, DnError};
pub use event::{Event, EventName};
pub use in_text::{in_text, is_hidden, quoted, shows_nothing};
pub use phase::{Basis, Phase};
pub use refusal::{Reason, Refusal};
pub use request::Request;
pub use run::Run;
pub use scenario::{Expected, Found, Optional, Part, Place, Scenario, ScenarioError, Stopped};
pub use step::Step;
pub use steps::{Iter as StepsIter, Steps};
