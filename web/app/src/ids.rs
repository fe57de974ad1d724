//! Ids of elements that more than one file knows.

use callmodel::Phase;

/// The button that opens the list of single keys.
pub(crate) const KEYS: &str = "keys";
/// The button that copies the address.
pub(crate) const SHARE: &str = "share";
/// The button that opens the list of export formats.
pub(crate) const EXPORT: &str = "export";
/// The summary of the filter, which unfolds it.
pub(crate) const FILTER: &str = "filter";
/// The button that begins and ends a comparison.
pub(crate) const COMPARE: &str = "compare";

/// The tab of a phase, which labels the panel.
pub(crate) fn tab_id(phase: Phase) -> String {
    format!("tab-{}", phase as usize)
}
