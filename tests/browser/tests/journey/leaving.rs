//! The browser asks before an audit is left or loaded anew, and only then.

use browser_tests::everywhere;
use browser_tests::page::Page;
use browser_tests::scenario::Needs;
use serde_json::Value;

use crate::dead_page;

async fn leaving_an_audit_asks(page: &Page) {
    // Browsers never ask where the user has done nothing.
    page.go_to("Files").await;
    check_left(page, "location.reload()").await;

    page.click("button", "Try the sample audit").await;
    page.wait_until_ready().await;
    page.go_to("Files").await;
    page.click("button", "Clear everything").await;
    page.wait_for("button", "Try the sample audit").await;
    check_left(page, "location.reload()").await;

    page.click("button", "Try the sample audit").await;
    page.wait_until_ready().await;
    for leave in ["location.reload()", "location.href = 'about:blank'"] {
        check_asked(page, leave).await;
    }
    page.go_to("Files").await;
    page.wait_until_it_says(&["Sample caseload July 2019.csv"]).await;
    page.go_to("Results").await;
    page.table("Average caseload by team").await;
}
everywhere!(leaving_an_audit_asks, a_browser_that_asks);

fn a_browser_that_asks() -> Needs {
    let mut needs = Needs::default();
    needs.special.asks_before_leaving = true;
    needs
}

async fn leaving_a_page_that_has_stopped_asks_nothing(page: &Page) {
    page.click("button", "Try the sample audit").await;
    page.wait_until_ready().await;
    dead_page::stop(page).await;
    mark(page).await;
    page.click("button", "Start again").await;
    wait_until_left(page).await;
}
everywhere!(leaving_a_page_that_has_stopped_asks_nothing, a_browser_that_asks_and_traps);

fn a_browser_that_asks_and_traps() -> Needs {
    let mut needs = dead_page::a_browser_that_traps();
    needs.special.asks_before_leaving = true;
    needs
}

/// Leaves and checks that nothing asks.
async fn check_left(page: &Page, leave: &str) {
    mark(page).await;
    start_leaving(page, leave).await;
    wait_until_left(page).await;
}

/// Tries to leave, is asked, and stays.
async fn check_asked(page: &Page, leave: &str) {
    mark(page).await;
    start_leaving(page, leave).await;
    page.until("the browser to ask before the page is left", async || {
        page.client().get_alert_text().await.ok()
    })
    .await;
    page.client().dismiss_alert().await.unwrap();
    assert!(is_marked(page).await, "the page should have stayed");
}

async fn start_leaving(page: &Page, leave: &str) {
    // Later: the driver's answer must not be held up by the browser's question.
    page.run::<Value>(&format!("setTimeout(() => {{ {leave} }}, 50)"), vec![]).await;
}

async fn mark(page: &Page) {
    page.run::<Value>("document.documentElement.setAttribute('data-mark', '')", vec![]).await;
}

async fn is_marked(page: &Page) -> bool {
    page.run("return document.documentElement.hasAttribute('data-mark')", vec![]).await
}

/// Waits for a fresh page; a question in between would hold that up for ever.
async fn wait_until_left(page: &Page) {
    page.until("the page to be loaded anew, without a question", async || {
        let script = "return !document.documentElement.hasAttribute('data-mark')";
        let is_fresh = page.client().execute(script, vec![]).await.ok()?;
        (is_fresh == true).then_some(())
    })
    .await;
    page.wait_until_usable().await;
}
