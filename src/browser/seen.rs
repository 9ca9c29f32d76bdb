//! Whether an element is in the window.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
pub use web_sys::Element;
use web_sys::{IntersectionObserver, IntersectionObserverEntry};

/// Keeps the answer up to date until it is dropped.
#[derive(Debug)]
pub struct Watch {
    observer: IntersectionObserver,
    _told: Closure<dyn FnMut(Array)>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Watches an element; `None` where the browser cannot.
pub fn watch(element: &Element, is_seen: Rc<Cell<bool>>) -> Option<Watch> {
    let told = Closure::new(move |entries: Array| {
        // Several changes may be told at once, the latest at the end.
        if let Ok(entry) = entries.pop().dyn_into::<IntersectionObserverEntry>() {
            is_seen.set(entry.is_intersecting());
        }
    });
    let observer = IntersectionObserver::new(told.as_ref().unchecked_ref()).ok()?;
    observer.observe(element);
    Some(Watch { observer, _told: told })
}
