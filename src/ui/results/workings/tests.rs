//! Workings of a team with 60, 60 and 66 cases held by 3, 2 and 4 workers.

use super::*;
use crate::audit::figures::StockDay;
use crate::audit::settings::CountUnit;
use crate::caseload::Month;

fn figures(number: i8, n_cases: u64, n_holders: u64, n_unallocated: u64) -> MonthFigures {
    MonthFigures {
        month: Month::new(2019, number).unwrap(),
        has_rows: true,
        n_cases,
        n_holders,
        n_cases_with_fte: n_cases,
        n_holders_with_fte: n_holders,
        fte: Exact::quotient(n_holders * 4, 5).unwrap_or_else(|| Exact::whole(0)),
        n_unallocated,
        caseload: Exact::quotient(n_cases, n_holders),
        teams_without_rows: Vec::new(),
    }
}

fn conclude(measure: Measure, caseload: &Exact) -> (String, Vec<String>) {
    conclude_of(CountUnit::Cases, measure, caseload)
}

fn conclude_of(unit: CountUnit, measure: Measure, caseload: &Exact) -> (String, Vec<String>) {
    let row = FigureRow {
        is_named: true,
        service_area: None,
        name_in_last_audit: None,
        name: "North".to_owned(),
        monthly: vec![figures(7, 60, 3, 0), figures(8, 60, 2, 4), figures(9, 66, 4, 2)],
        caseload: Some(caseload.clone()),
        n_workers: 5,
        stock: None,
        notes: Vec::new(),
    };
    let table = FigureTable {
        grouping: Grouping::Team,
        measure,
        unit,
        months: row.monthly.iter().map(|month| month.month).collect(),
        names_areas: false,
        knows_fte: true,
        stock: StockDay::Month(Month::new(2019, 9).unwrap()),
        rows: Vec::new(),
        all_teams: row.clone(),
    };
    (conclusion(&table, &row, caseload), left_out(table.definition(), &row))
}

#[test]
fn the_mean_of_monthly_averages() {
    let (said, left_out) =
        conclude(Measure::MeanOfMonthlyCasesPerHolder, &Exact::quotient(133, 6).unwrap());
    assert_eq!(
        said,
        "The mean of the 3 monthly averages: (60 \u{f7} 3 + 60 \u{f7} 2 + 66 \u{f7} 4) \u{f7} 3 \
         is exactly 133/6, shown as 22.2."
    );
    assert_eq!(
        left_out,
        ["Cases without a worker are in no average: 4 in Aug 2019 and 2 in Sep 2019."]
    );
}

#[test]
fn what_is_counted_is_named() {
    let (said, left_out) =
        conclude_of(CountUnit::People, Measure::PooledCasesPerHolder, &Exact::whole(20));
    assert!(said.starts_with("All months added up, 186 people \u{f7} 9 workers"), "{said}");
    assert_eq!(
        left_out,
        ["People without a worker are in no average: 4 in Aug 2019 and 2 in Sep 2019."]
    );
}

#[test]
fn the_pooled_average() {
    let (said, _) = conclude(Measure::PooledCasesPerHolder, &Exact::quotient(62, 3).unwrap());
    assert_eq!(
        said,
        "All months added up, 186 cases \u{f7} 9 workers: exactly 62/3, shown as 20.7."
    );
}

#[test]
fn cases_for_each_full_time_equivalent() {
    let (said, _) = conclude(Measure::CasesPerFte, &Exact::quotient(155, 6).unwrap());
    assert_eq!(
        said,
        "All months added up, 186 cases \u{f7} 7.2 FTE: exactly 155/6, shown as 25.8."
    );
}
