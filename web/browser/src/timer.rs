//! Timers.

use gloo::timers::callback::Timeout;

/// A timer, cancelled on drop.
#[derive(Debug)]
pub struct Timer {
    _timeout: Timeout,
}

/// Calls `then` after `ms` milliseconds, in a task of its own.
#[must_use]
pub fn after(ms: u32, then: impl FnOnce() + 'static) -> Timer {
    Timer { _timeout: Timeout::new(ms, then) }
}
