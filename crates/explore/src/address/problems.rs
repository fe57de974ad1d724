use callmodel::ScenarioError;

use crate::notice::Notice;

/// The maximum number of problems that are listed. A fragment may have one per character; the rest is counted.
const MOST: usize = 20;

/// The problems of an address, found so far.
#[derive(Debug, Default)]
pub(super) struct Problems(Vec<Notice>);

impl Problems {
    /// Adds a problem, or counts it when there are many.
    pub(super) fn add(&mut self, notice: Notice) {
        if let Some(Notice::More { count }) = self.0.last_mut() {
            *count += 1;
        } else {
            let notice = if self.0.len() < MOST { notice } else { Notice::More { count: 1 } };
            self.0.push(notice);
        }
    }

    /// The value of a field; a problem and `None` if it cannot be read.
    pub(super) fn value<T>(&mut self, field: Option<Result<T, ScenarioError>>) -> Option<T> {
        field?.map_err(|error| self.add(Notice::Scenario(error))).ok()
    }

    /// Whether further problems are only counted.
    pub(super) fn is_full(&self) -> bool {
        matches!(self.0.last(), Some(Notice::More { .. }))
    }

    /// All problems, in the order in which they were found.
    pub(super) fn into_notices(self) -> Vec<Notice> {
        self.0
    }
}
