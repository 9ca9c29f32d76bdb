//! How the page copes with a very long file, in numbers: nothing is judged here, and it is no part
//! of the tests.
//!
//! ```text
//! cargo xtask build
//! cargo xtask generate --rows 1000000 /tmp/million.csv
//! CASELOAD_AUDIT_LARGE=/tmp/million.csv CASELOAD_AUDIT_DIST=$PWD/dist/index.html \
//!   CHROMIUM=/usr/bin/chromium CHROMEDRIVER=/usr/bin/chromedriver \
//!   cargo run --package browser-tests --example large
//! ```
//!
//! With the argument `firefox` it runs in Firefox, from `FIREFOX` and `GECKODRIVER`; with the argument
//! `not-optimised` the browser's optimising compiler for WebAssembly is switched off. All times are
//! taken inside the page; `measure.js` says how.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "without what is measured there is nothing to print"
)]

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use browser_tests::answers::Definition;
use browser_tests::browser::{Browser, Special, WebAssembly};
use browser_tests::environment::Engine;
use browser_tests::page::Page;
use browser_tests::server::Server;
use browser_tests::site::Site;
use browser_tests::table::Cell;
use serde::Deserialize;
use serde_json::{Value, json};

const MEASURES: &str = include_str!("measure.js");
const STOP: &str = include_str!("../../tests/journey/stop.js");

/// How often each setting is changed.
const N_CHANGES: usize = 9;

/// What the page's own clock says of a reading.
#[derive(Debug, Deserialize)]
struct Reading {
    /// From choosing the file to "Audit ready".
    ready_ms: f64,
    /// How far it was at which time: milliseconds and per cent.
    progress: Vec<(f64, f64)>,
    /// From a click in the navigation, while reading, to the next picture of the other part.
    answer_ms: f64,
    /// How far the reading was at that click.
    answer_at_percent: f64,
    /// The longest time in which the page could not have answered.
    longest_pause_ms: f64,
}

fn main() {
    let file = PathBuf::from(env::var_os("CASELOAD_AUDIT_LARGE").expect("CASELOAD_AUDIT_LARGE"));
    let is_asked = |what: &str| env::args().any(|argument| argument == what);
    let engine = if is_asked("firefox") { Engine::Firefox } else { Engine::Chromium };
    let web_assembly =
        if is_asked("not-optimised") { WebAssembly::NotOptimised } else { WebAssembly::On };
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(measure(
        engine,
        web_assembly,
        &file,
    ));
}

async fn measure(engine: Engine, web_assembly: WebAssembly, file: &Path) {
    let n_bytes = fs::metadata(file).expect("the file exists").len();
    println!("{engine:?}, WebAssembly {web_assembly:?}, {} ({n_bytes} bytes)", file.display());
    let server = Server::start(Site::with_script(MEASURES));
    let browser = Browser::start(engine, &Special { web_assembly, ..Special::default() }).await;
    let page = Page::open_served(browser, server, "").await;
    page.wait_for("file", "Caseload files").await;
    let usable: f64 = page
        .run("return performance.getEntriesByName('caseload-audit-ready')[0].startTime", vec![])
        .await;
    println!("usable after                        {usable:>8.0} ms");

    read(&page, file).await;
    rows(&page).await;
    settings(&page).await;
    println!("worker's memory after all that      {:>8.1} MB", memory(&page).await);
    stop(&page, file).await;
    page.close().await;
}

/// Reads the file, with a click in the navigation on the way.
async fn read(page: &Page, file: &Path) {
    page.choose_files(&[file]).await;
    let reading: Reading = page.run_async(&ask("reading"), vec![]).await;
    println!("from choosing to \"Audit ready\"      {:>8.0} ms", reading.ready_ms);
    println!(
        "a click answered while reading      {:>8.1} ms (at {} %)",
        reading.answer_ms, reading.answer_at_percent
    );
    println!("longest pause of the page           {:>8.1} ms", reading.longest_pause_ms);
    println!("progress, {} different values: {:?}", reading.progress.len(), reading.progress);
    println!("worker's memory                     {:>8.1} MB", memory(page).await);
}

/// Prints the account, for comparison with a count by another program.
async fn rows(page: &Page) {
    page.go_to("Check").await;
    let account = page.table("What happened to every row").await;
    println!("{:?}", account.headings);
    for row in &account.rows {
        let cells: Vec<String> = row.iter().map(Cell::text).collect();
        println!("{cells:?}");
    }
    page.go_to("Results").await;
}

/// Changes definition and months, and prints how long the new table took.
async fn settings(page: &Page) {
    page.table("Average caseload by team").await;
    let mut times: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    for _ in 0..N_CHANGES {
        for definition in [Definition::Pooled, Definition::PerFte, Definition::MeanOfMonths] {
            let name = definition.name();
            let took = page.run_async(&ask("definition"), vec![json!(name)]).await;
            times.entry(name).or_default().push(took);
        }
        let took = page.run_async(&ask("month"), vec![]).await;
        times.entry("Another month").or_default().push(took);
    }
    for (name, mut took) in times {
        took.sort_by(f64::total_cmp);
        println!(
            "{name:<28} median {:>8.1} ms, at most {:.1} ms",
            took.get(took.len() / 2).copied().unwrap_or_default(),
            took.last().copied().unwrap_or_default()
        );
    }
}

/// Clears everything, reads again and stops on the way.
async fn stop(page: &Page, file: &Path) {
    page.go_to("Files").await;
    page.click("button", "Clear everything").await;
    page.choose_files(&[file]).await;
    let stopped: f64 = page.run_async(STOP, vec![]).await;
    println!("from Stop reading to stopped        {stopped:>8.1} ms");
}

/// The size of the worker's WebAssembly memory now, in millions of bytes.
async fn memory(page: &Page) -> f64 {
    page.run::<Value>("window.dispatchEvent(new Event('ask-memory'))", vec![]).await;
    let bytes = page
        .until("the worker to say how much memory it has", async || {
            page.run::<Option<String>>(
                "return document.documentElement.getAttribute('data-memory')",
                vec![],
            )
            .await
        })
        .await;
    bytes.parse::<f64>().unwrap() / 1e6
}

/// A script that has something measured and calls back with it: elements of the page carry what is
/// asked and answered, because a driver's scripts do not share the page's values in every browser.
fn ask(what: &str) -> String {
    format!(
        "const done = arguments[arguments.length - 1];\
         const root = document.documentElement;\
         root.removeAttribute('data-measured');\
         root.setAttribute('data-measure', JSON.stringify(['{what}', arguments[0]]));\
         window.dispatchEvent(new Event('measure'));\
         const look = () => {{\
           const measured = root.getAttribute('data-measured');\
           if (measured) done(JSON.parse(measured)); else setTimeout(look, 10);\
         }};\
         look();"
    )
}
