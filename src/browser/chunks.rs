//! The bytes of a file, chunk by chunk, as the browser streams them.

use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableStreamDefaultReader};

/// A file being streamed from its start; dropping it ends the stream.
#[derive(Debug)]
pub struct Chunks {
    reader: Option<ReadableStreamDefaultReader>,
}

/// The browser could not read on: the file is not there any more, has changed, or may not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadError;

impl Chunks {
    /// Opens the stream.
    pub fn of(file: &Blob) -> Self {
        Self { reader: ReadableStreamDefaultReader::new(&file.stream()).ok() }
    }

    /// The next bytes; `None` at the file's end.
    pub async fn next(&self) -> Result<Option<Uint8Array>, ReadError> {
        let reader = self.reader.as_ref().ok_or(ReadError)?;
        let step = JsFuture::from(reader.read()).await;
        let step = step.map_err(|_| ReadError)?;
        let is_done = get(&step, "done")?.is_truthy();
        if is_done {
            return Ok(None);
        }
        let bytes = get(&step, "value")?.dyn_into().map_err(|_| ReadError)?;
        Ok(Some(bytes))
    }
}

fn get(step: &JsValue, key: &str) -> Result<JsValue, ReadError> {
    Reflect::get(step, &JsValue::from_str(key)).map_err(|_| ReadError)
}

impl Drop for Chunks {
    fn drop(&mut self) {
        if let Some(reader) = &self.reader {
            // Its promise has nothing to say to anyone; a failed stream rejects it.
            let cancelled = JsFuture::from(reader.cancel());
            wasm_bindgen_futures::spawn_local(async move {
                cancelled.await.ok();
            });
        }
    }
}
