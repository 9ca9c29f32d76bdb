//! The page on servers that are set up otherwise than one would wish: wrong media types, nothing
//! beside the page, another name, several versions side by side.

use browser_tests::hosted;
use browser_tests::page::Page;
use browser_tests::scenario::Needs;
use browser_tests::server::FOLDER;
use browser_tests::site::{PAGE, Site};

use crate::hosted::{
    ONLY_SERVER, READY, SAVE, check_offline, check_shown, look_for_update, sample, stores,
};

/// A folder within the folder of the page.
const DEEPER: &str = "deeper/";
/// A name with spaces, as people give.
const RENAMED: &str = "Caseload audit 2026.html";
/// The same in an address.
const RENAMED_IN_ADDRESS: &str = "Caseload%20audit%202026.html";

async fn without_media_types(page: &mut Page) {
    check_why_not(page, "does not send it as a script").await;
    sample(page).await;
}
hosted!(without_media_types, a_server_without_media_types);

fn a_server_without_media_types() -> Needs {
    Needs::server(|server| server.change(|serving| serving.untyped = true)).unkept()
}

/// As servers of documents send what users have put there.
async fn a_sandbox(page: &mut Page) {
    // Why a browser keeps nothing then, each says in its own way.
    check_why_not(page, "").await;
    sample(page).await;
}
hosted!(a_sandbox, a_server_with_a_sandbox);

fn a_server_with_a_sandbox() -> Needs {
    const POLICY: &str = "sandbox allow-scripts allow-downloads allow-modals";
    Needs::server(|server| server.change(|serving| serving.policy = Some(POLICY))).unkept()
}

async fn the_page_alone(page: &mut Page) {
    check_why_not(page, "there is no service-worker.js").await;
    sample(page).await;
}
hosted!(the_page_alone, a_server_with_the_page_alone);

fn a_server_with_the_page_alone() -> Needs {
    Needs::server(|server| server.replace(Site::page_alone(Site::built().file(PAGE).to_vec())))
        .unkept()
}

async fn a_renamed_page(page: &mut Page) {
    assert!(page.server().ask("").starts_with("HTTP/1.1 404"), "the folder has no page to give");
    page.server().stop();
    page.reload().await;
    page.wait_until_offline_says(READY).await;
    sample(page).await;
}
hosted!(a_renamed_page, a_server_with_a_renamed_page);

fn a_server_with_a_renamed_page() -> Needs {
    let change = |server: &browser_tests::server::Server| {
        server.replace(Site::built().with_page_named(RENAMED));
    };
    Needs { name: RENAMED_IN_ADDRESS, ..Needs::server(change) }
}

/// One folder has room for one version's companions: the other version works while it can be
/// reached, says so, and is never given in the place of the first.
async fn two_versions_in_one_folder(page: &mut Page) {
    let (kept, other) = (Site::built(), Site::version('2'));
    page.server().replace(kept.clone().with("other.html", other.file(PAGE).to_vec()));
    let stores_before = stores(page).await;

    open(page, &page.server().url("other.html")).await;
    check_shown(page, &other, "under its own name").await;
    check_why_not(page, "another version").await;
    look_for_update(page).await;
    assert_eq!(stores(page).await, stores_before);

    open(page, page.url()).await;
    page.wait_until_offline_says(READY).await;
    check_offline(page, &kept, "beside another version").await;

    page.server().stop();
    // What a browser answers then is its own business, if only it is not the first version.
    let _ = page.client().goto(&page.server().url("other.html")).await;
    let shown = page.client().source().await.unwrap_or_default();
    assert!(!shown.contains(&kept.fingerprint()), "not the one for the other");
}
hosted!(two_versions_in_one_folder);

/// Two folders, one within the other, keep and change their versions apart.
async fn two_versions_in_two_folders(page: &mut Page) {
    let (outer, inner) = (Site::built(), Site::version('2'));
    let folder = format!("{FOLDER}{DEEPER}");
    page.server().change(|serving| serving.put(&folder, inner.clone()));
    let outer_stores = stores(page).await;

    let inner_url = page.server().url(DEEPER);
    open(page, &inner_url).await;
    check_shown(page, &inner, "in the inner folder").await;
    page.wait_until_offline_says(READY).await;
    let both = stores(page).await;
    assert_eq!(both.len(), 2, "{both:?}");
    assert!(both.is_superset(&outer_stores), "{both:?}");

    let next = Site::version('3');
    page.server().replace(next.clone());
    open(page, page.url()).await;
    check_shown(page, &outer, "in the outer folder").await;
    crate::hosted::change_version(page, &next).await;
    assert_eq!(stores(page).await.len(), 2);

    page.server().stop();
    open(page, &inner_url).await;
    page.wait_until_offline_says(READY).await;
    check_shown(page, &inner, "without a server").await;
    open(page, page.url()).await;
    page.wait_until_offline_says(READY).await;
    check_shown(page, &next, "without a server").await;
}
hosted!(two_versions_in_two_folders);

async fn open(page: &Page, url: &str) {
    page.client().goto(url).await.unwrap();
    page.wait_until_usable().await;
}

/// Checks that the page says that it is not kept, and why, and offers what helps.
async fn check_why_not(page: &Page, why: &str) {
    let says = page.wait_until_offline_says(ONLY_SERVER).await;
    assert!(says.contains(why), "{why}: {says}");
    page.wait_for("link", SAVE).await;
}
