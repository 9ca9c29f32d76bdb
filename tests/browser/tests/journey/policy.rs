//! Code that gets into the page cannot send: every way out is refused by the page's policy, which
//! says so, and nothing reaches a server that would have answered.

use browser_tests::everywhere;
use browser_tests::page::Page;
use browser_tests::scenario::Needs;
use serde_json::{Value, json};

/// What the ways out ask the server for; it answers.
const NAME: &str = "here";

/// The ways out, each with the directives that may refuse it.
const WAYS: [(&str, &[&str]); 14] = [
    ("fetch", &["connect-src"]),
    ("request", &["connect-src"]),
    ("beacon", &["connect-src"]),
    ("socket", &["connect-src"]),
    ("events", &["connect-src"]),
    ("image", &["img-src"]),
    ("script", &["script-src", "script-src-elem"]),
    ("inlineScript", &["script-src", "script-src-elem"]),
    ("style", &["style-src", "style-src-elem"]),
    ("object", &["object-src"]),
    ("eval", &["script-src"]),
    ("fetchInWorker", &["connect-src"]),
    ("importInWorker", &["script-src", "script-src-elem"]),
    ("socketInWorker", &["connect-src"]),
];

/// Ways that navigate. Chromium may open a connection for a navigation before the policy refuses
/// it; it sends nothing over it.
const NAVIGATING_WAYS: [(&str, &[&str]); 2] =
    [("frame", &["frame-src"]), ("form", &["form-action"])];

async fn every_way_out_is_refused(page: &Page) {
    let seen_before = page.server().seen();
    let requests_before = page.server().requests().len();
    for (way, directives) in WAYS {
        check_refused(page, way, directives).await;
    }
    assert_eq!(page.server().seen(), seen_before, "nothing should be sent");

    for (way, directives) in NAVIGATING_WAYS {
        check_refused(page, way, directives).await;
    }
    let sent = page.server().requests();
    assert_eq!(sent.len(), requests_before, "nothing should be sent: {sent:?}");

    // The same address answers when it is asked from outside the page.
    assert!(page.server().ask(NAME).starts_with("HTTP/1.1 200"));
    assert_eq!(page.server().requests().len(), requests_before + 1);
}
everywhere!(every_way_out_is_refused, an_intruder);

fn an_intruder() -> Needs {
    Needs::script(include_str!("intruder.js"))
}

/// Tries a way out and checks that the policy, and which part of it, refused.
async fn check_refused(page: &Page, way: &str, directives: &[&str]) {
    page.run::<Value>(
        "const root = document.documentElement;\
         root.removeAttribute('data-outcome');\
         root.setAttribute('data-attempt', arguments[0]);\
         root.setAttribute('data-address', arguments[1]);\
         window.dispatchEvent(new Event('attempt'));",
        vec![json!(way), json!(page.server().url(NAME))],
    )
    .await;
    let outcome = page
        .until(&format!("the outcome of {way}"), async || {
            page.run::<Option<String>>(
                "return document.documentElement.getAttribute('data-outcome')",
                vec![],
            )
            .await
        })
        .await;
    assert!(
        directives.contains(&outcome.as_str()),
        "{way} should be refused by {directives:?}; it: {outcome}"
    );
}

async fn the_policy_comes_first(page: &Page) {
    let policy: String = page
        .run(
            "const first = document.head.firstElementChild;\
             return (first.httpEquiv || first.tagName).toLowerCase() + ': ' + first.content",
            vec![],
        )
        .await;
    for part in [
        "content-security-policy: ",
        "default-src 'none'",
        "connect-src 'none'",
        "form-action 'none'",
        "base-uri 'none'",
        "worker-src blob: 'self'",
        "manifest-src 'self'",
    ] {
        assert!(policy.contains(part), "{part} should be in {policy}");
    }
    for hole in ["unsafe-inline", "'unsafe-eval'", "http:", "https:", "*"] {
        assert!(!policy.contains(hole), "{hole} should not be in {policy}");
    }
}
everywhere!(the_policy_comes_first);
