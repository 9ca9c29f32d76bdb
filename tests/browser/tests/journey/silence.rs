//! Once the page is loaded, and once it is kept for offline work where it comes from a server, a
//! whole journey sends nothing to any host and opens no connection, and leaves nothing in the
//! console that a blank page would not.
//!
//! It is watched from outside: the browser's every request, to this computer too, goes through a
//! recording proxy. That the browser sends nothing of its own is seen from another one, which shows
//! a blank page meanwhile and whose proxy sees that page asked for, and no more.

use std::collections::BTreeSet;

use browser_tests::answers::{Definition, answers_for, published_2019_20};
use browser_tests::browser::{Browser, Special, WebAssembly};
use browser_tests::environment::data;
use browser_tests::everywhere;
use browser_tests::page::Page;
use browser_tests::scenario::Needs;
use browser_tests::server::{Seen, Server};
use browser_tests::site::Site;

use crate::parts::PARTS;
use crate::{averages, how_to_check};

async fn nothing_leaves(page: &Page) {
    let blank_server = Server::start(Site::default());
    let special = Special { proxy: Some(blank_server.host()), ..Special::default() };
    let blank = Browser::start(page.browser().engine, &special).await;
    blank.client.goto(&blank_server.url("blank.html")).await.unwrap();

    let n_before = page.server().seen().len();
    journey(page).await;
    let written = page.browser().console().await;
    page.until(
        &format!(
            "a blank page's browser to write to the console what this page's did: {written:?}"
        ),
        async || written.is_subset(&blank.console().await).then_some(()),
    )
    .await;
    // Its refusals are written to the console, as they should be.
    how_to_check::open(page).await;
    how_to_check::press(page).await;

    let asked: BTreeSet<String> = blank_server.requests().into_iter().collect();
    let origin = blank_server.origin();
    let own = ["/some/folder/blank.html", "/favicon.ico"]
        .map(|path| format!("GET {origin}{path} HTTP/1.1"));
    assert_eq!(asked, own.into(), "the proxy sees a blank page asked for, and no more");
    let seen = page.server().seen();
    assert_eq!(seen[n_before..], [] as [Seen; 0], "nothing should be sent, no connection opened");
    blank.close().await;
}
everywhere!(nothing_leaves, a_watched_browser);

fn a_watched_browser() -> Needs {
    Needs::through_proxy()
}

/// A browser that never optimises WebAssembly is slower, and does the same.
async fn the_journey_without_optimising(page: &Page) {
    journey(page).await;
}
everywhere!(the_journey_without_optimising, a_browser_that_does_not_optimise);

fn a_browser_that_does_not_optimise() -> Needs {
    let mut needs = Needs::default();
    needs.special.web_assembly = WebAssembly::NotOptimised;
    needs
}

/// Uses everything that the page offers.
async fn journey(page: &Page) {
    page.choose_files(&[data("case-list.csv")]).await;
    page.wait_until_ready().await;
    for part in PARTS {
        page.go_to(part).await;
    }
    let answers = answers_for("case-list.csv");
    page.choose("Average", Definition::PerFte.name()).await;
    averages::check(page, &answers, Definition::PerFte).await;
    page.choose("Average", Definition::MeanOfMonths.name()).await;
    page.click("checkbox", "Sep 2019").await;
    let two_months = answers.over(&["2019-07", "2019-08"]);
    averages::check(page, &two_months, Definition::MeanOfMonths).await;
    page.click("button", "Download team averages (CSV)").await;
    page.downloaded(".csv").await;
    page.click("button", "Download the chart (SVG)").await;
    page.downloaded(".svg").await;
    page.click("button", "Download the chart (PNG)").await;
    page.downloaded(".png").await;

    page.go_to("Files").await;
    page.click("button", "Clear everything").await;
    page.click("button", "Try the sample audit").await;
    page.wait_until_ready().await;
    page.go_to("Results").await;
    averages::check_averages(page, averages::BY_AREA, &published_2019_20()).await;
}
