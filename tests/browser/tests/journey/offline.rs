//! Once the page has said that it is ready, it does everything without its server: when it is loaded
//! anew, and when the browser is started anew.

use browser_tests::page::{Page, Place};
use browser_tests::scenario::Needs;
use browser_tests::server::Reach;
use browser_tests::site::{PAGE, Site};
use browser_tests::{everywhere, hosted};
use serde_json::{Value, json};

use crate::hosted::{
    HOW_TO_CHECK, READY, change_version, check_offline, check_saved_copy, check_shown, clear,
    downloads, own_file, sample,
};

async fn the_whole_journey_without_a_server(page: &mut Page) {
    let built = Site::built();
    page.server().stop();
    page.reload().await;
    page.wait_until_offline_says(READY).await;
    check_shown(page, &built, "without a server").await;
    sample(page).await;
    clear(page).await;
    own_file(page).await;
    downloads(page).await;
    clear(page).await;

    page.restart_browser().await;
    page.wait_until_offline_says(READY).await;
    check_shown(page, &built, "after the browser was started anew").await;
    sample(page).await;
}
hosted!(the_whole_journey_without_a_server);

/// With its server, and from what is kept without it.
async fn the_page_saves_its_own_bytes(page: &mut Page) {
    let built = Site::built();
    for _ in 0..2 {
        page.click("link", HOW_TO_CHECK).await;
        check_saved_copy(page, built.file(PAGE)).await;
        page.server().stop();
        page.reload().await;
    }
}
hosted!(the_page_saves_its_own_bytes);

async fn over_https(page: &mut Page) {
    assert!(page.url().starts_with("https://"), "{}", page.url());
    check_offline(page, &Site::built(), "over https").await;
    let next = Site::version('2');
    page.server().replace(next.clone());
    page.reload().await;
    change_version(page, &next).await;
    check_offline(page, &next, "after an update over https").await;
}
hosted!(over_https, a_self_made_certificate);

fn a_self_made_certificate() -> Needs {
    Needs::reach(Reach::Https)
}

/// The wording, and whether the browser was asked to register anything.
async fn only_a_hosted_page_speaks_of_it(page: &Page) {
    if page.place() == Place::Served {
        page.wait_until_offline_says(READY).await;
    } else {
        // Something that comes after it would have been asked for.
        sample(page).await;
        assert_eq!(page.offline().await, None);
    }
    let registered: Value =
        page.run("return document.documentElement.getAttribute('data-registered')", vec![]).await;
    let expected = match page.place() {
        Place::Served => json!("service-worker.js"),
        Place::File => Value::Null,
    };
    assert_eq!(registered, expected);
}
everywhere!(only_a_hosted_page_speaks_of_it, a_watched_registration);

fn a_watched_registration() -> Needs {
    Needs::script(
        "const real = ServiceWorkerContainer.prototype.register;
         ServiceWorkerContainer.prototype.register = function (script, options) {
           document.documentElement.setAttribute('data-registered', script);
           return real.call(this, script, options);
         };",
    )
}
