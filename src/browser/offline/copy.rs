//! The kept copy of this page's file, as the service worker has stored it.
//!
//! Read here, and put under a second address of the same page; never fetched.

use js_sys::{Array, Uint8Array};
use sha2::{Digest, Sha256};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Cache, CacheStorage, Request, Response};

use crate::browser::{address, build};

/// What is kept under this page's address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kept {
    /// This very page.
    ThisVersion,
    /// Another version of it.
    OtherVersion,
    /// Nothing.
    Nothing,
}

/// What is kept under this page's address.
pub(super) async fn look() -> Kept {
    let own = address::without_query();
    let Some(storage) = storage() else { return Kept::Nothing };
    let mut kept = Kept::Nothing;
    for name in names(&storage).await {
        match found(&storage, &name, &own).await {
            Some(page) if is_this_version(&page).await => return Kept::ThisVersion,
            Some(_) => kept = Kept::OtherVersion,
            None => {}
        }
    }
    if kept == Kept::Nothing && put_under_own_address(&storage, &own).await.is_some() {
        kept = Kept::ThisVersion;
    }
    kept
}

/// A server may give one file under several addresses, and the page be kept under another than
/// this one: then what is kept is put here too.
async fn put_under_own_address(storage: &CacheStorage, own: &str) -> Option<()> {
    for name in names(storage).await {
        let store = opened(storage, &name).await?;
        for request in requests(&store).await {
            let page = found(storage, &name, &request.url()).await?;
            if is_this_version(&page).await {
                // Read once, a response is spent.
                let page = found(storage, &name, &request.url()).await?;
                JsFuture::from(store.put_with_str(own, &page)).await.ok()?;
                return Some(());
            }
        }
    }
    None
}

/// The SHA-256 of the bytes kept under this page's address.
pub(super) async fn sha256() -> Option<String> {
    let own = address::without_query();
    let storage = storage()?;
    for name in names(&storage).await {
        if let Some(page) = found(&storage, &name, &own).await {
            let bytes = JsFuture::from(page.array_buffer().ok()?).await.ok()?;
            let sum = Sha256::digest(Uint8Array::new(&bytes).to_vec());
            return Some(crate::format::hexadecimal(&sum));
        }
    }
    None
}

/// Removes every copy of this folder's page.
pub(super) async fn remove() {
    let Some(storage) = storage() else { return };
    for name in names(&storage).await {
        // What cannot be deleted is gone already.
        JsFuture::from(storage.delete(&name)).await.ok();
    }
}

/// Whether a kept page has this page's fingerprint.
async fn is_this_version(page: &Response) -> bool {
    let Ok(reading) = page.text() else { return false };
    let text = JsFuture::from(reading).await.ok().and_then(|text| text.as_string());
    text.is_some_and(|text| text.contains(&build::fingerprint_in_file()))
}

fn storage() -> Option<CacheStorage> {
    web_sys::window()?.caches().ok()
}

/// The names of this folder's stores: the service worker names each by folder and version.
async fn names(storage: &CacheStorage) -> Vec<String> {
    let beginning = format!("caseload-audit {} ", address::folder());
    let all = JsFuture::from(storage.keys()).await.unwrap_or(JsValue::NULL);
    let all: Array = all.dyn_into().unwrap_or_default();
    all.iter()
        .filter_map(|name| name.as_string())
        .filter(|name| name.starts_with(&beginning))
        .collect()
}

async fn requests(store: &Cache) -> Vec<Request> {
    let all = JsFuture::from(store.keys()).await.unwrap_or(JsValue::NULL);
    let all: Array = all.dyn_into().unwrap_or_default();
    all.iter().filter_map(|request| request.dyn_into().ok()).collect()
}

/// What the store of that name holds under an address.
async fn found(storage: &CacheStorage, name: &str, address: &str) -> Option<Response> {
    let store = opened(storage, name).await?;
    JsFuture::from(store.match_with_str(address)).await.ok()?.dyn_into().ok()
}

/// The store of that name if it is still there: opening it would make one that is gone.
async fn opened(storage: &CacheStorage, name: &str) -> Option<Cache> {
    let is_there = JsFuture::from(storage.has(name)).await.ok()?.is_truthy();
    let opening = is_there.then(|| storage.open(name))?;
    JsFuture::from(opening).await.ok()?.dyn_into().ok()
}
