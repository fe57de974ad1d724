//! What the state does to the page around it: address, title, stored settings, root element.

use callmodel::Phase;
use callmodel_browser::{history, page, storage};
use callmodel_explore::{Entry, History, Settings, address};
use callmodel_words::{Language, document_title};

/// Names the page after `phase`, for its tab and for bookmarks.
pub(crate) fn title(phase: Phase) {
    page::set_title(&document_title(phase));
}

/// Writes an entry of the history.
pub(crate) fn record(entry: &Entry) {
    let how = match entry.history {
        History::Keep => return,
        History::Replace => history::Entry::Replace,
        History::Push => history::Entry::Push,
    };
    history::record(&address::write(&entry.session), how);
}

/// The key under which the browser stores the settings.
const SETTINGS: &str = "call-models";

/// The reader's settings. Where none are stored, they are the defaults in the first of the browser's languages that the
/// page has.
pub(crate) fn settings() -> Settings {
    let language = page::languages().find_map(|tag| Language::of_tag(&tag));
    Settings::usual(language.unwrap_or_default()).read(&storage::kept(SETTINGS).unwrap_or_default())
}

/// Stores the settings. Where the browser stores nothing, they hold until the page is left.
pub(crate) fn keep(settings: Settings) {
    storage::keep(SETTINGS, &settings.written());
}

/// Writes the settings that styles and assistive technology look at to the root element.
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

/// The address of the documentation, if it was built with the page, which then says so in its head (`cargo xtask docs`).
pub(crate) fn documentation() -> Option<String> {
    page::attribute("link[rel=help]", "href")
}
