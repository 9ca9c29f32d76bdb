//! The whole journey by keyboard, and nothing else: after every step it is seen where the focus is.

use std::fs;

use browser_tests::answers::{Definition, answers_for};
use browser_tests::crosswise;
use browser_tests::environment::data;
use browser_tests::page::Page;
use fantoccini::key::Key;

use crate::averages;
use crate::narrow::a_narrow_window;

/// Files are chosen where they can be dropped, the months, the average and the chart by keys.
async fn from_files_to_a_chart(page: &Page) {
    page.step_to("Caseload files").await;
    page.choose_files(&[data("case-list.csv")]).await;
    page.wait_until_ready().await;

    // The page shows the results, and the next key goes on from their heading.
    page.wait_for_focus("Average caseload, ").await;
    page.step_to("Aug 2019").await;
    page.step(Key::Space).await;
    let answers = answers_for("case-list.csv").over(&["2019-07", "2019-09"]);
    averages::check(page, &answers, Definition::MeanOfMonths).await;
    // The focus stays where the reader left it, so that the next key does what it should.
    page.wait_for_focus("Aug 2019").await;
    page.step(Key::Space).await;
    let answers = answers_for("case-list.csv");
    averages::check(page, &answers, Definition::MeanOfMonths).await;

    page.step_to("Average").await;
    page.step(Key::Down).await;
    averages::check(page, &answers, Definition::Pooled).await;
    page.wait_for_focus("Average").await;

    page.step_to("Service areas").await;
    page.step(Key::Right).await;
    page.until("the chart of teams", async || {
        let says = "return document.querySelector('.chart').getAttribute('aria-label')";
        let said: String = page.run(says, vec![]).await;
        said.contains("Hospital Team - North").then_some(())
    })
    .await;
    page.wait_for_focus("Teams").await;
    page.step_to("Download the chart (SVG)").await;
    page.step(Key::Enter).await;
    let chart = page.downloaded("Averages by team.svg").await;
    assert!(fs::read_to_string(chart).unwrap().contains("Hospital Team - North"));
}
crosswise!(from_files_to_a_chart);

/// The same on a telephone, or at a high zoom.
async fn from_files_to_a_narrow_chart(page: &Page) {
    let is_narrow = "return getComputedStyle(document.querySelector('.chart-wide')).display";
    from_files_to_a_chart(page).await;
    assert_eq!(page.run::<String>(is_narrow, vec![]).await, "none");
}
crosswise!(from_files_to_a_narrow_chart, a_narrow_window);

/// A figure's working and a section are opened and left, and the focus comes back.
async fn into_a_working_and_back(page: &Page) {
    page.step_to("Try the sample audit").await;
    page.step(Key::Enter).await;
    page.wait_until_ready().await;
    page.wait_for_focus("Average caseload, ").await;

    let average = page.table(averages::BY_TEAM).await.figure("All teams", "Average");
    let working = format!("How {average} was worked out");
    page.step_to(&working).await;
    page.step(Key::Enter).await;
    wait_for_working(page).await;
    // It is read from its heading on.
    page.step_to("Close the working").await;
    page.step_to("Copy the working").await;
    page.step_back_to("Close the working").await;
    page.press(Key::Enter).await;
    page.wait_for_focus(&working).await;

    page.step_to("Average caseload by team").await;
    page.step_to("How ").await;
    page.step(Key::Left).await;
    page.step(Key::Down).await;
    page.step(Key::Down).await;
    let figure = page.focused().await;
    page.step(Key::Space).await;
    wait_for_working(page).await;
    page.step_to("Close the working").await;
    page.press(Key::Space).await;
    page.wait_for_focus(&figure).await;

    page.step_to("By team and role").await;
    page.step(Key::Enter).await;
    page.table("Average caseload by team and role").await;
    page.wait_for_focus("By team and role").await;
    page.step(Key::Enter).await;
    page.wait_for_focus("By team and role").await;
}
crosswise!(into_a_working_and_back);

async fn wait_for_working(page: &Page) {
    page.until("the working to be open", async || {
        let is_open = "return document.querySelector('dialog.working').open";
        page.run::<bool>(is_open, vec![]).await.then_some(())
    })
    .await;
}

/// Through the parts, and files out of the audit: what had the focus goes away, the focus does not.
async fn through_the_parts(page: &Page) {
    page.step_to("Caseload files").await;
    page.choose_files(&[data("worker-counts.csv"), data("edge-cases.csv")]).await;
    page.wait_until_ready().await;
    page.wait_for_focus("Average caseload").await;

    page.step_back_to("Check").await;
    page.step(Key::Enter).await;
    page.wait_for_focus("What was understood").await;
    page.step_to("edge-cases.csv").await;
    page.step(Key::Enter).await;
    page.wait_for_focus("edge-cases.csv").await;
    page.step_back_to("Nothing leaves this computer").await;
    page.step(Key::Enter).await;
    page.wait_for_focus("How to check that nothing leaves").await;
    page.step_to("Try to send a request").await;
    page.step(Key::Enter).await;
    page.wait_until_it_says(&["Refused"]).await;
    page.wait_for_focus("Try to send a request").await;

    page.step_back_to("Files").await;
    page.step(Key::Enter).await;
    page.wait_for_focus("Caseload files").await;
    page.step_to("Paste a table instead").await;
    page.step(Key::Space).await;
    page.step_to("Table to paste").await;
    page.step_to("Remove edge-cases.csv").await;
    page.press(Key::Enter).await;
    page.wait_for_focus("Files of this audit").await;
    page.step_to("Clear everything").await;
    page.press(Key::Enter).await;
    page.wait_for_focus("Caseload files").await;
    page.step_to("Try the sample audit").await;
}
crosswise!(through_the_parts);
