//! Another version on the server is offered, never forced, and never over an audit. One that is not
//! whole changes nothing.

use browser_tests::answers::{Definition, answers_for};
use browser_tests::environment::data;
use browser_tests::hosted;
use browser_tests::page::Page;
use browser_tests::scenario::Needs;
use browser_tests::server::Server;
use browser_tests::serving::{Fault, Serving};
use browser_tests::site::{KEPT, PAGE, SERVICE_WORKER, Site};
use serde_json::{Value, json};

use crate::averages;
use crate::hosted::{
    CHANGE, OTHER, READY, change_version, check_offline, check_shown, clear, fingerprint,
    look_for_update, sample, stores,
};

/// Forwards, and back: each version is shown until the other one is asked for.
async fn versions_come_and_go(page: &mut Page) {
    let mut shown = Site::built();
    for digit in ['2', '3', '2'] {
        let next = Site::version(digit);
        page.server().replace(next.clone());
        let stores_before = stores(page).await;
        page.reload().await;
        page.wait_until_offline_says(OTHER).await;
        check_shown(page, &shown, "before the change").await;
        page.wait_for("button", CHANGE).await;
        assert!(stores(page).await.is_superset(&stores_before), "the old version stays");

        change_version(page, &next).await;
        let stores_after = stores(page).await;
        assert_eq!(stores_after.len(), 1, "{stores_after:?}");
        assert!(stores_after.is_disjoint(&stores_before), "{stores_after:?}");
        shown = next;
    }
    check_offline(page, &shown, "after three changes").await;
}
hosted!(versions_come_and_go, a_server_that_has_browsers_keep_everything);

/// What nobody should send of a page; it must not hold up an update.
fn a_server_that_has_browsers_keep_everything() -> Needs {
    Needs::server(|server| {
        server.change(|serving| {
            serving.cache_control = Some("public, max-age=31536000, immutable");
        });
    })
}

/// A whole version whose program cannot start: the button of its message brings the next one.
async fn a_version_that_cannot_start_gives_way(page: &mut Page) {
    let next = Site::version('3');
    page.server().replace(that_cannot_start(Site::version('2')));
    page.reload().await;
    page.wait_until_offline_says(OTHER).await;
    page.click("button", CHANGE).await;
    page.wait_until_it_says(&["could not start"]).await;

    page.server().replace(next.clone());
    page.click("button", "Start again").await;
    page.until("the next version", async || {
        // Between two pages there is none to ask.
        let script = "return document.querySelector('meta[name=fingerprint]').content";
        let shown = page.client().execute(script, vec![]).await.ok()?;
        (shown == json!(next.fingerprint())).then_some(())
    })
    .await;
    page.wait_until_usable().await;
    page.wait_until_offline_says(READY).await;
}
hosted!(a_version_that_cannot_start_gives_way);

/// The same with a program that is no gzip, and a service worker that knows of it.
fn that_cannot_start(site: Site) -> Site {
    let page = String::from_utf8(site.file(PAGE).to_vec()).unwrap();
    let broken = page.replacen("id=\"program\">H4sI", "id=\"program\">H4sJ", 1);
    assert_ne!(page, broken, "the program is gzip in base64");
    site.with_page(broken.into_bytes())
}

/// The version changes while an audit is in progress: by itself where the page was not loaded by
/// its service worker yet, later in another tab.
async fn an_audit_is_not_disturbed(page: &mut Page) {
    let (first, second, third) = (Site::built(), Site::version('2'), Site::version('3'));
    begin_audit(page).await;
    page.server().replace(second.clone());
    look_for_update(page).await;
    end_audit(page, &first, &second).await;

    begin_audit(page).await;
    page.server().replace(third.clone());
    assert_eq!(look_for_update(page).await, "installed");
    check_not_offered(page).await;
    let audit = page.client().window().await.unwrap();
    let other = page.client().new_window(true).await.unwrap().handle;
    page.client().switch_to_window(other).await.unwrap();
    page.client().goto(page.url()).await.unwrap();
    page.wait_until_usable().await;
    check_shown(page, &second, "in another tab").await;
    change_version(page, &third).await;
    page.client().close_window().await.unwrap();
    page.client().switch_to_window(audit).await.unwrap();
    end_audit(page, &second, &third).await;
}
hosted!(an_audit_is_not_disturbed);

const MARK: &str = "data-audit-in-progress";

/// Reads a file, and marks the page so that it would be noticed if it were loaded anew.
async fn begin_audit(page: &Page) {
    page.choose_files(&[data("edge-cases.csv")]).await;
    page.wait_until_ready().await;
    let script = "document.documentElement.setAttribute(arguments[0], '')";
    page.run::<Value>(script, vec![json!(MARK)]).await;
}

/// Checks that the audit is what it was, in the version in which it was begun, and that the other
/// version is offered once it is cleared.
async fn end_audit(page: &Page, own: &Site, other: &Site) {
    check_not_offered(page).await;
    check_shown(page, own, "with an audit").await;
    let answers = answers_for("edge-cases.csv");
    page.go_to("Results").await;
    averages::check(page, &answers, Definition::MeanOfMonths).await;
    page.choose("Average", Definition::Pooled.name()).await;
    averages::check(page, &answers, Definition::Pooled).await;
    clear(page).await;
    let script = "return document.documentElement.hasAttribute(arguments[0])";
    assert!(page.run::<bool>(script, vec![json!(MARK)]).await, "the page is not loaded anew");
    change_version(page, other).await;
}

async fn check_not_offered(page: &Page) {
    let says = page.wait_until_offline_says(OTHER).await;
    assert!(says.contains("Clear everything"), "{says}");
    assert!(page.find("button", CHANGE).await.is_none(), "not offered over an audit");
}

/// A browser that ends while a version waits may have that one take over or not: what it shows when
/// it is started anew is whole, and the new version is there at the latest when it is asked for.
async fn a_version_that_waits_outlives_the_browser(page: &mut Page) {
    let (old, new) = (Site::built(), Site::version('2'));
    page.reload().await;
    page.server().replace(new.clone());
    page.reload().await;
    let says = page.wait_until_offline_says(OTHER).await;
    assert!(says.contains("every window of this page has been closed"), "{says}");
    page.restart_browser().await;
    if fingerprint(page).await == old.fingerprint() {
        change_version(page, &new).await;
    }
    check_shown(page, &new, "after the browser was started anew").await;
    page.wait_until_offline_says(READY).await;
    page.until("the new version's store alone", async || {
        (stores(page).await.len() == 1).then_some(())
    })
    .await;
}
hosted!(a_version_that_waits_outlives_the_browser);

/// What is wrong with a new version on the server, and how it comes to be.
type Interruption = (&'static str, fn(&Server));

const INTERRUPTIONS: [Interruption; 7] = [
    ("the page is cut off", |server| {
        server.replace(Site::version('2'));
        server.change(|serving| serving.spoil(PAGE, Fault::Cut));
    }),
    ("the server fails for the page", |server| {
        server.replace(Site::version('2'));
        server.change(|serving| serving.spoil(PAGE, Fault::Failing));
    }),
    ("only the page is new", |server| {
        server.replace(Site::built().with_file_of(&Site::version('2'), PAGE));
    }),
    ("only the service worker is new", |server| {
        server.replace(Site::built().with_file_of(&Site::version('2'), SERVICE_WORKER));
    }),
    ("the manifest is missing", |server| {
        server.replace(Site::version('2'));
        server.change(|serving| serving.spoil(KEPT[0], Fault::Missing));
    }),
    ("the manifest is another one", |server| {
        server.replace(Site::version('2').with(KEPT[0], b"{}".to_vec()));
    }),
    ("the service worker is cut off", |server| {
        server.replace(Site::version('2'));
        server.change(|serving| serving.spoil(SERVICE_WORKER, Fault::Cut));
    }),
];

async fn half_an_update_changes_nothing(page: &mut Page) {
    let old = Site::built();
    let stores_before = stores(page).await;
    for (what, interrupt) in INTERRUPTIONS {
        interrupt(page.server());
        page.reload().await;
        let came = look_for_update(page).await;
        assert_ne!(came, "installed", "{what}");
        check_shown(page, &old, what).await;
        page.wait_until_offline_says(READY).await;
        assert_eq!(stores(page).await, stores_before, "{what}");
        check_offline(page, &old, what).await;
        page.server().change(Serving::mend);
    }
    sample(page).await;
    clear(page).await;

    let new = Site::version('2');
    page.server().replace(new.clone());
    page.reload().await;
    assert_eq!(fingerprint(page).await, old.fingerprint());
    change_version(page, &new).await;
    check_offline(page, &new, "after a whole update").await;
}
hosted!(half_an_update_changes_nothing);
