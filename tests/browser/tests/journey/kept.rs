//! Nothing of an audit stays: values that were in the files, and the files' names, are nowhere in
//! what the page can keep while it is open, and nowhere on disk once the browser has been closed in
//! order, with Clear everything before that and without.
//!
//! Everything below the browser's home is searched, which is also its place for temporary files,
//! but for what the user chose and downloaded. Beside its plain session files Chromium writes the
//! same in encrypted ones; those cannot be read here. That the search finds what a careless page
//! leaves behind is shown with one.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use browser_tests::browser::{Browser, Special};
use browser_tests::environment::Engine;
use browser_tests::everywhere;
use browser_tests::in_both;
use browser_tests::page::{Page, Place};
use browser_tests::search::{Found, search};
use browser_tests::server::Server;
use browser_tests::site::{KEPT, PAGE, Site};
use fantoccini::Locator;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::how_to_check;
use crate::parts::PARTS;
use crate::planted::{self, CHOSEN_FILE, DROPPED_FILE, WORDS, words_in};

async fn nothing_is_left_after_clearing(page: &Page) {
    audit(page).await;
    page.go_to("Files").await;
    page.click("button", "Clear everything").await;
    page.wait_for("button", "Try the sample audit").await;
    check_running(page).await;
    check_closed(page).await;
}
everywhere!(nothing_is_left_after_clearing);

async fn nothing_is_left_in_the_middle(page: &Page) {
    audit(page).await;
    check_closed(page).await;
}
everywhere!(nothing_is_left_in_the_middle);

/// A careless page, and the search finds what it leaves. Chromium keeps the names of chosen files
/// too.
async fn a_careless_page_is_found_out(engine: Engine) {
    const TYPED: &str = WORDS[0];
    const STORED: &str = WORDS[1];
    let form = b"<!doctype html><title>Form</title><input id='text'><input id='file' type='file'>";
    let server = Server::start(Site::page_alone(form.to_vec()));
    let browser = Browser::start(engine, &Special::default()).await;
    browser.client.goto(&server.url("")).await.unwrap();
    let chosen = input_folder(&browser).join(format!("{CHOSEN_FILE}.csv"));
    fs::write(&chosen, "").unwrap();
    for (id, keys) in [("text", TYPED), ("file", chosen.to_str().unwrap())] {
        let field = browser.client.find(Locator::Id(id)).await.unwrap();
        field.send_keys(keys).await.unwrap();
    }
    let script = "localStorage.setItem('kept', arguments[0])";
    browser.client.execute(script, vec![json!(STORED)]).await.unwrap();
    close(&browser).await;
    let found = left_behind(&browser);
    let words: BTreeSet<&str> = found.iter().map(|found| found.word.as_str()).collect();
    let mut expected = BTreeSet::from([TYPED, STORED]);
    if engine == Engine::Chromium {
        expected.insert(CHOSEN_FILE);
    }
    assert_eq!(words, expected, "{found:?}");
}
in_both!(a_careless_page_is_found_out);

/// Chooses a file and drops another, looks at everything, opens a working, downloads.
async fn audit(page: &Page) {
    let chosen = input_folder(page.browser()).join(format!("{CHOSEN_FILE}.csv"));
    fs::write(&chosen, planted::case_list()).unwrap();
    page.choose_files(&[chosen]).await;
    page.wait_until_ready().await;
    page.go_to("Files").await;
    let other = planted::case_list().replace("/2019", "/2020");
    page.drop_files(&[(&format!("{DROPPED_FILE}.csv"), &other)]).await;
    page.wait_until_it_says(&[CHOSEN_FILE, DROPPED_FILE]).await;
    page.wait_until_ready().await;
    for part in PARTS {
        page.go_to(part).await;
        check_running(page).await;
    }
    let table = page.table("Average caseload by team").await;
    let working = format!("How {} was worked out", table.figure("All teams", "Average"));
    page.click("button", &working).await;
    page.click("button", "Close the working").await;
    page.click("button", "Download team averages (CSV)").await;
    let csv = fs::read_to_string(page.downloaded(".csv").await).unwrap();
    assert!(csv.contains(planted::TEAM), "the page should have read the planted values: {csv}");
    page.click("button", "Download the chart (SVG)").await;
    page.downloaded(".svg").await;
    page.click("button", "Download the chart (PNG)").await;
    page.downloaded(".png").await;
    how_to_check::open(page).await;
    check_running(page).await;
}

/// What a page can keep.
#[derive(Debug, Deserialize)]
struct Kept {
    databases: Vec<Value>,
    stores: Vec<Stored>,
    files: Vec<Value>,
    local: Vec<Value>,
    session: Vec<Value>,
    cookie: String,
    state: Value,
    title: String,
    address: String,
    name: String,
}

/// A file in a store of the service worker's.
#[derive(Debug, Deserialize)]
struct Stored {
    address: String,
    text: String,
}

/// Checks what the open page has kept and written.
async fn check_running(page: &Page) {
    let kept: Kept = page.run_async(include_str!("kept.js"), vec![]).await;
    let own: BTreeSet<String> =
        KEPT.into_iter().chain(["", PAGE]).map(|name| page.server().url(name)).collect();
    for stored in &kept.stores {
        assert!(own.contains(&stored.address), "{} should not be kept", stored.address);
        assert_eq!(words_in(&stored.text), Vec::<&str>::new(), "{}", stored.address);
    }
    assert_eq!(kept.stores.is_empty(), page.place() == Place::File);
    for storage in [&kept.databases, &kept.files, &kept.local, &kept.session] {
        assert!(storage.is_empty(), "{storage:?} should not be kept");
    }
    assert_eq!(kept.cookie.as_str(), "");
    // What a step back or forward carries is a number that says nothing.
    assert!(kept.state.is_null() || kept.state.is_u64(), "{:?}", kept.state);
    for text in [kept.title, kept.address, kept.name] {
        assert_eq!(words_in(&text), Vec::<&str>::new(), "{text}");
    }
    for line in page.browser().console().await {
        assert_eq!(words_in(&line), Vec::<&str>::new(), "{line}");
    }
}

/// Closes the browser and checks what is on disk.
async fn check_closed(page: &Page) {
    close(page.browser()).await;
    let found = left_behind(page.browser());
    assert!(found.is_empty(), "{found:#?} should not be on disk");
}

/// Ends a browser so that it writes what it keeps of a page's state: Firefox does so at its end,
/// Chromium when the page is left.
async fn close(browser: &Browser) {
    if browser.engine == Engine::Chromium {
        browser.client.goto("about:blank").await.unwrap();
    }
    browser.close_keeping_profile().await;
}

/// Where planted words are, once the browser is closed.
fn left_behind(browser: &Browser) -> BTreeSet<Found> {
    let own = [browser.downloads(), input_folder(browser)];
    let (found, n_files) = search(browser.folder(), &own, &WORDS);
    assert!(n_files > 20, "a profile should be there to be searched, not {n_files} files");
    found
}

/// Where the user has the files.
fn input_folder(browser: &Browser) -> PathBuf {
    let folder = browser.folder().join("input");
    fs::create_dir_all(&folder).unwrap();
    folder
}
