/// A field of an address: `name=value` in the query of the fragment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The parties of the call, in order.
    Parties,
    /// The ConnID, if it is not the usual one.
    Conn,
    /// Whether optional attributes are shown.
    Optional,
    /// The phase of a call without steps.
    Phase,
    /// The steps, undone ones included.
    Steps,
    /// The number of steps that are done, if some are not.
    At,
    /// The chosen message.
    Select,
    /// The two requests or events that are compared.
    Compare,
    /// The parties of the call that the run is held against.
    Was,
    /// The display, if it is not the ladder.
    View,
    /// The searched text of the filter.
    Find,
    /// The chosen parties of the filter.
    For,
    /// The chosen event names of the filter.
    Event,
    /// The version of the address.
    Version,
}

impl Field {
    /// Every field, in the order of the list that readers see.
    pub const ALL: [Self; 14] = [
        Self::Parties,
        Self::Conn,
        Self::Optional,
        Self::Phase,
        Self::Steps,
        Self::At,
        Self::Select,
        Self::Compare,
        Self::Was,
        Self::View,
        Self::Find,
        Self::For,
        Self::Event,
        Self::Version,
    ];

    /// The name in an address.
    pub fn name(self) -> &'static str {
        match self {
            Self::Parties => "parties",
            Self::Conn => "conn",
            Self::Optional => "optional",
            Self::Phase => "phase",
            Self::Steps => "steps",
            Self::At => "at",
            Self::Select => "select",
            Self::Compare => "compare",
            Self::Was => "was",
            Self::View => "view",
            Self::Find => "find",
            Self::For => "for",
            Self::Event => "event",
            Self::Version => "v",
        }
    }

    /// The field with this name.
    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.name() == name)
    }
}
