//! What if: other staff and the work that waits, at once; single workers, when they are asked for.

use browser_tests::crosswise;
use browser_tests::page::Page;
use browser_tests::table::Cell;

/// North: 12, 8 and 10 cases, 2.5 FTE, 4 that wait. South: 6 and 4 cases.
const COUNTS: &str = "Month,Team,Worker,FTE,Cases\n\
    Sep 2019,North,Cat Quill,1,12\nSep 2019,North,Bea Day,0.5,8\nSep 2019,North,Ann Roe,1,10\n\
    Sep 2019,North,,,4\nSep 2019,South,Dee Oak,1,6\nSep 2019,South,Eve Lea,1,4\n";

async fn open(page: &Page, section: &str) {
    page.drop_files(&[("Counts.csv", COUNTS)]).await;
    page.wait_until_ready().await;
    page.go_to("Results").await;
    page.click("button", section).await;
}

/// What is read only where *Who counts* is open.
const IN_WHO_COUNTS: &str = "Leave out, with their cases";

/// Waits until the cells of a table are these, by row and column.
async fn until_it_is(page: &Page, table: &str, expected: &[(&str, &str, &str)]) {
    let shown: Vec<String> = expected.iter().map(|(_, _, shown)| (*shown).to_owned()).collect();
    page.until_equal(table, &shown, async || {
        let found = page.table(table).await;
        let cell = |row: &str, column: &str| found.cell(row, column).map(Cell::text);
        expected.iter().map(|(row, column, _)| cell(row, column).unwrap_or_default()).collect()
    })
    .await;
}

async fn a_team_before_and_after(page: &Page) {
    open(page, "What if").await;
    page.choose("Team", "North").await;
    page.write("Workers more or fewer", "1").await;
    page.write("FTE of each", "0.5").await;
    page.write("Unallocated cases", "all").await;
    let table = "North, before and after";
    until_it_is(
        page,
        table,
        &[
            ("Cases", "Before", "30"),
            ("Cases", "After", "34"),
            ("Workers", "After", "4"),
            ("Unallocated", "After", "0"),
            ("Average per worker", "Before", "10.0"),
            ("Average per worker", "After", "8.5"),
            ("Cases per FTE", "After", "11.3"),
        ],
    )
    .await;
    page.write("Workers more or fewer", "many").await;
    page.wait_until_it_says(&["Enter a whole number, such as 2", "Nothing is worked out"]).await;
    assert!(page.table_now(table).await.is_none());
    page.write("Workers more or fewer", "-4").await;
    page.wait_until_it_says(&["There are 3 workers, so no more than 3 can be taken away."]).await;
    page.choose("Even out with", "South").await;
    until_it_is(
        page,
        "North and South",
        &[("North", "Would gain", "\u{2212}8"), ("South", "Would gain", "8")],
    )
    .await;
    page.click("button", "How 8.8 was worked out").await;
    page.wait_until_it_says(&["(30 \u{2212} 8) \u{f7} 2.5 is exactly 8.8, shown as 8.8."]).await;
}
crosswise!(a_team_before_and_after);

/// What somebody entered and opened is there when they come back from another part.
async fn what_was_asked_stays(page: &Page) {
    open(page, "What if").await;
    page.choose("Team", "North").await;
    page.write("Workers more or fewer", "1").await;
    page.click("button", "Who counts").await;
    page.click("checkbox", "Workers on long-term absence").await;
    page.go_to("Check").await;
    page.go_to("Results").await;
    until_it_is(page, "North, before and after", &[("Workers", "After", "4")]).await;
    assert!(page.text().await.contains(IN_WHO_COUNTS));

    // What was asked of a team that is gone is not asked of all.
    page.go_to("Files").await;
    page.drop_files(&[("West.csv", "Month,Team,Worker,Cases\nSep 2019,West,Fay Elm,3\n")]).await;
    page.wait_until_ready().await;
    page.go_to("Results").await;
    page.choose("Team", "West").await;
    page.write("Workers more or fewer", "1").await;
    until_it_is(page, "West, before and after", &[("Workers", "After", "2")]).await;
    page.go_to("Files").await;
    page.click("button", "Remove West.csv").await;
    page.go_to("Results").await;
    until_it_is(page, "All teams, before and after", &[("Workers", "After", "5")]).await;

    page.go_to("Files").await;
    page.click("button", "Clear everything").await;
    page.wait_for("button", "Try the sample audit").await;
    open(page, "What if").await;
    until_it_is(page, "All teams, before and after", &[("Workers", "After", "5")]).await;
    assert!(!page.text().await.contains(IN_WHO_COUNTS));
}
crosswise!(what_was_asked_stays);

/// A search in the page opens what a word is found in. One press closes it.
async fn what_the_browser_opens(page: &Page) {
    open(page, "What if").await;
    let script = "document.getElementById('who-counts').open = true";
    page.run::<()>(script, vec![]).await;
    page.wait_until_it_says(&[IN_WHO_COUNTS]).await;
    page.click("button", "Who counts").await;
    page.until("Who counts to close", async || {
        (!page.text().await.contains(IN_WHO_COUNTS)).then_some(())
    })
    .await;
}
crosswise!(what_the_browser_opens);

async fn single_workers_when_they_are_asked_for(page: &Page) {
    open(page, "Single workers").await;
    page.wait_until_it_says(&["never for publishing"]).await;
    assert!(page.table_now("Single workers of").await.is_none());
    page.click("radio", "By number").await;
    let table = page.table("Single workers of all teams").await;
    let names: Vec<String> = table.rows.iter().map(|row| row[1].text()).collect();
    assert!(names[0].starts_with("Worker 1") && names[3].starts_with("Worker 1"), "{names:?}");
    assert!(!page.text().await.contains("Quill"));

    page.choose("Workers of", "South").await;
    assert_eq!(page.table("Single workers of South").await.rows.len(), 2);
    page.click("radio", "By name").await;
    page.wait_until_it_says(&["Dee Oak", "Eve Lea"]).await;
    page.click("radio", "Off").await;
    page.until("no single worker", async || {
        page.table_now("Single workers of").await.is_none().then_some(())
    })
    .await;
    assert!(!page.text().await.contains("Dee Oak"));
}
crosswise!(single_workers_when_they_are_asked_for);

async fn who_is_above_the_normal_number(page: &Page) {
    open(page, "Spread").await;
    page.write("Normal number of cases", "0").await;
    page.wait_until_it_says(&["A normal number of 0 would put everybody above it."]).await;
    page.write("Normal number of cases", "11").await;
    // Cat holds 12 of 11, Bea 8 of 5.5, Ann 10 of 11.
    page.until_equal("North's normal number", &"11".to_owned(), async || {
        page.table("Spread of").await.figure("North", "Normal number for a full-time worker")
    })
    .await;
}
crosswise!(who_is_above_the_normal_number);
