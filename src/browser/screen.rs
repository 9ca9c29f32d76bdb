//! Where the reader is: the document's title, the focus, the position.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Sets the document's title.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Moves the focus to the element with this id and the page to its top.
pub fn go_to_top_of_part(id: &str) {
    focus(id);
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Moves the focus to the element with this id, and the page to where it is seen.
pub fn go_to(id: &str) {
    if let Some(element) = element(id) {
        element.scroll_into_view();
        // An element that cannot take the focus leaves it where it was.
        element.focus().ok();
    }
}

/// Moves the page sideways or down as far as it takes to see the element with this id.
pub fn reveal_sideways(id: &str) {
    let Some(element) = element(id) else {
        return;
    };
    if let Some(row) = element.parent_element() {
        let row: HtmlElement = row.unchecked_into();
        row.set_scroll_left(element.offset_left() - row.offset_left() - 16);
    }
}

/// Moves the focus to the element with this id, after what had it is gone.
pub fn focus(id: &str) {
    if let Some(element) = element(id) {
        element.focus().ok();
    }
}

fn element(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}
