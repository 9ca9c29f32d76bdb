//! Files in, figures out: the answers that were worked out independently, in exact fractions.

use crate::reading::{answers, audit_of, data_file};
use caseload_audit::audit::account::{AccountRow, Reason, RowAccount};
use caseload_audit::audit::figures::{FigureRow, FigureTable};
use caseload_audit::audit::results::{Audit, Results};
use caseload_audit::audit::settings::{AuditSettings, Measure};
use caseload_audit::caseload::MatchKey;
use serde_json::Value;

/// The names of the measures in the answers.
const MEASURES: [(&str, Measure); 3] = [
    ("mean_of_months", Measure::MeanOfMonthlyCasesPerHolder),
    ("pooled", Measure::PooledCasesPerHolder),
    ("per_fte", Measure::CasesPerFte),
];

fn results(file: &str, measure: Measure) -> Results {
    let mut files = audit_of(&[(file, &data_file(file))]);
    files.results(&AuditSettings { measure, ..AuditSettings::default() })
}

fn audit(results: &Results) -> &Audit {
    results.audit.as_ref().expect("the file holds usable rows")
}

/// Whether two spellings are one name; the answers may spell names otherwise.
fn same(a: &str, b: &str) -> bool {
    MatchKey::of(a) == MatchKey::of(b)
}

/// A row by its name, or by `area / team`.
fn row<'a>(table: &'a FigureTable, name: &str) -> &'a FigureRow {
    let is_named = |row: &&FigureRow| match name.split_once(" / ") {
        Some((area, team)) => {
            row.service_area.as_deref().is_some_and(|shown| same(shown, area))
                && same(&row.name, team)
        }
        None => same(&row.name, name),
    };
    table.rows.iter().find(is_named).unwrap_or_else(|| panic!("no row {name}"))
}

#[track_caller]
fn check_figure(row: &FigureRow, answer: &Value) {
    let Some(exact) = answer.get("exact") else {
        assert!(answer.is_null(), "an answer or none");
        assert_eq!(row.caseload, None, "{}", row.name);
        return;
    };
    let caseload = row.caseload.as_ref().unwrap_or_else(|| panic!("no figure for {}", row.name));
    assert_eq!(caseload.fraction(), exact.as_str().unwrap(), "{}", row.name);
    assert_eq!(caseload.one_decimal(), answer["one_decimal"].as_str().unwrap(), "{}", row.name);
}

/// Cases, holders and, where the answers have them, unallocated cases of each month.
#[track_caller]
fn check_months(row: &FigureRow, answer: &Value) {
    let by_month = answer["by_month"].as_object().unwrap();
    for month in &row.monthly {
        let expected = by_month.get(&month.month.iso());
        // The answers leave out a month in which nobody holds a case of the team.
        assert_eq!(month.n_holders > 0, expected.is_some(), "{} {}", row.name, month.month);
        if let Some(expected) = expected {
            let found = (month.n_cases, month.n_holders);
            let expected = (expected["cases"].as_u64(), expected["workers"].as_u64());
            assert_eq!((Some(found.0), Some(found.1)), expected, "{} {}", row.name, month.month);
        }
        if let Some(unallocated) = answer.get("unallocated_by_month") {
            let expected = unallocated[month.month.iso()].as_u64();
            assert_eq!(Some(month.n_unallocated), expected, "{} {}", row.name, month.month);
        }
    }
    if let Some(unallocated) = answer.get("unallocated").and_then(Value::as_u64) {
        let found: u64 = row.monthly.iter().map(|month| month.n_unallocated).sum();
        assert_eq!(found, unallocated, "{}", row.name);
    }
}

#[track_caller]
fn check_table(table: &FigureTable, answers: &Value, measure: &str) {
    let answers = answers.as_object().unwrap();
    assert_eq!(table.rows.len(), answers.len());
    for (name, answer) in answers {
        let row = row(table, name);
        check_months(row, answer);
        if let Some(figure) = answer.get(measure) {
            check_figure(row, figure);
        }
    }
}

/// Every team and service area by every measure, and the months.
#[track_caller]
fn check_file(file: &str) {
    check_figures(file, |measure| results(file, measure));
}

/// The figures that something gives by each measure are the answers for a file.
#[track_caller]
pub fn check_figures(file: &str, results: impl Fn(Measure) -> Results) {
    let answer = &answers()[file];
    for (name, measure) in MEASURES {
        let results = results(measure);
        let audit = audit(&results);
        let months: Vec<String> = audit.months.iter().map(|month| month.iso()).collect();
        let expected: Vec<&str> =
            answer["months"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        assert_eq!(months, expected);
        check_table(&audit.by_team, &answer["teams"], name);
        match (&audit.by_area, answer.get("service_areas")) {
            (Some(by_area), Some(areas)) => check_table(by_area, areas, name),
            (by_area, areas) => assert!(by_area.is_none() && areas.is_none(), "areas of {file}"),
        }
        if let Some(all_teams) = answer.get("all_teams") {
            check_months(&audit.by_team.all_teams, all_teams);
            check_figure(&audit.by_team.all_teams, &all_teams[name]);
        }
    }
}

fn n_set_aside(account: &RowAccount, row: &AccountRow, reason: Reason) -> u64 {
    let at = account.reasons.iter().position(|&known| known == reason);
    at.map_or(0, |at| row.set_aside[at].n_rows)
}

#[track_caller]
fn check_adds_up(account: &RowAccount) {
    for row in account.files.iter().chain([&account.all]) {
        let n_set_aside: u64 = row.set_aside.iter().map(|count| count.n_rows).sum();
        assert_eq!(row.n_read, row.n_used + n_set_aside, "{}", row.file);
        assert!(row.n_used_unallocated <= row.n_used);
    }
}

/// The account of a file in which every row counts.
#[track_caller]
fn check_all_used(file: &str) {
    let answer = &answers()[file];
    let account = results(file, Measure::default()).account;
    check_adds_up(&account);
    assert_eq!(account.all.n_read, answer["data_rows"].as_u64().unwrap());
    assert_eq!(account.all.n_used, account.all.n_read);
    let n_unallocated = answer["unallocated_rows"].as_u64().unwrap();
    assert_eq!(account.all.n_used_unallocated, n_unallocated);
    assert_eq!(account.reasons, []);
}

#[test]
fn case_list() {
    check_file("case-list.csv");
    check_all_used("case-list.csv");
}

#[test]
fn worker_counts() {
    check_file("worker-counts.csv");
    check_all_used("worker-counts.csv");
}

#[test]
fn case_list_with_turnover() {
    check_file("case-list-turnover.csv");
    check_all_used("case-list-turnover.csv");
}

#[test]
fn a_year_of_worker_counts() {
    check_file("worker-counts-2022-23.csv");
    check_all_used("worker-counts-2022-23.csv");
}

/// The account of a file with rows that are no data: titles and blank lines stand beside what was
/// read, totals and notes are set aside.
#[track_caller]
fn check_messy(file: &str, other_reasons: &[(Reason, u64)]) {
    check_file(file);
    let answer = &answers()[file];
    let not_data = |name: &str| answer["not_data"][name].as_u64().unwrap_or(0);
    let account = results(file, Measure::default()).account;
    check_adds_up(&account);
    let n_data = answer["data_rows"].as_u64().unwrap();
    let (n_total, n_below) = (not_data("total"), not_data("footer/unreadable"));
    assert_eq!(account.all.n_read, n_data + n_total + n_below, "read");
    assert_eq!(account.all.n_blank_lines, not_data("blank"), "blank");
    let mut n_not_used = 0;
    let duplicates = (Reason::ExactRepeat, answer["duplicate_rows"].as_u64().unwrap());
    let expected = [(Reason::TotalRow, n_total), (Reason::OneCell, n_below), duplicates];
    for &(reason, n) in expected.iter().chain(other_reasons) {
        assert_eq!(n_set_aside(&account, &account.all, reason), n, "{reason:?}");
        n_not_used += n;
    }
    assert_eq!(account.all.n_used + n_not_used, account.all.n_read, "no other reason");
    // The answer counts repeats of unallocated rows among them.
    let n_unallocated = answer["unallocated_rows"].as_u64().unwrap();
    assert!(
        (n_unallocated - duplicates.1..=n_unallocated).contains(&account.all.n_used_unallocated)
    );
}

#[test]
fn semicolons_and_windows_1252() {
    check_messy("messy-semicolon-windows-1252.csv", &[]);
}

#[test]
fn unicode_text() {
    check_messy("messy-unicode-text.txt", &[]);
}

#[test]
fn duplicates_and_spellings() {
    check_messy("messy-duplicates-and-spellings.csv", &[]);
}

#[test]
fn worker_counts_with_totals() {
    // Workers without cases are 24 rows of managers.
    check_messy("messy-worker-counts-totals.csv", &[(Reason::NoCasesHeld, 24)]);
}

#[test]
fn a_file_for_each_month() {
    let names = ["July", "August", "September"].map(|month| format!("Caseload {month} 2019.csv"));
    let bytes = names.each_ref().map(|name| data_file(name));
    let files: Vec<(&str, &[u8])> =
        names.iter().zip(&bytes).map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let answer = &answers()["case-list.csv"];
    for (name, measure) in MEASURES {
        let results =
            audit_of(&files).results(&AuditSettings { measure, ..AuditSettings::default() });
        check_table(&audit(&results).by_team, &answer["teams"], name);
        let by_area = audit(&results).by_area.as_ref().unwrap();
        check_table(by_area, &answer["service_areas"], name);
        assert_eq!(results.account.all.n_used, answer["data_rows"].as_u64().unwrap());
    }
}

#[test]
fn allocations() {
    check_file("allocations.csv");
    let account = results("allocations.csv", Measure::default()).account;
    check_adds_up(&account);
    assert_eq!(account.all.n_read, answers()["allocations.csv"]["data_rows"].as_u64().unwrap());
}

#[test]
fn edge_cases() {
    check_file("edge-cases.csv");
    check_edge_account(
        "edge-cases.csv",
        &[
            (Reason::ExactRepeat, "exact repeat"),
            (Reason::EarlierSnapshot, "earlier snapshot in the same month"),
            (Reason::TotalRow, "total row"),
        ],
    );
    let results = results("edge-cases.csv", Measure::default());
    assert_eq!(results.account.all.n_used_unallocated, 2);
    assert_eq!(results.account.all.n_blank_lines, 1);
    assert_eq!(audit(&results).by_team.all_teams.n_workers, Some(4));
    let reviews = row(&audit(&results).by_team, "Reviews");
    assert!(reviews.notes.contains(&"1 of 2 months: no rows in July 2019".to_owned()));
}

#[test]
fn edge_allocations() {
    check_file("edge-allocations.csv");
    check_edge_account(
        "edge-allocations.csv",
        &[
            (Reason::NotOpenAtMonthEnd, "open at no audit month's end"),
            (Reason::ClosedBeforeStart, "closed before start"),
        ],
    );
}

#[track_caller]
fn check_edge_account(file: &str, reasons: &[(Reason, &str)]) {
    let answer = &answers()[file];
    let account = results(file, Measure::default()).account;
    check_adds_up(&account);
    assert_eq!(account.all.n_read, answer["data_rows"].as_u64().unwrap());
    assert_eq!(account.all.n_used, answer["used"].as_u64().unwrap());
    assert_eq!(account.reasons.len(), answer["set_aside"].as_object().unwrap().len());
    for &(reason, name) in reasons {
        let expected = answer["set_aside"][name].as_u64().unwrap();
        assert_eq!(n_set_aside(&account, &account.files[0], reason), expected, "{name}");
        assert_eq!(n_set_aside(&account, &account.all, reason), expected, "{name}");
    }
}
