//! Fingerprints of rows and cases: what is remembered of them instead of their text.
//!
//! A row's fingerprint is the sum, modulo 2⁶⁴, of a hash for each of its cells that is not empty,
//! so that neither the order of the columns nor empty cells decide it. Rows are told apart by the
//! fingerprint and the hash of their case together, 128 bits; cases are only ever told apart
//! within one worker, team and snapshot.

use std::collections::BTreeMap;
use std::hash::BuildHasher;

use foldhash::quality::FixedState;

/// Hashes the cells of a file's rows.
#[derive(Clone, Debug)]
pub struct Fingerprints {
    columns: Vec<FixedState>,
    cells: Vec<u64>,
}

const CASE_SEED: u64 = 0x6361_7365;
const HEADER_SEED: u64 = 0x6865_6164;

impl Fingerprints {
    /// For rows under a header with these keys. Columns of the same name are told apart by their
    /// order.
    pub fn under_header(keys: &[String]) -> Self {
        let seeds = FixedState::with_seed(HEADER_SEED);
        let mut n_before: BTreeMap<&str, u64> = BTreeMap::new();
        let columns = keys
            .iter()
            .map(|key| {
                let n = n_before.entry(key).or_default();
                let seed = seeds.hash_one((key.as_str(), *n));
                *n += 1;
                FixedState::with_seed(seed)
            })
            .collect();
        Self { columns, cells: Vec::new() }
    }

    /// Takes the cells of a row and gives its fingerprint.
    pub fn row<'a>(&mut self, cells: impl Iterator<Item = &'a str>) -> u64 {
        self.cells.clear();
        for (at, cell) in cells.enumerate() {
            let hash = if cell.is_empty() {
                0
            } else if let Some(column) = self.columns.get(at) {
                column.hash_one(cell)
            } else {
                // A cell past the header: told apart by its place.
                FixedState::with_seed(at as u64).hash_one(cell)
            };
            self.cells.push(hash);
        }
        self.cells.iter().fold(0, |sum: u64, &cell| sum.wrapping_add(cell))
    }

    /// The part of the last row's fingerprint that one column gave.
    pub fn cell(&self, column: usize) -> u64 {
        self.cells.get(column).copied().unwrap_or(0)
    }
}

/// The hash of a case ID.
pub fn case_hash(case_id: &str) -> u64 {
    FixedState::with_seed(CASE_SEED).hash_one(case_id)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fingerprint(header: &[&str], row: &[&str]) -> u64 {
        let keys: Vec<String> = header.iter().map(|&key| key.to_owned()).collect();
        Fingerprints::under_header(&keys).row(row.iter().copied())
    }

    #[test]
    fn the_order_of_columns_does_not_decide() {
        assert_eq!(
            fingerprint(&["team", "caseid"], &["North", "C1"]),
            fingerprint(&["caseid", "team"], &["C1", "North"])
        );
    }

    #[test]
    fn the_column_of_a_value_does() {
        assert_ne!(
            fingerprint(&["team", "caseid"], &["A", "B"]),
            fingerprint(&["team", "caseid"], &["B", "A"])
        );
        assert_ne!(
            fingerprint(&["note", "note"], &["A", "B"]),
            fingerprint(&["note", "note"], &["B", "A"])
        );
    }

    #[test]
    fn empty_cells_do_not_decide() {
        assert_eq!(
            fingerprint(&["team", "note"], &["North", ""]),
            fingerprint(&["team", "note"], &["North"])
        );
    }
}
