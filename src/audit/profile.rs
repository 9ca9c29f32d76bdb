//! What rows say beside their case: the same for all cases of a worker at a snapshot.
//!
//! Names and full-time equivalents are kept as they are written, so that who is one worker, which
//! spelling is shown and what counts as unallocated can be decided, and decided anew, when all
//! files are known.

use hashbrown::HashTable;

use super::account::FirstLines;
use crate::caseload::Day;

/// A snapshot: the day that cases are counted at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Snapshot {
    /// The day; for a month that is named without a day, its last one.
    pub day: Day,
    /// Whether the file names the month only.
    pub is_whole_month: bool,
}

/// The words of a row that do not speak of its case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Words<'a> {
    /// The service area.
    pub area: &'a str,
    /// The team.
    pub team: &'a str,
    /// The worker's name.
    pub worker_name: &'a str,
    /// The worker's staff number.
    pub worker_id: &'a str,
    /// The worker's role.
    pub role: &'a str,
    /// The worker's full-time equivalent, as written.
    pub fte: &'a str,
    /// The snapshot; allocations have none.
    pub snapshot: Option<Snapshot>,
}

/// Rows with the same words.
#[derive(Clone, Debug)]
pub struct Profile {
    text: Box<str>,
    ends: [u32; 6],
    /// The snapshot; allocations have none.
    pub snapshot: Option<Snapshot>,
    /// How many rows, exact repeats not counted.
    pub n_rows: u64,
    /// Where the first of them are.
    pub first_lines: FirstLines,
}

impl Profile {
    fn new(words: &Words<'_>) -> Self {
        let parts =
            [words.area, words.team, words.worker_name, words.worker_id, words.role, words.fte];
        let mut ends = [0; 6];
        let mut length = 0_u32;
        for (end, part) in ends.iter_mut().zip(parts) {
            length = length.saturating_add(u32::try_from(part.len()).unwrap_or(u32::MAX));
            *end = length;
        }
        Self {
            text: parts.concat().into_boxed_str(),
            ends,
            snapshot: words.snapshot,
            n_rows: 0,
            first_lines: FirstLines::default(),
        }
    }

    /// The words.
    pub fn words(&self) -> Words<'_> {
        let mut start = 0;
        let mut parts = self.ends.iter().map(|&end| {
            let end = end as usize;
            let part = self.text.get(start..end).unwrap_or_default();
            start = end;
            part
        });
        let mut next = || parts.next().unwrap_or_default();
        Words {
            area: next(),
            team: next(),
            worker_name: next(),
            worker_id: next(),
            role: next(),
            fte: next(),
            snapshot: self.snapshot,
        }
    }
}

/// The profiles of a file, each once.
#[derive(Clone, Debug, Default)]
pub struct Profiles {
    all: Vec<Profile>,
    hashes: Vec<u64>,
    index: HashTable<u32>,
    last: u32,
}

impl Profiles {
    /// The number of the profile with these words, whose hash is `hash`.
    pub fn number_of(&mut self, words: &Words<'_>, hash: u64) -> u32 {
        let is_same = |&number: &u32| {
            self.all.get(number as usize).is_some_and(|profile| profile.words() == *words)
        };
        // Rows of one worker usually follow one another.
        if is_same(&self.last) {
            return self.last;
        }
        let number = if let Some(&number) = self.index.find(hash, is_same) {
            number
        } else {
            let number = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
            self.all.push(Profile::new(words));
            self.hashes.push(hash);
            let hashes = &self.hashes;
            self.index.insert_unique(hash, number, |&known| {
                hashes.get(known as usize).copied().unwrap_or(0)
            });
            number
        };
        self.last = number;
        number
    }

    /// Counts a row that is no exact repeat.
    pub fn count_row(&mut self, number: u32, line: u64) {
        if let Some(profile) = self.all.get_mut(number as usize) {
            profile.n_rows += 1;
            profile.first_lines.add(line);
        }
    }

    /// All profiles, by number.
    pub fn all(&self) -> &[Profile] {
        &self.all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_words_are_one_profile() {
        let mut profiles = Profiles::default();
        let north = Words { team: "North", worker_id: "1", ..Words::default() };
        let south = Words { team: "South", worker_id: "1", ..Words::default() };
        // The hash only narrows the search: here all are alike.
        assert_eq!(profiles.number_of(&north, 7), 0);
        assert_eq!(profiles.number_of(&south, 7), 1);
        assert_eq!(profiles.number_of(&north, 7), 0);
        assert_eq!(profiles.all()[1].words(), south);
    }

    #[test]
    fn words_do_not_run_into_one_another() {
        let mut profiles = Profiles::default();
        let one = Words { worker_name: "12", worker_id: "3", ..Words::default() };
        let other = Words { worker_name: "1", worker_id: "23", ..Words::default() };
        assert_ne!(profiles.number_of(&one, 7), profiles.number_of(&other, 7));
    }
}
