//! The sample audit gives the averages that a council published, and a file of it can be edited
//! and read in its place.

use std::collections::BTreeMap;
use std::fs;

use browser_tests::answers::published_2019_20;
use browser_tests::fraction::{mean_of, one_decimal_of};
use browser_tests::page::Page;
use browser_tests::{crosswise, everywhere};

use crate::averages::{BY_AREA, BY_TEAM, check_averages};

async fn the_published_averages(page: &Page) {
    page.click("button", "Try the sample audit").await;
    page.wait_until_ready().await;
    page.go_to("Results").await;
    check_averages(page, BY_AREA, &published_2019_20()).await;
    let shown = page.table(BY_AREA).await.rows.len();
    assert_eq!(shown, 9, "eight service areas, and All teams");
}
everywhere!(the_published_averages);

/// What a test knows of a sample file, from its text alone.
struct SampleFile {
    name: String,
    text: String,
}

async fn an_edited_sample_file(page: &Page) {
    const TEAM: &str = "Hospital Team - North";
    page.click("button", "Try the sample audit").await;
    page.wait_until_ready().await;

    page.go_to("Files").await;
    page.click("button", "Download the sample files").await;
    let mut files = Vec::new();
    for month in ["July", "August", "September"] {
        let name = format!("Sample caseload {month} 2019.csv");
        let path = page.downloaded(&name).await;
        let text = fs::read_to_string(path).unwrap();
        files.push(SampleFile { name, text });
    }
    page.go_to("Results").await;
    let before = BTreeMap::from([(TEAM.to_owned(), mean_of_months(&files, TEAM))]);
    check_averages(page, BY_TEAM, &before).await;

    // One worker of the team holds no case any more in July: cases and workers both change.
    let leaver = workers_of(&files[0].text, TEAM)[0].clone();
    files[0].text = files[0]
        .text
        .lines()
        .filter(|line| !(line.contains(TEAM) && line.split(',').nth(4) == Some(leaver.as_str())))
        .flat_map(|line| [line, "\r\n"])
        .collect();
    let after = BTreeMap::from([(TEAM.to_owned(), mean_of_months(&files, TEAM))]);
    assert_ne!(before, after, "the edit should be seen in the average");

    page.go_to("Files").await;
    page.click("button", &format!("Remove {}", files[0].name)).await;
    page.drop_files(&[(&files[0].name, &files[0].text)]).await;
    page.go_to("Results").await;
    check_averages(page, BY_TEAM, &after).await;
}
crosswise!(an_edited_sample_file);

/// The team's mean of monthly averages, a month a file, to one decimal place.
fn mean_of_months(files: &[SampleFile], team: &str) -> String {
    let months: Vec<(u128, u128)> = files
        .iter()
        .map(|file| {
            let cases = cases_of(&file.text, team);
            let workers = workers_of(&file.text, team);
            (cases as u128, workers.len() as u128)
        })
        .collect();
    one_decimal_of(&mean_of(&months))
}

/// How many rows of the team have a worker. The sample holds each case once a month.
fn cases_of(text: &str, team: &str) -> usize {
    allocated(text, team).count()
}

/// The IDs of the team's workers.
fn workers_of(text: &str, team: &str) -> Vec<String> {
    let mut ids: Vec<String> = allocated(text, team).map(str::to_owned).collect();
    ids.sort();
    ids.dedup();
    ids
}

/// The worker's ID in each row of the team that has one.
fn allocated<'a>(text: &'a str, team: &'a str) -> impl Iterator<Item = &'a str> {
    text.lines().skip(1).filter_map(move |line| {
        let cells: Vec<&str> = line.split(',').collect();
        (cells[2] == team && !cells[4].is_empty()).then_some(cells[4])
    })
}
