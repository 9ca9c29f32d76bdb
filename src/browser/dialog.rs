//! The browser's own dialog: it keeps the focus inside, closes with Escape, and gives the focus
//! back.

pub use web_sys::HtmlDialogElement as Dialog;

/// Opens the dialog over the page.
pub fn open(dialog: &Dialog) {
    if !dialog.open() {
        // Refused only for a dialog that is not in the page.
        dialog.show_modal().ok();
    }
}

/// Closes the dialog, which then says `close`.
pub fn close(dialog: &Dialog) {
    dialog.close();
}
