//! What the tests of the page on a server share: looking at its versions and its copy, and short
//! journeys.

use std::collections::BTreeSet;
use std::fs;

use browser_tests::answers::{Definition, answers_for, published_2019_20};
use browser_tests::environment::data;
use browser_tests::page::Page;
use browser_tests::server::Server;
use browser_tests::site::Site;
use serde_json::{Value, json};

use crate::averages;

/// What the page says where it is kept.
pub const READY: &str = "Ready to work offline";
/// What it says where another version is.
pub const OTHER: &str = "Another version of this page is on the server";
/// What it says where it is not kept and will not be.
pub const ONLY_SERVER: &str = "Works only while the server can be reached";
/// The button that brings the other version.
pub const CHANGE: &str = "Change to that version";
/// The link to the page's own file.
pub const SAVE: &str = "Save this page as one file";

/// The fingerprint of the version that is shown.
pub async fn fingerprint(page: &Page) -> String {
    page.run("return document.querySelector('meta[name=fingerprint]').content", vec![]).await
}

/// Checks that this version is shown.
pub async fn check_shown(page: &Page, site: &Site, when: &str) {
    assert_eq!(fingerprint(page).await, site.fingerprint(), "the version that is shown {when}");
}

/// The names of all stores of the page's server.
pub async fn stores(page: &Page) -> BTreeSet<String> {
    let script = "const done = arguments[arguments.length - 1]; caches.keys().then(done);";
    page.run_async(script, vec![]).await
}

/// Has the browser look for another service worker on the server, as it does by itself when the page
/// is opened and once a day; and waits until it has been fetched, and installed or refused.
pub async fn look_for_update(page: &Page) -> Value {
    page.run_async(include_str!("update.js"), vec![]).await
}

/// Presses the button that brings the other version, and waits for that to be shown.
pub async fn change_version(page: &Page, site: &Site) {
    page.wait_until_offline_says(OTHER).await;
    page.click("button", CHANGE).await;
    page.until("the other version", async || {
        // Between the two pages there is none to ask.
        let script = "return (document.querySelector('meta[name=fingerprint]') || {}).content";
        let shown = page.client().execute(script, vec![]).await.ok()?;
        (shown == json!(site.fingerprint())).then_some(())
    })
    .await;
    page.wait_until_usable().await;
    page.wait_until_offline_says(READY).await;
}

/// Checks that the page opens with its server stopped, and lets the server go on.
pub async fn check_offline(page: &Page, site: &Site, when: &str) {
    page.server().stop();
    page.reload().await;
    check_shown(page, site, when).await;
    page.wait_until_offline_says(READY).await;
    page.server().go_on();
}

/// The sample audit, with the averages that were published.
pub async fn sample(page: &Page) {
    page.click("button", "Try the sample audit").await;
    page.wait_until_ready().await;
    page.go_to("Results").await;
    averages::check_averages(page, averages::BY_AREA, &published_2019_20()).await;
}

/// A file of the user's, with the right answers, and the downloads.
pub async fn own_file(page: &Page) {
    page.choose_files(&[data("edge-cases.csv")]).await;
    page.wait_until_ready().await;
    page.go_to("Results").await;
    averages::check(page, &answers_for("edge-cases.csv"), Definition::MeanOfMonths).await;
    for (button, ending) in [
        ("Download team averages (CSV)", ".csv"),
        ("Download the chart (SVG)", ".svg"),
        ("Download the chart (PNG)", ".png"),
    ] {
        page.click("button", button).await;
        fs::remove_file(page.downloaded(ending).await).unwrap();
    }
}

/// Empties the audit.
pub async fn clear(page: &Page) {
    page.go_to("Files").await;
    page.click("button", "Clear everything").await;
    page.wait_for("button", "Try the sample audit").await;
}

/// Saves the page by its own link, and gives the bytes.
pub async fn saved_page(page: &Page) -> Vec<u8> {
    page.click("link", SAVE).await;
    let path = page.downloaded(".html").await;
    let bytes = fs::read(&path).unwrap();
    fs::remove_file(path).unwrap();
    bytes
}

/// The targets of the requests, such as `/some/folder/`, each with its method.
pub fn targets(requests: &[String]) -> Vec<String> {
    requests.iter().map(|line| line.trim_end_matches(" HTTP/1.1").to_owned()).collect()
}

/// The requests that have reached the server since there were so many.
pub fn requests_since(server: &Server, n: usize) -> Vec<String> {
    targets(&server.requests()[n..])
}
