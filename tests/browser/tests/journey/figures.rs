//! Files read without touching a setting give the right answers: every team's and service area's
//! average and months, by every definition, and the account of every row.

use std::fs;

use browser_tests::answers::{Answers, Definition, answers_for};
use browser_tests::crosswise;
use browser_tests::environment::{Engine, data};
use browser_tests::page::{Page, Place};
use browser_tests::scenario::run;

use crate::account::{self, Rows};
use crate::averages;

const ALL: [Definition; 3] = [Definition::MeanOfMonths, Definition::Pooled, Definition::PerFte];

async fn case_list(page: &Page) {
    let answers = check_averages(page, "case-list.csv").await;
    let rows = Rows::all_used(answers.data_rows, answers.unallocated_rows);
    account::check_one_file(page, "case-list.csv", rows).await;
}
crosswise!(case_list);

async fn edge_cases(page: &Page) {
    let answers = check_averages(page, "edge-cases.csv").await;
    account::check_one_file(page, "edge-cases.csv", rows_of(&answers)).await;

    // Stocks are of the last audit month; workers are counted once over all of them.
    let expected = [
        ("North", "Cases", 3),
        ("South", "Cases", 2),
        ("Reviews", "Cases", 4),
        ("All teams", "Cases", 9),
        ("North", "Unallocated", answers.teams["North"].unallocated_by_month["2019-08"]),
        ("South", "Unallocated", answers.teams["South"].unallocated_by_month["2019-08"]),
        ("All teams", "Unallocated", 1),
        ("North", "Workers", 2),
        ("Reviews", "Workers", 1),
        ("All teams", "Workers", 4),
    ]
    .map(|(row, column, number)| (row.to_owned(), column.to_owned(), number.to_string()));
    averages::check_figures(page, averages::BY_TEAM, "stocks", &expected.to_vec()).await;
    page.choose("Average", Definition::PerFte.name()).await;
    page.wait_until_it_says(&["4 cases of 1 worker without FTE", "1 of 2 months"]).await;

    // What was guessed or passed over is said, with its place.
    page.go_to("Check").await;
    page.wait_until_it_says(&["no case ID", "lines 8 and 9"]).await;
    page.wait_until_it_says(&["different FTE", "line 25"]).await;
    page.wait_until_it_says(&["name is held by workers with different IDs"]).await;
    page.wait_until_it_says(&["ID has more than one name"]).await;
    page.wait_until_it_says(&["lines 16, 17, 18, 19"]).await;
}
crosswise!(edge_cases);

async fn edge_allocations(page: &Page) {
    let answers = check_averages(page, "edge-allocations.csv").await;
    account::check_one_file(page, "edge-allocations.csv", rows_of(&answers)).await;
    // The file names no service area: there is no table of them and no column.
    assert_eq!(page.table_now(averages::BY_AREA).await, None);
    let table = page.table(averages::BY_TEAM).await;
    assert_eq!(table.column("Service area"), None, "{:?}", table.headings);
}
crosswise!(edge_allocations);

#[test]
fn worker_counts() {
    run(Engine::Chromium, Place::Served, async |page| {
        let answers = check_averages(page, "worker-counts.csv").await;
        let rows = Rows::all_used(answers.data_rows, 0);
        account::check_one_file(page, "worker-counts.csv", rows).await;
    });
}

#[test]
fn worker_counts_over_twelve_months() {
    run(Engine::Chromium, Place::Served, async |page| {
        let answers = check_averages(page, "worker-counts-2022-23.csv").await;
        let rows = Rows::all_used(answers.data_rows, 0);
        account::check_one_file(page, "worker-counts-2022-23.csv", rows).await;
    });
}

#[test]
fn case_list_with_turnover() {
    run(Engine::Chromium, Place::Served, async |page| {
        let answers = check_averages(page, "case-list-turnover.csv").await;
        let rows = Rows::all_used(answers.data_rows, answers.unallocated_rows);
        account::check_one_file(page, "case-list-turnover.csv", rows).await;
    });
}

#[test]
fn allocations() {
    run(Engine::Chromium, Place::Served, async |page| {
        let answers = check_averages(page, "allocations.csv").await;
        let rows = rows_open_at_month_ends(answers.data_rows);
        account::check_one_file(page, "allocations.csv", rows).await;
    });
}

/// Gives the file to the page and compares the averages by every definition.
async fn check_averages(page: &Page, file: &str) -> Answers {
    let answers = answers_for(file);
    page.choose_files(&[data(file)]).await;
    page.wait_until_ready().await;
    page.go_to("Results").await;
    averages::check(page, &answers, Definition::MeanOfMonths).await;
    for definition in ALL.into_iter().rev() {
        page.choose("Average", definition.name()).await;
        averages::check(page, &answers, definition).await;
    }
    answers
}

/// The account that the answers give in full.
fn rows_of(answers: &Answers) -> Rows {
    Rows {
        read: answers.data_rows,
        used: answers.used.unwrap(),
        unallocated: answers.used_unallocated.unwrap_or(0),
        blank_lines: answers.blank_lines,
        set_aside: answers.set_aside.clone(),
    }
}

/// The account of `allocations.csv`, counted here: an allocation counts when it is open at the end
/// of July, August or September 2019.
fn rows_open_at_month_ends(n_rows: u64) -> Rows {
    let text = fs::read_to_string(data("allocations.csv")).unwrap();
    let is_open_at_an_end = |line: &&str| {
        let cells: Vec<&str> = line.split(',').collect();
        let start = year_month_day(cells[4]).unwrap();
        let end = year_month_day(cells[5]);
        [(2019, 7, 31), (2019, 8, 31), (2019, 9, 30)]
            .into_iter()
            .any(|day| start <= day && end.is_none_or(|end| end > day))
    };
    let lines = || text.lines().skip(1);
    assert_eq!(lines().count() as u64, n_rows);
    let used = lines().filter(is_open_at_an_end).count() as u64;
    let mut rows = Rows::all_used(n_rows, 0);
    rows.used = used;
    if used < n_rows {
        let reason = "open at no audit month's end".to_owned();
        rows.set_aside.insert(reason, n_rows - used);
    }
    rows
}

/// A date written 31/07/2019; `None` for an empty cell.
fn year_month_day(text: &str) -> Option<(u32, u32, u32)> {
    let mut numbers = text.split('/').map(|part| part.parse::<u32>().ok());
    let (day, month, year) = (numbers.next()??, numbers.next()??, numbers.next()??);
    Some((year, month, day))
}
