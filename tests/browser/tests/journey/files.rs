//! Several files make one audit; one can be taken out and added again; all can be cleared.

use std::fs;
use std::path::PathBuf;

use browser_tests::answers::{Definition, answers_for};
use browser_tests::environment::data;
use browser_tests::page::Page;
use browser_tests::{crosswise, everywhere};

use crate::averages;

/// The sample's files, a month each.
pub fn sample_files() -> Vec<PathBuf> {
    ["July", "August", "September"]
        .map(|month| {
            PathBuf::from(env!("CARGO_MANIFEST_DIR"))
                .join("../../static/sample")
                .join(format!("Sample caseload {month} 2019.csv"))
                .canonicalize()
                .expect("the sample's files are in static/sample")
        })
        .to_vec()
}

async fn several_files_make_one_audit(page: &Page) {
    let answers = answers_for("case-list.csv");
    let files = sample_files();
    page.choose_files(&files).await;
    page.wait_until_ready().await;
    page.go_to("Results").await;
    averages::check(page, &answers, Definition::MeanOfMonths).await;

    page.go_to("Files").await;
    page.click("button", "Remove Sample caseload August 2019.csv").await;
    page.go_to("Results").await;
    let without_august = answers.over(&["2019-07", "2019-09"]);
    averages::check(page, &without_august, Definition::MeanOfMonths).await;
    let table = page.table(averages::BY_TEAM).await;
    assert_eq!(table.column("Aug 2019"), None, "{:?}", table.headings);

    page.choose_files(&files[1..2]).await;
    page.go_to("Results").await;
    averages::check(page, &answers, Definition::MeanOfMonths).await;

    page.go_to("Files").await;
    page.click("button", "Clear everything").await;
    page.until("the tables to go", async || {
        page.table_now("Average caseload").await.is_none().then_some(())
    })
    .await;
    let text = page.text().await;
    assert!(!text.contains("Sample caseload"), "no file is listed: {text}");
}
crosswise!(several_files_make_one_audit);

async fn a_drop_reads_like_the_chooser(page: &Page) {
    let text = fs::read_to_string(data("edge-cases.csv")).unwrap();
    page.drop_files(&[("edge-cases.csv", &text)]).await;
    page.wait_until_ready().await;
    page.go_to("Results").await;
    averages::check(page, &answers_for("edge-cases.csv"), Definition::MeanOfMonths).await;
}
everywhere!(a_drop_reads_like_the_chooser);
