//! One test in one browser and one place: a fresh browser, the page, the test, an account of the
//! page where it fails. Two run at a time; more would slow each other down.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::{Condvar, Mutex, PoisonError};

use crate::browser::{Browser, Special};
use crate::environment::Engine;
use crate::page::{Page, Place};
use crate::server::Server;
use crate::site::{SERVICE_WORKER, Site};

/// How many browsers run at once.
const MOST_AT_ONCE: usize = 2;

static RUNNING: Mutex<usize> = Mutex::new(0);
static ENDED: Condvar = Condvar::new();

/// A place among the running browsers, given back on drop.
struct Turn;

impl Turn {
    fn wait() -> Self {
        let mut running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
        while *running >= MOST_AT_ONCE {
            running = ENDED.wait(running).unwrap_or_else(PoisonError::into_inner);
        }
        *running += 1;
        Self
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        *RUNNING.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        ENDED.notify_one();
    }
}

/// What a test needs beside the page as it is.
#[derive(Clone, Debug, Default)]
pub struct Needs {
    /// What is special about the browser.
    pub special: Special,
    /// Whether the server is also the browser's proxy and sees every request to any host.
    pub through_proxy: bool,
    /// A script that runs before anything of the page's own.
    pub script: Option<&'static str>,
    /// Whether the page is not expected to become usable.
    pub unready: bool,
}

impl Needs {
    /// A page that is usable, after a script that runs before anything of its own.
    pub fn script(script: &'static str) -> Self {
        Self { script: Some(script), ..Self::default() }
    }

    /// A page that may never become usable, after a script that takes something from it.
    pub fn crippling(script: &'static str) -> Self {
        Self { script: Some(script), unready: true, ..Self::default() }
    }

    /// A browser whose every request is seen.
    pub fn through_proxy() -> Self {
        Self { through_proxy: true, ..Self::default() }
    }

    /// A window of that many CSS pixels.
    pub fn width(width: u32) -> Self {
        let mut needs = Self::default();
        needs.special.width = Some(width);
        needs
    }

    /// A browser that runs no scripts.
    pub fn without_scripts() -> Self {
        let mut needs = Self::default();
        needs.special.without_scripts = true;
        needs.unready = true;
        needs
    }
}

/// Runs a test on the page as it is.
pub fn run(engine: Engine, place: Place, test: impl AsyncFnOnce(&Page)) {
    run_with(engine, place, &Needs::default(), test);
}

/// Runs a test that needs something special.
pub fn run_with(engine: Engine, place: Place, needs: &Needs, test: impl AsyncFnOnce(&Page)) {
    let _turn = Turn::wait();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let page = runtime.block_on(async {
        let site = Site::built_with(needs.script);
        let is_kept = place == Place::Served && site.has(SERVICE_WORKER);
        let server = Server::start(site);
        let mut special = needs.special.clone();
        if needs.through_proxy {
            special.proxy = Some(server.host());
        }
        let browser = Browser::start(engine, &special).await;
        let page = Page::open(browser, server, place, needs.script).await;
        if !needs.unready {
            page.wait_for("file", "Caseload files").await;
            if is_kept {
                // Until then the browser goes on asking the server.
                page.wait_until_offline_says("Ready to work offline").await;
            }
        }
        page
    });
    let outcome = catch_unwind(AssertUnwindSafe(|| runtime.block_on(test(&page))));
    if let Err(failure) = outcome {
        eprintln!("In {engine:?}, {place:?}. {}", runtime.block_on(page.describe()));
        runtime.block_on(page.close());
        resume_unwind(failure);
    }
    runtime.block_on(page.close());
}

/// A test for every browser and place: `everywhere!(name)` makes four tests of
/// `async fn name(page: &Page)`; `everywhere!(name, needs)` gives each what `fn needs() -> Needs`
/// says.
#[macro_export]
macro_rules! everywhere {
    ($test:ident) => {
        $crate::everywhere!(@each $test, $crate::scenario::Needs::default());
    };
    ($test:ident, $needs:ident) => {
        $crate::everywhere!(@each $test, super::$needs());
    };
    (@each $test:ident, $needs:expr) => {
        mod $test {
            use $crate::environment::Engine::{Chromium, Firefox};
            use $crate::page::Place::{File, Served};
            use $crate::scenario::run_with;

            #[test]
            fn chromium_served() {
                run_with(Chromium, Served, &$needs, super::$test);
            }

            #[test]
            fn chromium_file() {
                run_with(Chromium, File, &$needs, super::$test);
            }

            #[test]
            fn firefox_served() {
                run_with(Firefox, Served, &$needs, super::$test);
            }

            #[test]
            fn firefox_file() {
                run_with(Firefox, File, &$needs, super::$test);
            }
        }
    };
}
