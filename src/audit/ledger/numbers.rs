//! Counting rows that give numbers of cases: of a worker, or of a team as a whole.

use std::collections::BTreeMap;

use super::cells::Cells;
use super::fates::{AtSnapshot, Fate};
use super::snapshots::{Cell, CellKey, Placed, place_all};
use super::{Basis, FileTally, Ledger, TeamNumbers, rests_on};
use crate::audit::account::{Reason, RowCount};
use crate::audit::numbers::Numbers;
use crate::audit::people::worker_value;
use crate::caseload::{Day, MatchKey};
use crate::intake::shape::Shape;
use crate::issue::{Finding, Kind};

/// Who numbers are given for: the worker, or the words that say there is none. Of a team as a whole
/// there are no words.
type Whose = (u32, u32, Day, Result<u32, MatchKey>);

/// Counts the files of a shape whose rows give numbers. Of rows for the same worker or team, and the
/// same day, the first counts.
pub fn count(
    basis: Basis<'_>,
    shape: Shape,
    cells: &mut Cells<CellKey, Cell>,
    ledger: &mut Ledger,
) {
    let mut kept: BTreeMap<Whose, Numbers> = BTreeMap::new();
    let mut findings = BTreeMap::new();
    let other_numbers = if shape == Shape::TeamCounts {
        Reason::OtherNumbersForSameTeam
    } else {
        Reason::OtherNumberForSameWorker
    };
    for (number, file) in basis.of_shape(shape) {
        let list = basis.repeats.list(number);
        let profiles = file.tally.profiles.all();
        let placed = place_all(basis, number, cells, ledger);
        for (line, profile, numbers, count) in in_order(file) {
            let at = profile as usize;
            let (Some(profile), Some(Some(placed)), Some(entry), Some(fates)) = (
                profiles.get(at),
                placed.get(at),
                basis.roster.entry(number, at),
                ledger.fates.get_mut(number),
            ) else {
                continue;
            };
            let who = entry.worker.ok_or_else(|| worker_value(&profile.words()));
            let day = profile.snapshot.map_or(Day::LATEST, |snapshot| snapshot.day);
            let whose = (list, entry.team, day, who);
            match kept.get(&whose) {
                Some(&first) if first == numbers => {
                    fates.add_rows(Fate::Fixed(Reason::ExactRepeat), count);
                }
                Some(_) => fates.add_rows(Fate::Fixed(other_numbers), count),
                None => {
                    kept.insert(whose, numbers);
                    fates.add(placed.fate_of_numbers(numbers), line);
                    fates.add_rows(Fate::Fixed(Reason::ExactRepeat), &count.without(line));
                    let rests = rests_on::of_numbers(number, &entry, placed);
                    ledger.rests_on.extend(rests.filter(|_| !numbers.holds_none()));
                    take(placed, entry.team, numbers, cells, ledger);
                    say(placed, numbers, |kind| {
                        let row = RowCount::of_line(line);
                        Finding::gather(&mut findings, kind, file.name, &row);
                    });
                }
            }
        }
    }
    ledger.findings.extend(findings.into_values());
}

/// The numbers of a file in the order of their first lines.
fn in_order<'a>(file: &FileTally<'a>) -> Vec<(u64, u32, Numbers, &'a RowCount)> {
    let counts = file.tally.counts.iter();
    let mut rows: Vec<(u64, u32, Numbers, &RowCount)> = counts
        .filter_map(|(&(profile, numbers), count)| {
            Some((*count.first_lines.shown().first()?, profile, numbers, count))
        })
        .collect();
    rows.sort_unstable_by_key(|&(line, ..)| line);
    rows
}

/// Adds the numbers of a row to what its month holds.
fn take(
    placed: &Placed,
    team: u32,
    numbers: Numbers,
    cells: &mut Cells<CellKey, Cell>,
    ledger: &mut Ledger,
) {
    let Some(cell) = placed.cell.filter(|_| !numbers.holds_none()) else { return };
    match numbers.n_workers {
        Some(n_workers) if n_workers > 0 => {
            let n_cases = numbers.n_cases;
            ledger.in_numbers.push(TeamNumbers { team, month: placed.month, n_cases, n_workers });
        }
        // Nothing can be divided by nobody: the cell has no worker.
        Some(_) | None => cells.add_cases(cell, numbers.n_cases),
    }
}

/// Tells what has to be said of numbers that count.
fn say(placed: &Placed, numbers: Numbers, mut tell: impl FnMut(Kind)) {
    if placed.role != AtSnapshot::Counted {
        return;
    }
    if numbers.lacks_workers() {
        tell(Kind::CasesOfNoWorkers);
    } else if numbers.has_idle_workers() {
        tell(Kind::MoreWorkersThanCases);
    }
}
