//! What the user decides about names and the unit of count: the tables follow at once.

use browser_tests::crosswise;
use browser_tests::page::Page;

use crate::overruling::until_averages;

const LIST: &str = "Month,Service area,Team,Worker,Case ID,Person ID\n\
    Jul-19,Adults,North,\"Alder, Kim\",C1,P1\n\
    Jul-19,Adults,North,\"Alder, Kim\",C2,P1\n\
    Jul-19,Adults,North,Kim Alder,C3,P2\n\
    Jul-19,Adults,North,Front desk queue,C4,P3\n";

async fn queues_merges_and_units(page: &Page) {
    page.drop_files(&[("list.csv", LIST)]).await;
    page.wait_until_ready().await;
    until_averages(page, &[("North", "1.3")]).await;
    page.click("button", "Show the names").await;

    page.click("checkbox", "Front desk queue").await;
    until_averages(page, &[("North", "1.5")]).await;

    page.click("button", "Show the names").await;
    page.click("checkbox", "Kim Alder (1 row) is Alder, Kim").await;
    until_averages(page, &[("North", "3.0")]).await;

    page.go_to("Results").await;
    page.choose("Count", "Distinct people").await;
    until_averages(page, &[("North", "2.0")]).await;
    let table = page.table_now("Average caseload by team").await.unwrap();
    assert!(table.headings.iter().any(|head| head.starts_with("People,")), "{:?}", table.headings);
    page.wait_until_it_says(&["What was understood"]).await;

    page.click("button", "Show the names").await;
    page.click("checkbox", "Front desk queue").await;
    until_averages(page, &[("North", "1.5")]).await;
}
crosswise!(queues_merges_and_units);

async fn teams(page: &Page) {
    page.drop_files(&[("list.csv", LIST)]).await;
    page.wait_until_ready().await;
    page.go_to("Check").await;
    page.click("button", "Show the names").await;
    page.write("Service area of North", "Adult services").await;
    page.until("the service area in the results", async || {
        page.go_to("Results").await;
        let table = page.table_now("Average caseload by service area").await?;
        table.rows.iter().any(|row| row[0].name() == "Adult services").then_some(())
    })
    .await;
    page.go_to("Check").await;
    page.click("button", "Show the names").await;
    page.click("button", "Save the names of teams (CSV)").await;
    let path = page.downloaded("Team names.csv").await;
    let text = std::fs::read_to_string(path).unwrap();
    assert!(text.contains("North,Adult services,"), "{text}");
}
crosswise!(teams);
