use callmodel::{ScenarioError, Stopped};

/// Something of an address that could not be read, or is not so.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// There is no such page.
    Page {
        /// The path after `#`.
        found: String,
    },
    /// A field that no address has.
    Field {
        /// Its name.
        name: String,
    },
    /// A field that stands twice; the first one holds.
    Twice {
        /// Its name.
        name: &'static str,
    },
    /// A field that is not UTF-8 behind its percent signs.
    Encoding {
        /// Its name.
        name: String,
    },
    /// A field that is not part of a scenario.
    Scenario(ScenarioError),
    /// A phase that the reference does not have, or not for so many parties.
    Phase {
        /// What stands there.
        found: String,
    },
    /// A number of done steps that cannot be.
    At {
        /// What stands there.
        found: String,
        /// How many steps there are.
        steps: usize,
    },
    /// A message that is not there.
    Select {
        /// What stands there.
        found: String,
    },
    /// The address is of a version that this page does not know.
    Newer {
        /// Its number.
        found: String,
    },
    /// What is no number of a version.
    Version {
        /// What stands there.
        found: String,
    },
    /// A view that there is not.
    View {
        /// What stands there.
        found: String,
    },
    /// An event that there is not.
    Event {
        /// What stands there.
        found: String,
    },
    /// Parties that the call does not have.
    For {
        /// What stands there.
        found: String,
    },
    /// What cannot be compared.
    Compare {
        /// What stands there.
        found: String,
    },
    /// Parties that do not make a call on which the steps were done, too.
    Was {
        /// What stands there.
        found: String,
    },
    /// A step that the call refuses.
    Refused(Box<Stopped>),
    /// So many more, which are not told.
    More {
        /// How many.
        count: usize,
    },
}
