//! Modal dialogs.

use web_sys::HtmlDialogElement;

/// Opens `dialog` as a modal one; one that is open stays open.
pub fn open(dialog: &HtmlDialogElement) {
    let _ = dialog.show_modal();
}

/// Closes `dialog`, which returns the focus to where it was before.
pub fn close(dialog: &HtmlDialogElement) {
    dialog.close();
}

/// Whether `dialog` is open.
#[must_use]
pub fn is_open(dialog: &HtmlDialogElement) -> bool {
    dialog.open()
}
