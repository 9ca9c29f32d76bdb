//! What the policy does not forbid, by trying it: so that what the page says of it stays true.
//!
//! From anywhere: a direct connection to another computer (WebRTC), a connection in advance to any
//! host, over which nothing is sent, and going to another address. From a server also asking that
//! same server for what the policy lets come from it, a worker's script and the manifest, and, which
//! browsers allow along with these, a download, and in Chromium a fetch in advance.
//!
//! A browser that begins to refuse one of these fails this test: then the page may promise more.

use std::collections::BTreeSet;
use std::net::{Ipv4Addr, TcpListener, UdpSocket};

use browser_tests::environment::Engine;
use browser_tests::everywhere;
use browser_tests::page::{Page, Place};
use browser_tests::scenario::Needs;
use serde_json::{Value, json};

/// Ways of asking the page's own server.
const TO_OWN_SERVER: [&str; 5] =
    ["prefetch", "manifest", "serviceWorkerOfServer", "workerOfServer", "download"];

async fn the_known_limits(page: &Page) {
    let direct = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    direct.set_nonblocking(true).unwrap();
    attempt(page, "directConnection", &direct.local_addr().unwrap().to_string()).await;
    page.until("something to arrive over WebRTC", async || direct.recv_from(&mut [0; 2_000]).ok())
        .await;

    let other = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    other.set_nonblocking(true).unwrap();
    let host = format!("http://{}", other.local_addr().unwrap());
    attempt(page, "connectionInAdvance", &host).await;
    page.until("a connection in advance", async || other.accept().ok()).await;

    let here = page.server().url("here");
    let possible = possible(page);
    for way in TO_OWN_SERVER {
        attempt(page, way, &here).await;
        if possible.contains(way) {
            wait_for_request(page, way).await;
        }
    }
    attempt(page, "navigation", &here).await;
    wait_for_request(page, "navigation").await;
    assert_eq!(ways_seen(page), possible, "{:?}", page.server().requests());
}
everywhere!(the_known_limits, an_intruder);

fn an_intruder() -> Needs {
    let mut needs = Needs::script(include_str!("intruder.js"));
    needs.special.connects_in_advance = true;
    needs
}

/// The ways of asking the server that the policy leaves open here.
fn possible(page: &Page) -> BTreeSet<&'static str> {
    let ways: &[&str] = match (page.place(), page.browser().engine) {
        (Place::File, _) => &[],
        (Place::Served, Engine::Chromium) => &TO_OWN_SERVER,
        (Place::Served, Engine::Firefox) => {
            &["serviceWorkerOfServer", "workerOfServer", "download"]
        }
    };
    ways.iter().copied().chain(["navigation"]).collect()
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

async fn wait_for_request(page: &Page, way: &str) {
    page.until(&format!("the server to be asked by {way}"), async || {
        ways_seen(page).contains(way).then_some(())
    })
    .await;
}

/// The ways by which the server has been asked.
fn ways_seen(page: &Page) -> BTreeSet<&'static str> {
    let asked = page.server().requests();
    let is_seen = |way: &str| asked.iter().any(|line| line.contains(&format!("here?{way} ")));
    TO_OWN_SERVER.into_iter().chain(["navigation"]).filter(|way| is_seen(way)).collect()
}
