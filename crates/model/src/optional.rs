use crate::listed::listed;
use crate::{Attribute, Event};

listed! {
    /// Whether to show the attributes that T-Server may leave out (*OPT in the reference).
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
    pub enum Optional {
        /// Show optional attributes.
        #[default]
        Show,
        /// Leave optional attributes out.
        Omit,
    }
}

impl Optional {
    /// `show` or `omit`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Show => "show",
            Self::Omit => "omit",
        }
    }

    /// The shown attributes of `event`, in the order of the reference.
    #[must_use]
    pub fn attributes(self, event: &Event) -> Vec<Attribute> {
        event.attributes().into_iter().filter(|attribute| self.shows(attribute)).collect()
    }

    /// Whether to show `attribute`.
    #[must_use]
    pub fn shows(self, attribute: &Attribute) -> bool {
        self == Self::Show || !attribute.optional
    }
}
