//! The part of the address after `#`: which part of the page is shown. Nothing else is ever put
//! into the address.

use gloo_events::EventListener;

/// The name after `#`, without it; empty when there is none.
pub fn name() -> String {
    web_sys::window()
        .and_then(|window| window.location().hash().ok())
        .map(|hash| hash.trim_start_matches('#').to_owned())
        .unwrap_or_default()
}

/// Goes to a name, as a link to it would.
pub fn go_to(name: &str) {
    if let Some(window) = web_sys::window() {
        // Refused only where addresses may not change: the page stays where it is.
        window.location().set_hash(name).ok();
    }
}

/// Calls `changed` whenever the name changes, until the listener is dropped.
pub fn on_change(changed: impl Fn() + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "hashchange", move |_| {
        changed();
    }))
}
