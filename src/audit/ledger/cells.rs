//! Cells that counts are added up in: found by key, then reached by number.

use std::collections::BTreeMap;

use super::roster::Entry;

/// Cells in the order they came, found again by their keys.
pub struct Cells<K, C> {
    numbers: BTreeMap<K, u32>,
    cells: Vec<C>,
}

impl<K, C> Default for Cells<K, C> {
    fn default() -> Self {
        Self { numbers: BTreeMap::new(), cells: Vec::new() }
    }
}

impl<K: Ord, C> Cells<K, C> {
    /// The number of the cell with this key; a new one begins as `empty`.
    pub fn number(&mut self, key: K, empty: C) -> u32 {
        let next = u32::try_from(self.cells.len()).unwrap_or(u32::MAX);
        let number = *self.numbers.entry(key).or_insert(next);
        if number == next {
            self.cells.push(empty);
        }
        number
    }

    /// The cell with this number.
    pub fn get_mut(&mut self, number: u32) -> Option<&mut C> {
        self.cells.get_mut(number as usize)
    }

    /// All cells, by key.
    pub fn iter(&self) -> impl Iterator<Item = (&K, &C)> {
        self.numbered().map(|(_, key, cell)| (key, cell))
    }

    /// All cells with their numbers, by key.
    pub fn numbered(&self) -> impl Iterator<Item = (u32, &K, &C)> {
        let cell = |number: u32| self.cells.get(number as usize);
        self.numbers.iter().filter_map(move |(key, &number)| Some((number, key, cell(number)?)))
    }
}

/// The role of a worker in a cell, settled by vote of the rows.
#[derive(Clone, Debug, Default)]
pub struct RoleVotes(BTreeMap<u32, u64>);

impl RoleVotes {
    /// Counts the rows of an entry for the role they give, if they give one.
    pub fn count(&mut self, entry: &Entry) {
        if let Some(role) = entry.role {
            *self.0.entry(role).or_default() += entry.n_rows;
        }
    }

    /// The most frequent role, ties by the order of the names.
    pub fn settled(&self) -> Option<u32> {
        self.0.iter().max_by_key(|&(&role, &n)| (n, std::cmp::Reverse(role))).map(|(&role, _)| role)
    }
}
