//! The tables of an audit as they are shown: from the figures to sheets.
//!
//! A sheet is made where it is drawn or written, from figures that came from the ledger; no sheet
//! counts anything itself.

pub mod averages;
mod subject;
pub mod what_if;
pub mod workers;

use super::figures::FigureTable;
use super::results::Audit;
use super::sheet::Sheet;
use super::working::Working;

/// Every sheet of an audit, in reading order.
pub fn all(audit: &Audit) -> Vec<Sheet> {
    [main, by_role, by_team_and_role].into_iter().flat_map(|sheets| sheets(audit)).collect()
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

/// The average over the audit months of all teams together.
pub fn average_of_all_teams(audit: &Audit) -> Working {
    averages::of_all_teams(&audit.by_team, &audit.files)
}

fn sheets_of<'a>(audit: &Audit, tables: impl IntoIterator<Item = &'a FigureTable>) -> Vec<Sheet> {
    tables.into_iter().map(|table| averages::averages(table, &audit.files)).collect()
}
