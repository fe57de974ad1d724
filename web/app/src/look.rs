use std::rc::Rc;

use yew::{Properties, Reducible};

use callmodel_explore::{Appearance, Settings, Spacing};
use callmodel_words::{Language, Words};

/// How the page looks, and in which words: the reader's, where the session is the call's.
#[derive(Clone, Properties, PartialEq)]
pub(crate) struct Look {
    /// As the reader likes it.
    pub(crate) settings: Settings,
    /// The texts of its language.
    pub(crate) words: Words,
    /// Whether the language that was chosen last could not be loaded.
    pub(crate) failed: bool,
}

/// What a reader can change of it.
#[derive(Clone)]
pub(crate) enum Change {
    /// Light or dark.
    Appearance(Appearance),
    /// How close together things stand.
    Spacing(Spacing),
    /// Whether single keys do something.
    Keys(bool),
    /// Another language, with its texts if they could be loaded.
    Language(Language, Option<Words>),
}

impl Reducible for Look {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        let mut look = (*self).clone();
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
        look.into()
    }
}
