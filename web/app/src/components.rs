//! Pieces of the page. Each shows values and reports the reader's actions; none holds state of the session.
//!
//! Most are functions. A piece that repeats is a `Piece`, so that only what changed is drawn again. A piece that looks after
//! an element or has state of its own is a component of Yew.

mod call_bar;
mod code;
mod comparison;
mod controls;
mod copy_button;
mod dialog_button;
mod event_tables;
#[cfg(test)]
mod every_view;
mod export_menu;
mod filter_bar;
mod glossary;
mod header;
mod in_place;
mod keys;
mod ladder;
mod lead;
mod legend;
mod limits;
mod memo;
mod notices;
mod pair_tables;
mod party_list;
mod phase_tabs;
mod proof;
mod proof_button;
mod reference_view;
mod settings_menu;
mod step_bar;
mod why_panel;

pub(crate) use call_bar::call_bar;
pub(crate) use code::{sentence, with_code, with_names};
pub(crate) use comparison::comparison;
pub(crate) use controls::{Button, choice, leaf};
pub(crate) use copy_button::CopyButton;
pub(crate) use dialog_button::DialogButton;
pub(crate) use event_tables::{event_choices, event_tables};
pub(crate) use export_menu::export_menu;
pub(crate) use glossary::{Terms, definitions, terms};
pub(crate) use header::{SitePage, masthead};
pub(crate) use keys::{keys_button, on_escape, on_key};
pub(crate) use ladder::{Ladder, WHOLE, em};
pub(crate) use lead::lead;
pub(crate) use legend::legend;
pub(crate) use limits::{limits, note_a, where_to_search};
pub(crate) use notices::notices;
pub(crate) use phase_tabs::phase_tabs;
pub(crate) use proof_button::ProofButton;
pub(crate) use reference_view::ReferenceView;
pub(crate) use settings_menu::settings_menu;
pub(crate) use step_bar::step_bar;
pub(crate) use why_panel::why_panel;
