//! Counting allocations: a case is held at a month's end by the worker whose spell of it is open
//! then, from its start up to, not including, its end.

use std::collections::BTreeMap;

use super::cells::{Cells, RoleVotes};
use super::coverage::Coverage;
use super::fates::Fate;
use super::{Basis, Held, Ledger, Moment};
use crate::audit::account::{Reason, RowCount};
use crate::audit::rows::Spell;
use crate::audit::settings::CountUnit;
use crate::caseload::Month;
use crate::intake::shape::Shape;
use crate::issue::{Finding, Kind};

/// The months at whose ends a spell is open: none where the last is before the first.
pub fn months_open(spell: Spell) -> (Month, Month) {
    // Open at the last day d of a month: start ≤ d < end.
    (spell.start.month(), spell.end.month().previous())
}

/// The allocations of one worker, or of none, in a team of one list.
type CellKey = (u32, u32, Option<u32>);

#[derive(Default)]
struct Cell {
    /// At which months' ends how many more cases are open than at the one before.
    changes: BTreeMap<Month, i64>,
    roles: RoleVotes,
}

impl Cells<CellKey, Cell> {
    /// Adds cases that are open from one month to another.
    fn add(&mut self, number: u32, from: Month, to: Month, n_cases: i64) {
        if let Some(cell) = self.get_mut(number).filter(|_| from <= to) {
            *cell.changes.entry(from).or_default() += n_cases;
            *cell.changes.entry(to.next()).or_default() -= n_cases;
        }
    }
}

/// A spell of a case in a cell of a list, and the file and line that give it.
type CaseSpell = (u32, u32, u64, Spell, usize, u32);

/// Counts all allocations into the ledger.
pub fn count(basis: Basis<'_>, ledger: &mut Ledger) {
    let mut cells = Cells::default();
    let mut spells: Vec<CaseSpell> = Vec::new();
    let mut persons: Vec<CaseSpell> = Vec::new();
    for (number, file) in basis.of_shape(Shape::Allocations) {
        let list = basis.repeats.list(number);
        let Some(fates) = ledger.fates.get_mut(number) else {
            continue;
        };
        let placed: Vec<Option<(u32, u32, bool)>> = (0..file.tally.profiles.all().len())
            .map(|at| {
                let entry = basis.roster.entry(number, at)?;
                let key = (list, entry.team, entry.worker);
                let number = cells.number(key, Cell::default());
                cells.get_mut(number)?.roles.count(&entry);
                Some((number, entry.team, entry.worker.is_none()))
            })
            .collect();
        let placed_at = |profile: u32| placed.get(profile as usize).copied().flatten();
        let fate = |team: u32, spell: Spell, is_unallocated: bool| {
            let (from, to) = months_open(spell);
            Fate::Open { list, team, from, to, is_unallocated }
        };
        for (at, (row, spell)) in file.tally.rows.with_spells().enumerate() {
            let Some((cell, team, is_unallocated)) = placed_at(row.profile) else {
                continue;
            };
            if basis.repeats.is_repeat(number, at) {
                fates.add(Fate::Fixed(Reason::ExactRepeat), u64::from(row.line));
                continue;
            }
            fates.add(fate(team, spell, is_unallocated), u64::from(row.line));
            spells.push((list, cell, row.case, spell, number, row.line));
            match basis.unit {
                CountUnit::Cases => {}
                CountUnit::People => {
                    let person = file.tally.rows.person(at);
                    persons.push((list, cell, person, spell, number, row.line));
                }
                CountUnit::Rows => {
                    let (from, to) = months_open(spell);
                    cells.add(cell, from, to, 1);
                }
            }
        }
        if basis.unit == CountUnit::People {
            // Rows without a case count by their person instead.
            for &(profile, spell, person) in &file.tally.persons_without_case {
                let (Some((cell, ..)), Some(spell)) = (placed_at(profile), spell) else { continue };
                let (from, to) = months_open(spell);
                cells.add(cell, from, to, -1);
                persons.push((list, cell, person, spell, number, 0));
            }
        }
        for row in file.tally.loose_rows.iter() {
            let placed = placed_at(row.profile);
            let (Some((cell, team, is_unallocated)), Some(spell)) = (placed, row.spell) else {
                continue;
            };
            fates.add(fate(team, spell, is_unallocated), u64::from(row.line));
            let (from, to) = months_open(spell);
            cells.add(cell, from, to, 1);
        }
    }
    let mut overlapping = BTreeMap::new();
    let kind = Kind::OverlappingSpells(basis.unit);
    let mut tell_overlap = |file: usize, line| {
        let name = basis.files.get(file).map_or("", |file| file.name);
        let row = RowCount::of_line(u64::from(line));
        Finding::gather(&mut overlapping, kind.clone(), name, &row);
    };
    // Overlaps are told of cases, whatever is counted.
    match basis.unit {
        CountUnit::Cases => add_distinct_cases(&mut spells, &mut cells, &mut tell_overlap),
        CountUnit::People => {
            add_distinct_cases(&mut spells, &mut Cells::default(), &mut tell_overlap);
            add_distinct_cases(&mut persons, &mut cells, &mut |_, _| {});
        }
        CountUnit::Rows => {
            add_distinct_cases(&mut spells, &mut Cells::default(), &mut tell_overlap);
        }
    }
    ledger.findings.extend(overlapping.into_values());
    hand_over(&cells, basis.coverage, ledger);
}

/// Counts each case once at each month's end, however many of its spells are open then; tells the
/// file and line of every spell that overlaps an earlier one of the same case, worker and team.
fn add_distinct_cases(
    spells: &mut [CaseSpell],
    cells: &mut Cells<CellKey, Cell>,
    tell_overlap: &mut dyn FnMut(usize, u32),
) {
    spells.sort_unstable();
    for of_case in spells.chunk_by(|a, b| (a.0, a.1, a.2) == (b.0, b.1, b.2)) {
        let mut counted_to: Option<Month> = None;
        let mut latest_end = None;
        for &(_, cell, _, spell, file, line) in of_case {
            if latest_end.is_some_and(|end| spell.start < end) {
                tell_overlap(file, line);
            }
            latest_end = latest_end.max(Some(spell.end));
            let (from, to) = months_open(spell);
            let from = counted_to.map_or(from, |counted| from.max(counted.next()));
            if from <= to {
                cells.add(cell, from, to, 1);
                counted_to = counted_to.max(Some(to));
            }
        }
    }
}

fn hand_over(cells: &Cells<CellKey, Cell>, coverage: &Coverage, ledger: &mut Ledger) {
    // A month that the list covers is there, also where no case is open at its end.
    for (team, month) in coverage.counted_by_allocations() {
        let day = month.last_day();
        let moment = Moment { day, is_whole_month: false, n_unallocated: 0 };
        ledger.moments.insert((team, month), moment);
    }
    for (&(list, team, worker), cell) in cells.iter() {
        let role = cell.roles.settled();
        let mut n_open = 0;
        let mut changes = cell.changes.iter().peekable();
        for month in coverage.months_of_allocations(list) {
            while let Some((_, change)) = changes.next_if(|&(&changed, _)| changed <= month) {
                n_open += change;
            }
            let n_cases = u64::try_from(n_open).unwrap_or(0);
            if n_cases == 0 || !coverage.counts(list, (team, month)) {
                continue;
            }
            match (worker, ledger.moments.get_mut(&(team, month))) {
                (Some(worker), _) => {
                    ledger.held.push(Held { team, month, worker, role, n_cases });
                }
                (None, Some(moment)) => moment.n_unallocated += n_cases,
                (None, None) => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::caseload::Day;
    use jiff::civil::Date;

    fn day(year: i16, month: i8, day: i8) -> Day {
        Day::from_date(Date::constant(year, month, day))
    }

    #[track_caller]
    fn check(start: Day, end: Day, months: usize) {
        let (from, to) = months_open(Spell { start, end });
        assert_eq!(from.to(to).count(), months);
    }

    #[test]
    fn closed_on_the_snapshot_day_is_not_open_at_it() {
        check(day(2019, 7, 10), day(2019, 7, 31), 0);
        check(day(2019, 7, 10), day(2019, 8, 1), 1);
        check(day(2019, 7, 31), day(2019, 8, 31), 1);
        check(day(2019, 8, 5), day(2019, 8, 10), 0);
        check(day(2019, 7, 1), day(2019, 9, 30), 2);
    }

    #[test]
    fn open_means_open_at_every_end_to_come() {
        assert_eq!(months_open(Spell { start: day(2019, 7, 1), end: Day::LATEST }).1.year(), 9999);
    }
}
