//! Messages to the page.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::DedicatedWorkerGlobalScope;

use crate::worker::envelope;
use crate::worker::message::FromWorker;

/// The worker itself.
pub(super) fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

/// Posts a message to the page.
pub(super) fn post(message: &FromWorker) {
    let envelope = envelope::pack(message, []).map_or(JsValue::NULL, JsValue::from);
    // Refused only for what cannot be copied, and an array of bytes can be.
    scope().post_message(&envelope).ok();
}

/// Says that the worker can do no more.
pub(super) fn say_failed() {
    post(&FromWorker::Failed);
}
