//! What the tests of the page on a server share: looking at its versions and its copy, and short
//! journeys.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use browser_tests::answers::{Definition, answers_for, published_2019_20};
use browser_tests::environment::data;
use browser_tests::page::Page;
use browser_tests::server::{Reach, Server};
use browser_tests::site::Site;
use serde_json::{Value, json};

use crate::averages;

/// What the page says where it is kept.
pub const READY: &str = "Ready to work offline";
/// What it says until it is kept.
pub const PREPARING: &str = "Preparing to work offline";
/// What it says where another version is.
pub const OTHER: &str = "Another version of this page is on the server";
/// What it says where it is not kept and will not be.
pub const ONLY_SERVER: &str = "Works only while the server can be reached";
/// The button that brings the other version.
pub const CHANGE: &str = "Change to that version";
/// The link to the page's own file.
pub const SAVE: &str = "Save this page as one file";
/// The link to the part that says how to check that nothing leaves.
pub const HOW_TO_CHECK: &str = "Nothing leaves this computer";

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

/// A file of the user's, with the right answers.
pub async fn own_file(page: &Page) {
    page.choose_files(&[data("edge-cases.csv")]).await;
    page.wait_until_ready().await;
    page.go_to("Results").await;
    averages::check(page, &answers_for("edge-cases.csv"), Definition::MeanOfMonths).await;
}

/// The buttons of the downloads, with how their files begin and end.
pub const DOWNLOADS: [(&str, &[u8], &[u8]); 3] = [
    ("Download team averages (CSV)", b"", b"\n"),
    ("Download the chart (SVG)", b"<", b"</svg>\n"),
    ("Download the chart (PNG)", b"\x89PNG", b"IEND\xaeB`\x82"),
];

/// Saves everything that there is to save of an audit.
pub async fn downloads(page: &Page) {
    for (button, beginning, end) in DOWNLOADS {
        saved(page, "button", button, |bytes| bytes.starts_with(beginning) && bytes.ends_with(end))
            .await;
    }
}

/// Empties the audit.
pub async fn clear(page: &Page) {
    page.go_to("Files").await;
    page.click("button", "Clear everything").await;
    page.wait_for("button", "Try the sample audit").await;
}

/// Saves the page by its own link, and checks that it has these bytes.
pub async fn check_saved_page(page: &Page, expected: &[u8]) {
    saved(page, "link", SAVE, |bytes| bytes == expected).await;
}

/// Saves the page from what is kept of it, and checks that it has these bytes.
pub async fn check_saved_copy(page: &Page, expected: &[u8]) {
    saved(page, "button", SAVE, |bytes| bytes == expected).await;
}

/// Presses what saves a file, waits until that is whole, and removes it.
///
/// Of some files that came over plain http Chromium asks the user whether they shall be kept, and
/// gives them their names only then. Nobody answers here; until then they lie there complete. What
/// was there before is not looked at: Chromium may bring back a file that was removed too early.
async fn saved(page: &Page, role: &str, name: &str, is_whole: impl Fn(&[u8]) -> bool) {
    let folder = page.browser().downloads();
    let may_wait = matches!(page.server().reach(), Reach::HttpNamed(_));
    let files = || -> BTreeSet<PathBuf> {
        fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect()
    };
    let before = files();
    page.click(role, name).await;
    page.until_or(
        || format!("what \u{201c}{name}\u{201d} saves, among {:?}", files()),
        async || {
            files().difference(&before).find_map(|file| {
                // Chromium's first name for it begins with a dot, its second has this ending.
                let name = file.file_name()?.to_str()?;
                let is_settled =
                    !name.starts_with('.') && (may_wait || !name.ends_with(".crdownload"));
                let bytes = fs::read(file).ok()?;
                (is_settled && is_whole(&bytes)).then(|| fs::remove_file(file).ok())?
            })
        },
    )
    .await;
}

/// The targets of the requests, such as `/some/folder/`, each with its method.
pub fn targets(requests: &[String]) -> Vec<String> {
    requests.iter().map(|line| line.trim_end_matches(" HTTP/1.1").to_owned()).collect()
}

/// The requests that have reached the server since there were so many.
pub fn requests_since(server: &Server, n: usize) -> Vec<String> {
    targets(&server.requests()[n..])
}
