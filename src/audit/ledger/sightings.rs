//! The rows of each worker, or of none, in a team, by what is counted as one: what the rows of one
//! case say together.

use std::collections::BTreeMap;

use super::coverage::Coverage;
use super::roster::Entry;
use super::{Basis, FileTally};
use crate::audit::profile::Profile;
use crate::audit::rows::Spell;
use crate::audit::settings::CountUnit;
use crate::audit::tally::Tally;
use crate::audit::told::Told;
use crate::caseload::Month;

/// The rows of one worker, or of none, in a team; of case lists, at one month's snapshot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellKey {
    /// The list.
    pub list: u32,
    /// The team's number.
    pub team: u32,
    /// The month of the snapshot; `None` of allocations.
    pub month: Option<Month>,
    /// The worker's number.
    pub worker: Option<u32>,
}

/// One row of what is counted as one.
#[derive(Clone, Copy, Debug)]
pub struct Sighting {
    /// What is counted: the hash of the case or the person, or a number of its own.
    pub one: u64,
    /// The file's number.
    pub file: u32,
    /// The row's place: behind the rows that name a case come those that do not.
    pub row: u32,
}

/// A row with what it tells.
#[derive(Clone, Copy, Debug)]
pub struct SeenRow {
    /// The line it begins on.
    pub line: u32,
    /// The days that an allocation covers.
    pub spell: Option<Spell>,
    /// What it tells.
    pub told: Told,
    /// Whether its file has a column of referrals.
    pub has_referrals: bool,
}

/// The rows of every cell.
#[derive(Debug, Default)]
pub struct Sightings {
    cells: Vec<CellKey>,
    /// Where the rows of each cell begin.
    begins: Vec<u32>,
    rows: Vec<Sighting>,
}

impl Sightings {
    /// All rows that count at some snapshot, and all allocations, of files that tell something of
    /// each; in each cell in the order of what is counted.
    pub fn of(basis: Basis<'_>) -> Self {
        let mut numbers: BTreeMap<CellKey, u32> = BTreeMap::new();
        let mut number = |key: CellKey| {
            let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
            *numbers.entry(key).or_insert(next)
        };
        let mut placed: Vec<Vec<Option<u32>>> = Vec::with_capacity(basis.files.len());
        for (file, FileTally { tally, .. }) in basis.files.iter().enumerate() {
            let list = basis.repeats.list(file);
            let profiles = tally.profiles.all().iter().filter(|_| tally.tells_of_rows());
            let cells = profiles.enumerate().map(|(at, profile)| {
                let entry = basis.roster.entry(file, at)?;
                cell_of(basis.coverage, list, profile, &entry).map(&mut number)
            });
            placed.push(cells.collect());
        }
        let mut begins = vec![0_u32; numbers.len() + 1];
        each_row(basis, &placed, &mut |cell, _| {
            if let Some(n) = begins.get_mut(cell as usize) {
                *n += 1;
            }
        });
        let mut n_before = 0;
        for begin in &mut begins {
            let n_rows = *begin;
            *begin = n_before;
            n_before += n_rows;
        }
        let mut next = begins.clone();
        let empty = Sighting { one: 0, file: 0, row: 0 };
        let mut rows = vec![empty; n_before as usize];
        each_row(basis, &placed, &mut |cell, sighting| {
            if let Some(place) = next.get_mut(cell as usize) {
                if let Some(row) = rows.get_mut(*place as usize) {
                    *row = sighting;
                }
                *place += 1;
            }
        });
        let mut cells: Vec<(CellKey, u32)> = numbers.into_iter().collect();
        cells.sort_unstable_by_key(|&(_, number)| number);
        let cells = cells.into_iter().map(|(key, _)| key).collect();
        let mut sightings = Self { cells, begins, rows };
        sightings.sort();
        sightings
    }

    fn sort(&mut self) {
        for (&begin, &end) in self.begins.iter().zip(self.begins.iter().skip(1)) {
            if let Some(rows) = self.rows.get_mut(begin as usize..end as usize) {
                rows.sort_unstable_by_key(|row| row.one);
            }
        }
    }

    /// Every cell with its rows.
    pub fn cells(&self) -> impl Iterator<Item = (CellKey, &[Sighting])> {
        let ends = self.begins.iter().skip(1);
        self.cells.iter().zip(self.begins.iter().zip(ends)).map(|(&key, (&begin, &end))| {
            (key, self.rows.get(begin as usize..end as usize).unwrap_or_default())
        })
    }
}

/// The cell of a profile, unless its snapshot does not count.
pub fn cell_of(
    coverage: &Coverage,
    list: u32,
    profile: &Profile,
    entry: &Entry,
) -> Option<CellKey> {
    let Entry { team, worker, .. } = *entry;
    let Some(snapshot) = profile.snapshot else {
        return Some(CellKey { list, team, month: None, worker });
    };
    let month = snapshot.day.month();
    let of = (team, month);
    let is_counted = coverage.counts(list, of) && coverage.latest(list, of) == Some(snapshot.day);
    is_counted.then_some(CellKey { list, team, month: Some(month), worker })
}

/// Gives every row that is no repeat of an earlier file's, with the number of its cell.
fn each_row(basis: Basis<'_>, placed: &[Vec<Option<u32>>], give: &mut dyn FnMut(u32, Sighting)) {
    for ((number, file), placed) in basis.files.iter().enumerate().zip(placed) {
        let (tally, of_file) = (file.tally, u32::try_from(number).unwrap_or(u32::MAX));
        let cell = |profile: u32| placed.get(profile as usize).copied().flatten();
        let alone = |row: u32| (u64::from(of_file) << 32) | u64::from(row);
        if placed.is_empty() {
            continue;
        }
        let mut row = 0;
        for (at, with_case) in tally.rows.all().iter().enumerate() {
            if let Some(cell) = cell(with_case.profile)
                && !basis.repeats.is_repeat(number, at)
            {
                let one = match basis.unit {
                    CountUnit::Cases => with_case.case,
                    CountUnit::People => tally.rows.person(at),
                    CountUnit::Rows => alone(row),
                };
                give(cell, Sighting { one, file: of_file, row });
            }
            row += 1;
        }
        for loose in tally.loose_rows.iter() {
            if let Some(cell) = cell(loose.profile) {
                let person = loose.person.filter(|_| basis.unit == CountUnit::People);
                let one = person.unwrap_or_else(|| alone(row));
                give(cell, Sighting { one, file: of_file, row });
            }
            row += 1;
        }
    }
}

impl Basis<'_> {
    /// Rows with what they tell.
    pub fn seen(self, sightings: &[Sighting]) -> impl Iterator<Item = (Sighting, SeenRow)> {
        sightings.iter().filter_map(move |&sighting| {
            let tally = self.files.get(sighting.file as usize)?.tally;
            Some((sighting, seen(tally, sighting.row as usize)?))
        })
    }
}

fn seen(tally: &Tally, at: usize) -> Option<SeenRow> {
    let has_referrals = tally.tells().referral();
    if let Some(row) = tally.rows.all().get(at) {
        let (spell, told) = (tally.rows.spell(at), tally.rows.told(at));
        return Some(SeenRow { line: row.line, spell, told, has_referrals });
    }
    let at = at.checked_sub(tally.rows.all().len())?;
    let row = tally.loose_rows.get(at)?;
    let told = tally.loose_rows.told(at);
    Some(SeenRow { line: row.line, spell: row.spell, told, has_referrals })
}
