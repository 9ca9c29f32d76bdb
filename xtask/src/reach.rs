//! What the built page can reach: none of the browser's ways to send or to keep, by name.
//!
//! The policy forbids most of them; the two that no policy forbids, and storage, are absent from the
//! program. Its names of the browser's functions stand in the scripts or, where it looks one up, in
//! the WebAssembly.

use anyhow::{Result, ensure};

use crate::product::Product;

/// Names that may stand nowhere in what runs.
const ABSENT: [&str; 22] = [
    // Ways to send.
    "RTCPeerConnection",
    "WebTransport",
    "WebSocket",
    "EventSource",
    "XMLHttpRequest",
    "sendBeacon",
    "importScripts",
    "BroadcastChannel",
    "SharedWorker",
    "window.open",
    "location.assign",
    "location.replace",
    // Ways to keep.
    "localStorage",
    "sessionStorage",
    "indexedDB",
    "cookieStore",
    "document.cookie",
    "getDirectory",
    "showSaveFilePicker",
    // Ways to change the address or to run text.
    "pushState",
    "replaceState",
    "new Function",
];

/// Fails with every such name that the page's scripts or its program hold.
pub fn check(product: &Product) -> Result<()> {
    let found: Vec<&str> = ABSENT.into_iter().filter(|name| product.runs_with(name)).collect();
    ensure!(found.is_empty(), "what runs in the page must not name {}", found.join(", "));
    println!("{} ways to send or keep are absent from what runs in the page", ABSENT.len());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_out_is_found_in_script_and_program() {
        assert!(check(&Product::of("WebSocket in words", "a", "b")).is_ok());
        let error = check(&Product::of("", "new WebSocket(a)", "b")).unwrap_err().to_string();
        assert!(error.contains("WebSocket"), "{error}");
        let error = check(&Product::of("", "a", "fetchsendBeacon")).unwrap_err().to_string();
        assert!(error.contains("sendBeacon"), "{error}");
    }
}
