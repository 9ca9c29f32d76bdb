//! What the page's start script offers on `globalThis.caseloadAudit`: a worker from the same
//! WebAssembly, the sample files, and the message for a page that can no longer draw its own.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, Worker};

/// Starts a worker that runs the same WebAssembly; `None` where the browser refuses it.
pub fn new_worker() -> Option<Worker> {
    call("newWorker", &JsValue::UNDEFINED)?.dyn_into().ok()
}

/// The three files of the sample audit; empty when they cannot be unpacked.
pub async fn sample_files() -> Vec<File> {
    let Some(promise) = call("sampleFiles", &JsValue::UNDEFINED) else {
        return Vec::new();
    };
    let files = JsFuture::from(Promise::resolve(&promise)).await;
    let files = files.ok().and_then(|files| files.dyn_into::<Array>().ok());
    files.iter().flat_map(Array::iter).filter_map(|file| file.dyn_into().ok()).collect()
}

/// Why the page cannot go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The program in the page stopped.
    Stopped,
    /// The browser lets no worker start.
    NoWorker,
}

/// Puts the message for a page that cannot go on in place of the page.
pub fn fail(fault: Fault) {
    let kind = match fault {
        Fault::Stopped => "stopped",
        Fault::NoWorker => "worker",
    };
    call("fail", &JsValue::from_str(kind));
}

fn call(name: &str, argument: &JsValue) -> Option<JsValue> {
    let offered = Reflect::get(&js_sys::global(), &JsValue::from_str("caseloadAudit")).ok()?;
    let function = Reflect::get(&offered, &JsValue::from_str(name)).ok()?;
    let function: Function = function.dyn_into().ok()?;
    function.call1(&offered, argument).ok()
}
