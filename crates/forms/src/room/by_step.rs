use callmodel::Run;
use serde::Deserialize;

/// A height in px before the first step, and one after it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ByStep {
    first: i32,
    later: i32,
}

impl ByStep {
    /// The height at the end of `run`.
    pub(super) fn after(&self, run: &Run) -> i32 {
        if run.steps.is_empty() { self.first } else { self.later }
    }
}
