//! Copying text, where the browser lets a page do it: by its clipboard, which only pages of a secure
//! address have, or from what is selected. Nothing is ever read from the clipboard.

use js_sys::Reflect;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlDocument;

/// Writes the text to the clipboard, and says whether that was done.
pub async fn write(text: &str) -> bool {
    let Some(navigator) = web_sys::window().map(|window| window.navigator()) else {
        return false;
    };
    let clipboard = Reflect::get(&navigator, &"clipboard".into());
    if !clipboard.is_ok_and(|clipboard| clipboard.is_object()) {
        return false;
    }
    JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}

/// Copies what is selected, and says whether that was done.
pub fn copy_selected() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    let document: Option<HtmlDocument> = document.and_then(|document| document.dyn_into().ok());
    document.is_some_and(|document| document.exec_command("copy").unwrap_or(false))
}
