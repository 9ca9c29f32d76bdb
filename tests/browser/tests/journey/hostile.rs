//! Names in a file that would be a formula in a spreadsheet or an element in a page stay text, and
//! what would load something, as an element, a style, a link or a formula, loads nothing.

use std::fmt::Write;
use std::fs;

use browser_tests::page::Page;
use browser_tests::scenario::Needs;
use browser_tests::{crosswise, everywhere};
use serde_json::{Value, json};

use crate::averages::BY_TEAM;
use crate::how_to_check;
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
crosswise!(names_stay_text);

/// Values that would ask for `URL` if anything took them for more than text.
const LOADING: [&str; 13] = [
    "URL",
    "<img src=URL>",
    "<link rel=stylesheet href=URL>",
    "<script src=URL></script>",
    "<svg onload=fetch('URL')>",
    "<style>@import url(URL);</style>",
    "url(URL)",
    "x\" style=\"background:url(URL)",
    "=HYPERLINK(\"URL\",\"x\")",
    "=WEBSERVICE(\"URL\")",
    "javascript:fetch('URL')",
    "data:text/html,<img src=URL>",
    "</text><image href=URL />",
];

async fn values_load_nothing(page: &Page) {
    let url = page.server().url("here?loaded");
    let values = LOADING.map(|value| value.replace("URL", &url));
    let quoted = |n: usize| format!("\"{}\"", values[n % values.len()].replace('"', "\"\""));
    let mut text = "Snapshot date,Service area,Team,Worker,Worker ID,Role,Case ID\n".to_owned();
    for row in 0..values.len() {
        // Every value as each of them, and teams apart from each other.
        let cells: Vec<String> = (0..6).map(|column| quoted(row + column)).collect();
        for month in ["31/07/2019", "31/08/2019"] {
            writeln!(text, "{month},{}", cells.join(",")).unwrap();
        }
    }
    let seen_before = page.server().seen();

    let names = values.clone().map(|value| format!("{value}.csv"));
    let files: Vec<(&str, &str)> =
        names.iter().map(|name| (name.as_str(), text.as_str())).collect();
    page.drop_files(&files[..1]).await;
    page.wait_until_ready().await;
    page.go_to("Results").await;
    let table = page.table(BY_TEAM).await;
    for value in &values {
        assert!(table.row(value).is_some(), "{value} should be a team: {table:?}");
    }
    let working = format!("How {} was worked out", table.figure(&values[1], "Average"));
    page.click("button", &working).await;
    page.click("button", "Close the working").await;
    page.click("button", "Download team averages (CSV)").await;
    page.downloaded(".csv").await;
    page.click("button", "Download the chart (SVG)").await;
    page.downloaded(".svg").await;
    page.click("button", "Download the chart (PNG)").await;
    page.downloaded(".png").await;
    page.go_to("Files").await;
    page.drop_files(&files).await;
    page.wait_until_it_says(&[names.last().unwrap()]).await;
    page.wait_until_ready().await;
    for part in PARTS {
        page.go_to(part).await;
        check_no_address(page, &url).await;
    }
    how_to_check::open(page).await;
    check_no_address(page, &url).await;
    assert_eq!(page.server().seen(), seen_before, "nothing should be asked for");
}
everywhere!(values_load_nothing, a_watched_browser);

fn a_watched_browser() -> Needs {
    Needs::through_proxy()
}

/// No element loads from, leads to, or is drawn with something at that address.
async fn check_no_address(page: &Page, url: &str) {
    let found: Value = page
        .run(
            "return [...document.querySelectorAll('*')].filter((element) =>\
               ['src', 'href', 'xlink:href', 'style', 'action', 'data', 'poster', 'background']\
                 .some((name) => (element.getAttribute(name) || '').includes(arguments[0]))\
               || [...element.attributes].some((attribute) => attribute.name.startsWith('on')))\
             .map((element) => element.outerHTML)",
            vec![json!(url)],
        )
        .await;
    assert_eq!(found, Value::Array(vec![]));
}
