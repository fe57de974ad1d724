//! The state of the Explore page and of the element `<call-model>`, without a browser.
//!
//! # The flow
//! [`address::read`] makes a [`Session`] of an address, [`reduce`] makes the next one of an [`Action`], [`address::write`]
//! writes it as an address. What an action does to the browser's history is data ([`History`]); `web` carries it out.
//!
//! # What holds
//! - **The address is the state.** Session to address to session is the identity.
//! - **The state has one home.** [`reduce`] is a pure function; a session holds no words of the interface.

pub mod address;
mod example;
mod filter;
mod focus;
mod notice;
mod sentences;
mod session;
mod settings;

pub use example::{EXAMPLES, Example};
pub use filter::{EVENT_NAMES, Filter, has};
pub use focus::{Focus, Handover, Part};
pub use notice::Notice;
pub use sentences::{Sentences, speed};
pub use session::{Action, Display, History, Session, Speed, Told, reduce, usual_phase};
pub use settings::{Appearance, Settings, Spacing};
