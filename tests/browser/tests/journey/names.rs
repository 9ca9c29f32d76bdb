//! The names and roles by which people with assistive technology find things, as the browser
//! itself works them out.

use browser_tests::crosswise;
use browser_tests::page::Page;

use crate::parts::PARTS;

async fn names_and_roles_stay(page: &Page) {
    check(page, "file", "Caseload files", "").await;
    check(page, "button", "Try the sample audit", "button").await;

    page.click("button", "Try the sample audit").await;
    page.wait_until_ready().await;
    for part in PARTS {
        // The space keeps the name apart from the state beside it.
        check(page, "link", part, "link").await;
        let link = page.wait_for("link", part).await;
        let label = page.computed(&link, "computedlabel").await;
        assert!(label.starts_with(&format!("{part} ")), "{label}");
    }
    page.go_to("Files").await;
    check(page, "button", "Clear everything", "button").await;

    page.go_to("Check").await;
    check(page, "table", "What happened to every row", "table").await;
    check(page, "group", "Columns in Sample caseload July 2019.csv", "group").await;
    check(page, "select", "Team", "combobox").await;
    check(page, "select", "Text of Sample caseload July 2019.csv", "combobox").await;

    page.go_to("Results").await;
    check(page, "group", "Audit months", "group").await;
    check(page, "checkbox", "Jul 2019", "checkbox").await;
    check(page, "select", "Average", "combobox").await;
    for table in ["service area", "team", "role"] {
        check(page, "table", &format!("Average caseload by {table}"), "table").await;
    }
    for download in
        ["Download team averages (CSV)", "Download the chart (SVG)", "Download the chart (PNG)"]
    {
        check(page, "button", download, "button").await;
    }
    let table = page.table("Average caseload by team").await;
    let average = table.figure("All teams", "Average");
    let working = format!("How {average} was worked out");
    check(page, "button", &working, "button").await;
}
crosswise!(names_and_roles_stay);

/// Checks what the browser tells assistive technology of an element. The role of a file chooser
/// differs between browsers and is not compared.
async fn check(page: &Page, kind: &str, name: &str, role: &str) {
    let element = page.wait_for(kind, name).await;
    let label = page.computed(&element, "computedlabel").await;
    assert!(
        label.to_lowercase().starts_with(&name.to_lowercase()),
        "the name should begin with {name}, and is {label}"
    );
    if !role.is_empty() {
        assert_eq!(page.computed(&element, "computedrole").await, role, "{name}");
    }
}
