//! The one WebAssembly module in its two roles: the page where there is a document, the worker
//! where there is none.

fn main() {
    yew::Renderer::<caseload_audit::ui::App>::new().render();
}
