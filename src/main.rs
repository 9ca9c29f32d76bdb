//! The one WebAssembly module in its two roles: the page where there is a document, the worker
//! where there is none.

use caseload_audit::browser::boot::{self, Fault};
use caseload_audit::ui::App;
use caseload_audit::worker::desk;

fn main() {
    let Some(window) = web_sys::window() else {
        // A panic ends the worker; the page hears of it, and what it says stays unsaid.
        std::panic::set_hook(Box::new(|_| {}));
        desk::start();
        return;
    };
    yew::set_custom_panic_hook(Box::new(|_| boot::fail(Fault::Stopped)));
    // The root is one element of the page: the messages that need no program stand beside it.
    let document = window.document();
    if let Some(root) = document.and_then(|document| document.get_element_by_id("app")) {
        yew::Renderer::<App>::with_root(root).render();
    }
}
