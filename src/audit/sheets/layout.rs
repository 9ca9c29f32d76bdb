//! What all sheets of a table of figures have in common: the rows with their names, the total.

use super::subject::Subject;
use crate::audit::figures::{FigureTable, Grouping};
use crate::audit::sheet::{Column, Sheet, SheetRow};
use crate::audit::working::{Shown, Working};
use crate::format::{Exact, thousands};

/// What a sheet is called and says before its rows.
pub struct Head<'a> {
    /// What tells it apart in the page.
    pub id: &'static str,
    /// What it is of: `Spread of caseloads`; the rows are added: `by team`.
    pub subject: &'a str,
    /// Definition and period, and what the table answers.
    pub note: String,
}

/// The sheet of a table: a row for each of the table's, whose figures `cells` gives.
pub fn sheet(
    table: &FigureTable,
    files: &[String],
    head: Head<'_>,
    columns: Vec<Column>,
    cells: impl Fn(Subject<'_>) -> Vec<Working>,
) -> Sheet {
    let row = |subject: Subject<'_>| SheetRow {
        names: subject.names(),
        notes: Vec::new(),
        cells: cells(subject),
    };
    Sheet {
        id: head.id,
        caption: format!("{} by {}", head.subject, by(table.grouping)),
        note: head.note,
        row_headings: row_headings(table).iter().map(|&heading| heading.to_owned()).collect(),
        columns,
        rows: Subject::of_rows(table, files).map(row).collect(),
        total: Some(row(Subject::of_all_teams(table, files))),
    }
}

/// What the rows are: `service area`.
fn by(grouping: Grouping) -> &'static str {
    match grouping {
        Grouping::ServiceArea => "service area",
        Grouping::Team => "team",
        Grouping::Role => "role",
        Grouping::TeamRole => "team and role",
    }
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
pub fn count(name: &str, whose: String, formula: &str, n: u64) -> Working {
    Working::done(name, whose, formula, thousands(n), Exact::whole(n), Shown::Whole)
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
