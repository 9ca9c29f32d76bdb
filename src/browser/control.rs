//! What the user chose in a control of the page.

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

/// The position of the chosen option of a select.
pub fn chosen_option(event: &Event) -> Option<usize> {
    let select: HtmlSelectElement = event.target()?.dyn_into().ok()?;
    usize::try_from(select.selected_index()).ok()
}

/// What is written in an input.
pub fn written(event: &Event) -> Option<String> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    Some(input.value())
}

/// What is written in a text area, given by its id; it is emptied.
pub fn taken_from(id: &str) -> Option<String> {
    let document = web_sys::window()?.document()?;
    let area: HtmlTextAreaElement = document.get_element_by_id(id)?.dyn_into().ok()?;
    let text = area.value();
    area.set_value("");
    Some(text)
}
