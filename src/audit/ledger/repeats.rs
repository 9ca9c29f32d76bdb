//! Lists: files of one shape under the same header, and the rows that repeat one of an earlier
//! file of their list.

use std::collections::BTreeMap;

use super::FileTally;
use crate::audit::account::RowCount;
use crate::issue::{Finding, Kind, Place};

/// The lists that files belong to, and the rows that earlier files of the list hold already.
#[derive(Clone, Debug, Default)]
pub struct Repeats {
    lists: Vec<u32>,
    /// For each file, by row, whether an earlier file has it; empty where none has any.
    repeated: Vec<Vec<bool>>,
    counts: Vec<RowCount>,
}

impl Repeats {
    /// Finds the lists and the repeats between their files.
    pub fn among(files: &[FileTally<'_>]) -> Self {
        let mut known = BTreeMap::new();
        let mut repeats = Self::default();
        for (number, file) in files.iter().enumerate() {
            // A comma at the end of the header does not make another list.
            let named = file.tally.columns().keys().iter().filter(|key| !key.is_empty());
            let mut keys: Vec<&String> = named.collect();
            keys.sort_unstable();
            let next = u32::try_from(known.len()).unwrap_or(u32::MAX);
            let list = *known.entry((file.tally.shape(), keys)).or_insert(next);
            let earlier: Vec<&FileTally<'_>> = files
                .iter()
                .zip(&repeats.lists)
                .filter(|&(other, &its_list)| its_list == list && may_share_rows(other, file))
                .map(|(other, _)| other)
                .collect();
            repeats.lists.push(list);
            repeats.add_file(number, file, &earlier);
        }
        repeats
    }

    fn add_file(&mut self, number: usize, file: &FileTally<'_>, earlier: &[&FileTally<'_>]) {
        let mut repeated = Vec::new();
        let mut count = RowCount::listed();
        if !earlier.is_empty() {
            for row in file.tally.rows.all() {
                let is_repeat = earlier.iter().any(|other| other.tally.rows.holds(row));
                repeated.push(is_repeat);
                if is_repeat {
                    count.add(u64::from(row.line));
                }
            }
        }
        if count.n_rows == 0 {
            repeated.clear();
        }
        debug_assert_eq!(number, self.repeated.len(), "files come in order");
        self.repeated.push(repeated);
        self.counts.push(count);
    }

    /// The list that a file belongs to; lists are numbered in the order of their first files.
    pub fn list(&self, file: usize) -> u32 {
        self.lists.get(file).copied().unwrap_or(0)
    }

    /// Whether an earlier file of the list holds the row already.
    pub fn is_repeat(&self, file: usize, row: usize) -> bool {
        self.repeated.get(file).and_then(|rows| rows.get(row)).copied().unwrap_or(false)
    }

    /// Whether any row of a file is held by an earlier one.
    pub fn has_any(&self, file: usize) -> bool {
        self.count(file).is_some_and(|count| count.n_rows > 0)
    }

    /// The rows of a file that earlier ones hold already.
    pub fn count(&self, file: usize) -> Option<&RowCount> {
        self.counts.get(file)
    }

    /// Exact repeats, within files and between them.
    pub fn findings(&self, files: &[FileTally<'_>]) -> Option<Finding> {
        let mut n_rows = 0;
        let mut places = Vec::new();
        for (file, between) in files.iter().zip(&self.counts) {
            let mut count = between.clone();
            let reason = crate::audit::account::Reason::ExactRepeat;
            if let Some(within) = file.tally.set_aside.get(&reason) {
                count.merge(within);
            }
            if count.n_rows > 0 {
                n_rows += count.n_rows;
                places.push(Place::lines(file.name, count.first_lines));
            }
        }
        (n_rows > 0).then(|| Finding::new(Kind::ExactRepeats, n_rows, places))
    }
}

/// Whether two files of one list can hold the same row at all: cheap to ask, and usually no for a
/// file a month.
fn may_share_rows(a: &FileTally<'_>, b: &FileTally<'_>) -> bool {
    let days = |file: &FileTally<'_>| {
        let profiles = file.tally.profiles.all().iter();
        profiles.map(|profile| profile.snapshot.map(|snapshot| snapshot.day)).collect::<Vec<_>>()
    };
    let (mut of_a, mut of_b) = (days(a), days(b));
    of_a.sort_unstable();
    of_a.dedup();
    of_b.sort_unstable();
    of_b.dedup();
    of_a.iter().any(|day| of_b.binary_search(day).is_ok())
}
