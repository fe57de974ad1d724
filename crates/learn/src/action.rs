use std::rc::Rc;

use callmodel_lesson::{Progress, ProgressError};

use crate::{Course, Place};

/// What a reader does.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Opens an address by its fragment, with the `#`: Back, Forward, a link.
    Open(String),
    /// Goes to a place.
    Go(Place),
    /// Chooses an answer, counted from 0, without checking it.
    Choose(usize),
    /// Checks the chosen answer.
    Check {
        /// The time, in milliseconds since 1970.
        now: u64,
    },
    /// Asks for the answer.
    Reveal {
        /// The time.
        now: u64,
    },
    /// Takes over the progress of the store, which another tab has changed.
    Take(Progress),
    /// Shows the same lessons in another language.
    Translate(Rc<Course>),
    /// Removes all progress.
    StartOver,
    /// Restores the removed progress.
    Restore,
    /// Adds the progress of a file, if it holds one.
    Import(Result<Progress, ProgressError>),
}
