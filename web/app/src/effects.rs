//! Effects of the state outside Yew: address, title, stored settings, root element.

use callmodel::Phase;
use callmodel_browser::history::Recorded;
use callmodel_browser::{history, page, storage};
use callmodel_explore::{History, Session, Settings, address};
use callmodel_words::{Language, document_title};

/// Sets the document title to that of `phase`, for tab and bookmarks.
pub(crate) fn title(phase: Phase) {
    page::set_title(&document_title(phase));
}

/// Writes the address of `session`.
pub(crate) fn record(session: &Session, history: History) {
    if let Some(entry) = recorded(history) {
        history::record(&address::write(session), entry);
    }
}

/// How an action's effect on the history is carried out, if it has one.
pub(crate) fn recorded(history: History) -> Option<Recorded> {
    match history {
        History::Keep => None,
        History::Replace => Some(Recorded::Replace),
        History::Push => Some(Recorded::Push),
    }
}

/// The key under which the browser stores the settings.
const SETTINGS: &str = "call-models";

/// The stored settings; otherwise defaults in the first of the browser's languages that the page has.
pub(crate) fn settings() -> Settings {
    let language = page::languages().find_map(|tag| Language::of_tag(&tag));
    Settings::usual(language.unwrap_or_default()).read(&storage::kept(SETTINGS).unwrap_or_default())
}

/// Stores the settings. Without storage they last until the page is left.
pub(crate) fn keep(settings: Settings) {
    storage::keep(SETTINGS, &settings.written());
}

/// Writes settings to attributes of the root element, for styles and assistive technology.
pub(crate) fn settle(settings: Settings) {
    let attributes = [
        ("lang", settings.language.tag()),
        ("data-theme", settings.appearance.name()),
        ("data-spacing", settings.spacing.name()),
        ("data-keys", if settings.keys { "on" } else { "off" }),
    ];
    for (name, value) in attributes {
        page::set_root_attribute(name, value);
    }
}

/// The address of the documentation, if it was built with the page: `cargo xtask docs` adds a link to the head.
pub(crate) fn documentation() -> Option<String> {
    page::attribute("link[rel=help]", "href")
}
