//! What was understood of a file can be decided otherwise, point by point: the tables change
//! accordingly, and back.

use browser_tests::everywhere;
use browser_tests::page::Page;
use serde_json::{Value, json};

use crate::averages::BY_TEAM;

/// Teams and their averages.
type Averages<'a> = &'a [(&'a str, &'a str)];

const FILE: &str = "list.csv";

const BY_LOCALITY: &str = "Month,Team,Locality,Worker,Cases\nJul-19,North,West,\"Smith, Jane\",5\n\
    Jul-19,South,West,\"Jones, Ann\",7\n";

/// Waits until the results are these teams with these averages; for none, until there are no
/// results.
async fn averages_are(page: &Page, what: &str, averages: Averages<'_>) {
    page.go_to("Results").await;
    let expected: Vec<(String, String)> =
        averages.iter().map(|&(team, average)| (team.to_owned(), average.to_owned())).collect();
    page.until_equal(what, &expected, async || {
        let Some(table) = page.table_now(BY_TEAM).await else { return Vec::new() };
        if table.rows.len() != expected.len() + 1 {
            return vec![(format!("{:?}", table.rows), String::new())];
        }
        let found = expected.iter().map(|(team, _)| (team.clone(), table.figure(team, "Average")));
        found.collect()
    })
    .await;
}

fn point(name: &str) -> String {
    format!("How {FILE} is read: {name}")
}

/// Decides something by a select and takes it back.
async fn overrule(
    page: &Page,
    text: &str,
    select: &str,
    [back, option]: [&str; 2],
    before: Averages<'_>,
    after: Averages<'_>,
) {
    page.drop_files(&[(FILE, text)]).await;
    averages_are(page, "before", before).await;
    page.go_to("Check").await;
    page.choose(select, option).await;
    averages_are(page, "after", after).await;
    page.go_to("Check").await;
    page.wait_until_it_says(&["as you decided"]).await;
    page.choose(select, back).await;
    averages_are(page, "and back", before).await;
    page.go_to("Check").await;
    let text = page.text().await.to_lowercase();
    assert!(!text.contains("you decided") && !text.contains("decided by you"), "{text}");
}

async fn the_encoding(page: &Page) {
    overrule(
        page,
        "Month,Team,Worker,Cases\nJul-19,Caf\u{e9},A,5\n",
        &point("Text"),
        ["As recognised", "Windows-1252"],
        &[("Caf\u{e9}", "5.0")],
        &[("Caf\u{c3}\u{a9}", "5.0")],
    )
    .await;
}
everywhere!(the_encoding);

async fn the_delimiter(page: &Page) {
    overrule(
        page,
        "Month,Team;Team,Worker,Cases\nJul-19,x;North,A,5\n",
        &point("Cells"),
        ["As recognised", "Separated by semicolons"],
        &[("x;North", "5.0")],
        &[],
    )
    .await;
}
everywhere!(the_delimiter);

async fn the_order_of_dates(page: &Page) {
    overrule(
        page,
        "Month,Team,Worker,Cases\n01/07/2019,North,A,5\n01/08/2019,North,A,6\n",
        &point("Dates"),
        ["As the dates prove, else day first", "Month first"],
        &[("North", "5.5")],
        &[("North", "6.0")],
    )
    .await;
}
everywhere!(the_order_of_dates);

/// The way back of a column is another column: the team's own.
async fn a_column(page: &Page) {
    page.drop_files(&[(FILE, BY_LOCALITY)]).await;
    averages_are(page, "before", &[("North", "5.0"), ("South", "7.0")]).await;
    page.go_to("Check").await;
    page.wait_for("group", &format!("Columns in {FILE}")).await;
    page.click("button", "1 column is not used").await;
    page.choose("Locality", "Team").await;
    page.until("the focus to stay on the column", async || {
        (page.focused().await == "Locality").then_some(())
    })
    .await;
    averages_are(page, "after", &[("West", "6.0")]).await;
    page.go_to("Check").await;
    page.choose("Team", "Team").await;
    averages_are(page, "and back", &[("North", "5.0"), ("South", "7.0")]).await;
}
everywhere!(a_column);

async fn the_header_row(page: &Page) {
    let text = "Month,Team,Worker,Cases\nMonth,Locality,Worker,Cases\nJul-19,North,A,5\n";
    page.drop_files(&[(FILE, text)]).await;
    page.wait_until_ready().await;
    page.go_to("Check").await;
    let header = point("Header");
    page.choose(&header, "Line 2: Month, Locality, Worker, Cases").await;
    page.wait_until_it_says(&["Line 2, below 1 row of titles", "Decided by you"]).await;
    page.choose(&header, "No header: every row is data").await;
    page.wait_until_it_says(&["None: the first row is data"]).await;
    page.choose(&header, "As recognised").await;
    averages_are(page, "and back", &[("North", "5.0")]).await;
}
everywhere!(the_header_row);

async fn what_the_rows_are(page: &Page) {
    let text = "Month,Team,Worker,Case ID,Start,End\n31/07/2019,North,A,C1,01/07/2019,\n\
        31/07/2019,North,A,C2,02/07/2019,30/07/2019\n";
    page.drop_files(&[(FILE, text)]).await;
    page.wait_until_ready().await;
    page.go_to("Check").await;
    let rows = point("Rows");
    page.choose(&rows, "Allocations").await;
    page.until("the account of allocations", async || {
        let table = page.table_now("What happened to every row").await?;
        table.column("Open at no audit month\u{2019}s end").map(|_| ())
    })
    .await;
    page.choose(&rows, "Worker counts").await;
    page.wait_until_it_says(&["Not read", "number of cases"]).await;
    page.choose(&rows, "As recognised").await;
    averages_are(page, "and back", &[("North", "1.0")]).await;
}
everywhere!(what_the_rows_are);

async fn the_month(page: &Page) {
    page.drop_files(&[(FILE, "Team,Worker,Case ID\nNorth,A,C1\nNorth,A,C2\n")]).await;
    page.wait_until_it_says(&[FILE, "not read"]).await;
    page.go_to("Check").await;
    let name = format!("Month of {FILE}");
    page.wait_for("textbox", &name).await.send_keys("soon\u{e007}").await.unwrap();
    page.wait_until_it_says(&["Not understood, and nothing is changed"]).await;
    let input = page.wait_for("textbox", &name).await;
    input.clear().await.unwrap();
    page.wait_for("textbox", &name).await.send_keys("Jul 2019\u{e007}").await.unwrap();
    averages_are(page, "with the month", &[("North", "2.0")]).await;
    page.go_to("Check").await;
    page.wait_until_it_says(&["July 2019, as you decided", "Decided by you"]).await;
    page.choose(&point("Month"), "As the file says").await;
    averages_are(page, "and back", &[]).await;
}
everywhere!(the_month);

async fn empty_team_cells(page: &Page) {
    let text = "Month,Team,Worker,Case ID\nJul-19,North,A,C1\nJul-19,,A,C2\n\
        Jul-19,South,B,C2\nJul-19,,A,C2\nJul-19,,B,C3\n";
    page.drop_files(&[(FILE, text)]).await;
    averages_are(page, "before", &[("North", "1.0"), ("South", "1.0")]).await;
    page.go_to("Check").await;
    let empty = point("Empty team cells");
    page.choose(&empty, "Count them by the team above").await;
    averages_are(page, "filled down", &[("North", "2.0"), ("South", "1.5")]).await;
    page.go_to("Check").await;
    page.choose(&empty, "Set the rows aside").await;
    averages_are(page, "and back", &[("North", "1.0"), ("South", "1.0")]).await;
}
everywhere!(empty_team_cells);

async fn values_are_masked_until_asked_for(page: &Page) {
    page.drop_files(&[(FILE, BY_LOCALITY)]).await;
    page.wait_until_ready().await;
    page.go_to("Check").await;
    page.wait_for("group", &format!("Columns in {FILE}")).await;
    let text = page.text().await;
    assert!(!text.contains("Smith") && text.contains("\u{2022}"), "{text}");
    page.click("button", "Show values").await;
    page.wait_until_it_says(&["Smith, Jane", "Jones, Ann"]).await;
    page.click("button", "Hide values").await;
    no_names(page).await;
    page.click("button", "Show values").await;
    page.wait_until_it_says(&["Smith, Jane"]).await;
    page.choose(&point("Text"), "UTF-8").await;
    no_names(page).await;
}
everywhere!(values_are_masked_until_asked_for);

async fn no_names(page: &Page) {
    page.until("the values to be masked", async || {
        let text = page.text().await;
        (!text.contains("Smith") && text.contains("Show values")).then_some(())
    })
    .await;
}

async fn a_saved_matching_is_recognised(page: &Page) {
    page.drop_files(&[(FILE, BY_LOCALITY)]).await;
    page.wait_until_ready().await;
    page.go_to("Check").await;
    page.click("button", "1 column is not used").await;
    page.choose("Locality", "Team").await;
    averages_are(page, "decided", &[("West", "6.0")]).await;
    page.go_to("Check").await;
    page.click("button", "Save this matching").await;
    let saved = page.downloaded("matching Month Team Locality.csv").await;
    let text = std::fs::read_to_string(&saved).unwrap();
    assert!(!text.contains("Smith") && !text.contains("West"), "no data: {text}");

    page.go_to("Files").await;
    page.click("button", "Clear everything").await;
    page.choose_files(&[saved]).await;
    page.drop_files(&[(FILE, BY_LOCALITY)]).await;
    averages_are(page, "recognised", &[("West", "6.0")]).await;
}
everywhere!(a_saved_matching_is_recognised);

async fn a_pasted_table_is_read_like_a_file(page: &Page) {
    page.go_to("Files").await;
    page.click("button", "Paste a table instead").await;
    let area = page.wait_for("textbox", "Table to paste").await;
    area.send_keys("Month,Team,Worker,Cases\nJul-19,North,A,5\n").await.unwrap();
    page.click("button", "Add the pasted table").await;
    averages_are(page, "pasted", &[("North", "5.0")]).await;

    // Anywhere on the page.
    page.run::<Value>(
        "const data = new DataTransfer(); data.setData('text/plain', arguments[0]);\
         const of = { data: arguments[0], dataType: 'text/plain', clipboardData: data };\
         const event = new ClipboardEvent('paste', { ...of, bubbles: true, cancelable: true });\
         document.body.dispatchEvent(event)",
        vec![json!("Month\tTeam\tWorker\tCases\r\nJul-19\tSouth\tB\t7\r\n")],
    )
    .await;
    averages_are(page, "pasted too", &[("North", "5.0"), ("South", "7.0")]).await;
    page.go_to("Files").await;
    page.wait_until_it_says(&["Pasted table.txt", "Pasted table 2.txt"]).await;
}
everywhere!(a_pasted_table_is_read_like_a_file);
