//! Over plain http, under a name that is no secure context, browsers keep nothing: the page does
//! everything else, says what is missing, and can be saved.

use browser_tests::hosted;
use browser_tests::page::Page;
use browser_tests::scenario::Needs;
use browser_tests::server::Reach;
use browser_tests::site::{PAGE, Site};

use crate::hosted::{ONLY_SERVER, clear, own_file, sample, saved_page};

async fn everything_but_offline(page: &mut Page) {
    let is_secure: bool = page.run("return isSecureContext", vec![]).await;
    assert!(!is_secure, "{} should be no secure context", page.url());
    let says = page.wait_until_offline_says(ONLY_SERVER).await;
    assert!(says.contains("https"), "what would help is named: {says}");
    assert!(saved_page(page).await == Site::built().file(PAGE), "the link gives the built file");
    sample(page).await;
    clear(page).await;
    own_file(page).await;
    let asked = page.server().requests();
    assert!(
        asked.iter().all(|line| !line.contains("service-worker")),
        "what cannot be had is not asked for: {asked:?}"
    );
    let written = page.browser().console().await;
    assert!(written.is_empty(), "nothing is written to the console: {written:?}");
}
hosted!(everything_but_offline, a_name_that_is_not_trusted);

fn a_name_that_is_not_trusted() -> Needs {
    Needs::reach(Reach::HttpNamed("audit.test"))
}
