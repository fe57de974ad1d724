use yew::Properties;

use callmodel_explore::{Appearance, Settings, Spacing};
use callmodel_words::{Language, Words};

/// Settings and texts of the reader; the session has the call.
#[derive(Clone, Properties, PartialEq)]
pub(crate) struct Look {
    /// The reader's settings.
    pub(crate) settings: Settings,
    /// The texts of the chosen language.
    pub(crate) words: Words,
    /// Whether the last chosen language failed to load.
    pub(crate) failed: bool,
}

/// A change of [`Look`] by the reader.
#[derive(Clone)]
pub(crate) enum Change {
    /// Light or dark.
    Appearance(Appearance),
    /// Spacing of the page.
    Spacing(Spacing),
    /// Single-key shortcuts on or off.
    Keys(bool),
    /// Another language, with its texts unless they failed to load.
    Language(Language, Option<Words>),
}

impl Look {
    /// The look after `change`.
    pub(crate) fn after(&self, change: Change) -> Self {
        let mut look = self.clone();
        match change {
            Change::Appearance(appearance) => look.settings.appearance = appearance,
            Change::Spacing(spacing) => look.settings.spacing = spacing,
            Change::Keys(keys) => look.settings.keys = keys,
            Change::Language(language, words) => {
                look.failed = words.is_none();
                if let Some(words) = words {
                    look.settings.language = language;
                    look.words = words;
                }
            }
        }
        look
    }
}
