//! A message as the browser carries it: an array of its bytes, followed by what goes beside them.
//!
//! What cannot be read is `None`: both ends are built from one source, so it is a defect of the
//! carrier, and the ends say so.

use js_sys::{Array, Uint8Array};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};

/// Packs a message with the handles or the chunk that go beside it.
pub fn pack<M: Serialize>(message: &M, beside: impl IntoIterator<Item = JsValue>) -> Option<Array> {
    let bytes = postcard::to_allocvec(message).ok()?;
    let envelope = Array::of1(&Uint8Array::from(bytes.as_slice()));
    for item in beside {
        envelope.push(&item);
    }
    Some(envelope)
}

/// Unpacks a message and what came beside it.
pub fn unpack<M: DeserializeOwned>(data: JsValue) -> Option<(M, Vec<JsValue>)> {
    let envelope: Array = data.dyn_into().ok()?;
    let bytes: Uint8Array = envelope.shift().dyn_into().ok()?;
    let message = postcard::from_bytes(&bytes.to_vec()).ok()?;
    Some((message, envelope.iter().collect()))
}
