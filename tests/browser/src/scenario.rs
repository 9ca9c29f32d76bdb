//! One test in one browser and one place: a fresh browser, the page, the test, an account of the
//! page where it fails. Two run at a time; more would slow each other down.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::{Condvar, Mutex, PoisonError};

use crate::browser::{Browser, Special};
use crate::environment::Engine;
use crate::page::{Page, Place};
use crate::server::{Reach, Server};
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
    /// How the browser reaches the server.
    pub reach: Reach,
    /// What is special about the server, from before the page is opened.
    pub server: Option<fn(&Server)>,
    /// The name under which a served page is opened, as in an address; the folder where it is empty.
    pub name: &'static str,
    /// Whether a served page is not expected to get ready to work offline.
    pub unkept: bool,
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

    /// A server with something special about it.
    pub fn server(change: fn(&Server)) -> Self {
        Self { server: Some(change), ..Self::default() }
    }

    /// A server that the browser reaches so.
    pub fn reach(reach: Reach) -> Self {
        let mut needs = Self { reach, ..Self::default() };
        match reach {
            Reach::Http => {}
            Reach::Https => needs.special.self_made_certificates = true,
            Reach::HttpNamed(name) => {
                needs.special.host_name = Some(name.to_owned());
                needs.unkept = true;
            }
        }
        needs
    }

    /// The same, and the page is not expected to get ready to work offline.
    #[must_use]
    pub fn unkept(self) -> Self {
        Self { unkept: true, ..self }
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
    run_anew(engine, place, needs, async |page: &mut Page| test(page).await);
}

/// Runs a test that needs something special and may start the browser anew.
pub fn run_anew(engine: Engine, place: Place, needs: &Needs, test: impl AsyncFnOnce(&mut Page)) {
    let _turn = Turn::wait();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let mut page = runtime.block_on(open(engine, place, needs));
    let outcome = catch_unwind(AssertUnwindSafe(|| runtime.block_on(test(&mut page))));
    if let Err(failure) = outcome {
        eprintln!("In {engine:?}, {place:?}. {}", runtime.block_on(page.describe()));
        runtime.block_on(page.close());
        resume_unwind(failure);
    }
    runtime.block_on(page.close());
}

/// Runs a test that starts its own browser, one at a time, when it is its turn.
pub fn run_alone(test: impl Future<Output = ()>) {
    let _turn = Turn::wait();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(test);
}

/// A test for both browsers that starts its own: `in_both!(name)` makes two tests of
/// `async fn name(engine: Engine)`.
#[macro_export]
macro_rules! in_both {
    ($test:ident) => {
        mod $test {
            use $crate::environment::Engine::{Chromium, Firefox};
            use $crate::scenario::run_alone;

            #[test]
            fn chromium() {
                run_alone(super::$test(Chromium));
            }

            #[test]
            fn firefox() {
                run_alone(super::$test(Firefox));
            }
        }
    };
}

/// Opens the page and waits until it is as the test expects to find it.
async fn open(engine: Engine, place: Place, needs: &Needs) -> Page {
    let site = Site::built_with(needs.script);
    let is_kept = place == Place::Served && site.has(SERVICE_WORKER) && !needs.unkept;
    let server = Server::reached(needs.reach, site);
    if let Some(change) = needs.server {
        change(&server);
    }
    let mut special = needs.special.clone();
    if needs.through_proxy {
        special.proxy = Some(server.host());
    }
    let browser = Browser::start(engine, &special).await;
    let page = match place {
        Place::Served => Page::open_served(browser, server, needs.name).await,
        Place::File => Page::open_file(browser, server, needs.script).await,
    };
    if !needs.unready {
        page.wait_until_usable().await;
        if is_kept {
            // Until then the browser goes on asking the server.
            page.wait_until_offline_says("Ready to work offline").await;
        }
    }
    page
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

/// A test for every browser of the page on a server: `hosted!(name)` makes two tests of
/// `async fn name(page: &mut Page)`; `hosted!(name, needs)` gives each what `fn needs() -> Needs`
/// says.
#[macro_export]
macro_rules! hosted {
    ($test:ident) => {
        $crate::hosted!(@each $test, $crate::scenario::Needs::default());
    };
    ($test:ident, $needs:ident) => {
        $crate::hosted!(@each $test, super::$needs());
    };
    (@each $test:ident, $needs:expr) => {
        mod $test {
            use $crate::environment::Engine::{Chromium, Firefox};
            use $crate::page::Place::Served;
            use $crate::scenario::run_anew;

            #[test]
            fn chromium() {
                run_anew(Chromium, Served, &$needs, super::$test);
            }

            #[test]
            fn firefox() {
                run_anew(Firefox, Served, &$needs, super::$test);
            }
        }
    };
}

/// A test of what does not depend on where the page is opened from: `crosswise!(name)` makes two
/// tests of `async fn name(page: &Page)`, Chromium from a server and Firefox from a file;
/// `crosswise!(name, needs)` gives each what `fn needs() -> Needs` says.
#[macro_export]
macro_rules! crosswise {
    ($test:ident) => {
        $crate::crosswise!(@each $test, $crate::scenario::Needs::default());
    };
    ($test:ident, $needs:ident) => {
        $crate::crosswise!(@each $test, super::$needs());
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
            fn firefox_file() {
                run_with(Firefox, File, &$needs, super::$test);
            }
        }
    };
}
