/// A piece of a line of prose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Plain text.
    Text(String),
    /// Code: the name of an event, a request.
    Code(String),
    /// Emphasised text.
    Emphasis(Vec<Inline>),
    /// Important text.
    Strong(Vec<Inline>),
    /// A link.
    Link {
        /// The address.
        to: String,
        /// The text.
        text: Vec<Inline>,
    },
}
