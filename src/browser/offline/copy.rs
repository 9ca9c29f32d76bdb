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
    /// Nothing, or what is no page any more.
    Nothing,
}

/// What is kept under this page's address.
pub(super) async fn look() -> Kept {
    let own = address::without_query();
    let Some(storage) = storage() else { return Kept::Nothing };
    let mut kept = Kept::Nothing;
    for name in names(&storage).await {
        match page_at(&storage, &name, &own).await {
            Some(page) if is_this_version(&page) => return Kept::ThisVersion,
            Some(_) => kept = Kept::OtherVersion,
            None => {}
        }
    }
    if kept == Kept::Nothing && put_under_own_address(&storage, &own).await.is_some() {
        kept = Kept::ThisVersion;
    }
    kept
}

/// The bytes of this very page, where they are kept.
pub(super) async fn this_page() -> Option<Vec<u8>> {
    let own = address::without_query();
    let storage = storage()?;
    for name in names(&storage).await {
        let page = page_at(&storage, &name, &own).await;
        if let Some(page) = page.filter(|page| is_this_version(page)) {
            return Some(page);
        }
    }
    None
}

/// A server may give one file under several addresses, and the page be kept under another than
/// this one: then what is kept is put here too.
async fn put_under_own_address(storage: &CacheStorage, own: &str) -> Option<()> {
    for name in names(storage).await {
        let store = opened(storage, &name).await?;
        for request in requests(&store).await {
            let page = page_at(storage, &name, &request.url()).await;
            if page.is_some_and(|page| is_this_version(&page)) {
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
            return Some(sum(&bytes(&page).await?));
        }
    }
    None
}

/// Removes every copy of this folder's page; whether none is left.
pub(super) async fn remove() -> bool {
    let Some(storage) = storage() else { return true };
    for name in names(&storage).await {
        // What cannot be deleted is still there afterwards.
        JsFuture::from(storage.delete(&name)).await.ok();
    }
    names(&storage).await.is_empty()
}

/// The page at an address of a store, if its SHA-256 is the one in the store's name: the service
/// worker gives out no other.
async fn page_at(storage: &CacheStorage, name: &str, address: &str) -> Option<Vec<u8>> {
    let page = bytes(&found(storage, name, address).await?).await?;
    name.ends_with(&sum(&page)).then_some(page)
}

async fn bytes(page: &Response) -> Option<Vec<u8>> {
    let bytes = JsFuture::from(page.array_buffer().ok()?).await.ok()?;
    Some(Uint8Array::new(&bytes).to_vec())
}

fn sum(bytes: &[u8]) -> String {
    crate::format::hexadecimal(&Sha256::digest(bytes))
}

/// Whether a kept page has this page's fingerprint.
fn is_this_version(page: &[u8]) -> bool {
    let fingerprint = build::fingerprint_in_file();
    page.windows(fingerprint.len().max(1)).any(|window| window == fingerprint.as_bytes())
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
