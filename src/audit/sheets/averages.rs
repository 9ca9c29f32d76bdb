//! The averages by service area, team or role: a column for each audit month, the average, and the
//! numbers that stand beside it.

mod beside;
mod caseload;

use crate::audit::figures::{FigureRow, FigureTable, Grouping};
use crate::audit::sheet::{Column, Sheet, SheetRow};
use crate::audit::working::Working;
use crate::caseload::Month;
use crate::caseload::month::months_in_words;

/// The table with every figure's working.
pub fn averages(table: &FigureTable) -> Sheet {
    let (id, caption, heading) = match table.grouping {
        Grouping::ServiceArea => ("by-area", "Average caseload by service area", "Service area"),
        Grouping::Team => ("by-team", "Average caseload by team", "Team"),
        Grouping::Role => ("by-role", "Average caseload by role", "Role"),
    };
    let definition = table.definition();
    let mut row_headings = vec![heading.to_owned()];
    if table.names_areas {
        row_headings.insert(0, "Service area".to_owned());
    }
    Sheet {
        id,
        caption: caption.to_owned(),
        note: format!(
            "{}, {}, {}.",
            definition.name(),
            definition.unit(),
            months_in_words(&table.months)
        ),
        row_headings,
        columns: columns(table),
        rows: table.rows.iter().map(|row| sheet_row(Subject { table, row })).collect(),
        total: Some(sheet_row(Subject { table, row: &table.all_teams })),
    }
}

/// The average over the audit months of all teams together.
pub fn of_all_teams(table: &FigureTable) -> Working {
    caseload::average(Subject { table, row: &table.all_teams })
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
    let Subject { table, row } = subject;
    let mut names = vec![row.name.clone()];
    if table.names_areas {
        names.insert(0, row.service_area.clone().unwrap_or_default());
    }
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
    SheetRow { names, notes: row.notes.clone(), cells }
}

/// Whose figures they are: a row of a table.
#[derive(Clone, Copy)]
struct Subject<'a> {
    table: &'a FigureTable,
    row: &'a FigureRow,
}

impl Subject<'_> {
    /// `North (Adults)`: two areas may have teams of one name.
    fn name(self) -> String {
        match &self.row.service_area {
            Some(area) => format!("{} ({area})", self.row.name),
            None => self.row.name.clone(),
        }
    }

    /// `North (Adults), July to September 2019`.
    fn over_the_months(self) -> String {
        format!("{}, {}", self.name(), months_in_words(&self.table.months))
    }

    /// `North (Adults), July 2019`.
    fn in_month(self, month: Month) -> String {
        format!("{}, {}", self.name(), month.long())
    }

    /// `North (Adults), on 30 September 2019`.
    fn at_stock(self) -> String {
        format!("{}, {}", self.name(), self.table.stock.in_words())
    }

    /// Why these months have no figure: `there are no rows for North in July 2019`. A role has
    /// rows where somebody in it holds a case.
    fn no_rows_in(self, months: &[Month]) -> String {
        let months = months_in_words(months);
        if self.is_of_roles() {
            return format!("nobody in the role {} held a case in {months}", self.row.name);
        }
        format!("there are no rows for {} in {months}", self.name())
    }

    /// Whether it is a role, and not all teams below the roles.
    fn is_of_roles(self) -> bool {
        self.table.grouping == Grouping::Role
            && !std::ptr::eq(self.row, &raw const self.table.all_teams)
    }
}
