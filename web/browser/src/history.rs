//! The address and the history of the page.

use gloo::utils::window;
use wasm_bindgen::JsValue;

/// How an address enters the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recorded {
    /// As a new entry.
    Push,
    /// In place of the current entry.
    Replace,
}

/// The fragment of the page's address, with the `#`.
#[must_use]
pub fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

/// The whole address of the page.
#[must_use]
pub fn address() -> String {
    window().location().href().unwrap_or_default()
}

/// Writes `fragment` into the address, unless it is there already.
pub fn record(fragment: &str, entry: Recorded) {
    if fragment == self::fragment() {
        return;
    }
    let Ok(history) = window().history() else { return };
    // It fails in some sandboxed frames and above Chromium's rate limit; the page works without.
    let _ = match entry {
        Recorded::Push => history.push_state_with_url(&JsValue::NULL, "", Some(fragment)),
        Recorded::Replace => history.replace_state_with_url(&JsValue::NULL, "", Some(fragment)),
    };
}
