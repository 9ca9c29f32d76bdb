//! nginx and Apache themselves, with the sample settings: what they answer, and the page from them
//! in both browsers, with the server and without it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::time::{Duration, SystemTime};

use browser_tests::environment::{Engine, built_page};
use browser_tests::page::{Page, Place};
use browser_tests::scenario::{self, Needs};
use browser_tests::web_server::{Kind, WebServer};
use serde_json::{Value, json};

use crate::hosted::{self, READY};

const FRAMES: &str = "frame-ancestors 'none'";
const OWN_SERVER: &str = "default-src 'none'; connect-src 'self'";
const FEATURES: &str = "accelerometer=(), autoplay=(), camera=(), display-capture=(), \
    encrypted-media=(), geolocation=(), gyroscope=(), hid=(), idle-detection=(), \
    magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), \
    publickey-credentials-get=(), screen-wake-lock=(), serial=(), sync-xhr=(), usb=(), \
    xr-spatial-tracking=()";

/// What is sent with every file.
const WITH_ALL: [(&str, &str); 5] = [
    ("Cache-Control", "no-cache"),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
];

/// Each name, its media type, its policy, and whether features are switched off in it.
const FILES: [(&str, &str, &str, bool); 5] = [
    ("", "text/html; charset=utf-8", FRAMES, true),
    ("index.html", "text/html; charset=utf-8", FRAMES, true),
    ("service-worker.js", "text/javascript", OWN_SERVER, false),
    ("manifest.json", "application/manifest+json", FRAMES, true),
    ("SHA256SUMS", "text/plain; charset=utf-8", FRAMES, true),
];

/// A test for each server: `servers!(name)` makes two tests of `fn name(server: WebServer)`.
macro_rules! servers {
    ($test:ident) => {
        mod $test {
            use browser_tests::web_server::{Kind, WebServer};

            #[test]
            fn nginx() {
                super::$test(&WebServer::start(Kind::Nginx));
            }

            #[test]
            fn apache() {
                super::$test(&WebServer::start(Kind::Apache));
            }
        }
    };
}

fn every_header_is_as_it_should_be(server: &WebServer) {
    for (name, media_type, policy, without_features) in FILES {
        let name_on_disk = if name.is_empty() { "index.html" } else { name };
        for method in ["GET", "HEAD"] {
            let reply = server.ask(method, name, &[]);
            assert_eq!(reply.status, 200, "{method} {name}");
            let is_whole = reply.body == fs::read(server.file(name_on_disk)).unwrap();
            assert_eq!(is_whole, method == "GET", "{method} {name}");
            for (header, value) in WITH_ALL
                .into_iter()
                .chain([("Content-Type", media_type), ("Content-Security-Policy", policy)])
            {
                assert_eq!(reply.header(header).as_deref(), Some(value), "{name}, {header}");
            }
            let features = without_features.then(|| FEATURES.to_owned());
            assert_eq!(reply.header("Permissions-Policy"), features, "{name}");
            for header in ["Expires", "Set-Cookie", "X-Other-Site"] {
                assert_eq!(reply.header(header), None, "{name}, {header}");
            }
        }
    }
    let missing = server.ask("GET", "no-such-file", &[]);
    assert_eq!(missing.status, 404);
    assert_eq!(missing.header("Content-Security-Policy").as_deref(), Some(FRAMES));
}
servers!(every_header_is_as_it_should_be);

fn reading_is_all_that_is_allowed(server: &WebServer) {
    for name in ["", "index.html", "service-worker.js"] {
        for method in ["POST", "PUT", "DELETE"] {
            let status = server.ask(method, name, &[("Content-Length", "0")]).status;
            assert!([403, 405].contains(&status), "{method} {name}: {status}");
        }
    }
    let listing = server.ask("GET", "server-settings/", &[]);
    assert!([403, 404].contains(&listing.status), "{}", listing.status);

    let without_slash = server.ask_path("GET", "/caseload-audit", &[]);
    assert_eq!(without_slash.status, 301);
    let target = without_slash.header("Location").unwrap();
    assert!(target.ends_with("/caseload-audit/"), "{target}");
}
servers!(reading_is_all_that_is_allowed);

fn what_has_not_changed_is_not_sent_again(server: &WebServer) {
    const GZIP: (&str, &str) = ("Accept-Encoding", "gzip");
    for name in ["", "service-worker.js", "manifest.json"] {
        for encoding in [("Accept-Encoding", "identity"), GZIP] {
            let first = server.ask("GET", name, &[encoding]);
            let compressed = (encoding == GZIP).then(|| "gzip".to_owned());
            assert_eq!(first.header("Content-Encoding"), compressed, "{name}");
            let etag = first.header("ETag").unwrap();
            let date = first.header("Last-Modified").unwrap();
            let known = [encoding, ("If-None-Match", &etag), ("If-Modified-Since", &date)];
            let second = server.ask("GET", name, &known);
            assert_eq!((second.status, second.body.len()), (304, 0), "{name}, {encoding:?}");

            // A version that was taken back is older than the one that it comes after.
            let path = server.file(if name.is_empty() { "index.html" } else { name });
            let earlier = SystemTime::now() - Duration::from_hours(24);
            File::options().write(true).open(path).unwrap().set_modified(earlier).unwrap();
            assert_eq!(server.ask("GET", name, &known).status, 200, "{name}, {encoding:?}");
            touch(server, name);
        }
    }
    let whole = server.ask("GET", "", &[]).body.len();
    let compressed = server.ask("GET", "", &[GZIP]).body.len();
    assert!(compressed * 10 < whole * 9, "{compressed} of {whole} bytes");
}
servers!(what_has_not_changed_is_not_sent_again);

fn touch(server: &WebServer, name: &str) {
    let path = server.file(if name.is_empty() { "index.html" } else { name });
    File::options().write(true).open(path).unwrap().set_modified(SystemTime::now()).unwrap();
}

#[test]
fn apache_does_not_start_without_its_headers() {
    let said = WebServer::try_start(Kind::ApacheWithoutHeaders).unwrap_err();
    assert!(said.contains("Caseload audit needs Apache's module headers"), "{said}");
}

/// The settings for IIS are read by a browser's XML parser; there is no IIS here to test them with.
#[test]
fn the_settings_for_iis_say_the_same() {
    scenario::run(Engine::Chromium, Place::File, async |page: &Page| {
        let path = built_page().with_file_name("server-settings");
        let text = fs::read_to_string(path.join("web.config")).unwrap();
        let found: Value = page.run(include_str!("iis.js"), vec![json!(text)]).await;
        let headers = |policy: &str, features: Option<&str>| {
            let mut all: serde_json::Map<String, Value> = WITH_ALL
                .into_iter()
                .chain([("Content-Security-Policy", policy)])
                .chain(features.map(|value| ("Permissions-Policy", value)))
                .map(|(name, value)| (name.to_owned(), json!(value)))
                .collect();
            // IIS has a setting of its own for it.
            all.remove("Cache-Control");
            all
        };
        let types: BTreeSet<(&str, &str)> = FILES
            .into_iter()
            .filter(|(name, ..)| !name.is_empty())
            .map(|(name, media_type, ..)| {
                (name.find('.').map_or(".", |at| &name[at..]), media_type)
            })
            .collect();
        assert_eq!(
            found,
            json!({
                "error": null,
                "page": headers(FRAMES, Some(FEATURES)),
                "serviceWorker": headers(OWN_SERVER, None),
                "types": types.into_iter().collect::<BTreeMap<_, _>>(),
                "cache": "DisableCache",
                "methods": ["GET", "HEAD"],
                "unremoved": [],
            })
        );
    });
}

/// What the server is asked for when the page is opened for the first time: the page, the service
/// worker, and what that asks for.
const ASKED_FIRST: [&str; 5] = [
    "GET /caseload-audit/ HTTP/1.1",
    "GET /caseload-audit/ HTTP/1.1",
    "GET /caseload-audit/index.html HTTP/1.1",
    "GET /caseload-audit/manifest.json HTTP/1.1",
    "GET /caseload-audit/service-worker.js HTTP/1.1",
];
/// What it is asked for whenever the page is opened again.
const ASKED_AGAIN: &str = "GET /caseload-audit/service-worker.js HTTP/1.1";

async fn the_page(page: &Page, server: &mut WebServer) {
    page.client().goto(&server.url("")).await.unwrap();
    page.wait_until_usable().await;
    page.wait_until_offline_says(READY).await;
    audit(page).await;
    check_requests(page, server).await;
    check_kept_headers(page).await;
    check_no_frame(page, server).await;

    page.client().goto(&server.url("")).await.unwrap();
    page.wait_until_usable().await;
    check_service_worker_policy(page, server).await;

    server.end();
    page.reload().await;
    audit(page).await;
    let complaints = page.browser().console().await;
    assert!(!complaints.iter().any(|line| line.contains("Permissions-Policy")), "{complaints:?}");
}

/// Opens the page once more, and waits until the browser has looked for another version.
async fn check_requests(page: &Page, server: &WebServer) {
    let mut first = server.requests();
    first.retain(|request| request != ASKED_AGAIN);
    first.push(ASKED_AGAIN.to_owned());
    first.sort();
    assert_eq!(first, ASKED_FIRST);
    let n_first = server.requests().len();
    page.reload().await;
    page.wait_until_offline_says(READY).await;
    let again = page
        .until("a look for another version", async || {
            let again = server.requests().split_off(n_first);
            (!again.is_empty()).then_some(again)
        })
        .await;
    assert!(again.iter().all(|request| request == ASKED_AGAIN), "{again:?}");
}

/// The sample audit; then the page is emptied, so that nothing asks before it is left.
async fn audit(page: &Page) {
    hosted::sample(page).await;
    hosted::clear(page).await;
}

/// The kept page carries the server's headers too.
async fn check_kept_headers(page: &Page) {
    let kept: Value = page
        .run_async(
            "const done = arguments[arguments.length - 1];\
             caches.match(location.href.split('#')[0]).then((page) => done(\
               ['content-type', 'content-security-policy', 'permissions-policy']\
                 .map((name) => page.headers.get(name))));",
            vec![],
        )
        .await;
    assert_eq!(kept, json!(["text/html; charset=utf-8", FRAMES, FEATURES]));
}

/// A page of another origin gets it into no frame. The same page without that header would be there.
async fn check_no_frame(page: &Page, server: &WebServer) {
    let framed = async |address: &str| {
        page.client().goto(&page.server().url("blank.html")).await.unwrap();
        page.client().execute(include_str!("frame.js"), vec![json!(address)]).await.unwrap();
        page.client().enter_frame(0).await.unwrap();
        let found = page
            .until("something in the frame", async || {
                let script = "return document.URL === 'about:blank' || document.readyState !== 'complete'\
                     ? null : Boolean(document.querySelector('meta[name=fingerprint]'))";
                page.client().execute(script, vec![]).await.ok()?.as_bool()
            })
            .await;
        page.client().clone().enter_parent_frame().await.unwrap();
        found
    };
    assert!(framed(&page.server().url("")).await, "without the header the page is in the frame");
    assert!(!framed(&server.url("")).await, "with the header it is not");
}

/// A service worker that tries to reach another origin is held back by its own policy.
async fn check_service_worker_policy(page: &Page, server: &WebServer) {
    let path = server.file("service-worker.js");
    let script = fs::read_to_string(&path).unwrap() + include_str!("disloyal.js");
    fs::write(&path, script).unwrap();
    let elsewhere = page.server().url("here");
    let found: Value = page
        .run_async(
            include_str!("ask_service_worker.js"),
            vec![json!([server.url("manifest.json"), elsewhere])],
        )
        .await;
    assert_eq!(found, json!(["200", "connect-src"]));
    let sent = |line: &String| line.contains("/here ");
    assert!(!page.server().requests().iter().any(sent), "nothing should have been sent");
    assert!(page.server().ask("here").starts_with("HTTP/1.1 200"), "it would have been answered");
}

/// As HOSTING.md tells: a notice in the page's place, and the script that stands there.
async fn the_notice(page: &Page, server: &mut WebServer) {
    page.client().goto(&server.url("")).await.unwrap();
    page.wait_until_usable().await;
    page.wait_until_offline_says(READY).await;
    let hosting = include_str!("../../../../HOSTING.md");
    let (script, _) = hosting.split_once("```js\n").unwrap().1.split_once("```").unwrap();
    fs::write(server.file("service-worker.js"), script).unwrap();
    fs::write(server.file("index.html"), "<!doctype html><title>Withdrawn</title>").unwrap();

    // The kept page once more; then the copy is gone.
    page.reload().await;
    page.until("the copy to be taken away", async || {
        let kept: Value = page
            .run_async(
                "const done = arguments[0]; const own = location.href.split('#')[0];\
                 caches.match(own).then((page) => done(Boolean(page)));",
                vec![],
            )
            .await;
        (kept == json!(false)).then_some(())
    })
    .await;
    page.client().goto(&server.url("index.html")).await.unwrap();
    assert_eq!(page.client().title().await.unwrap(), "Withdrawn");
    page.until("no service worker to be left", async || {
        let script = "const done = arguments[0];\
                      navigator.serviceWorker.getRegistrations().then((all) => done(all.length));";
        (page.run_async::<u32>(script, vec![]).await == 0).then_some(())
    })
    .await;
}

fn in_browser(engine: Engine, kind: Kind, test: impl AsyncFnOnce(&Page, &mut WebServer)) {
    let mut server = WebServer::start(kind);
    // The harness's own server is the other origin here.
    let needs = Needs { unready: true, name: "blank.html", ..Needs::default() };
    scenario::run_with(engine, Place::Served, &needs, async |page: &Page| {
        test(page, &mut server).await;
    });
}

mod the_page_works_with_the_server_and_without {
    use super::{Engine, Kind, in_browser, the_page};

    #[test]
    fn chromium_nginx() {
        in_browser(Engine::Chromium, Kind::Nginx, the_page);
    }

    #[test]
    fn chromium_apache() {
        in_browser(Engine::Chromium, Kind::Apache, the_page);
    }

    #[test]
    fn firefox_nginx() {
        in_browser(Engine::Firefox, Kind::Nginx, the_page);
    }

    #[test]
    fn firefox_apache() {
        in_browser(Engine::Firefox, Kind::Apache, the_page);
    }
}

mod a_version_is_withdrawn {
    use super::{Engine, Kind, in_browser, the_notice};

    #[test]
    fn chromium() {
        in_browser(Engine::Chromium, Kind::Nginx, the_notice);
    }

    #[test]
    fn firefox() {
        in_browser(Engine::Firefox, Kind::Nginx, the_notice);
    }
}
