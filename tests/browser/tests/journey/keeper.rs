//! The service worker does no more than it has to: it asks for its fixed list, understands one
//! message, and gives nothing that is not what it should be.

use std::collections::BTreeSet;

use browser_tests::hosted;
use browser_tests::page::Page;
use browser_tests::server::FOLDER;
use browser_tests::site::{KEPT, PAGE, SERVICE_WORKER, Site};
use serde_json::{Value, json};

use crate::hosted::{OTHER, READY, check_shown, look_for_update, requests_since, stores, targets};

/// What the browser and the service worker ask for in all, from the first request on.
fn fixed_list() -> BTreeSet<String> {
    ["", PAGE, SERVICE_WORKER]
        .into_iter()
        .chain(KEPT)
        .map(|name| format!("GET {FOLDER}{name}"))
        .collect()
}

/// Also when the page has written something into its address.
async fn it_asks_for_its_fixed_list(page: &mut Page) {
    let asked = targets(&page.server().requests());
    let list: BTreeSet<String> = asked.iter().cloned().collect();
    assert_eq!(list, fixed_list(), "{asked:?}");
    // Once for opening the page, once for keeping it; a browser may ask for the manifest, too.
    for target in &list {
        let n = asked.iter().filter(|asked| *asked == target).count();
        assert!(n <= 2, "{target} is asked for {n} times: {asked:?}");
    }

    for address in ["?planted=1", "planted/2", "#planted=3"] {
        page.run::<Value>("history.pushState(null, '', arguments[0])", vec![json!(address)]).await;
        let n_before = page.server().requests().len();
        let digit = char::from_digit(u32::try_from(address.len()).unwrap() % 7 + 2, 10).unwrap();
        page.server().replace(Site::version(digit));
        assert_eq!(look_for_update(page).await, "installed", "{address}");
        let asked = requests_since(page.server(), n_before);
        let list: BTreeSet<String> = asked.iter().cloned().collect();
        assert_eq!(list, fixed_list(), "{address}: {asked:?}");
    }
}
hosted!(it_asks_for_its_fixed_list);

/// Messages that are not the one it understands.
async fn it_understands_one_message(page: &mut Page) {
    let first = Site::built();
    page.server().replace(Site::version('2'));
    page.reload().await;
    page.wait_until_offline_says(OTHER).await;
    let stores_before = stores(page).await;
    let n_before = page.server().requests().len();
    let states: Value = page.run_async(include_str!("messages.js"), vec![]).await;
    assert_eq!(states, json!(["activated", "installed", 0]), "active, waiting, answers");
    assert_eq!(requests_since(page.server(), n_before), Vec::<String>::new());
    assert_eq!(stores(page).await, stores_before);
    page.reload().await;
    check_shown(page, &first, "after messages").await;
}
hosted!(it_understands_one_message);

/// Another program, or another page of the same server, has changed what is kept.
async fn it_gives_nothing_that_was_changed(page: &mut Page) {
    let built = Site::built();
    let n_changed: u32 = page.run_async(include_str!("tamper.js"), vec![]).await;
    assert!(n_changed >= 1, "something was kept");
    page.reload().await;
    check_shown(page, &built, "after its copy was changed").await;

    page.server().stop();
    // What a browser answers then is its own business, if only it is not the changed copy.
    let _ = page.client().refresh().await;
    let shown = page.client().source().await.unwrap_or_default();
    assert!(!shown.contains("tampered"), "{shown}");
    assert!(!shown.contains(&built.fingerprint()), "there is nothing whole to give");

    page.server().go_on();
    page.client().goto(page.url()).await.unwrap();
    page.wait_until_usable().await;
    check_shown(page, &built, "when the server is there again").await;
    let says = page.offline().await.unwrap_or_default();
    assert!(!says.starts_with(READY), "{says}");
}
hosted!(it_gives_nothing_that_was_changed);
