//! The handles of the audit's files, and which of them the worker is done with.

use std::collections::BTreeMap;

use wasm_bindgen::JsValue;
use web_sys::File;

use crate::intake::source::FileId;
use crate::worker::message::FileToRead;

/// The files in the order they were added.
#[derive(Default)]
pub(super) struct Shelf {
    next: u32,
    files: BTreeMap<FileId, Kept>,
}

struct Kept {
    file: FileToRead,
    handle: File,
    is_finished: bool,
}

impl Shelf {
    pub(super) fn add(&mut self, handles: Vec<File>) -> Vec<FileToRead> {
        let mut added = Vec::with_capacity(handles.len());
        for handle in handles {
            let file = FileToRead {
                id: FileId(self.next),
                name: handle.name(),
                n_bytes: whole(handle.size()),
            };
            self.next += 1;
            added.push(file.clone());
            let kept = Kept { file: file.clone(), handle, is_finished: false };
            self.files.insert(file.id, kept);
        }
        added
    }

    pub(super) fn remove(&mut self, id: FileId) {
        self.files.remove(&id);
    }

    pub(super) fn finish(&mut self, id: FileId) {
        if let Some(kept) = self.files.get_mut(&id) {
            kept.is_finished = true;
        }
    }

    pub(super) fn handle(&self, id: FileId) -> Option<&File> {
        self.files.get(&id).map(|kept| &kept.handle)
    }

    /// The handles of these files, in the same order.
    pub(super) fn handles(&self, files: &[FileToRead]) -> Vec<JsValue> {
        files.iter().filter_map(|file| self.handle(file.id)).map(JsValue::from).collect()
    }

    pub(super) fn all(&self) -> Vec<FileToRead> {
        self.files.values().map(|kept| kept.file.clone()).collect()
    }

    pub(super) fn finished(&self) -> Vec<FileToRead> {
        self.those(true)
    }

    pub(super) fn unfinished(&self) -> Vec<FileToRead> {
        self.those(false)
    }

    fn those(&self, is_finished: bool) -> Vec<FileToRead> {
        self.files
            .values()
            .filter(|kept| kept.is_finished == is_finished)
            .map(|kept| kept.file.clone())
            .collect()
    }
}

/// A size as the browser gives it: a whole number in floating point.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a file's size is a whole number, at least 0 and far below 2^53"
)]
fn whole(size: f64) -> u64 {
    size as u64
}
