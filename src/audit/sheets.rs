//! The tables of an audit as they are shown: from the figures to sheets.
//!
//! A sheet is made where it is drawn or written, from figures that came from the ledger; no sheet
//! counts anything itself.

pub mod ages;
pub mod averages;
pub mod capacity;
pub mod flow;
mod layout;
pub mod mix;
pub mod over_time;
pub mod sensitivity;
pub mod spread;
pub mod staff;
mod subject;
pub mod waiting;
pub mod weighted;
pub mod what_if;
pub mod workers;

use super::figures::FigureTable;
use super::results::Audit;
use super::sheet::Sheet;
use super::working::Working;

/// What makes sheets of an audit.
type Sheets = fn(&Audit) -> Vec<Sheet>;

/// All that make sheets, in reading order.
const ALL: [Sheets; 11] = [
    main,
    by_role,
    by_team_and_role,
    four_averages,
    spread,
    staff,
    weighting,
    capacity,
    unallocated,
    flow_and_age,
    months,
];

/// Every sheet of an audit, in reading order.
pub fn all(audit: &Audit) -> Vec<Sheet> {
    ALL.into_iter().flat_map(|sheets| sheets(audit)).collect()
}

/// The averages by service area, where the files name any, and by team.
pub fn main(audit: &Audit) -> Vec<Sheet> {
    sheets_of(audit, by_area_and_team(audit))
}

/// The averages by role, where the files name any.
pub fn by_role(audit: &Audit) -> Vec<Sheet> {
    sheets_of(audit, &audit.by_role)
}

/// The averages of each team's roles, where the files name any.
pub fn by_team_and_role(audit: &Audit) -> Vec<Sheet> {
    sheets_of(audit, &audit.by_team_and_role)
}

/// The four averages side by side, by service area and team.
pub fn four_averages(audit: &Audit) -> Vec<Sheet> {
    by_area_and_team(audit).map(|table| sensitivity::sensitivity(table, &audit.files)).collect()
}

/// How cases are spread over workers, by service area and team, and workers by cases per FTE.
pub fn spread(audit: &Audit) -> Vec<Sheet> {
    let mut sheets: Vec<Sheet> =
        by_area_and_team(audit).map(|table| spread::spread(table, &audit.files)).collect();
    sheets.push(spread::bands(&audit.by_team, &audit.files));
    sheets
}

/// Heads and full-time equivalents, and who came and went, by service area and team.
pub fn staff(audit: &Audit) -> Vec<Sheet> {
    let mut sheets: Vec<Sheet> =
        by_area_and_team(audit).map(|table| staff::staff(table, &audit.files)).collect();
    sheets.extend(staff::changes(&audit.by_team, &audit.files));
    sheets
}

/// Averages as counted and as weighted, by service area and team, and what cases are like.
pub fn weighting(audit: &Audit) -> Vec<Sheet> {
    let mut sheets: Vec<Sheet> =
        by_area_and_team(audit).map(|table| weighted::weighted(table, &audit.files)).collect();
    sheets.extend(mix::mix(&audit.by_team, &audit.files));
    sheets
}

/// What workers can carry and hold, by service area and team; none where the weighting scheme does
/// not say what a worker can carry.
pub fn capacity(audit: &Audit) -> Vec<Sheet> {
    if !audit.by_team.scheme.states_capacity {
        return Vec::new();
    }
    by_area_and_team(audit).map(|table| capacity::capacity(table, &audit.files)).collect()
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

/// How cases came and went, and how long they have been open.
pub fn flow_and_age(audit: &Audit) -> Vec<Sheet> {
    flow_of_cases(audit).into_iter().chain(age(audit)).collect()
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
