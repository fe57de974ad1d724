//! What the page is made of. Each component shows values and reports what the reader did; none holds state that matters.

mod delete_menu;
mod event_tables;
mod ladder;
mod lane_head;
mod lead;
mod message_arrow;
mod notices;
mod phase_tabs;
mod step_bar;

pub(crate) use event_tables::EventTables;
pub(crate) use ladder::Ladder;
pub(crate) use lead::Lead;
pub(crate) use notices::Notices;
pub(crate) use phase_tabs::{PhaseTabs, tab_id};
pub(crate) use step_bar::StepBar;
