//! Counting case lists and numbers of cases: by team, month and worker.

use std::collections::BTreeMap;

use super::cells::{Cells, RoleVotes};
use super::coverage::Coverage;
use super::fates::{AtSnapshot, Fate};
use super::roster::Entry;
use super::{Basis, Held, Ledger, Moment, TeamMonth, numbers};
use crate::audit::account::{Reason, RowCount};
use crate::audit::numbers::Numbers;
use crate::audit::profile::Profile;
use crate::audit::settings::CountUnit;
use crate::caseload::Month;
use crate::intake::shape::Shape;
use crate::issue::{Finding, Kind};

/// The rows of one worker, or of none, in a team's month.
pub type CellKey = (TeamMonth, Option<u32>);

/// What has been counted of a cell.
#[derive(Default)]
pub struct Cell {
    n_cases: u64,
    roles: RoleVotes,
}

impl Cells<CellKey, Cell> {
    /// Counts cases into a cell.
    pub fn add_cases(&mut self, number: u32, n_cases: u64) {
        if let Some(cell) = self.get_mut(number) {
            cell.n_cases += n_cases;
        }
    }

    fn take_case(&mut self, number: u32) {
        if let Some(cell) = self.get_mut(number) {
            cell.n_cases = cell.n_cases.saturating_sub(1);
        }
    }
}

/// Counts all case lists, worker counts and team counts into the ledger.
pub fn count(basis: Basis<'_>, ledger: &mut Ledger) {
    let mut cells = Cells::default();
    count_case_lists(basis, &mut cells, ledger);
    numbers::count(basis, Shape::WorkerCounts, &mut cells, ledger);
    numbers::count(basis, Shape::TeamCounts, &mut cells, ledger);
    for (&((team, month), worker), cell) in cells.iter() {
        match worker {
            Some(worker) if cell.n_cases > 0 => {
                let role = cell.roles.settled();
                ledger.held.push(Held { team, month, worker, role, n_cases: cell.n_cases });
            }
            Some(_) => {}
            None => {
                if let Some(moment) = ledger.moments.get_mut(&(team, month)) {
                    moment.n_unallocated += cell.n_cases;
                }
            }
        }
    }
}

/// What a profile is to its month, and the cell it is counted in, if it is.
pub struct Placed {
    /// The month.
    pub month: Month,
    /// What it is to the month.
    pub role: AtSnapshot,
    /// The number of the cell.
    pub cell: Option<u32>,
    is_unallocated: bool,
}

impl Placed {
    /// The fate of a row that gives numbers.
    pub fn fate_of_numbers(&self, numbers: Numbers) -> Fate {
        let holds_none = numbers.holds_none() && self.role == AtSnapshot::Counted;
        let role = if holds_none { AtSnapshot::HoldsNone } else { self.role };
        let is_unallocated = match numbers.n_workers {
            None => self.is_unallocated,
            Some(_) => numbers.lacks_workers(),
        };
        Fate::InMonth { month: self.month, role, is_unallocated }
    }

    fn fate(&self) -> Fate {
        Fate::InMonth { month: self.month, role: self.role, is_unallocated: self.is_unallocated }
    }
}

fn place(
    profile: &Profile,
    entry: &Entry,
    list: u32,
    coverage: &Coverage,
    cells: &mut Cells<CellKey, Cell>,
    ledger: &mut Ledger,
) -> Option<Placed> {
    let snapshot = profile.snapshot?;
    let month = snapshot.day.month();
    let team_month = (entry.team, month);
    let role = if !coverage.counts(list, team_month) {
        AtSnapshot::CoveredElsewhere
    } else if coverage.latest(list, team_month) != Some(snapshot.day) {
        AtSnapshot::Earlier
    } else {
        AtSnapshot::Counted
    };
    let cell = (role == AtSnapshot::Counted).then(|| {
        let moment = ledger.moments.entry(team_month).or_insert(Moment {
            day: snapshot.day,
            is_whole_month: true,
            n_unallocated: 0,
        });
        moment.is_whole_month &= snapshot.is_whole_month;
        let number = cells.number((team_month, entry.worker), Cell::default());
        if let Some(cell) = cells.get_mut(number) {
            cell.roles.count(entry);
        }
        number
    });
    Some(Placed { month, role, cell, is_unallocated: entry.worker.is_none() })
}

/// Places every profile of a file, by number. Its rows vote once for the role of its cell.
pub fn place_all(
    basis: Basis<'_>,
    number: usize,
    cells: &mut Cells<CellKey, Cell>,
    ledger: &mut Ledger,
) -> Vec<Option<Placed>> {
    let list = basis.repeats.list(number);
    let profiles = basis.files.get(number).map_or(&[][..], |file| file.tally.profiles.all());
    (0..)
        .zip(profiles)
        .map(|(at, profile)| {
            let entry = basis.roster.entry(number, at)?;
            place(profile, &entry, list, basis.coverage, cells, ledger)
        })
        .collect()
}

fn count_case_lists(basis: Basis<'_>, cells: &mut Cells<CellKey, Cell>, ledger: &mut Ledger) {
    let mut cases: Vec<(u32, u64)> = Vec::new();
    let mut persons: Vec<(u32, u64)> = Vec::new();
    let kind = Kind::CaseOnSeveralRows(basis.unit);
    let mut merged = BTreeMap::new();
    for (number, file) in basis.of_shape(Shape::CaseList) {
        let profiles = file.tally.profiles.all();
        let placed = place_all(basis, number, cells, ledger);
        let placed_at = |profile: u32| placed.get(profile as usize).and_then(Option::as_ref);
        let Some(fates) = ledger.fates.get_mut(number) else {
            continue;
        };
        let mut by_profile: Vec<RowCount> = vec![RowCount::listed(); profiles.len()];
        let mut of_file: Vec<(u32, u64, u32)> = Vec::with_capacity(file.tally.rows.all().len());
        for (at, row) in file.tally.rows.all().iter().enumerate() {
            if basis.repeats.is_repeat(number, at) {
                continue;
            }
            if let Some(count) = by_profile.get_mut(row.profile as usize) {
                count.add(u64::from(row.line));
            }
            if let Some(cell) = placed_at(row.profile).and_then(|placed| placed.cell) {
                of_file.push((cell, row.case, row.line));
                match basis.unit {
                    CountUnit::Cases => {}
                    CountUnit::People => persons.push((cell, file.tally.rows.person(at))),
                    CountUnit::Rows => cells.add_cases(cell, 1),
                }
            }
        }
        take_cases(of_file, &mut cases, |line| {
            let row = RowCount::of_line(u64::from(line));
            Finding::gather(&mut merged, kind.clone(), file.name, &row);
        });
        if let Some(count) = basis.repeats.count(number) {
            fates.add_rows(Fate::Fixed(Reason::ExactRepeat), count);
        }
        for (placed, count) in placed.iter().zip(&by_profile) {
            if let Some(placed) = placed {
                fates.add_rows(placed.fate(), count);
            }
        }
        for (&profile, count) in &file.tally.without_case_id {
            if let Some(placed) = placed_at(profile) {
                fates.add_rows(placed.fate(), count);
                if let Some(cell) = placed.cell {
                    cells.add_cases(cell, count.n_rows);
                }
            }
        }
        if basis.unit == CountUnit::People {
            // They count by their person instead.
            for &(profile, _, person) in &file.tally.persons_without_case {
                if let Some(cell) = placed_at(profile).and_then(|placed| placed.cell) {
                    persons.push((cell, person));
                    cells.take_case(cell);
                }
            }
        }
    }
    cases.sort_unstable();
    let n_cases = cases.len();
    cases.dedup();
    // Between files the lines are not known any more, only how many.
    let n_between = (n_cases - cases.len()) as u64;
    if n_between > 0 {
        let empty = || Finding::new(kind.clone(), 0, Vec::new());
        merged.entry(kind.clone()).or_insert_with(empty).n += n_between;
    }
    ledger.findings.extend(merged.into_values());
    let counted = match basis.unit {
        CountUnit::Cases => cases,
        CountUnit::People => {
            persons.sort_unstable();
            persons.dedup();
            persons
        }
        // They are counted already.
        CountUnit::Rows => Vec::new(),
    };
    for (cell, _) in counted {
        cells.add_cases(cell, 1);
    }
}

/// Adds the distinct cases of a file, and tells the line of every row whose case another row of
/// the file gives for the same cell.
fn take_cases(
    mut of_file: Vec<(u32, u64, u32)>,
    cases: &mut Vec<(u32, u64)>,
    mut tell_merged: impl FnMut(u32),
) {
    of_file.sort_unstable();
    // Not twice as much as is needed: of a long list this is the largest there is in memory.
    cases.reserve_exact(of_file.len());
    let mut last = None;
    for (cell, case, line) in of_file {
        if last == Some((cell, case)) {
            tell_merged(line);
        } else {
            cases.push((cell, case));
            last = Some((cell, case));
        }
    }
}
