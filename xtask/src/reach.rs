//! What the built page can reach: of the browser's ways to send, to keep and to go elsewhere, none
//! but those that are known.
//!
//! The policy forbids most of them; those that it does not forbid, and storage, are absent from the
//! program. What Rust calls of the browser stands in the glue as an import whose name begins with the
//! function's; what is looked up by name stands in the WebAssembly; the scripts are read as text.

use anyhow::{Result, ensure};

use crate::product::Product;

/// Names that may stand nowhere in what runs.
const ABSENT: [&str; 21] = [
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
    "preconnect",
    "dns-prefetch",
    "speculationrules",
    // Ways to keep.
    "localStorage",
    "sessionStorage",
    "indexedDB",
    "cookieStore",
    "document.cookie",
    "getDirectory",
    "showSaveFilePicker",
    // Ways to change the address or to run text.
    "window.open",
    "new Function",
];

/// Imports of the program by how their names begin, and how many there are: an address of a link,
/// which is that of a download; the opening of a store, and whether a dialog is open; the name of the
/// part in the address; loading anew; a number for a step back or forward, and for the present one
/// (`browser::history`, which gives no address; the tests look at what stays in the history).
const IMPORTS: [(&str, usize); 14] = [
    ("__wbg_set_href_", 1),
    ("__wbg_open_", 2),
    ("__wbg_set_hash_", 1),
    ("__wbg_reload_", 1),
    ("__wbg_pushState_", 1),
    ("__wbg_replaceState_", 1),
    ("__wbg_assign_", 0),
    ("__wbg_replace_", 0),
    ("__wbg_set_location_", 0),
    ("__wbg_set_search_", 0),
    ("__wbg_set_pathname_", 0),
    ("__wbg_set_cookie_", 0),
    ("__wbg_submit_", 0),
    ("__wbg_fetch_", 0),
];

/// Fails with everything that the page's scripts or its program reach beyond that.
pub fn check(product: &Product) -> Result<()> {
    let found: Vec<&str> = ABSENT.into_iter().filter(|name| product.runs_with(name)).collect();
    ensure!(found.is_empty(), "what runs in the page must not name {}", found.join(", "));
    for (name, n_known) in IMPORTS {
        let n = product.n_imports(name);
        ensure!(
            n <= n_known,
            "the program has {n} imports that begin with {name}, and {n_known} are known: what is the \
             new one for?"
        );
    }
    println!("What runs in the page reaches none of {} ways to send, keep or leave", ABSENT.len());
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

    #[test]
    fn an_import_too_many_is_found() {
        let known = "__wbg_open_0a(a) { a.open(b) } __wbg_open_1b(a) { a.open } __wbg_open_0a";
        assert!(check(&Product::with_glue(known)).is_ok());
        let one_more = format!("{known} __wbg_open_2c(a) {{ a.open(b) }}");
        let error = check(&Product::with_glue(&one_more)).unwrap_err().to_string();
        assert!(error.contains("3 imports that begin with __wbg_open_"), "{error}");
        assert!(check(&Product::with_glue("__wbg_assign_0c(a) {}")).is_err());
    }
}
