//! Once the page is loaded, a whole journey sends nothing to any host, and leaves nothing in the
//! address, in storage, in cookies or in the console.
//!
//! It is watched from outside: the browser's every request, to this computer too, goes through a recording proxy. What the browser itself sends is known from another one, which
//! shows a blank page meanwhile.

use std::collections::BTreeSet;

use browser_tests::answers::{Definition, answers_for, published_2019_20};
use browser_tests::browser::{Browser, Special};
use browser_tests::environment::data;
use browser_tests::everywhere;
use browser_tests::page::Page;
use browser_tests::scenario::Needs;
use browser_tests::server::Server;
use serde_json::Value;

use crate::averages;
use crate::parts::PARTS;

async fn nothing_is_sent_and_nothing_kept(page: &Page) {
    let blank_server = Server::start(Vec::new());
    let special = Special { proxy: Some(blank_server.host()), ..Special::default() };
    let blank = Browser::start(page.browser().engine, &special).await;
    let blank_page = blank_server.url("blank.html");
    blank.client.goto(&blank_page).await.unwrap();

    let after_load = page.server().requests().len();
    journey(page).await;
    let sent = hosts(&page.server().requests()[after_load..]);
    assert!(
        !sent.contains(&page.server().host()),
        "the page should ask its server for nothing more: {:?}",
        page.server().requests()
    );

    // What the page's browser sends on its own, the other one sends too, sooner or later.
    page.until(
        &format!("a blank page's browser to ask the hosts {sent:?}, as this page's did"),
        async || sent.is_subset(&hosts(&blank_server.requests())).then_some(()),
    )
    .await;
    assert!(
        hosts(&blank_server.requests()).contains(&blank_server.host()),
        "the proxy should see what a page asks for"
    );

    check_nothing_is_kept(page).await;
    let written = page.browser().console().await;
    page.until(
        &format!(
            "a blank page's browser to write to the console what this page's did: {written:?}"
        ),
        async || written.is_subset(&blank.console().await).then_some(()),
    )
    .await;
    blank.close().await;
}
everywhere!(nothing_is_sent_and_nothing_kept, a_watched_browser);

fn a_watched_browser() -> Needs {
    Needs::through_proxy()
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

/// The hosts, with their ports, that requests went to.
fn hosts(requests: &[String]) -> BTreeSet<String> {
    requests
        .iter()
        .filter_map(|request| request.split(' ').nth(1))
        .map(|target| {
            let host = target.split_once("://").map_or(target, |(_, rest)| rest);
            host.split('/').next().unwrap_or_default().to_owned()
        })
        .collect()
}

async fn check_nothing_is_kept(page: &Page) {
    let address = page.client().current_url().await.unwrap();
    assert_eq!(address.query(), None, "{address}");
    assert_eq!(address.fragment(), Some("results"));
    let kept: Value = page
        .run_async(
            "const done = arguments[arguments.length - 1];\
             const databases = indexedDB.databases ? indexedDB.databases() : [];\
             Promise.resolve(databases).catch(() => []).then((found) => done(\
               [localStorage.length, sessionStorage.length, document.cookie, found.length,\
                history.state]));",
            vec![],
        )
        .await;
    assert_eq!(kept, serde_json::json!([0, 0, "", 0, null]));
}
