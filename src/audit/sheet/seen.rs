//! A sheet as a reader wants to see it: in which order, which rows and columns, and what to say of
//! the difference.

use std::collections::BTreeSet;

use super::{RowFilter, Sheet, Sort};
use crate::format::counted;

/// What is wanted of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetView {
    /// The order of the rows, where it is not the sheet's own.
    pub sort: Option<Sort>,
    /// The columns that are left out, by [`Optional::name`](super::Optional::name).
    pub hidden: BTreeSet<String>,
}

/// What is seen of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// The places of the rows, in order; All teams follows them.
    pub rows: Vec<usize>,
    /// The places of the columns.
    pub columns: Vec<usize>,
    /// How many rows the filter leaves out.
    pub n_rows_hidden: usize,
    /// How the rows are ordered, in words; empty for the sheet's own order.
    pub order: String,
    /// What the filter does to this sheet, in sentences; empty where it is off.
    pub filter: String,
}

impl Sheet {
    /// What is seen of it.
    pub fn seen(&self, view: &SheetView, filter: &RowFilter) -> Seen {
        let mut rows = self.order(view.sort.as_ref());
        rows.retain(|&at| self.rows.get(at).is_some_and(|row| filter.keeps(self, row)));
        let n_rows_hidden = self.rows.len() - rows.len();
        let sort = view.sort.as_ref().filter(|sort| self.can_sort_by(&sort.by));
        Seen {
            rows,
            columns: self.columns_without(&view.hidden),
            n_rows_hidden,
            order: sort.map(|sort| format!("{}.", sort.in_words())).unwrap_or_default(),
            filter: self.filter_in_words(filter, n_rows_hidden),
        }
    }

    fn filter_in_words(&self, filter: &RowFilter, n_hidden: usize) -> String {
        let mut said = Vec::new();
        if n_hidden > 0 {
            let (n, of) = (n_hidden as u64, self.rows.len() as u64);
            let hidden = if n == 1 { "is" } else { "are" };
            said.push(format!(
                "Only {}: {n} of {} {hidden} hidden.",
                filter.in_words(),
                counted(of, "row", "rows")
            ));
            if self.total.is_some() {
                said.push("All teams is still all of them.".to_owned());
            }
        }
        if let Some(of) = filter.not_applied(self) {
            said.push(format!("This table is of {of}, whatever the filter."));
        }
        said.join(" ")
    }
}
