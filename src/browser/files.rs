//! The files that the user chose or dropped: handles, whose bytes are read by the worker.

use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Event, FileList, FilePropertyBag, HtmlInputElement};

/// A file's handle: its name and size, and the right to read it.
pub use web_sys::File;

/// The files chosen in a file chooser; the chooser forgets them, so that the same can be chosen
/// again.
pub fn chosen(event: &Event) -> Vec<File> {
    let input = event.target().and_then(|target| target.dyn_into().ok());
    let Some(input): Option<HtmlInputElement> = input else {
        return Vec::new();
    };
    let files = listed(input.files());
    input.set_value("");
    files
}

/// The files that were dropped.
pub fn dropped(event: &DragEvent) -> Vec<File> {
    listed(event.data_transfer().and_then(|data| data.files()))
}

/// Whether what is dragged are files.
pub fn are_dragged(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|data| data.types().includes(&"Files".into(), 0))
}

fn listed(files: Option<FileList>) -> Vec<File> {
    let Some(files) = files else {
        return Vec::new();
    };
    (0..files.length()).filter_map(|at| files.get(at)).collect()
}

/// A text as a file of that name.
pub fn of_text(name: &str, text: &str) -> Option<File> {
    let options = FilePropertyBag::new();
    options.set_type("text/plain");
    File::new_with_str_sequence_and_options(&Array::of1(&text.into()), name, &options).ok()
}
