//! What the user chose in a control of the page.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlSelectElement};

/// The position of the chosen option of a select.
pub fn chosen_option(event: &Event) -> Option<usize> {
    let select: HtmlSelectElement = event.target()?.dyn_into().ok()?;
    usize::try_from(select.selected_index()).ok()
}
