//! The service worker does no more than it has to: it asks for its fixed list, understands one
//! message, and gives nothing that is not what it should be.

use std::collections::BTreeSet;

use browser_tests::hosted;
use browser_tests::page::Page;
use browser_tests::server::{FOLDER, Server};
use browser_tests::site::{KEPT, PAGE, SERVICE_WORKER, Site};
use serde_json::{Value, json};

use crate::hosted::{
    OTHER, PREPARING, READY, check_shown, look_for_update, requests_since, stores, targets,
};

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

    for (digit, address) in [('2', "?planted"), ('3', "planted/index.html"), ('4', "#planted")] {
        page.run::<Value>("history.pushState(null, '', arguments[0])", vec![json!(address)]).await;
        let n_before = page.server().requests().len();
        page.server().replace(Site::version(digit));
        assert_eq!(look_for_update(page).await, "installed", "{address}");
        let asked = requests_since(page.server(), n_before);
        let list: BTreeSet<String> = asked.iter().cloned().collect();
        assert_eq!(list, fixed_list(), "{address}: {asked:?}");
    }
}
hosted!(it_asks_for_its_fixed_list);

/// Not for what is open below the folder, which may be of another application.
async fn it_stays_in_its_folder(page: &mut Page) {
    let first = page.client().window().await.unwrap();
    let other = page.client().new_window(true).await.unwrap();
    page.client().switch_to_window(other.handle).await.unwrap();
    let below = page.server().url("below/");
    page.server().change(|serving| {
        serving.put(&format!("{FOLDER}below/"), Site::page_alone(b"<p>another page".to_vec()));
    });
    page.client().goto(&below).await.unwrap();
    page.client().switch_to_window(first).await.unwrap();

    let n_before = page.server().requests().len();
    page.server().replace(Site::version('2'));
    assert_eq!(look_for_update(page).await, "installed");
    let mut asked = requests_since(page.server(), n_before);
    // The other page has no icon, and Firefox looks for one.
    asked.retain(|target| !target.ends_with("/favicon.ico"));
    let list: BTreeSet<String> = asked.iter().cloned().collect();
    assert_eq!(list, fixed_list(), "{asked:?}");
}
hosted!(it_stays_in_its_folder);

/// A sign-on, say, that sends everyone to another server first.
async fn it_follows_no_redirection_to_another_server(page: &mut Page) {
    let other = Server::start(b"<p>sign on".to_vec());
    let stores_before = stores(page).await;
    let elsewhere = other.url("").trim_end_matches(FOLDER).to_owned();
    page.server().replace(Site::version('2'));
    page.server().change(|serving| serving.elsewhere = Some(elsewhere));
    assert_ne!(look_for_update(page).await, "installed");
    assert_eq!(stores(page).await, stores_before);
    assert_eq!(other.requests(), Vec::<String>::new(), "nothing arrives there");
    // The server itself did send browsers there.
    assert!(page.server().ask("").contains("Location: "), "it redirects");
}
hosted!(it_follows_no_redirection_to_another_server);

/// Others change nothing and are not answered.
async fn it_understands_one_message(page: &mut Page) {
    let (first, second) = (Site::built(), Site::version('2'));
    page.reload().await;
    let first_stores = stores(page).await;
    page.server().replace(second);
    page.reload().await;
    page.wait_until_offline_says(OTHER).await;
    let stores_before = stores(page).await;
    let n_before = page.server().requests().len();
    page.run::<Value>(include_str!("messages.js"), vec![]).await;
    // What waits answers nothing that could be waited for; what is active gives the page after it
    // has had its messages.
    for _ in 0..2 {
        page.reload().await;
        page.wait_until_offline_says(OTHER).await;
    }
    check_shown(page, &first, "after messages").await;
    assert_eq!(stores(page).await, stores_before);
    let asked = requests_since(page.server(), n_before);
    let script = format!("GET {FOLDER}{SERVICE_WORKER}");
    assert!(asked.iter().all(|target| *target == script), "{asked:?}");

    page.run::<Value>(
        "navigator.serviceWorker.getRegistration()\
         .then((registration) => registration.waiting.postMessage('skip waiting'))",
        vec![],
    )
    .await;
    page.until("the one store of the second version", async || {
        let stores = stores(page).await;
        (stores.len() == 1 && stores != first_stores).then_some(())
    })
    .await;
}
hosted!(it_understands_one_message);

/// Another program, or another page of the same server, has changed what is kept.
async fn it_gives_nothing_that_was_changed(page: &mut Page) {
    let built = Site::built();
    let n_changed: u32 = page.run_async(include_str!("tamper.js"), vec![]).await;
    assert!(n_changed >= 1, "something was kept");
    page.server().stop();
    // What a browser answers then is its own business, if only it is not the changed copy.
    let _ = page.client().refresh().await;
    let shown = page.client().source().await.unwrap_or_default();
    assert!(!shown.contains("tampered"), "{shown}");
    assert!(!shown.contains(&built.fingerprint()), "there is nothing whole to give");

    // With the server there again, what was kept is mended.
    page.server().go_on();
    page.client().goto(page.url()).await.unwrap();
    page.wait_until_usable().await;
    check_shown(page, &built, "when the server is there again").await;
    page.until("a copy that is whole again", async || {
        page.reload().await;
        // Loading it anew before it has said anything would begin all over again.
        let settled = async || page.offline().await.filter(|says| !says.starts_with(PREPARING));
        let says = page.until("what the page says of working offline", settled).await;
        says.starts_with(READY).then_some(())
    })
    .await;
    page.server().stop();
    page.reload().await;
    check_shown(page, &built, "without the server").await;
}
hosted!(it_gives_nothing_that_was_changed);
