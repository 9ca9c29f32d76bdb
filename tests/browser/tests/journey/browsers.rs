//! What other tests rely on: the browsers' special settings do what they say.

use browser_tests::browser::{Browser, Special, WebAssembly};
use browser_tests::environment::Engine;
use browser_tests::in_both;
use browser_tests::server::Server;
use browser_tests::site::Site;
use serde_json::{Value, json};

/// A profile survives its browser, and the next one has what was kept in it.
async fn a_profile_survives(engine: Engine) {
    let server = Server::start(Site::default());
    let mut browser = Browser::start(engine, &Special::default()).await;
    browser.client.goto(&server.url("blank.html")).await.unwrap();
    ask(&browser, "localStorage.setItem('kept', 'value')").await;
    browser.restart().await;
    browser.client.goto(&server.url("blank.html")).await.unwrap();
    assert_eq!(ask(&browser, "return localStorage.getItem('kept')").await, "value");
    browser.close().await;
}
in_both!(a_profile_survives);

/// Plain http on a name is no secure context; on 127.0.0.1 it is.
async fn a_name_is_no_secure_context(engine: Engine) {
    let server = Server::start(Site::default());
    let host_name = Some("caseload.test".to_owned());
    let browser = Browser::start(engine, &Special { host_name, ..Special::default() }).await;
    let script = "return [isSecureContext, 'serviceWorker' in navigator]";
    let plain = server.url("blank.html");
    browser.client.goto(&plain).await.unwrap();
    assert_eq!(ask(&browser, script).await, json!([true, true]));
    browser.client.goto(&plain.replace("127.0.0.1", "caseload.test")).await.unwrap();
    assert_eq!(ask(&browser, script).await, json!([false, false]));
    browser.close().await;
}
in_both!(a_name_is_no_secure_context);

async fn webassembly_is_switched(engine: Engine) {
    for (web_assembly, kind) in
        [(WebAssembly::NotOptimised, "object"), (WebAssembly::Off, "undefined")]
    {
        let browser = Browser::start(engine, &Special { web_assembly, ..Special::default() }).await;
        let found = ask(&browser, "return typeof WebAssembly").await;
        assert_eq!(found, kind, "{web_assembly:?}");
        browser.close().await;
    }
}
in_both!(webassembly_is_switched);

async fn ask(browser: &Browser, script: &str) -> Value {
    browser.client.execute(script, vec![]).await.unwrap()
}
