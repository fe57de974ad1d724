//! The state of the Explore page and of the element `<call-model>`, without a browser.
//!
//! # The flow
//! [`address::read`] makes a [`Session`] of an address, [`reduce`] makes the next one of an [`Action`], [`address::write`]
//! writes it as an address. What an action does to the browser's history is data ([`History`]); `web` carries it out.
//!
//! # Invariants
//! - **The address is the state.** Session to address to session is the identity.
//! - **The state has one home.** [`reduce`] is a pure function; a session holds no words of the interface.

mod action;
pub mod address;
mod display;
mod example;
mod filter;
mod focus;
mod history;
mod notice;
mod page;
mod reduce;
mod sentences;
mod session;
mod settings;
mod speed;
mod timeline;
mod told;

pub use action::Action;
pub use display::Display;
pub use example::{EXAMPLES, Example};
pub use filter::{Filter, has};
pub use focus::{Focus, Handover, Region};
pub use history::History;
pub use notice::Notice;
pub use page::reduce_page;
pub use reduce::reduce;
pub use sentences::Sentences;
pub use session::{Session, usual_phase};
pub use settings::{Appearance, Settings, Spacing};
pub use speed::Speed;
pub use timeline::Timeline;
pub use told::{Rejected, Told};
