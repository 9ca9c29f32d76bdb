//! Tables as a reader wants to see them: sorted, filtered, with fewer columns, copied, and taken back.

use browser_tests::crosswise;
use browser_tests::environment::{Engine, data};
use browser_tests::page::{Page, Place};
use browser_tests::scenario::run;
use browser_tests::table::Table;
use fantoccini::key::Key;
use serde_json::json;

use crate::averages::{BY_AREA, BY_TEAM};
use crate::sections::open_everything;

const BY_ROLE: &str = "Average caseload by role";
const ALL_TEAMS: &str = "All teams";
const IN_HEADING: &str = "const table = withName('table', arguments[0])[0];\
     const button = [...table.querySelectorAll('thead button')]\
       .find((b) => nameOf(b) === arguments[1]);";

async fn open(page: &Page) {
    page.click("button", "Try the sample audit").await;
    page.wait_until_ready().await;
    page.go_to("Results").await;
    page.table(BY_TEAM).await;
}

/// Orders a table by one of its columns, or turns the order round.
pub async fn press_heading(page: &Page, table: &str, heading: &str) {
    let press = format!("{IN_HEADING} button.click();");
    page.run::<()>(&press, vec![json!(table), json!(heading)]).await;
}

async fn aria_sort(page: &Page, table: &str, heading: &str) -> Option<String> {
    let read = format!("{IN_HEADING} return button.closest('th').getAttribute('aria-sort');");
    page.run(&read, vec![json!(table), json!(heading)]).await
}

/// The names of a table's rows without the last, All teams.
fn teams(table: &Table) -> Vec<String> {
    let at = table.column("Team").or(table.column("Role")).unwrap();
    let (last, rows) = table.rows.split_last().unwrap();
    assert!(last.iter().any(|cell| cell.name() == ALL_TEAMS), "{last:?}");
    rows.iter().map(|row| row[at].name().to_owned()).collect()
}

/// The names of the rows by a column of decimals, highest first, worked out from what is shown: the
/// sample has no two that are shown alike.
fn highest_first(table: &Table, column: &str) -> Vec<String> {
    let mut rows: Vec<(u64, String)> = teams(table)
        .into_iter()
        .map(|team| (table.figure(&team, column).replace('.', "").parse().unwrap(), team))
        .collect();
    rows.sort();
    rows.reverse();
    rows.into_iter().map(|(_, team)| team).collect()
}

async fn wait_for_rows(page: &Page, table: &str, expected: &Vec<String>) {
    page.until_equal(&format!("the rows of {table}"), expected, async || {
        teams(&page.table(table).await)
    })
    .await;
}

async fn sorted_by_a_heading(page: &Page) {
    open(page).await;
    let table = page.table(BY_TEAM).await;
    let (own, down) = (teams(&table), highest_first(&table, "Average"));
    assert_ne!(own, down);

    press_heading(page, BY_TEAM, "Average").await;
    wait_for_rows(page, BY_TEAM, &down).await;
    assert_eq!(aria_sort(page, BY_TEAM, "Average").await.as_deref(), Some("descending"));
    assert_eq!(aria_sort(page, BY_TEAM, "Team").await, None);
    page.wait_until_status_says("Sorted by Average, highest first").await;

    press_heading(page, BY_TEAM, "Average").await;
    let up: Vec<String> = down.iter().rev().cloned().collect();
    wait_for_rows(page, BY_TEAM, &up).await;
    assert_eq!(aria_sort(page, BY_TEAM, "Average").await.as_deref(), Some("ascending"));
    page.wait_until_status_says("Sorted by Average, lowest first").await;

    press_heading(page, BY_TEAM, "Average").await;
    wait_for_rows(page, BY_TEAM, &own).await;
    assert_eq!(aria_sort(page, BY_TEAM, "Average").await, None);
    page.wait_until_status_says("Rows in their usual order").await;

    // Another table keeps its own order; figures go with their rows.
    press_heading(page, BY_TEAM, "Team").await;
    let mut by_name = own.clone();
    by_name.sort_by_key(|name| name.to_lowercase());
    wait_for_rows(page, BY_TEAM, &by_name).await;
    page.wait_until_status_says("Sorted by Team, A to Z").await;
    let sorted = page.table(BY_TEAM).await;
    for team in &own {
        assert_eq!(sorted.row(team), table.row(team));
    }
}
crosswise!(sorted_by_a_heading);

async fn by_keyboard_alone(page: &Page) {
    open(page).await;
    let table = page.table(BY_TEAM).await;
    page.run::<()>("document.getElementById('by-team').focus()", vec![]).await;
    page.press(Key::Tab).await;
    assert_eq!(page.focused().await, "Average");
    page.press(Key::Enter).await;
    let down = highest_first(&table, "Average");
    wait_for_rows(page, BY_TEAM, &down).await;
    assert_eq!(page.focused().await, "Average");
    // The figures below are those of the rows as they stand now.
    page.press(Key::Down).await;
    let first = table.figure(&down[0], "Average");
    assert_eq!(page.focused().await, format!("How {first} was worked out"));
    page.press(Key::Down).await;
    let second = table.figure(&down[1], "Average");
    assert_eq!(page.focused().await, format!("How {second} was worked out"));
    // What has the focus is not under the head that stays.
    let is_seen: bool = page
        .run(
            "const box = document.activeElement.getBoundingClientRect();\
             const at = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);\
             return document.activeElement.contains(at);",
            vec![],
        )
        .await;
    assert!(is_seen);
}
crosswise!(by_keyboard_alone);

async fn filtered_and_taken_back(page: &Page) {
    open(page).await;
    let by_team = page.table(BY_TEAM).await;
    let (all, all_roles) = (teams(&by_team), teams(&page.table(BY_ROLE).await));
    let area = by_team.rows[0][by_team.column("Service area").unwrap()].name().to_owned();
    let of_area = |row: &&String| by_team.row(row).unwrap()[0].name() == area;
    let wanted: Vec<String> = all.iter().filter(of_area).cloned().collect();
    assert!(!wanted.is_empty() && wanted.len() < all.len());

    page.choose("Show service area", &area).await;
    wait_for_rows(page, BY_TEAM, &wanted).await;
    let n_hidden = all.len() - wanted.len();
    let said = format!("{n_hidden} of {} teams are hidden", all.len());
    page.wait_until_status_says(&said).await;
    // All teams is of all; so is a table that cannot be filtered so, and it says it.
    let filtered = page.table(BY_TEAM).await;
    assert_eq!(filtered.row(ALL_TEAMS), by_team.row(ALL_TEAMS));
    assert!(filtered.name.contains("All teams is still all of them"), "{}", filtered.name);
    assert_eq!(page.table(BY_AREA).await.rows.len(), 2);
    let by_role = page.table(BY_ROLE).await;
    assert_eq!(teams(&by_role), all_roles);
    assert!(by_role.name.contains("of all service areas"), "{}", by_role.name);

    press_heading(page, BY_TEAM, "Average").await;
    wait_for_rows(page, BY_TEAM, &highest_first(&filtered, "Average")).await;

    // Each step can be taken back, and done again; another part in between changes nothing.
    let address = page.client().current_url().await.unwrap();
    assert_eq!(address.fragment(), Some("results"));
    page.go_to("Check").await;
    page.client().back().await.unwrap();
    wait_for_rows(page, BY_TEAM, &highest_first(&filtered, "Average")).await;
    page.client().back().await.unwrap();
    wait_for_rows(page, BY_TEAM, &wanted).await;
    page.client().back().await.unwrap();
    wait_for_rows(page, BY_TEAM, &all).await;
    page.client().forward().await.unwrap();
    wait_for_rows(page, BY_TEAM, &wanted).await;

    page.click("button", "Show all rows").await;
    wait_for_rows(page, BY_TEAM, &all).await;
    page.choose("Show role", &all_roles[0]).await;
    wait_for_rows(page, BY_ROLE, &vec![all_roles[0].clone()]).await;
    assert_eq!(teams(&page.table(BY_TEAM).await), all);
}
crosswise!(filtered_and_taken_back);

/// Every table has such a box, most of them folded up.
async fn tick_first_column(page: &Page) {
    const TICK: &str = "const box = withName('group', 'Columns of Average caseload by team')[0]\
                          .querySelector('input');\
                        box.click();\
                        return box.closest('label').textContent";
    let label: String = page.run(TICK, vec![]).await;
    assert_eq!(label, "Audit months (3 columns)");
}

async fn with_fewer_columns(page: &Page) {
    open(page).await;
    let all = page.table(BY_TEAM).await.headings;
    page.click("button", "Columns, Average caseload by team").await;
    page.wait_for("group", "Columns of Average caseload by team").await;
    // The column that the table is there for cannot be left out.
    assert!(page.find("checkbox", "Average").await.is_none());
    tick_first_column(page).await;
    let left: Vec<String> = all.iter().filter(|name| !name.ends_with(" 2019")).cloned().collect();
    assert_eq!(left.len(), all.len() - 3);
    page.until_equal("the headings that are left", &left, async || {
        page.table(BY_TEAM).await.headings
    })
    .await;
    tick_first_column(page).await;
    page.until_equal("all headings", &all, async || page.table(BY_TEAM).await.headings).await;
}
crosswise!(with_fewer_columns);

/// Copies a table and pastes it into a text area that stands for another program, and into one that
/// takes more than text.
async fn copied(page: &Page) {
    open(page).await;
    let table = page.table(BY_TEAM).await;
    press_heading(page, BY_TEAM, "Average").await;
    let down = highest_first(&table, "Average");
    wait_for_rows(page, BY_TEAM, &down).await;
    page.click("button", "Copy the table, Average caseload by team").await;
    page.wait_until_status_says("Copied").await;
    page.run::<()>(
        "const area = document.createElement('textarea');\
         area.setAttribute('aria-label', 'Another program');\
         area.addEventListener('paste', (event) => {\
           area.dataset.html = event.clipboardData.getData('text/html');\
         });\
         document.body.append(area);",
        vec![],
    )
    .await;
    let area = page.wait_for("textbox", "Another program").await;
    area.send_keys(&format!("{}v", char::from(Key::Control))).await.unwrap();
    let (text, html): (String, String) = page
        .run(
            "const area = withName('textbox', 'Another program')[0];\
             return [area.value, area.dataset.html];",
            vec![],
        )
        .await;
    let lines: Vec<Vec<&str>> = text.lines().map(|line| line.split('\t').collect()).collect();
    let head = lines.iter().position(|line| line.contains(&"Average")).unwrap();
    let at = |name: &str| lines[head].iter().position(|cell| *cell == name).unwrap();
    let rows: Vec<(&str, &str)> =
        lines[head + 1..].iter().map(|line| (line[at("Team")], line[at("Average")])).collect();
    let expected: Vec<(String, String)> = down
        .iter()
        .map(String::as_str)
        .chain([ALL_TEAMS])
        .map(|team| (team.to_owned(), table.figure(team, "Average")))
        .collect();
    assert!(
        rows.iter().copied().eq(expected.iter().map(|(t, a)| (t.as_str(), a.as_str()))),
        "{text}"
    );
    assert!(
        text.starts_with(BY_TEAM) && text.contains("Sorted by Average, highest first."),
        "{text}"
    );
    let figure = table.figure(&down[0], "Average");
    assert!(html.contains("<table") && html.contains(&format!(">{figure}</td>")), "{html}");
}
crosswise!(copied);

#[test]
fn one_density_for_all_tables() {
    run(Engine::Chromium, Place::Served, async |page| {
        page.choose_files(&[data("messy-worker-counts-totals.csv")]).await;
        page.wait_until_ready().await;
        page.go_to("Results").await;
        page.table(BY_TEAM).await;
        let height = "return withName('table', arguments[0])[0].tBodies[0].rows[0].offsetHeight";
        let roomy: u32 = page.run(height, vec![json!(BY_TEAM)]).await;
        page.choose("Rows of tables", "Compact").await;
        page.until("rows to stand closer", async || {
            let now: u32 = page.run(height, vec![json!(BY_TEAM)]).await;
            (now < roomy).then_some(())
        })
        .await;
    });
}

/// What stands over the column that stays goes with it; else the heading of another month would stand
/// over it while the columns scroll.
async fn no_heading_over_another_column(page: &Page) {
    open(page).await;
    open_everything(page).await;
    page.resize(800, 900).await;
    let (n_scrolling, faults): (u32, Vec<String>) = page
        .run(
            "const faults = [];\
             let n = 0;\
             for (const frame of document.querySelectorAll('.of-sheet:has(.column-groups)')) {\
               if (frame.scrollWidth <= frame.clientWidth || !frame.querySelector('.tinted')) continue;\
               n += 1;\
               const rows = [...frame.querySelectorAll('thead tr')];\
               for (const scrolled of [0, 90, 10000]) {\
                 frame.scrollLeft = scrolled;\
                 const [above, own] =\
                   rows.map((row) => row.querySelector('.tinted').getBoundingClientRect());\
                 if (Math.abs(above.left - own.left) > 1 || Math.abs(above.right - own.right) > 1)\
                   faults.push(`${frame.id} at ${scrolled}: ${above.left} over ${own.left}`);\
               }\
             }\
             return [n, faults]",
            vec![],
        )
        .await;
    assert!(n_scrolling > 1, "{n_scrolling} tables scroll");
    assert!(faults.is_empty(), "{faults:?}");
}

#[test]
fn headings_over_the_column_that_stays() {
    run(Engine::Chromium, Place::File, no_heading_over_another_column);
}

/// Up to sixty rows, each stands in the page with the total; a longer table keeps its total in view.
async fn no_row_is_out_of_sight(page: &Page) {
    let cut = "return [...document.querySelectorAll('.of-sheet')]\
               .filter((frame) => frame.scrollHeight > frame.clientHeight + 1)\
               .map((frame) => frame.id)";
    open(page).await;
    open_everything(page).await;
    let hidden: Vec<String> = page.run(cut, vec![]).await;
    assert!(hidden.is_empty(), "{hidden:?}");

    page.go_to("Files").await;
    page.click("button", "Clear everything").await;
    let row = |team| format!("Jul-19,Team {team},Worker {team},{team}\n");
    let rows = (1..=70).map(row).collect::<Vec<String>>().concat();
    page.drop_files(&[("many.csv", &format!("Month,Team,Worker,Cases\n{rows}"))]).await;
    page.wait_until_ready().await;
    page.go_to("Results").await;
    let table = page.table(BY_TEAM).await;
    assert!(table.name.contains("Scroll down in the table for every row."), "{}", table.name);
    let hidden: Vec<String> = page.run(cut, vec![]).await;
    assert!(hidden.contains(&"by-team".to_owned()), "{hidden:?}");
    let is_total_seen: bool = page
        .run(
            "const frame = document.getElementById('by-team');\
             const total = frame.querySelector('tfoot tr').getBoundingClientRect();\
             const around = frame.getBoundingClientRect();\
             return total.top > around.top && total.bottom <= around.bottom + 1",
            vec![],
        )
        .await;
    assert!(is_total_seen);
}

#[test]
fn every_row_and_the_total() {
    run(Engine::Chromium, Place::Served, no_row_is_out_of_sight);
}
