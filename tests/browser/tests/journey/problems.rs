//! The list of what to look at: by file, as a download, and the rows themselves when asked for.

use std::fs::{self, OpenOptions};
use std::io::Write;

use browser_tests::crosswise;
use browser_tests::page::Page;
use serde_json::json;

use crate::stop::long_file;

/// A list with a row for each of several reasons, and names that must not show unasked.
const LIST: &str = "Month,Team,Worker,Case ID\n\
    Jul-19,North,Unseen Person,C1\n\
    Jul-19,,Unseen Person,C2\n\
    someday,North,Unseen Person,C3\n\
    Total,,,\n";
const OTHER: &str = "Month,Team,Worker,Case ID\nAug-19,North,Unseen Person,C1\n";

async fn the_list(page: &Page) {
    page.drop_files(&[("list.csv", LIST), ("other.csv", OTHER), ("empty.csv", "")]).await;
    page.wait_until_ready().await;
    page.go_to("Check").await;
    let all = page.wait_until_it_says(&["1 row has no team", "is empty", "list.csv, line 3"]).await;
    assert!(!all.contains("Unseen"), "no cell shows unasked");

    page.choose("What concerns", "empty.csv").await;
    page.until("the findings of one file", async || {
        let text = page.text().await;
        (text.contains("is empty") && !text.contains("1 row has no team")).then_some(())
    })
    .await;
    page.choose("What concerns", "all files").await;
    page.wait_until_it_says(&["1 row has no team"]).await;

    page.click("button", "Look at this row: 1 row has no team, list.csv").await;
    let seen = page.wait_until_it_says(&["Unseen Person", "C2"]).await;
    assert!(!seen.contains("C3"), "only the row that was asked for: {seen}");
    page.click("button", "Hide: 1 row has no team, list.csv").await;
    page.until("the row to be gone", async || {
        (!page.text().await.contains("Unseen")).then_some(())
    })
    .await;

    page.click("button", "Download this list (CSV)").await;
    let path = page.downloaded("What to look at.csv").await;
    let text = fs::read_to_string(path).unwrap();
    for line in [
        "Set aside,No team,list.csv,3,",
        "Set aside,Not a date,list.csv,4,",
        "Set aside,Total row,list.csv,5,",
    ] {
        assert!(text.contains(line), "{line} in {text}");
    }
    assert!(text.contains("Not read,The file is empty"), "{text}");
    assert!(!text.contains("Unseen"), "{text}");
}
crosswise!(the_list);

async fn the_rows_that_are_set_aside(page: &Page) {
    page.drop_files(&[("list.csv", LIST)]).await;
    page.wait_until_ready().await;
    page.go_to("Check").await;
    page.wait_until_it_says(&["3 rows are set aside"]).await;
    page.run::<()>("document.querySelector('details.set-aside').open = true", Vec::new()).await;
    page.click("button", "Look at this row: Not a date in list.csv").await;
    page.wait_until_it_says(&["someday", "Unseen Person", "C3"]).await;
    // Another choice takes them away.
    page.go_to("Results").await;
    page.choose("Average", "Pooled average").await;
    page.go_to("Check").await;
    page.wait_until_it_says(&["3 rows are set aside"]).await;
    let is_gone = page
        .run::<bool>(
            "return !document.body.textContent.includes(arguments[0])",
            vec![json!("Unseen")],
        )
        .await;
    assert!(is_gone);
}
crosswise!(the_rows_that_are_set_aside);

/// A choice that is made while rows are read to be shown is answered, and nothing goes on after it.
async fn a_choice_meanwhile(page: &Page) {
    let long = long_file(page.browser().folder(), 700_000);
    let mut file = OpenOptions::new().append(true).open(&long).unwrap();
    writeln!(file, "31/07/2019,Adults,,1,C0").unwrap();
    drop(file);
    page.choose_files(&[long]).await;
    page.wait_until_ready().await;
    page.go_to("Check").await;
    page.click("button", "Look at this row: 1 row has no team").await;
    page.go_to("Results").await;
    page.choose("Average", "Pooled average").await;
    page.until("the answer, and rest", async || {
        let is_answered = page.text().await.contains("Pooled average, cases for each worker");
        let is_resting = page.find("progressbar", "").await.is_none();
        (is_answered && is_resting && !page.status().await.starts_with("Reading")).then_some(())
    })
    .await;
}
crosswise!(a_choice_meanwhile);
