//! The benchmark of the project: `cargo xtask bench` brings the tools and runs it.
//!
//! Each thing is measured beside what others use for the same (the *peer*: mermaid, PlantUML) and beside a lower bound (the
//! *floor*: the browser's own work, an empty page, a copy of the bytes), on one machine in one run.
//!
//! ```text
//! web/bench/*.mjs ──────────────┐
//! callmodel-bench-memory ───────┼─ Record (a line of JSON) ─▶ Measure ─▶ Report ─▶ report.json ─▶ table.md, *.svg
//! native::measure, command::measure ─────────────────────────────▲
//! ```
//!
//! Measuring programs print one [`Record`] a line and judge nothing. [`Report`] is what the documentation shows; its table and
//! charts are made of `report.json` alone, so they can be written again without measuring. A goal that is missed is
//! reported and fails nothing, because times on a busy machine prove little.

mod browser;
mod chart;
mod click;
mod command;
mod frames;
mod goals;
mod log_module;
mod measure;
mod memory;
mod native;
mod process;
mod record;
mod report;
mod run;
mod values;
mod workspace;

pub use log_module::measure_log_in_wasm;
pub use measure::Measure;
pub use record::{Click, Frames, Peak, Record, Role, Sample};
pub use report::{Machine, Report};
pub use run::measure;
pub use values::Values;
pub use workspace::Workspace;
