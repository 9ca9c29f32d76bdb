//! The one WebAssembly module in its two roles: the page where there is a document, the worker
//! where there is none.

fn main() {
    let document = web_sys::window().and_then(|window| window.document());
    // The root is one element of the page: the messages that need no program stand beside it.
    if let Some(root) = document.and_then(|document| document.get_element_by_id("app")) {
        yew::Renderer::<caseload_audit::ui::App>::with_root(root).render();
    }
}
