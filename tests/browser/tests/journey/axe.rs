//! No barrier that axe-core can find, in any part of the page and any state of it, light and dark,
//! wide, on a telephone and at 400% zoom.

use browser_tests::crosswise;
use browser_tests::environment::{Engine, data};
use browser_tests::page::{Page, Place};
use browser_tests::scenario::{Needs, run_with};
use serde_json::json;

use crate::averages::{BY_AREA, BY_TEAM};
use crate::dead_page::{a_browser_that_kills_workers, kill_worker};
use crate::how_to_check;
use crate::parts::PARTS;
use crate::sections::{choose_everything, open_everything};
use crate::stop::{N_ROWS, long_file};
use crate::tables::press_heading;

/// Rows of which some have something wrong with them.
const TROUBLED: &str = "Month,Team,Worker,FTE,Case ID\n\
    Jul-19,North,A,1,C1\nJul-19,Nroth,A,0,C2\nJul-19,,A,1,C3\nsomeday,North,B,1,C4\n\
    Total,,,,\nJul-19,North,Duty desk,1,C5\nJul-19,North,B,x,C6\n";

/// How the page is shown: a name, the window in CSS pixels, the colours its user prefers. The last is
/// a window of 1280 by 1024 at 400%.
const WAYS: [(&str, (u32, u32), &str); 5] = [
    ("wide", (1280, 900), "light"),
    ("dark", (1280, 900), "dark"),
    ("on a telephone", (390, 844), "light"),
    ("dark on a telephone", (390, 844), "dark"),
    ("at 400%", (320, 256), "light"),
];

async fn empty_and_with_something_wrong(page: &Page) {
    let mut found = Vec::new();
    every_part(page, "empty", &mut found).await;

    page.go_to("Files").await;
    page.drop_files(&[("troubled.csv", TROUBLED), ("empty.csv", "")]).await;
    page.wait_until_it_says(&["is empty"]).await;
    every_part(page, "with something wrong in the files", &mut found).await;
    page.go_to("Check").await;
    page.click("button", "Look at this row: 1 row has no team").await;
    page.wait_until_it_says(&["C3"]).await;
    look(page, "with a row shown", &mut found).await;
    assert!(found.is_empty(), "{}", found.concat());
}
crosswise!(empty_and_with_something_wrong);

async fn results_with_everything_open(page: &Page) {
    let mut found = Vec::new();
    page.click("button", "Try the sample audit").await;
    page.wait_until_ready().await;
    for part in ["Files", "Check", "Results"] {
        page.go_to(part).await;
        if part != "Results" {
            open_everything(page).await;
        }
        look(page, &format!("{part} with the sample audit"), &mut found).await;
    }
    choose_everything(page).await;
    look(page, "Results with every choice made and every section open", &mut found).await;

    let average = page.table("Average caseload by team").await.figure("All teams", "Average");
    page.click("button", &format!("How {average} was worked out")).await;
    page.wait_for("button", "Close the working").await;
    look(page, "the dialog of a working", &mut found).await;
    page.click("button", "Close the working").await;

    page.go_to("Files").await;
    page.click("button", "Clear everything").await;
    page.wait_for("button", "No, keep it").await;
    look(page, "the question before everything is cleared", &mut found).await;
    assert!(found.is_empty(), "{}", found.concat());
}
crosswise!(results_with_everything_open);

async fn tables_sorted_and_filtered(page: &Page) {
    let mut found = Vec::new();
    page.click("button", "Try the sample audit").await;
    page.wait_until_ready().await;
    page.go_to("Results").await;
    press_heading(page, BY_TEAM, "Average").await;
    press_heading(page, BY_AREA, "Average").await;
    press_heading(page, BY_AREA, "Average").await;
    page.choose("Show service area", "Hospital Team").await;
    page.wait_until_it_says(&["teams are hidden", "Show all rows"]).await;
    look(page, "Results with tables sorted and filtered", &mut found).await;
    assert!(found.is_empty(), "{}", found.concat());
}
crosswise!(tables_sorted_and_filtered);

/// Each reason for which there are none.
async fn results_without_figures(page: &Page) {
    const PEOPLE: &str = "Month,Team,Worker,Case ID,Person ID\nJul-19,North,A,C1,P1\n";
    const COUNTS: &str = "Month,Team,Worker,Cases\nAug-19,North,A,5\n";
    let mut found = Vec::new();
    page.drop_files(&[("people.csv", PEOPLE), ("counts.csv", COUNTS)]).await;
    page.wait_until_ready().await;
    page.go_to("Results").await;
    page.click("checkbox", "Aug 2019").await;
    page.choose("Count", "Distinct people").await;
    page.wait_until_it_says(&["counting people", "July 2019"]).await;
    page.go_to("Files").await;
    page.click("button", "Remove people.csv").await;
    page.go_to("Results").await;
    page.wait_until_it_says(&["Average caseload: not available"]).await;
    look(page, "Results where people cannot be counted", &mut found).await;

    page.click("button", "Count cases").await;
    page.wait_until_it_says(&["hold no rows in the audit months you chose"]).await;
    look(page, "Results without the chosen months", &mut found).await;

    page.go_to("Files").await;
    page.click("button", "Remove counts.csv").await;
    page.choose_files(&[data("survey.csv")]).await;
    page.go_to("Results").await;
    page.wait_for("link", "Add caseload files").await;
    page.wait_for("link", "See what was found").await;
    look(page, "Results without caseloads", &mut found).await;
    assert!(found.is_empty(), "{}", found.concat());
}
crosswise!(results_without_figures);

async fn a_worker_that_has_stopped(page: &Page) {
    let mut found = Vec::new();
    page.click("button", "Try the sample audit").await;
    page.wait_until_ready().await;
    kill_worker(page).await;
    for part in PARTS {
        page.go_to(part).await;
        look(page, &format!("{part} without a worker"), &mut found).await;
    }
    assert!(found.is_empty(), "{}", found.concat());
}
crosswise!(a_worker_that_has_stopped, a_browser_that_kills_workers);

async fn while_files_are_read(page: &Page) {
    let mut found = Vec::new();
    let long = long_file(page.browser().folder(), N_ROWS);
    page.choose_files(&[long]).await;
    page.wait_for("button", "Stop reading").await;
    look_once(page, "while files are read", &mut found).await;
    assert!(page.find("progressbar", "").await.is_some(), "it should still be reading");
    page.click("button", "Stop reading").await;
    page.wait_until_it_says(&["stopped"]).await;
    look_once(page, "after a stop", &mut found).await;
    assert!(found.is_empty(), "{}", found.concat());
}
crosswise!(while_files_are_read);

/// The messages in place of the page, each shown alone.
async fn messages_in_place_of_the_page(page: &Page) {
    let mut found = Vec::new();
    let ids: Vec<String> = page
        .run(
            "return [...document.querySelectorAll('body > main.boot[id]')].map((e) => e.id)",
            vec![],
        )
        .await;
    assert!(ids.len() >= 5, "{ids:?}");
    for id in ids {
        page.run::<()>(
            "for (const e of document.querySelectorAll('body > main.boot[id]')) {\
               e.hidden = e.id !== arguments[0];\
             }",
            vec![json!(id)],
        )
        .await;
        look(page, &id, &mut found).await;
    }
    assert!(found.is_empty(), "{}", found.concat());
}

#[test]
fn messages() {
    let needs = Needs::crippling("delete window.DecompressionStream");
    run_with(Engine::Chromium, Place::File, &needs, messages_in_place_of_the_page);
}

/// Looks at every part with everything in it open.
async fn every_part(page: &Page, state: &str, found: &mut Vec<String>) {
    for part in PARTS {
        page.go_to(part).await;
        open_everything(page).await;
        look(page, &format!("{part} {state}"), found).await;
    }
    how_to_check::open(page).await;
    how_to_check::press(page).await;
    look(page, &format!("How to check {state}"), found).await;
}

async fn the_statement_and_the_terms(page: &Page) {
    let mut found = Vec::new();
    page.click("link", "Accessibility").await;
    page.wait_until_it_says(&["What is known not to be perfect", "WCAG"]).await;
    assert_eq!(page.client().current_url().await.unwrap().fragment(), Some("accessibility"));
    look(page, "the accessibility statement", &mut found).await;
    page.click("link", "Terms").await;
    page.wait_until_it_says(&["Full-time equivalent", "Making Data Count"]).await;
    assert_eq!(page.client().current_url().await.unwrap().fragment(), Some("terms"));
    look(page, "the terms", &mut found).await;
    assert!(found.is_empty(), "{}", found.concat());
}
crosswise!(the_statement_and_the_terms);

/// Looks at the page in every way in which it can be shown here.
async fn look(page: &Page, state: &str, found: &mut Vec<String>) {
    if page.browser().engine == Engine::Firefox {
        look_once(page, state, found).await;
        return;
    }
    for (way, (width, height), colours) in WAYS {
        page.resize(width, height).await;
        page.prefer(&[("prefers-color-scheme", colours)]).await;
        look_once(page, &format!("{state}, {way}"), found).await;
    }
}

async fn look_once(page: &Page, state: &str, found: &mut Vec<String>) {
    let barriers = page.barriers().await;
    if !barriers.violations.is_empty() {
        found.push(format!("Barriers, {state}:\n{barriers}\n\n"));
    }
}
