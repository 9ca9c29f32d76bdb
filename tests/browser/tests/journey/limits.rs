//! What the policy cannot forbid is what the page says it is, no more and no less: going to another
//! address, a direct connection (WebRTC) and, from a server, asking that server for a worker's
//! script.
//!
//! A browser that begins to refuse one of these fails this test: then the page may promise more.

use std::net::{Ipv4Addr, UdpSocket};

use browser_tests::everywhere;
use browser_tests::page::{Page, Place};
use browser_tests::scenario::Needs;
use serde_json::{Value, json};

async fn the_known_limits(page: &Page) {
    let other_end = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    other_end.set_nonblocking(true).unwrap();
    attempt(page, "directConnection", &other_end.local_addr().unwrap().to_string()).await;
    page.until("something to arrive over WebRTC", async || {
        other_end.recv_from(&mut [0; 2_000]).ok()
    })
    .await;

    let here = page.server().url("here");
    attempt(page, "workerOfServer", &here).await;
    match page.place() {
        Place::Served => wait_for_request(page, "/some/folder/here?worker").await,
        // A page from a file has no server that it could ask.
        Place::File => {}
    }

    attempt(page, "navigation", &here).await;
    wait_for_request(page, "/some/folder/here?navigation").await;
    let asked = page.server().requests();
    let is_workers = |line: &String| line.contains("?worker");
    assert_eq!(asked.iter().any(is_workers), page.place() == Place::Served, "{asked:?}");
}
everywhere!(the_known_limits, an_intruder);

fn an_intruder() -> Needs {
    Needs::script(include_str!("intruder.js"))
}

/// Has the intruder try a way out, to an address.
async fn attempt(page: &Page, way: &str, address: &str) {
    page.run::<Value>(
        "const root = document.documentElement;\
         root.setAttribute('data-attempt', arguments[0]);\
         root.setAttribute('data-address', arguments[1]);\
         window.dispatchEvent(new Event('attempt'));",
        vec![json!(way), json!(address)],
    )
    .await;
}

async fn wait_for_request(page: &Page, wanted: &str) {
    page.until(&format!("the server to be asked for {wanted}"), async || {
        page.server().requests().into_iter().find(|line| line.contains(wanted))
    })
    .await;
}
