//! Asking before the page is left, in the browser's own words.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::BeforeUnloadEvent;

/// Has the browser ask before the page is left or loaded anew, until the listener is dropped.
pub fn ask() -> Option<EventListener> {
    let window = web_sys::window()?;
    let options = EventListenerOptions::enable_prevent_default();
    Some(EventListener::new_with_options(&window, "beforeunload", options, |event| {
        event.prevent_default();
        if let Some(event) = event.dyn_ref::<BeforeUnloadEvent>() {
            // Browsers of some years ago ask only for this; none shows the text.
            event.set_return_value("leave");
        }
    }))
}
