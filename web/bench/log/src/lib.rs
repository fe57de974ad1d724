//! The check of a log as a wasm module, for `web/bench/log.mjs`. Nothing is cached between calls: each repeats all work.

use std::hint::black_box;

use callmodel_trace::{Reader, Trace, events};
use wasm_bindgen::prelude::wasm_bindgen;

/// Reads the messages of a log, and counts them.
#[must_use]
#[wasm_bindgen]
pub fn read(log: &[u8]) -> u64 {
    let mut reader = Reader::default();
    reader.feed(log, &mut |_| {});
    reader.finish(&mut |_| {}).messages
}

/// Reads a log and checks its calls.
#[wasm_bindgen]
pub fn check(log: &[u8]) {
    drop(black_box(Trace::gather(vec![events("dense.log", log)]).check()));
}
