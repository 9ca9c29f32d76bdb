//! Steps back and forward: each carries a number and nothing else. What the number stands for is in
//! the page's memory, so neither the address nor what the browser keeps of a visit says anything.

use gloo_events::EventListener;
use wasm_bindgen::JsValue;
use web_sys::History;

/// Begins another step with this number, at the same address, and says whether the browser did.
pub fn step(number: u32) -> bool {
    history().is_some_and(|history| history.push_state(&JsValue::from(number), "").is_ok())
}

/// Gives the present step this number.
pub fn name_step(number: u32) {
    if let Some(history) = history() {
        // Refused only where it is asked for too often: the step has no number then.
        history.replace_state(&JsValue::from(number), "").ok();
    }
}

/// The number of the present step, if it has one.
pub fn number() -> Option<u32> {
    let number = history()?.state().ok()?.as_f64()?;
    // Only whole numbers were ever put there.
    format!("{number}").parse().ok()
}

/// Calls `visited` whenever another step is the present one, until the listeners are dropped.
pub fn on_visit(visited: impl Fn() + Clone + 'static) -> Option<[EventListener; 2]> {
    let window = web_sys::window()?;
    // Not every browser says both when a part of the page is gone to.
    Some(["popstate", "hashchange"].map(|event| {
        let visited = visited.clone();
        EventListener::new(&window, event, move |_| visited())
    }))
}

fn history() -> Option<History> {
    web_sys::window()?.history().ok()
}
