//! The tables of an audit as they are shown: from the figures to sheets.
//!
//! A sheet is made where it is drawn or written, from figures that came from the ledger; no sheet
//! counts anything itself.

pub mod ages;
pub mod averages;
mod by_team;
pub mod flow;
pub mod over_time;
mod subject;
pub mod waiting;

use super::figures::FigureTable;
use super::results::Audit;
use super::sheet::Sheet;
use super::working::Working;

/// Every sheet of an audit, in reading order.
pub fn all(audit: &Audit) -> Vec<Sheet> {
    [main, by_role, by_team_and_role, unallocated, flow_of_cases, age, months]
        .into_iter()
        .flat_map(|sheets| sheets(audit))
        .collect()
}

/// The averages by service area, where the files name any, and by team.
pub fn main(audit: &Audit) -> Vec<Sheet> {
    sheets_of(audit, audit.by_area.iter().chain([&audit.by_team]))
}

/// The averages by role, where the files name any.
pub fn by_role(audit: &Audit) -> Vec<Sheet> {
    sheets_of(audit, &audit.by_role)
}

/// The averages of each team's roles, where the files name any.
pub fn by_team_and_role(audit: &Audit) -> Vec<Sheet> {
    sheets_of(audit, &audit.by_team_and_role)
}

/// The work without a worker, by service area, where the files name any, and by team.
pub fn unallocated(audit: &Audit) -> Vec<Sheet> {
    let of = |table| waiting::waiting(table, &audit.files, audit.days_told);
    by_area_and_team(audit).map(of).collect()
}

/// How cases came and went.
pub fn flow_of_cases(audit: &Audit) -> Vec<Sheet> {
    by_area_and_team(audit).map(|table| flow::flow(table, &audit.files)).collect()
}

/// How long cases have been open.
pub fn age(audit: &Audit) -> Vec<Sheet> {
    let of = |table| ages::ages(table, &audit.files, audit.days_told);
    by_area_and_team(audit).map(of).collect()
}

/// The averages over time, and of each month.
pub fn months(audit: &Audit) -> Vec<Sheet> {
    let Audit { over_time: of, by_team, files, .. } = audit;
    vec![over_time::over_time(of, by_team, files), over_time::months(of, by_team, files)]
}

fn by_area_and_team(audit: &Audit) -> impl Iterator<Item = &FigureTable> {
    audit.by_area.iter().chain([&audit.by_team])
}

/// The average over the audit months of all teams together.
pub fn average_of_all_teams(audit: &Audit) -> Working {
    averages::of_all_teams(&audit.by_team, &audit.files)
}

fn sheets_of<'a>(audit: &Audit, tables: impl IntoIterator<Item = &'a FigureTable>) -> Vec<Sheet> {
    tables.into_iter().map(|table| averages::averages(table, &audit.files)).collect()
}
