//! Which lists say whether cases wait without a worker.
//!
//! A list of allocations or of counts by worker is of what workers hold: only where a row of it has
//! no worker does it list waiting work too, and then a month without such a row has none. A case list
//! is of a team's open cases, whoever holds them, so that it says it anyway; but where no row of any
//! file is without a worker, the files may not list waiting work at all.

use std::collections::BTreeSet;

use super::{Basis, Ledger};
use crate::intake::shape::Shape;

/// Says of the lists whether they tell, once the moments are counted.
pub fn count(basis: Basis<'_>, ledger: &mut Ledger) {
    let mut of_holders: BTreeSet<u32> = BTreeSet::new();
    let mut with_waiting: BTreeSet<u32> = BTreeSet::new();
    for (number, file) in basis.files.iter().enumerate() {
        // Rows of whole teams have no worker, and say it by their numbers.
        if file.tally.is_of_whole_teams() {
            continue;
        }
        let list = basis.repeats.list(number);
        if matches!(file.tally.shape(), Shape::WorkerCounts | Shape::Allocations) {
            of_holders.insert(list);
        }
        let n_profiles = file.tally.profiles.all().len();
        let mut entries = (0..n_profiles).filter_map(|at| basis.roster.entry(number, at));
        if entries.any(|entry| entry.worker.is_none()) {
            with_waiting.insert(list);
        }
    }
    ledger.lists_waiting_work =
        !with_waiting.is_empty() || ledger.moments.values().any(|moment| moment.n_unallocated > 0);
    ledger.silent_lists = of_holders.difference(&with_waiting).copied().collect();
}
