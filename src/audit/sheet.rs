//! A table of figures as it is shown, each cell with its working.

mod align;
mod columns;
mod filter;
mod order;
mod seen;

pub use align::padding;
pub use columns::{ColumnGroup, Optional};
pub use filter::{Choices, RowFilter, Wanted};
pub use order::{Direction, Sort, SortBy};
pub use seen::{Seen, SheetView};

use super::working::Working;

/// A table of figures: the page draws it, the exports write it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// What tells it apart in the page, in letters and hyphens: `spread-by-team`.
    pub id: &'static str,
    /// Its name: `Average caseload by team`.
    pub caption: String,
    /// Definition and period, in a sentence.
    pub note: String,
    /// The headings of the names at the head of each row: `Service area` and `Team`.
    pub row_headings: Vec<String>,
    /// The headings of the figures.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<SheetRow>,
    /// The last row, where there is one for all the others together: All teams.
    pub total: Option<SheetRow>,
}

impl Sheet {
    /// Whether its rows have names under this heading.
    pub fn has_row_heading(&self, heading: &str) -> bool {
        self.row_headings.iter().any(|name| name == heading)
    }

    /// Whether its rows can be put into such an order.
    pub fn can_sort_by(&self, by: &SortBy) -> bool {
        match by {
            SortBy::Name(heading) => self.has_row_heading(heading),
            SortBy::Figure(name) => self.columns.iter().any(|column| column.name() == *name),
        }
    }

    /// Whether it is said elsewhere of when a column is: in the note, where all columns are of one time,
    /// or over it. What stands over a main column may be out of view, where that stays.
    pub fn says_when(&self, column: &Column) -> bool {
        (column.when == column.group && !column.is_main)
            || self.columns.iter().all(|other| other.when == column.when)
    }
}

/// A column of figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// What it is: `Median`.
    pub heading: String,
    /// When it is of, where that is not the whole period: `30 Sep`.
    pub when: String,
    /// What it has in common with those beside it: `Audit months`; empty for a column of its own.
    pub group: String,
    /// Whether it is the figure that the table is there for.
    pub is_main: bool,
}

impl Column {
    /// A column of the whole period.
    pub fn of(heading: impl Into<String>) -> Self {
        Self { heading: heading.into(), when: String::new(), group: String::new(), is_main: false }
    }

    /// A column of a moment.
    pub fn at(heading: impl Into<String>, when: impl Into<String>) -> Self {
        Self { when: when.into(), ..Self::of(heading) }
    }

    /// The same as one of a group of columns.
    #[must_use]
    pub fn within(self, group: impl Into<String>) -> Self {
        Self { group: group.into(), ..self }
    }

    /// What it is, and of when: `Cases, 30 Sep`.
    pub fn name(&self) -> String {
        if self.when.is_empty() {
            self.heading.clone()
        } else {
            format!("{}, {}", self.heading, self.when)
        }
    }

    /// The column that the table is there for.
    #[must_use]
    pub fn main(self) -> Self {
        Self { is_main: true, ..self }
    }
}

/// A row of figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetRow {
    /// The names at its head, as many as the sheet's row headings; the last is the row's own.
    pub names: Vec<String>,
    /// What to know about the row.
    pub notes: Vec<String>,
    /// The figures, one for each column.
    pub cells: Vec<Working>,
    /// Whether they rest on one or two workers in any month, so that they tell what a person holds.
    pub is_of_few: bool,
}
