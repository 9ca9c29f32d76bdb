//! Downloads: bytes that the user asked to keep, saved by the browser as a file.

use std::cell::RefCell;

use gloo_timers::callback::Timeout;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// What the bytes of a download are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Comma-separated values.
    Csv,
    /// A drawing.
    Svg,
    /// A page.
    Html,
}

impl Kind {
    fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv;charset=utf-8",
            Self::Svg => "image/svg+xml;charset=utf-8",
            Self::Html => "text/html;charset=utf-8",
        }
    }
}

/// The bytes as the browser keeps them.
pub fn blob(bytes: &[u8], kind: Kind) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(kind.media_type());
    let parts = Array::of1(&Uint8Array::from(bytes));
    Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()
}

/// Saves bytes under a name.
pub fn save_bytes(name: &str, bytes: &[u8], kind: Kind) {
    if let Some(blob) = blob(bytes, kind) {
        save(name, &blob);
    }
}

/// Saves a blob under a name.
pub fn save(name: &str, blob: &Blob) {
    let Some(url) = ObjectUrl::of(blob) else {
        return;
    };
    let document = web_sys::window().and_then(|window| window.document());
    let Some(link) = document.and_then(|document| document.create_element("a").ok()) else {
        return;
    };
    let link: HtmlAnchorElement = link.unchecked_into();
    link.set_href(url.as_str());
    link.set_download(name);
    link.click();
    keep_until_saved(url);
}

/// A browser begins to save within this time.
const SAVING_BEGINS_MS: u32 = 60_000;

thread_local! {
    /// The addresses of what is being saved.
    static BEING_SAVED: RefCell<Vec<ObjectUrl>> = const { RefCell::new(Vec::new()) };
}

fn keep_until_saved(url: ObjectUrl) {
    let address = url.as_str().to_owned();
    BEING_SAVED.with_borrow_mut(|urls| urls.push(url));
    Timeout::new(SAVING_BEGINS_MS, move || {
        BEING_SAVED.with_borrow_mut(|urls| urls.retain(|url| url.as_str() != address));
    })
    .forget();
}

/// Releases what was handed out for saving, so that nothing of it stays in memory.
pub fn forget_saved() {
    BEING_SAVED.take();
}

/// An address of a blob, released when dropped.
#[derive(Debug)]
pub struct ObjectUrl(String);

impl ObjectUrl {
    /// Makes an address for the blob.
    pub fn of(blob: &Blob) -> Option<Self> {
        Url::create_object_url_with_blob(blob).ok().map(Self)
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Drop for ObjectUrl {
    fn drop(&mut self) {
        // Nothing is left to do for an address that is gone already.
        Url::revoke_object_url(&self.0).ok();
    }
}
