//! Text pasted over the page, outside everything that takes text itself.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element, Event};

/// Whatever takes a paste of its own.
const TAKES_TEXT: &str = "input, textarea, select, [contenteditable]";

/// Gives `take` what is pasted until the listener is dropped; `take` says whether it is for it.
pub fn listen(take: impl Fn(String) -> bool + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    let options = EventListenerOptions::enable_prevent_default();
    Some(EventListener::new_with_options(&window, "paste", options, move |event: &Event| {
        let target: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
        let is_elsewhere =
            target.is_some_and(|element| element.closest(TAKES_TEXT).ok().flatten().is_some());
        let pasted = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
        let text = pasted.and_then(|pasted| pasted.get_data("text/plain").ok());
        if let Some(text) = text.filter(|_| !is_elsewhere)
            && take(text)
        {
            event.prevent_default();
        }
    }))
}
