//! What sheets share: their heads and rows, and the figures that are a count, a share or a quotient.

use super::subject::Subject;
use crate::audit::figures::{FigureRow, FigureTable, Grouping, MonthFigures};
use crate::audit::sheet::{Column, Sheet, SheetRow};
use crate::audit::who_counts::LeftOut;
use crate::audit::working::{Shown, Working};
use crate::format::{Exact, counted, thousands};

/// What a sheet is called in the page and to its readers.
#[derive(Clone, Copy)]
pub struct Title<'a> {
    /// What tells it apart where the rows are service areas.
    pub id_by_area: &'static str,
    /// And where they are teams.
    pub id_by_team: &'static str,
    /// What stands before `by team`.
    pub what: &'a str,
}

/// A sheet with a row for each of a table's.
pub fn sheet(
    title: Title<'_>,
    note: String,
    columns: Vec<Column>,
    (table, files): (&FigureTable, &[String]),
    row: impl Fn(Subject<'_>) -> (Vec<String>, Vec<Working>),
) -> Sheet {
    let is_by_area = table.grouping == Grouping::ServiceArea;
    let sheet_row = |subject: Subject<'_>| {
        let (notes, cells) = row(subject);
        SheetRow { names: subject.names(), notes, cells, is_of_few: subject.is_of_few() }
    };
    Sheet {
        id: if is_by_area { title.id_by_area } else { title.id_by_team },
        caption: format!("{} by {}", title.what, if is_by_area { "service area" } else { "team" }),
        note,
        row_headings: row_headings(table).iter().map(|&heading| heading.to_owned()).collect(),
        columns,
        rows: Subject::of_rows(table, files).map(sheet_row).collect(),
        total: Some(sheet_row(Subject::of_all_teams(table, files))),
    }
}

/// Rows of which there is nothing to say beside their figures. Figures that do not say what they
/// rest on rest on the rows of these months.
pub fn resting_on(
    months: impl Fn(&FigureRow) -> &[MonthFigures],
    cells: impl Fn(Subject<'_>) -> Vec<Working>,
) -> impl Fn(Subject<'_>) -> (Vec<String>, Vec<Working>) {
    move |subject| {
        let months = months(subject.row);
        let rests_on = subject.rests_on(months, |rows| rows.n_rows);
        let with_rows = |cell: Working| {
            let says_nothing = cell.is_available() && cell.rests_on.is_empty();
            if says_nothing { cell.resting_on(rests_on.clone()) } else { cell }
        };
        (Vec::new(), cells(subject).into_iter().map(with_rows).collect())
    }
}

/// Rows of which there is nothing to say beside their figures, and whose figures say all.
pub fn without_notes(
    cells: impl Fn(Subject<'_>) -> Vec<Working>,
) -> impl Fn(Subject<'_>) -> (Vec<String>, Vec<Working>) {
    move |subject| (Vec::new(), cells(subject))
}

/// The audit months.
pub fn all_months(row: &FigureRow) -> &[MonthFigures] {
    &row.monthly
}

/// Figures of single workers, resting on the rows of these months and saying how many more workers
/// there are of whom the files give no more than the number.
pub fn of_the_named(
    months: impl Fn(&FigureRow) -> &[MonthFigures],
    cells: impl Fn(Subject<'_>) -> Vec<Working>,
) -> impl Fn(Subject<'_>) -> (Vec<String>, Vec<Working>) {
    resting_on(months, move |subject| {
        let row = subject.row;
        let n_workers = row.stock.as_ref().map_or(0, |stock| stock.n_holders);
        let n_named = row.spread.as_ref().map_or(n_workers, |spread| spread.n_workers);
        let n = n_workers.saturating_sub(n_named);
        let workers = counted(n, "worker", "workers");
        let said = format!("{workers} of teams that are given in numbers: nobody is named.");
        let mut cells = cells(subject);
        for cell in cells.iter_mut().filter(|cell| n > 0 && cell.is_available()) {
            cell.left_out.push(said.clone());
        }
        cells
    })
}

/// The headings of the names at the head of each row.
pub fn row_headings(table: &FigureTable) -> &'static [&'static str] {
    match table.grouping {
        Grouping::ServiceArea => &["Service area"],
        Grouping::Team if table.names_areas => &["Service area", "Team"],
        Grouping::Team => &["Team"],
        Grouping::Role => &["Role"],
        Grouping::TeamRole => &["Team", "Role"],
    }
}

/// A number that was counted.
pub fn count(name: &str, whose: String, formula: &str, number: u64) -> Working {
    Working::done(name, whose, formula, thousands(number), Exact::whole(number), Shown::Whole)
}

/// A part of a whole; not available where the whole is 0.
pub fn share(
    name: &str,
    whose: String,
    formula: &str,
    (part, of): (u64, u64),
    why: &str,
) -> Working {
    match Exact::quotient(part, of) {
        Some(share) => {
            let expression = format!("{} \u{f7} {}", thousands(part), thousands(of));
            Working::done(name, whose, formula, expression, share, Shown::Percent)
        }
        None => Working::not_available(name, whose, formula, why),
    }
}

/// One number divided by another, to one decimal; not available where there is nothing to divide by.
pub fn quotient(
    name: &str,
    whose: String,
    formula: &str,
    (numerator, denominator): (&Exact, &Exact),
    why: &str,
) -> Working {
    match numerator.over(denominator) {
        Some(value) => {
            let expression = format!("{} \u{f7} {}", numerator.in_a_sum(), denominator.in_a_sum());
            Working::done(name, whose, formula, expression, value, Shown::OneDecimal)
        }
        None => Working::not_available(name, whose, formula, why),
    }
}

/// What is said of workers that the average leaves out, where figures cannot tell them apart.
pub fn of_all_workers(table: &FigureTable) -> &'static str {
    if LeftOut::ALL.into_iter().any(|reason| table.who.leaves_out(reason)) {
        " Cases of all workers, also of those whom the average leaves out."
    } else {
        ""
    }
}

/// The last audit month.
pub fn last(row: &FigureRow) -> &[MonthFigures] {
    row.monthly.last().map(std::slice::from_ref).unwrap_or_default()
}

/// Why there is nothing of a month, where there are no rows.
pub fn no_rows(subject: Subject<'_>, months: &[MonthFigures]) -> String {
    let months: Vec<_> = months.iter().map(|month| month.month).collect();
    format!("{}.", subject.no_rows_in(&months))
}
