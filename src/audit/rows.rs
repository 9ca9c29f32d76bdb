//! The rows of a file that name a case, each once: about 30 bytes a row, whatever its text.

use hashbrown::HashTable;

use super::told::{Has, Told, ToldRows};
use crate::caseload::Day;

/// A row that names a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The hash of the case.
    pub case: u64,
    /// The fingerprint of all cells.
    pub fingerprint: u64,
    /// The number of its profile.
    pub profile: u32,
    /// The line it begins on.
    pub line: u32,
}

/// The days that an allocation covers: from its start up to, not including, its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spell {
    /// The first day.
    pub start: Day,
    /// The day it ended; [`Day::LATEST`] while it is open.
    pub end: Day,
}

/// The rows of a file, exact repeats left out.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    all: Vec<Row>,
    /// Of allocations, the spell of each row.
    spells: Vec<Spell>,
    /// Of files that name both case and person, the hash of each row's person.
    persons: Vec<u64>,
    told: ToldRows,
    index: HashTable<u32>,
}

impl Rows {
    /// Takes a row in; `false` when it is an exact repeat of one that is in already.
    /// `person` is the hash of the person in files that name both, and `None` for every row of others.
    pub fn insert(
        &mut self,
        row: Row,
        spell: Option<Spell>,
        person: Option<u64>,
        (told, has): (Told, Has),
    ) -> bool {
        if self.holds(&row) {
            return false;
        }
        let number = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
        self.all.push(row);
        self.spells.extend(spell);
        self.persons.extend(person);
        self.told.push(told, has);
        let rows = &self.all;
        self.index.insert_unique(row.fingerprint, number, |&known| {
            rows.get(known as usize).map_or(0, |row| row.fingerprint)
        });
        true
    }

    /// Whether a row with the same cells is in.
    pub fn holds(&self, row: &Row) -> bool {
        let is_same = |&number: &u32| {
            self.all
                .get(number as usize)
                .is_some_and(|known| known.fingerprint == row.fingerprint && known.case == row.case)
        };
        self.index.find(row.fingerprint, is_same).is_some()
    }

    /// All rows, in the order of the file.
    pub fn all(&self) -> &[Row] {
        &self.all
    }

    /// The hash of a row's person: of a file that does not name both, of its case.
    pub fn person(&self, at: usize) -> u64 {
        let case = || self.all.get(at).map_or(0, |row| row.case);
        self.persons.get(at).copied().unwrap_or_else(case)
    }

    /// What a row tells of its case.
    pub fn told(&self, at: usize) -> Told {
        self.told.get(at)
    }

    /// Of allocations, the spell of a row.
    pub fn spell(&self, at: usize) -> Option<Spell> {
        self.spells.get(at).copied()
    }

    /// All rows of allocations with their spells.
    pub fn with_spells(&self) -> impl Iterator<Item = (&Row, Spell)> {
        self.all.iter().zip(self.spells.iter().copied())
    }
}
