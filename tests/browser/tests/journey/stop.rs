//! Reading can be stopped at once: what was read before stays, the file that was not read to its
//! end contributes nothing and is listed so.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use browser_tests::answers::{Definition, answers_for};
use browser_tests::environment::data;
use browser_tests::everywhere;
use browser_tests::page::Page;
use browser_tests::scenario::Needs;

use crate::averages;

/// Rows enough that no browser reads them before the test can stop it.
pub const N_ROWS: u32 = 4_000_000;

async fn stop_keeps_what_was_read(page: &Page) {
    let answers = answers_for("edge-cases.csv");
    page.choose_files(&[data("edge-cases.csv")]).await;
    page.wait_until_ready().await;

    page.go_to("Files").await;
    let long = long_file(page.browser().folder(), N_ROWS);
    page.choose_files(&[long]).await;
    page.run_async::<f64>(include_str!("stop.js"), vec![]).await;
    let script = "return document.documentElement.hasAttribute('data-waits-for-ever')";
    assert!(page.run::<bool>(script, vec![]).await, "the page should limit how long it waits");
    // Had the worker gone on to the end of the file, it would have been read.
    page.wait_until_it_says(&["stopped", "long.csv", "not read"]).await;

    page.go_to("Results").await;
    averages::check(page, &answers, Definition::MeanOfMonths).await;

    page.go_to("Files").await;
    page.click("button", "Clear everything").await;
    page.until("the tables and files to go", async || {
        let text = page.text().await;
        let table = page.table_now("Average caseload").await;
        (table.is_none() && !text.contains("long.csv")).then_some(())
    })
    .await;

    // And the page reads on.
    page.choose_files(&[data("edge-cases.csv")]).await;
    page.go_to("Results").await;
    averages::check(page, &answers, Definition::MeanOfMonths).await;
}
everywhere!(stop_keeps_what_was_read, a_browser_that_waits_for_the_worker);

/// The page ends a worker that does not take a stop within a second; here it waits for ever, so that
/// only a worker that takes the stop leaves the file unread, however slow the computer is.
fn a_browser_that_waits_for_the_worker() -> Needs {
    Needs::script(
        "const later = window.setTimeout;
         window.setTimeout = (work, delay, ...rest) => {
           if (delay !== 1000) return later(work, delay, ...rest);
           document.documentElement.setAttribute('data-waits-for-ever', '');
           return 0;
         };",
    )
}

/// Writes a long case list.
pub fn long_file(folder: &Path, n_rows: u32) -> PathBuf {
    let path = folder.join("long.csv");
    let mut file = BufWriter::new(File::create(&path).unwrap());
    writeln!(file, "Snapshot date,Service area,Team,Worker ID,Case ID").unwrap();
    for row in 0..n_rows {
        let team = row % 23;
        let worker = row % 457;
        writeln!(file, "31/07/2019,Adults,Team {team},{worker},C{row}").unwrap();
    }
    file.flush().unwrap();
    path
}
