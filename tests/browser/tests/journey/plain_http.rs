//! Over plain http, under a name that is no secure context, browsers keep nothing: the page does
//! everything else, says what is missing, and can be saved.

use browser_tests::environment::Engine;
use browser_tests::hosted;
use browser_tests::page::Page;
use browser_tests::scenario::Needs;
use browser_tests::server::Reach;
use browser_tests::site::{PAGE, Site};
use serde_json::Value;

use crate::hosted::{ONLY_SERVER, check_saved_page, clear, downloads, own_file, sample};

/// Notes what the page writes to the console, what goes wrong in it, and what its policy refuses.
const WATCH: &str = "
    const note = (what) => {
      const root = document.documentElement;
      root.setAttribute('data-noted', (root.getAttribute('data-noted') || '') + what + '; ');
    };
    for (const level of ['debug', 'log', 'info', 'warn', 'error']) {
      console[level] = (...values) => note(level + ' ' + values.join(' '));
    }
    addEventListener('error', (event) => note('error ' + event.message), true);
    addEventListener('unhandledrejection', (event) => note('rejection ' + event.reason));
    addEventListener('securitypolicyviolation', (event) => note('refused ' + event.blockedURI));
";

/// What Chromium itself writes of each file that is saved over plain http.
const OF_SAVING: &str = "was loaded over an insecure connection";

async fn everything_but_offline(page: &mut Page) {
    let is_secure: bool = page.run("return isSecureContext", vec![]).await;
    assert!(!is_secure, "{} should be no secure context", page.url());
    let says = page.wait_until_offline_says(ONLY_SERVER).await;
    assert!(says.contains("https"), "what would help is named: {says}");
    check_saved_page(page, Site::with_script(WATCH).file(PAGE)).await;
    sample(page).await;
    clear(page).await;
    own_file(page).await;
    downloads(page).await;
    let asked = page.server().requests();
    assert!(
        asked.iter().all(|line| !line.contains("service-worker")),
        "what cannot be had is not asked for: {asked:?}"
    );
    let noted: Value =
        page.run("return document.documentElement.getAttribute('data-noted')", vec![]).await;
    assert_eq!(noted, Value::Null, "nothing is written to the console");
    if page.browser().engine == Engine::Chromium {
        // Firefox's own messages cannot be told from the page's.
        let mut written = page.browser().console().await;
        written.retain(|line| !line.contains(OF_SAVING));
        assert!(written.is_empty(), "nothing is written to the console: {written:?}");
    }
}
hosted!(everything_but_offline, a_name_that_is_not_trusted);

fn a_name_that_is_not_trusted() -> Needs {
    Needs { script: Some(WATCH), ..Needs::reach(Reach::HttpNamed("audit.test")) }
}
