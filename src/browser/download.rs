//! Downloads: bytes that the user asked to keep, saved by the browser as a file.

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
}

impl Kind {
    fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv;charset=utf-8",
            Self::Svg => "image/svg+xml;charset=utf-8",
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
    url.release_later();
}

/// An address of a blob, released when dropped.
#[derive(Debug)]
pub struct ObjectUrl(String);

/// A browser begins to save within this time.
const SAVING_BEGINS_MS: u32 = 60_000;

impl ObjectUrl {
    /// Makes an address for the blob.
    pub fn of(blob: &Blob) -> Option<Self> {
        Url::create_object_url_with_blob(blob).ok().map(Self)
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Releases the address after the browser has begun to save.
    fn release_later(self) {
        gloo_timers::callback::Timeout::new(SAVING_BEGINS_MS, move || drop(self)).forget();
    }
}

impl Drop for ObjectUrl {
    fn drop(&mut self) {
        // Nothing is left to do for an address that is gone already.
        Url::revoke_object_url(&self.0).ok();
    }
}
