use callmodel::{ScenarioError, Stopped};

/// A problem of an address, as data: a part of it that cannot be read or does not apply.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// A page that does not exist.
    Page {
        /// The path after `#`.
        found: String,
    },
    /// A field with an unknown name.
    Field {
        /// Its name.
        name: String,
    },
    /// A repeated field. The first one holds.
    Twice {
        /// Its name.
        name: &'static str,
    },
    /// A field with percent escapes that are not UTF-8.
    Encoding {
        /// Its name.
        name: String,
    },
    /// The last field, which ends where no written address does: the rest of the address was lost.
    Cut {
        /// Its name.
        name: &'static str,
    },
    /// A field that cannot be read as part of a scenario.
    Scenario(ScenarioError),
    /// A phase that is unknown, or does not fit the number of parties.
    Phase {
        /// The value in the address.
        found: String,
    },
    /// A position that is no number, or beyond the steps.
    At {
        /// The value in the address.
        found: String,
        /// The number of steps.
        steps: usize,
    },
    /// A message that the run does not have.
    Select {
        /// The value in the address.
        found: String,
    },
    /// A version newer than this page's.
    Newer {
        /// Its number.
        found: String,
    },
    /// A version that is no number.
    Version {
        /// The value in the address.
        found: String,
    },
    /// An unknown view.
    View {
        /// The value in the address.
        found: String,
    },
    /// An unknown event name.
    Event {
        /// The value in the address.
        found: String,
    },
    /// A party of the filter that the call does not have.
    For {
        /// The value in the address.
        found: String,
    },
    /// A comparison that is unreadable or impossible on this call.
    Compare {
        /// The value in the address.
        found: String,
    },
    /// Parties of an earlier call that are no call, or a call that refuses the steps.
    Was {
        /// The value in the address.
        found: String,
    },
    /// A step that the call refuses.
    Refused(Box<Stopped>),
    /// Further problems, which are only counted.
    More {
        /// Their number.
        count: usize,
    },
}
