//! What happens to the rows of a file, in classes that every choice of audit months can be
//! answered from. Each class is counted on its own.

use std::collections::BTreeMap;

use crate::audit::account::{Reason, RowCount};
use crate::audit::tally::Tally;
use crate::caseload::Month;

/// A class of rows with the same fate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// Set aside whatever the settings.
    Fixed(Reason),
    /// Rows of a snapshot or count in a month.
    InMonth {
        /// The month.
        month: Month,
        /// What they are to it.
        role: AtSnapshot,
        /// Whether they have no worker.
        is_unallocated: bool,
    },
    /// Allocations, open at the ends of the months from `from` to `to`; at none if `to` is earlier.
    Open {
        /// The list they belong to.
        list: u32,
        /// Their team.
        team: u32,
        /// The first month at whose end they are open.
        from: Month,
        /// The last month.
        to: Month,
        /// Whether they have no worker.
        is_unallocated: bool,
    },
}

/// What rows are to their month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AtSnapshot {
    /// The month's figures rest on them.
    Counted,
    /// They would count, but say that a worker holds no case.
    HoldsNone,
    /// A later snapshot of the month counts.
    Earlier,
    /// A list that was added earlier covers the team and month.
    CoveredElsewhere,
}

/// The rows of a file by their fate.
#[derive(Clone, Debug, Default)]
pub struct Fates {
    /// Every record after the header.
    pub n_read: u64,
    rows: BTreeMap<Fate, RowCount>,
}

impl Fates {
    /// Begins with what is settled in the file alone.
    pub fn of_tally(tally: &Tally) -> Self {
        let mut fates = Self { n_read: tally.n_read(), rows: BTreeMap::new() };
        for (&reason, count) in &tally.set_aside {
            fates.add_rows(Fate::Fixed(reason), count);
        }
        fates
    }

    /// Counts a row.
    pub fn add(&mut self, fate: Fate, line: u64) {
        self.rows.entry(fate).or_insert_with(RowCount::listed).add(line);
    }

    /// Counts several rows.
    pub fn add_rows(&mut self, fate: Fate, count: &RowCount) {
        if count.n_rows > 0 {
            self.rows.entry(fate).or_insert_with(RowCount::listed).merge(count);
        }
    }

    /// All classes with their rows.
    pub fn iter(&self) -> impl Iterator<Item = (Fate, &RowCount)> {
        self.rows.iter().map(|(&fate, count)| (fate, count))
    }

    /// The classes that are set aside whatever the settings.
    pub fn fixed(&self) -> impl Iterator<Item = (Reason, &RowCount)> {
        self.iter().filter_map(|(fate, count)| match fate {
            Fate::Fixed(reason) => Some((reason, count)),
            Fate::InMonth { .. } | Fate::Open { .. } => None,
        })
    }
}
