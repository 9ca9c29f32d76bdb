//! The averages by service area, team or role: a column for each audit month, the average, and the
//! numbers that stand beside it.

pub(super) mod beside;
pub(super) mod caseload;

use crate::audit::figures::{FigureRow, FigureTable, Grouping, MonthFigures};
use crate::audit::settings::Definition;
use crate::audit::sheet::{Column, Sheet, SheetRow};
use crate::audit::working::{Shown, Working};
use crate::caseload::Month;
use crate::caseload::month::months_in_words;

use super::layout::row_headings;
use super::subject::Subject;

/// The table with every figure's working. `files` are the names of the audit's files, by number.
pub fn averages(table: &FigureTable, files: &[String]) -> Sheet {
    let (id, caption) = match table.grouping {
        Grouping::ServiceArea => ("by-area", "Average caseload by service area"),
        Grouping::Team => ("by-team", "Average caseload by team"),
        Grouping::Role => ("by-role", "Average caseload by role"),
        Grouping::TeamRole => ("by-team-and-role", "Average caseload by team and role"),
    };
    let definition = table.definition();
    Sheet {
        id,
        caption: caption.to_owned(),
        note: format!(
            "{}, {}, {}. {}",
            definition.name(),
            definition.unit(),
            months_in_words(&table.months),
            beside::whose(table)
        ),
        row_headings: row_headings(table).iter().map(|&heading| heading.to_owned()).collect(),
        columns: columns(table),
        rows: Subject::of_rows(table, files).map(sheet_row).collect(),
        total: Some(sheet_row(Subject::of_all_teams(table, files))),
    }
}

/// A month's own average.
pub fn of_month(subject: Subject<'_>, month: &MonthFigures) -> Working {
    caseload::of_month(subject, month)
}

/// What is in neither number of a month's average, beside the cases that nobody holds.
pub fn in_neither_number(definition: Definition, month: &MonthFigures) -> Vec<String> {
    caseload::in_neither_number(definition, std::slice::from_ref(month))
}

/// The average over the audit months of each row, in order.
pub fn of_rows<'a>(
    table: &'a FigureTable,
    files: &'a [String],
) -> impl Iterator<Item = (&'a FigureRow, Working)> {
    Subject::of_rows(table, files).map(|subject| (subject.row, caseload::average(subject)))
}

/// The averages of the audit months of all teams together, those that there are.
pub fn months_of_all_teams(table: &FigureTable, files: &[String]) -> Vec<(Month, Working)> {
    let subject = Subject::of_all_teams(table, files);
    let months = subject.row.monthly.iter().map(|month| (month.month, of_month(subject, month)));
    months.filter(|(_, average)| average.is_available()).collect()
}

/// The average over the audit months of all teams together.
pub fn of_all_teams(table: &FigureTable, files: &[String]) -> Working {
    caseload::average(Subject::of_all_teams(table, files))
}

fn columns(table: &FigureTable) -> Vec<Column> {
    let at_stock = |heading: &str| Column::at(heading, table.stock.heading());
    let mut columns: Vec<Column> = table
        .months
        .iter()
        .map(|month| Column::of(month.to_string()).within("Audit months"))
        .collect();
    columns.push(Column::of("Average").main());
    let counts_posts = table.counts_staff_in_post();
    columns.push(Column::of(beside::heading_of_workers(table)));
    if counts_posts {
        columns.push(at_stock("Staff in post"));
    }
    if table.knows_fte {
        columns.push(at_stock(if counts_posts { "FTE of staff in post" } else { "FTE" }));
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
    if table.counts_staff_in_post() {
        cells.push(beside::staff_in_post(subject));
    }
    if table.knows_fte {
        cells.push(if table.counts_staff_in_post() {
            beside::fte_in_post(subject, Shown::OneDecimal)
        } else {
            beside::fte(subject)
        });
    }
    cells.push(beside::cases(subject));
    if table.counts_unallocated() {
        cells.push(beside::unallocated(subject));
    }
    SheetRow {
        names: subject.names(),
        notes: row.notes.clone(),
        cells,
        is_of_few: subject.is_of_few(),
    }
}
