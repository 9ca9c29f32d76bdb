//! The browser's own dialog: it keeps the focus inside, closes with Escape, and gives the focus
//! back.

use web_sys::HtmlDialogElement;

/// Opens the dialog over the page.
pub fn open(dialog: &HtmlDialogElement) {
    if !dialog.open() {
        // Refused only for a dialog that is not in the page.
        dialog.show_modal().ok();
    }
}

/// Closes the dialog, which then says `close`.
pub fn close(dialog: &HtmlDialogElement) {
    dialog.close();
}
