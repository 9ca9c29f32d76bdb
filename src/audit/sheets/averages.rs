//! The averages by service area, team or role: a column for each audit month, the average, and the
//! numbers that stand beside it.

mod beside;
mod caseload;

use std::collections::{BTreeMap, BTreeSet};

use crate::audit::figures::{FigureTable, Grouping};
use crate::audit::sheet::{Column, Sheet, SheetRow};
use crate::audit::working::Working;
use crate::caseload::month::months_in_words;

use super::subject::Subject;

/// The table with every figure's working. `files` are the names of the audit's files, by number.
pub fn averages(table: &FigureTable, files: &[String]) -> Sheet {
    let (id, caption, headings): (_, _, &[&str]) = match table.grouping {
        Grouping::ServiceArea => ("by-area", "Average caseload by service area", &["Service area"]),
        Grouping::Team if table.names_areas => {
            ("by-team", "Average caseload by team", &["Service area", "Team"])
        }
        Grouping::Team => ("by-team", "Average caseload by team", &["Team"]),
        Grouping::Role => ("by-role", "Average caseload by role", &["Role"]),
        Grouping::TeamRole => {
            ("by-team-and-role", "Average caseload by team and role", &["Team", "Role"])
        }
    };
    let definition = table.definition();
    let many = names_of_many(table);
    let rows = table.rows.iter().map(|row| {
        let has_namesake = row.team.as_ref().is_some_and(|team| many.contains(team.as_str()));
        Subject { table, row, files, has_namesake }
    });
    Sheet {
        id,
        caption: caption.to_owned(),
        note: format!(
            "{}, {}, {}.",
            definition.name(),
            definition.unit(),
            months_in_words(&table.months)
        ),
        row_headings: headings.iter().map(|&heading| heading.to_owned()).collect(),
        columns: columns(table),
        rows: rows.map(sheet_row).collect(),
        total: Some(sheet_row(all_teams(table, files))),
    }
}

/// The average over the audit months of all teams together.
pub fn of_all_teams(table: &FigureTable, files: &[String]) -> Working {
    caseload::average(all_teams(table, files))
}

fn all_teams<'a>(table: &'a FigureTable, files: &'a [String]) -> Subject<'a> {
    Subject { table, row: &table.all_teams, files, has_namesake: false }
}

/// The names that teams of several areas have.
fn names_of_many(table: &FigureTable) -> BTreeSet<&str> {
    let mut areas: BTreeMap<&str, BTreeSet<Option<&str>>> = BTreeMap::new();
    for row in &table.rows {
        if let Some(team) = &row.team {
            areas.entry(team).or_default().insert(row.service_area.as_deref());
        }
    }
    areas.into_iter().filter(|(_, areas)| areas.len() > 1).map(|(team, _)| team).collect()
}

fn columns(table: &FigureTable) -> Vec<Column> {
    let at_stock = |heading: &str| Column::at(heading, table.stock.heading());
    let mut columns: Vec<Column> =
        table.months.iter().map(|month| Column::of(month.to_string())).collect();
    columns.push(Column::of("Average").main());
    columns.push(Column::of("Workers"));
    if table.knows_fte {
        columns.push(at_stock("FTE"));
    }
    columns.push(at_stock(table.unit.heading()));
    if table.counts_unallocated() {
        columns.push(at_stock("Unallocated"));
    }
    columns
}

fn sheet_row(subject: Subject<'_>) -> SheetRow {
    let Subject { table, row, .. } = subject;
    let mut cells: Vec<Working> =
        row.monthly.iter().map(|month| caseload::of_month(subject, month)).collect();
    cells.push(caseload::average(subject));
    cells.push(beside::workers(subject));
    if table.knows_fte {
        cells.push(beside::fte(subject));
    }
    cells.push(beside::cases(subject));
    if table.counts_unallocated() {
        cells.push(beside::unallocated(subject));
    }
    SheetRow { names: subject.names(), notes: row.notes.clone(), cells }
}
