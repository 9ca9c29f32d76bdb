//! Copying, where the browser lets a page do it: as an answer to its own order to copy, which every
//! address may give, or by its clipboard, which only pages of a secure address have. Nothing is ever
//! read from the clipboard.

use std::cell::Cell;
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Clipboard, ClipboardEvent, ClipboardItem, Event, HtmlDocument};

/// Writes the text to the clipboard, and says whether that was done.
pub async fn write(text: &str) -> bool {
    let Some(clipboard) = clipboard() else { return false };
    JsFuture::from(clipboard.write_text(text)).await.is_ok()
}

/// Writes a picture to the clipboard, and says whether that was done.
pub async fn write_picture(picture: &Blob) -> bool {
    let Some(clipboard) = clipboard() else { return false };
    let kinds = Object::new();
    if Reflect::set(&kinds, &picture.type_().into(), picture).is_err() {
        return false;
    }
    let Ok(item) = ClipboardItem::new_with_record_from_str_to_blob_promise(&kinds) else {
        return false;
    };
    JsFuture::from(clipboard.write(&Array::of1(&item))).await.is_ok()
}

/// The clipboard of pages of a secure address.
fn clipboard() -> Option<Clipboard> {
    let navigator = web_sys::window()?.navigator();
    let clipboard = Reflect::get(&navigator, &"clipboard".into());
    clipboard.is_ok_and(|clipboard| clipboard.is_object()).then(|| navigator.clipboard())
}

/// Copies a text, and the same as HTML where there is such, and says whether that was done.
pub fn copy(text: &str, html: &str) -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    let document: Option<HtmlDocument> = document.and_then(|document| document.dyn_into().ok());
    let Some(document) = document else { return false };
    let (text, html) = (text.to_owned(), html.to_owned());
    let is_put = Rc::new(Cell::new(false));
    let put = Rc::clone(&is_put);
    let options = EventListenerOptions::enable_prevent_default();
    let listener =
        EventListener::new_with_options(&document, "copy", options, move |event: &Event| {
            let copied = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
            let Some(copied) = copied else { return };
            let is_done = copied.set_data("text/plain", &text).is_ok();
            if !html.is_empty() {
                // Programs that want text have it all the same.
                copied.set_data("text/html", &html).ok();
            }
            put.set(is_done);
            event.prevent_default();
        });
    let is_done = document.exec_command("copy").unwrap_or(false);
    drop(listener);
    is_done && is_put.get()
}
