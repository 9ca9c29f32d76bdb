//! What was understood of a file is overruled, point by point, and the tables follow: at once, or
//! after the file was read once more.

use browser_tests::crosswise;
use browser_tests::page::Page;
use serde_json::json;

/// Waits until the table by team has exactly these teams with these averages.
pub async fn until_averages(page: &Page, expected: &[(&str, &str)]) {
    page.go_to("Results").await;
    let expected: Vec<(String, String)> =
        expected.iter().map(|&(team, figure)| (team.to_owned(), figure.to_owned())).collect();
    page.until_equal("the averages", &expected, async || {
        let Some(table) = page.table_now("Average caseload by team").await else {
            return Vec::new();
        };
        let (team, average) = (table.column("Team").unwrap(), table.column("Average").unwrap());
        let rows = table.rows.iter().filter(|row| row[team].name() != "All teams");
        rows.map(|row| (row[team].name().to_owned(), row[average].figure())).collect()
    })
    .await;
    page.go_to("Check").await;
}

/// Adds a file, sees its averages, decides one point and sees the others, and goes back.
async fn check_point(
    page: &Page,
    file: (&str, &str),
    (select, option): (&str, &str),
    before: &[(&str, &str)],
    after: &[(&str, &str)],
) {
    page.drop_files(&[file]).await;
    page.until("the end of reading", async || {
        let status = page.status().await;
        (!status.is_empty() && !status.starts_with("Reading")).then_some(())
    })
    .await;
    until_averages(page, before).await;
    page.choose(select, option).await;
    until_averages(page, after).await;
}

async fn encoding(page: &Page) {
    let file = ("a.csv", "Month,Team,Worker,Cases\nJul-19,Caf\u{e9},A,5\n");
    let after = [("Caf\u{c3}\u{a9}", "5.0")];
    let point = ("Text of a.csv", "Windows-1252");
    check_point(page, file, point, &[("Caf\u{e9}", "5.0")], &after).await;
    page.wait_until_it_says(&["Windows-1252, as you decided"]).await;
    page.choose("Text of a.csv", "As recognised").await;
    until_averages(page, &[("Caf\u{e9}", "5.0")]).await;
}
crosswise!(encoding);

async fn separator(page: &Page) {
    let rows = "Month;Team;Worker;x|Team|Month|Worker|Cases\nJul-19;North;A;1|East|Aug-19|B|7\n";
    // By semicolons there is no number of cases: each row is one.
    let point = ("Cells of a.csv", "Separated by semicolons");
    check_point(page, ("a.csv", rows), point, &[("East", "7.0")], &[("North", "1.0")]).await;
}
crosswise!(separator);

async fn header_row(page: &Page) {
    let rows =
        "Month,Team,Locality,Worker,Cases\nMonth,x,Team,Worker,Cases\nJul-19,North,West,A,5\n";
    let point = ("Header of a.csv", "Line 2: Month, x, Team, Worker, Cases");
    check_point(page, ("a.csv", rows), point, &[("North", "5.0")], &[("West", "5.0")]).await;
}
crosswise!(header_row);

async fn order_of_dates(page: &Page) {
    let rows = "Month,Team,Worker,Cases\n01/07/2019,North,A,4\n01/08/2019,North,A,6\n";
    page.drop_files(&[("a.csv", rows)]).await;
    page.wait_until_ready().await;
    until_averages(page, &[("North", "5.0")]).await;
    page.choose("Dates of a.csv", "Month first").await;
    // 7 and 8 January: the later snapshot counts.
    until_averages(page, &[("North", "6.0")]).await;
    page.wait_until_it_says(&["Month first, as you decided", "January 2019"]).await;
}
crosswise!(order_of_dates);

async fn a_column_of_two_files(page: &Page) {
    let july = "Month,Team,Locality,Worker,Cases\nJul-19,North,West,A,5\n";
    let august = "Month,Team,Locality,Worker,Cases\nAug-19,North,West,A,7\n";
    page.drop_files(&[("july.csv", july), ("august.csv", august)]).await;
    page.wait_until_ready().await;
    until_averages(page, &[("North", "6.0")]).await;
    page.click("button", "1 column is not used").await;
    page.choose("Locality", "Team").await;
    until_averages(page, &[("West", "6.0")]).await;
    page.wait_until_it_says(&["as you decided"]).await;

    page.click("button", "Save this matching, of july.csv").await;
    let path = page.downloaded("Matching for july.csv").await;
    let text = std::fs::read_to_string(path).unwrap();
    assert!(text.contains("locality,Team"), "{text}");
    assert!(!text.contains("West"), "no data: {text}");

    // For whoever adds it with the next file, the columns are what they were made.
    page.go_to("Files").await;
    page.click("button", "Clear everything").await;
    page.click("button", "Yes, clear it").await;
    page.wait_until_it_says(&["Try the sample audit"]).await;
    page.drop_files(&[
        ("august.csv", august),
        ("matching.csv", text.trim_start_matches('\u{feff}')),
    ])
    .await;
    page.wait_until_ready().await;
    until_averages(page, &[("West", "7.0")]).await;
}
crosswise!(a_column_of_two_files);

async fn what_the_rows_are(page: &Page) {
    let rows = "Month,Team,Worker,Case ID,Start,End\n\
        31/07/2019,North,A,C1,01/07/2019,\n31/07/2019,North,A,C2,02/07/2019,\n\
        31/07/2019,North,A,C3,30/07/2019,31/07/2019\n31/07/2019,North,B,C4,30/07/2019,\n";
    let point = ("Rows of a.csv", "Allocations");
    check_point(page, ("a.csv", rows), point, &[("North", "1.5")], &[("North", "1.5")]).await;
    page.wait_until_it_says(&["Allocations: 4 rows"]).await;
}
crosswise!(what_the_rows_are);

async fn the_month_and_empty_teams(page: &Page) {
    let rows = "Team,Worker,Case ID\nNorth,A,C1\n,A,C2\nSouth,B,C3\n";
    page.drop_files(&[("a.csv", rows)]).await;
    page.wait_until_it_says(&["Not read"]).await;
    page.go_to("Check").await;
    page.write("Day or month of a.csv", "soon").await;
    page.wait_until_it_says(&["\u{201c}soon\u{201d} is no day or month"]).await;
    page.write("Day or month of a.csv", "Jul 2019").await;
    until_averages(page, &[("North", "1.0"), ("South", "1.0")]).await;
    page.choose("Empty team cells of a.csv", "Count them by the team above").await;
    until_averages(page, &[("North", "2.0"), ("South", "1.0")]).await;
}
crosswise!(the_month_and_empty_teams);

async fn values_show_when_asked_for(page: &Page) {
    let rows = "Month,Team,Worker,Case ID\nJul-19,North,Unseen Person,C1\n";
    page.drop_files(&[("a.csv", rows)]).await;
    page.wait_until_ready().await;
    page.go_to("Check").await;
    let text = page.wait_until_it_says(&["Show the values", "North"]).await;
    assert!(!text.contains("Unseen"), "{text}");
    page.click("button", "Show the values of a.csv").await;
    page.wait_until_it_says(&["Unseen Person"]).await;
    page.click("button", "Hide the values of a.csv").await;
    page.until("the values to be gone", async || {
        (!page.text().await.contains("Unseen")).then_some(())
    })
    .await;
    let is_gone = "return !document.documentElement.outerHTML.includes(arguments[0])";
    assert!(page.run::<bool>(is_gone, vec![json!("Unseen")]).await);
}
crosswise!(values_show_when_asked_for);
