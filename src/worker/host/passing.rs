//! A file that the page reads for the worker, one chunk at a time.

use std::rc::Rc;

use wasm_bindgen::JsValue;
use web_sys::File;

use crate::browser::chunks::Chunks;
use crate::intake::source::FileId;
use crate::worker::message::Passed;

/// A file being passed.
#[derive(Clone)]
pub(super) struct Passing {
    pub(super) id: FileId,
    chunks: Rc<Chunks>,
}

impl Passing {
    pub(super) fn of(id: FileId, file: &File) -> Self {
        Self { id, chunks: Rc::new(Chunks::of(file)) }
    }
}

/// The next chunk, or that there is none.
pub(super) async fn next(passing: Option<&Passing>) -> (Passed, Option<JsValue>) {
    let Some(passing) = passing else {
        return (Passed::Failed, None);
    };
    match passing.chunks.next().await {
        Ok(Some(chunk)) => (Passed::Chunk, Some(chunk.into())),
        Ok(None) => (Passed::End, None),
        Err(_) => (Passed::Failed, None),
    }
}
