//! The built file in real browsers: what it takes to open it, use it and see what it does.
//!
//! 1. [`environment`] says where the built file, the browsers and their drivers are.
//! 2. [`site`] is the built folder, or another version of it; [`serving`] is what a server gives of
//!    sites, with its faults; [`server`] serves it from a sub-path, over [`tls`] where that is asked
//!    for, and records everything that reaches it; it can also be the browser's proxy, and so sees
//!    what goes to any host.
//! 3. [`driver`] runs a browser's WebDriver program; [`profile`] is what a browser is started with;
//!    [`browser`] a browser with a profile of its own; [`command`] asks it what the WebDriver
//!    client has no words for.
//! 4. [`page`] is the file opened in it: [`locate`] finds what is there by role and name,
//!    [`table`] reads tables, [`watch`] waits for states, [`focus`] goes
//!    through the page by keyboard, [`emulation`] changes the window and its
//!    user's settings, [`barriers`] looks for barriers with axe-core.
//! 5. [`answers`] and [`fraction`] are the right answers, worked out without the application;
//!    [`sum`] does the sum of a working again.
//! 6. [`search`] finds words in what a browser has kept on disk.
//! 7. [`web_server`] is nginx or Apache with the sample settings; [`reply`] is what it answers.
//! 8. [`scenario`] runs one test in one browser and one place, two at a time.
//!
//! A broken assumption of the harness fails the test that uses it, with what was expected. It
//! never skips a test.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::missing_panics_doc,
    clippy::doc_markdown,
    reason = "all of this runs in tests, where a failed assumption fails the test; WebDriver and \
              DevTools are plain names"
)]

pub mod environment;

pub mod site;

pub mod serving;

pub mod tls;

pub mod server;

pub mod driver;

pub mod profile;

pub mod browser;

pub mod command;

pub mod page;

pub mod locate;

pub mod table;

pub mod watch;

pub mod focus;

pub mod emulation;

pub mod barriers;

pub mod answers;

pub mod fraction;

pub mod sum;

pub mod search;

pub mod reply;

pub mod web_server;

pub mod scenario;
