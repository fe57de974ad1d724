use callmodel::{AttributeName, Dn, Value};

/// The wrong value of a log that a question is about. All other values are those of the model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The receiver of the event.
    pub party: Dn,
    /// The attribute.
    pub attribute: AttributeName,
    /// The wrong value that is shown.
    pub shown: Value,
    /// The value of the model.
    pub expected: Value,
}
