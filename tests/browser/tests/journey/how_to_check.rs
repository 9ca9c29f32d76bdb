//! The part that shows how to check that nothing leaves: its request is refused, from page and
//! worker, and the server that would have answered sees nothing.

use browser_tests::everywhere;
use browser_tests::page::{Page, Place};
use browser_tests::scenario::Needs;
use browser_tests::server::Seen;
use browser_tests::site::Site;
use serde_json::Value;

/// What the page asks for, in its own folder or from another host.
const NAME: &str = "request-that-should-be-refused";

async fn its_request_is_refused(page: &Page) {
    page.server().replace(Site::built().with(NAME, b"answered".to_vec()));
    let seen_before = page.server().seen();
    open(page).await;
    press(page).await;
    assert_eq!(page.server().seen(), seen_before, "nothing should be sent");

    // The same address answers when it is asked from outside the page. From a file it is another
    // host's, and the browser's proxy would have seen it.
    match page.place() {
        Place::Served => {
            let answer = page.server().ask(NAME);
            assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with("answered"), "{answer}");
        }
        Place::File => {
            let address = format!("https://example.org/{NAME}");
            page.client().goto(&address).await.expect_err("the proxy refuses");
            let asked = Seen::Request("CONNECT example.org:443 HTTP/1.1".into());
            assert!(page.server().seen().contains(&asked), "{:?}", page.server().seen());
        }
    }
}
everywhere!(its_request_is_refused, a_watched_browser);

fn a_watched_browser() -> Needs {
    Needs::through_proxy()
}

/// Goes to the part.
pub async fn open(page: &Page) {
    page.click("link", "Nothing leaves this computer. How to check").await;
    page.wait_for("button", "Try to send a request").await;
}

/// Presses the button and waits for both refusals.
pub async fn press(page: &Page) {
    page.click("button", "Try to send a request").await;
    for id in ["attempt-page", "attempt-worker"] {
        page.until(&format!("#{id} to say that the request was refused"), async || {
            let script = "const e = document.getElementById(arguments[0]);\
                          return e && tidy(e.textContent)";
            let said: Option<String> = page.run(script, vec![Value::from(id)]).await;
            said.filter(|said| said.starts_with("Refused") && said.contains("connect-src"))
        })
        .await;
    }
}
