//! A table of figures as it is shown, each cell with its working.

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

/// A column of figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// What it is: `Median`.
    pub heading: String,
    /// When it is of, where that is not the whole period: `30 Sep`.
    pub when: String,
    /// Whether it is the figure that the table is there for.
    pub is_main: bool,
}

impl Column {
    /// A column of the whole period.
    pub fn of(heading: impl Into<String>) -> Self {
        Self { heading: heading.into(), when: String::new(), is_main: false }
    }

    /// A column of a moment.
    pub fn at(heading: impl Into<String>, when: impl Into<String>) -> Self {
        Self { when: when.into(), ..Self::of(heading) }
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
