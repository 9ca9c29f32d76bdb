//! What figures follow is saved as a file, and holds again when the file comes with the caseloads.

use browser_tests::crosswise;
use browser_tests::page::Page;
use browser_tests::table::Table;

use crate::sections::turn_section;

const LIST: &str = "Snapshot date,Team,Worker,FTE,Case ID,Referral date\n\
    30/09/2019,North,Ann Roe,1,c1,01/09/2019\n30/09/2019,North,Ann Roe,1,c2,01/09/2019\n\
    30/09/2019,North,Ann Roe,1,c3,01/09/2019\n30/09/2019,North,Bea Day,0.5,c4,01/09/2019\n\
    30/09/2019,South,Cat Quill,1,c5,01/09/2019\n30/09/2019,South,,,c6,20/09/2019\n\
    30/09/2019,South,,,c7,10/08/2019\n";

const NORMAL_NUMBER: &str = "Normal number of cases for a full-time worker";
const LONG_WAIT: &str = "A long wait is over so many days";
const SPREAD: &str = "Spread of caseloads by team";
const WAITING: &str = "Unallocated work by team";

async fn saved_and_loaded(page: &Page) {
    page.drop_files(&[("List.csv", LIST)]).await;
    page.wait_until_ready().await;
    open_sections(page).await;
    let at_first = tables(page).await;

    page.write(NORMAL_NUMBER, "2").await;
    page.write(LONG_WAIT, "40").await;
    page.choose("Average", "Pooled average").await;
    page.until("the long wait in the table", async || {
        let table = page.table(WAITING).await;
        table.column("Over 40 days").is_some().then_some(())
    })
    .await;
    let chosen = tables(page).await;
    assert_ne!(chosen, at_first);
    page.click("button", "Save these choices (CSV)").await;
    let saved = page.downloaded("Audit settings.csv").await;
    let text = std::fs::read_to_string(&saved).unwrap();
    assert!(text.contains("Normal number,,,2\r\n"), "{text}");

    page.go_to("Files").await;
    page.click("button", "Clear everything").await;
    page.click("button", "Yes, clear it").await;
    page.drop_files(&[("List.csv", LIST)]).await;
    page.wait_until_ready().await;
    open_sections(page).await;
    page.until_equal("the figures as at first", &at_first, async || tables(page).await).await;

    page.go_to("Files").await;
    page.choose_files(&[saved]).await;
    page.wait_until_ready().await;
    open_sections(page).await;
    page.until_equal("the figures as they were chosen", &chosen, async || tables(page).await).await;
    assert_eq!(value(page, NORMAL_NUMBER).await, "2");
    assert_eq!(value(page, LONG_WAIT).await, "40");
    page.go_to("Check").await;
    page.wait_until_it_says(&[
        "Choices are those of a file of audit settings: Average, Normal number and Long wait in days",
    ])
    .await;

    // What came from the file stays when the file goes, and can be chosen otherwise.
    page.go_to("Files").await;
    page.click("button", "Remove Audit settings.csv").await;
    open_sections(page).await;
    page.until_equal("the same figures", &chosen, async || tables(page).await).await;
    page.write(LONG_WAIT, "50").await;
    page.until("the long wait that was chosen", async || {
        page.table(WAITING).await.column("Over 50 days").is_some().then_some(())
    })
    .await;
    assert_eq!(value(page, NORMAL_NUMBER).await, "2");
}
crosswise!(saved_and_loaded);

async fn open_sections(page: &Page) {
    page.go_to("Results").await;
    for (section, label) in [("spread", NORMAL_NUMBER), ("unallocated", LONG_WAIT)] {
        turn_section(page, section, true).await;
        page.wait_for("textbox", label).await;
    }
}

async fn tables(page: &Page) -> [Table; 2] {
    [page.table(SPREAD).await, page.table(WAITING).await]
}

async fn value(page: &Page, field: &str) -> String {
    let field = page.wait_for("textbox", field).await;
    field.prop("value").await.unwrap().unwrap_or_default()
}
