//! Files dragged over the window. A drop anywhere is taken, so that none ever opens the file in
//! the page's place.

use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Event, File, Window};

use super::files;

/// What happens over the window.
#[derive(Clone, Debug)]
pub enum Drag {
    /// Files are held over it.
    Over,
    /// They have left it.
    Away,
    /// They were dropped.
    Dropped(Vec<File>),
}

/// Calls `tell` for what happens over the window, until the listeners are dropped.
pub fn listen(tell: impl Fn(Drag) + 'static) -> Vec<EventListener> {
    let Some(window) = web_sys::window() else {
        return Vec::new();
    };
    let tell = Rc::new(tell);
    let over = Rc::clone(&tell);
    let away = Rc::clone(&tell);
    vec![
        on(&window, "dragover", move |event| {
            event.prevent_default();
            if files::are_dragged(event) {
                over(Drag::Over);
            }
        }),
        on(&window, "dragleave", move |event| {
            // Leaving an element for another has a related target; leaving the window has none.
            if event.related_target().is_none() {
                away(Drag::Away);
            }
        }),
        on(&window, "drop", move |event| {
            event.prevent_default();
            tell(Drag::Dropped(files::dropped(event)));
        }),
    ]
}

fn on(window: &Window, kind: &'static str, tell: impl Fn(&DragEvent) + 'static) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(window, kind, options, move |event: &Event| {
        if let Some(event) = event.dyn_ref() {
            tell(event);
        }
    })
}
