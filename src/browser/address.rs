//! The page's address. The part after `#` says which part of the page is shown; nothing else is ever
//! put into it.

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

/// Whether the page came from a server.
pub fn is_hosted() -> bool {
    let protocol = web_sys::window().and_then(|window| window.location().protocol().ok());
    protocol.is_some_and(|protocol| protocol == "http:" || protocol == "https:")
}

/// The page's address without what follows `?` or `#`.
pub fn without_query() -> String {
    let address = web_sys::window().and_then(|window| window.location().href().ok());
    let address = address.unwrap_or_default();
    address.split(['?', '#']).next().unwrap_or_default().to_owned()
}

/// The address of the folder that the page is in, with its slash at the end.
pub fn folder() -> String {
    let address = without_query();
    address.rsplit_once('/').map(|(folder, _)| format!("{folder}/")).unwrap_or_default()
}

/// Calls `changed` whenever the name changes, until the listener is dropped.
pub fn on_change(changed: impl Fn() + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "hashchange", move |_| {
        changed();
    }))
}
