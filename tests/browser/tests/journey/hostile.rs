//! Names in a file that would be a formula in a spreadsheet or an element in a page stay text.

use std::fs;

use browser_tests::everywhere;
use browser_tests::page::Page;
use serde_json::Value;

use crate::averages::BY_TEAM;
use crate::parts::PARTS;

const MARKUP: &str = "<img src=x onerror=document.title='run'>";
const FORMULA: &str = "=cmd()";

async fn names_stay_text(page: &Page) {
    let text = format!(
        "Snapshot date,Team,Worker ID,Worker,Case ID\n\
         31/07/2019,{MARKUP},1,<script>document.title='run'</script>,A1\n\
         31/07/2019,{FORMULA},2,+1,A2\n\
         31/07/2019,@SUM(A1),3,-1,A3\n\
         31/07/2019,-1+1,4,Ann,A4\n"
    );
    let requests_before = page.server().requests();
    let title: String = page.run("return document.title", vec![]).await;

    page.drop_files(&[("<b>names</b>.csv", &text)]).await;
    page.wait_until_ready().await;
    page.go_to("Results").await;
    for team in [MARKUP, FORMULA, "@SUM(A1)", "-1+1"] {
        page.until(&format!("the team {team}"), async || {
            page.table(BY_TEAM).await.row(team).map(|_| ())
        })
        .await;
    }
    for part in PARTS {
        page.go_to(part).await;
        let made: Value = page
            .run(
                "return [...document.querySelectorAll('img[src=x], b, main script')]\
                 .map((e) => e.outerHTML)",
                vec![],
            )
            .await;
        assert_eq!(made, Value::Array(vec![]), "{part}");
    }
    let title_after: String = page.run("return document.title", vec![]).await;
    assert!(title_after == title || !title_after.contains("run"), "{title_after}");
    assert_eq!(page.server().requests(), requests_before);

    page.go_to("Results").await;
    page.click("button", "Download team averages (CSV)").await;
    let path = page.downloaded(".csv").await;
    let csv = fs::read_to_string(path).unwrap();
    let cells: Vec<&str> = csv.split(['\n', '\r', ',']).collect();
    for name in [FORMULA, "@SUM(A1)", "-1+1"] {
        let is_cell = |text: &str| cells.iter().any(|cell| cell.trim_matches('"') == text);
        assert!(is_cell(&format!("'{name}")), "{name} with an apostrophe: {csv}");
        assert!(!is_cell(name), "{name} without an apostrophe: {csv}");
    }
}
everywhere!(names_stay_text);
