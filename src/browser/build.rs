//! What this page is: its fingerprint and the policy that it is under, as its file says.

use wasm_bindgen::JsCast;
use web_sys::HtmlMetaElement;

/// The SHA-256 of the page's file with these 64 digits taken as zeros.
pub fn fingerprint() -> String {
    content_of("meta[name=fingerprint]")
}

/// The fingerprint as it stands in the file.
pub fn fingerprint_in_file() -> String {
    format!("<meta name=\"fingerprint\" content=\"{}\">", fingerprint())
}

/// The directives of the policy, in their order: each a name and what it allows.
pub fn policy() -> Vec<(String, String)> {
    let content = content_of("meta[http-equiv=Content-Security-Policy]");
    content
        .split(';')
        .filter_map(|directive| {
            let (name, values) = directive.trim().split_once(' ')?;
            Some((name.to_owned(), values.to_owned()))
        })
        .collect()
}

fn content_of(selector: &str) -> String {
    let document = web_sys::window().and_then(|window| window.document());
    let found = document.and_then(|document| document.query_selector(selector).ok().flatten());
    let meta: Option<HtmlMetaElement> = found.and_then(|element| element.dyn_into().ok());
    meta.map(|meta| meta.content()).unwrap_or_default()
}
