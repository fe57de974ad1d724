//! Input of the benchmarks: calls for the model, sequences for the ladder. The same size always gives the same value.
//!
//! A crate of its own, because two programs measure them: `callmodel-bench` natively, and the module of `web/bench` in a browser.

mod calls;
mod sequences;

pub use calls::{PARTIES, bytes, call, leaving, request};
pub use sequences::{SIZES, SequenceSize, named, sequence};
