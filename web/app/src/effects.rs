//! Effects of the state outside Yew: address, title, stored settings, root element.

use callmodel::Phase;
use callmodel_browser::{history, page, storage};
use callmodel_explore::{History, HistoryEntry, Settings, address};
use callmodel_words::{Language, document_title};

/// Sets the document title to that of `phase`, for tab and bookmarks.
pub(crate) fn title(phase: Phase) {
    page::set_title(&document_title(phase));
}

/// Writes an entry of the history.
pub(crate) fn record(entry: &HistoryEntry) {
    let how = match entry.history {
        History::Keep => return,
        History::Replace => history::Recorded::Replace,
        History::Push => history::Recorded::Push,
    };
    history::record(&address::write(&entry.session), how);
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
