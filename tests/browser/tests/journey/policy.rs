//! Code that gets into the page cannot send: every way out is refused by the page's policy, which
//! says so, and nothing reaches a server that would have answered.

use browser_tests::everywhere;
use browser_tests::page::Page;
use browser_tests::scenario::Needs;
use serde_json::{Value, json};

/// The ways out, each with the directives that may refuse it.
const WAYS: [(&str, &[&str]); 16] = [
    ("fetch", &["connect-src"]),
    ("request", &["connect-src"]),
    ("beacon", &["connect-src"]),
    ("socket", &["connect-src"]),
    ("events", &["connect-src"]),
    ("image", &["img-src"]),
    ("script", &["script-src", "script-src-elem"]),
    ("inlineScript", &["script-src", "script-src-elem"]),
    ("style", &["style-src", "style-src-elem"]),
    ("frame", &["frame-src"]),
    ("object", &["object-src"]),
    ("form", &["form-action"]),
    ("eval", &["script-src"]),
    ("fetchInWorker", &["connect-src"]),
    ("importInWorker", &["script-src", "script-src-elem"]),
    ("socketInWorker", &["connect-src"]),
];

async fn every_way_out_is_refused(page: &Page) {
    let seen_before = page.server().seen();
    let address = page.server().url("here");
    for (way, directives) in WAYS {
        page.run::<Value>(
            "const root = document.documentElement;\
             root.removeAttribute('data-outcome');\
             root.setAttribute('data-attempt', arguments[0]);\
             root.setAttribute('data-address', arguments[1]);\
             window.dispatchEvent(new Event('attempt'));",
            vec![json!(way), json!(address)],
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
    assert_eq!(page.server().seen(), seen_before, "nothing should be sent");

    // The same address answers when it is asked from outside the page.
    assert!(page.server().ask("here").starts_with("HTTP/1.1 200"));
    assert_eq!(page.server().seen().len(), seen_before.len() + 2);
}
everywhere!(every_way_out_is_refused, an_intruder);

fn an_intruder() -> Needs {
    Needs::script(include_str!("intruder.js"))
}

async fn the_policy_comes_first(page: &Page) {
    let policy: String = page
        .run(
            "const first = document.head.firstElementChild;\
             return first.httpEquiv.toLowerCase() + ': ' + first.content",
            vec![],
        )
        .await;
    for part in [
        "content-security-policy: ",
        "default-src 'none'",
        "connect-src 'none'",
        "form-action 'none'",
        "base-uri 'none'",
    ] {
        assert!(policy.contains(part), "{part} should be in {policy}");
    }
    for hole in ["unsafe-inline", "'unsafe-eval'", "http:", "https:", "*"] {
        assert!(!policy.contains(hole), "{hole} should not be in {policy}");
    }
}
everywhere!(the_policy_comes_first);
