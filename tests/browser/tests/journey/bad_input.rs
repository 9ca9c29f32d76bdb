//! Files that cannot be read are said in plain words, with what to do; what was read before stays,
//! and the page goes on.

use std::fs;
use std::path::PathBuf;

use browser_tests::answers::{Definition, answers_for};
use browser_tests::environment::data;
use browser_tests::page::Page;
use browser_tests::{crosswise, everywhere};
use serde_json::json;

use crate::averages;
use crate::stop::long_file;

/// The first bytes of a picture, and what follows in any of them.
const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0\x90wS\xde\
    \0\0\0\x0cIDATx\x9cc\xf8\xcf\xc0\0\0\x03\x01\x01\0\xc9\xfe\x92\xef\0\0\0\0IEND\xaeB`\x82";

async fn each_kind_is_said(page: &Page) {
    let files: [(&str, &[u8], &str); 4] = [
        ("nothing.csv", b"", "is empty"),
        ("heading only.csv", b"Snapshot date,Service area,Team,Worker ID,Case ID\r\n", "no rows"),
        ("picture.csv", PICTURE, "not text"),
        ("colours.csv", b"Colour,Size\r\nRed,12\r\nBlue,14\r\n", "columns"),
    ];
    for (name, bytes, reason) in files {
        page.choose_files(&[written(page, name, bytes)]).await;
        page.go_to("Files").await;
        page.until(&format!("{name} to be listed, with {reason}"), async || {
            let line = line_of(page, name).await?;
            (line.contains("Not read") && line.contains(reason)).then_some(())
        })
        .await;
        page.until("the end of reading", async || {
            let status = page.status().await;
            (!status.is_empty() && !status.starts_with("Reading")).then_some(())
        })
        .await;
    }
    assert_eq!(page.table_now("Average caseload").await, None);

    page.choose_files(&[data("edge-cases.csv")]).await;
    page.wait_until_ready().await;
    page.go_to("Results").await;
    let answers = answers_for("edge-cases.csv");
    averages::check(page, &answers, Definition::MeanOfMonths).await;
}
crosswise!(each_kind_is_said);

async fn a_bad_file_leaves_the_good_ones(page: &Page) {
    let bad = written(page, "picture.csv", PICTURE);
    page.choose_files(&[data("edge-cases.csv"), bad]).await;
    page.wait_until_ready().await;
    page.go_to("Results").await;
    let answers = answers_for("edge-cases.csv");
    averages::check(page, &answers, Definition::MeanOfMonths).await;

    page.go_to("Files").await;
    page.wait_until_it_says(&["edge-cases.csv", "picture.csv", "not read"]).await;

    let worse = written(page, "nothing.csv", b"");
    page.choose_files(&[worse]).await;
    page.go_to("Files").await;
    page.wait_until_it_says(&["nothing.csv", "not read"]).await;
    page.go_to("Results").await;
    averages::check(page, &answers, Definition::MeanOfMonths).await;
}
crosswise!(a_bad_file_leaves_the_good_ones);

/// A file that is deleted between being chosen and being read.
async fn a_vanished_file(page: &Page) {
    let vanishing = written(page, "vanishing.csv", &fs::read(data("edge-cases.csv")).unwrap());
    // Long enough for the other one to be deleted meanwhile.
    let long = long_file(page.browser().folder(), 700_000);
    page.choose_files(&[long, vanishing.clone()]).await;
    fs::remove_file(vanishing).unwrap();
    page.wait_until_ready().await;
    page.go_to("Files").await;
    page.wait_until_it_says(&["vanishing.csv", "not read"]).await;
    page.go_to("Results").await;
    page.table(averages::BY_TEAM).await;
}
everywhere!(a_vanished_file);

/// What the list of files says of one.
async fn line_of(page: &Page, name: &str) -> Option<String> {
    page.run(
        "const [button] = withName('button', 'Remove ' + arguments[0]);\
         return button ? tidy(button.closest('li').textContent) : null",
        vec![json!(name)],
    )
    .await
}

/// Writes a file of the test's own.
fn written(page: &Page, name: &str, bytes: &[u8]) -> PathBuf {
    let path = page.browser().folder().join(name);
    fs::write(&path, bytes).unwrap();
    path
}
