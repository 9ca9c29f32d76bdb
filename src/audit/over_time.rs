//! Averages month by month, over more months than the audit's, and what stands out of chance.
//!
//! Months that the files do not hold to their end are left out, unless they are audit months. So are
//! months before the audit's of which only allocations tell: a list of allocations seldom has all that
//! had ended before it was drawn up, so the longer ago, the less of a month's work is in it.

use serde::{Deserialize, Serialize};

use super::figures::{FigureRow, FigureTable};
use super::ledger::Ledger;
use super::tables::Tables;
use crate::caseload::Month;
use crate::format::Exact;
use crate::stats::{NoLimits, RunChart};

/// At most so many months are shown, the latest: three years.
const N_MOST_MONTHS: usize = 36;

/// The averages of teams, month by month.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OverTime {
    /// The figures, with a month for each column; `None` where the months are those of the audit, so
    /// that its own table has them.
    own_table: Option<FigureTable>,
    /// The same by service area, where the files name any.
    own_area_table: Option<FigureTable>,
    /// What the months of each row say together, in order.
    pub runs: Vec<Run>,
    /// What the months of each service area say together, in order.
    pub area_runs: Vec<Run>,
    /// What the months of all teams say together.
    pub run_of_all: Run,
    /// Months that the files hold and that are too long ago to be shown.
    pub n_earlier_months: usize,
    /// Months that the files do not hold to their end.
    pub incomplete: Vec<Month>,
    /// Months before the audit's of which only allocations tell.
    pub of_allocations: Vec<Month>,
}

/// What the months of a row say together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// The months that have an average.
    pub months: Vec<Month>,
    /// The mean of their averages; `None` where no month has one.
    pub mean: Option<Exact>,
    /// The limits, and what stands out.
    pub limits: Result<RunChart, NoLimits>,
}

/// The months to be shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Months {
    /// In order.
    pub shown: Vec<Month>,
    n_earlier: usize,
    incomplete: Vec<Month>,
    of_allocations: Vec<Month>,
}

impl Months {
    /// Of a ledger, for an audit of these months.
    pub fn of(ledger: &Ledger, audit_months: &[Month]) -> Self {
        // The preselected months end with the last one that is complete.
        let last = ledger.preselected.last().max(audit_months.last());
        let (held, incomplete): (Vec<Month>, Vec<Month>) =
            ledger.months.iter().partition(|&month| Some(month) <= last);
        let first = audit_months.first();
        let (of_allocations, shown): (Vec<Month>, Vec<Month>) =
            held.into_iter().partition(|month| {
                Some(month) < first && ledger.of_allocations.binary_search(month).is_ok()
            });
        let n_earlier = shown.len().saturating_sub(N_MOST_MONTHS);
        let shown = shown.into_iter().skip(n_earlier).collect();
        Self { shown, n_earlier, incomplete, of_allocations }
    }
}

impl OverTime {
    /// Of an audit's tables by team and service area, and of those over the months that are shown,
    /// where they are others.
    pub fn of(audit: &Tables, own: Option<Tables>, months: &Months) -> Self {
        let (by_team, by_area) = (&audit.by_team, audit.by_area.as_ref());
        let (own_table, own_area_table) =
            own.map_or((None, None), |own| (Some(own.by_team), own.by_area));
        let table = own_table.as_ref().unwrap_or(by_team);
        let area_table = own_area_table.as_ref().or(by_area);
        Self {
            runs: table.rows.iter().map(Run::of).collect(),
            area_runs: area_table
                .map_or_else(Vec::new, |table| table.rows.iter().map(Run::of).collect()),
            run_of_all: Run::of(&table.all_teams),
            own_table,
            own_area_table,
            n_earlier_months: months.n_earlier,
            incomplete: months.incomplete.clone(),
            of_allocations: months.of_allocations.clone(),
        }
    }

    /// The figures, with a month for each column, beside the audit's own table by team.
    pub fn table<'a>(&'a self, by_team: &'a FigureTable) -> &'a FigureTable {
        self.own_table.as_ref().unwrap_or(by_team)
    }

    /// The same by service area, beside the audit's own table by area; `None` where there is none.
    pub fn area_table<'a>(&'a self, by_area: Option<&'a FigureTable>) -> Option<&'a FigureTable> {
        self.own_area_table.as_ref().or(by_area)
    }
}

impl Run {
    fn of(row: &FigureRow) -> Self {
        let figures = row.monthly.iter();
        let (months, values): (Vec<Month>, Vec<Exact>) =
            figures.filter_map(|month| Some((month.month, month.caseload.clone()?))).unzip();
        let sum = values.iter().fold(Exact::whole(0), |sum, value| sum.plus(value));
        Self {
            mean: sum.over(&Exact::whole(values.len() as u64)),
            limits: RunChart::of(&values),
            months,
        }
    }
}
