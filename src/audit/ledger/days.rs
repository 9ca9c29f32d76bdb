//! The days on which cases are held, of allocations: what the person-day average divides.
//!
//! A spell covers the days from its start up to, not including, its end. On each of them its case
//! counts once for its worker and team, however many spells of it overlap. Months are those of the
//! list, where it counts for the team. A month that a spell covers from end to end is counted as a
//! whole, so that long spells cost no more than short ones.

use super::cells::{Cells, RoleVotes};
use super::{Basis, DaysHeld, Ledger};
use crate::audit::rows::Spell;
use crate::audit::settings::CountUnit;
use crate::caseload::{Day, Month};
use crate::intake::shape::Shape;

/// A worker's allocations in a team of a list.
type CellKey = (u32, u32, u32);
/// A case, or a person, of a cell, from one day of the calendar up to another.
type CaseSpell = (u32, u64, u32, u32);
/// Rows of a cell that count each on its own.
type RowSpell = (u32, u32, u32, i32);

/// Counts the days of all allocations into the ledger.
pub fn count(basis: Basis<'_>, ledger: &mut Ledger) {
    let mut of_allocations: Vec<usize> =
        basis.of_shape(Shape::Allocations).map(|(number, _)| number).collect();
    let list_of = |&number: &usize| basis.repeats.list(number);
    of_allocations.sort_by_key(list_of);
    for files in of_allocations.chunk_by(|a, b| list_of(a) == list_of(b)) {
        let Some(list) = files.first().map(list_of) else { continue };
        let calendar = Calendar::of(&basis.coverage.months_of_allocations(list));
        let gathered = Gathered::of(basis, list, files, &calendar);
        gathered.count(basis, &calendar, ledger);
    }
    ledger.days_held.sort_unstable_by_key(|held| (held.team, held.month, held.worker));
    ledger.days_held.shrink_to_fit();
}

/// The days of the months of a list, counted from the first.
struct Calendar {
    months: Vec<Month>,
    /// The day before the first.
    before: Day,
    /// The first day of each month, and the day after the last.
    starts: Vec<u32>,
}

impl Calendar {
    fn of(months: &[Month]) -> Self {
        let before = months.first().map_or(Day::LATEST, |first| first.previous().last_day());
        let mut starts = vec![0];
        let days = |month: &Month| u32::try_from(month.last_day().days_since(before)).unwrap_or(0);
        starts.extend(months.iter().map(days));
        Self { months: months.to_vec(), before, starts }
    }

    /// The number of a day; the first, or the one after the last, for those outside.
    fn day(&self, day: Day) -> u32 {
        let after = self.starts.last().copied().unwrap_or(0);
        u32::try_from(day.days_since(self.before).saturating_sub(1)).unwrap_or(0).min(after)
    }

    /// The days of a spell, as far as they are in the months; none where its end is its start.
    fn days(&self, spell: Spell) -> (u32, u32) {
        (self.day(spell.start), self.day(spell.end))
    }

    /// The place of the month that a day lies in.
    fn month_of(&self, day: u32) -> usize {
        self.starts.partition_point(|&start| start <= day).saturating_sub(1)
    }

    /// The first day of a month and the first of the next.
    fn month(&self, at: usize) -> (u32, u32) {
        let start = |at: usize| self.starts.get(at).copied().unwrap_or(0);
        (start(at), start(at + 1))
    }
}

/// The allocations of a list with days in its months.
#[derive(Default)]
struct Gathered {
    cells: Cells<CellKey, RoleVotes>,
    cases: Vec<CaseSpell>,
    rows: Vec<RowSpell>,
}

impl Gathered {
    fn of(basis: Basis<'_>, list: u32, files: &[usize], calendar: &Calendar) -> Self {
        let mut gathered = Self::default();
        gathered.reserve(basis, files);
        for &number in files {
            gathered.take(basis, list, number, calendar);
        }
        gathered.cases.sort_unstable();
        gathered.rows.sort_unstable();
        gathered
    }

    /// Makes room once: while a list grows, it is there twice.
    fn reserve(&mut self, basis: Basis<'_>, files: &[usize]) {
        let tallies = || files.iter().filter_map(|&number| Some(basis.files.get(number)?.tally));
        let n_cases = tallies().map(|tally| tally.rows.all().len()).sum();
        let n_others = tallies().map(|tally| tally.loose_rows.n()).sum();
        if basis.unit == CountUnit::Rows {
            self.rows.reserve_exact(n_others + n_cases);
        } else {
            self.rows.reserve_exact(n_others);
            self.cases.reserve_exact(n_cases);
        }
    }

    fn take(&mut self, basis: Basis<'_>, list: u32, number: usize, calendar: &Calendar) {
        let Some(file) = basis.files.get(number) else { return };
        let cells: Vec<Option<u32>> = (0..file.tally.profiles.all().len())
            .map(|at| {
                let entry = basis.roster.entry(number, at)?;
                let cell =
                    self.cells.number((list, entry.team, entry.worker?), RoleVotes::default());
                self.cells.get_mut(cell)?.count(&entry);
                Some(cell)
            })
            .collect();
        let cell_of = |profile: u32| cells.get(profile as usize).copied().flatten();
        for (at, (row, spell)) in file.tally.rows.with_spells().enumerate() {
            let Some(cell) = cell_of(row.profile) else { continue };
            let (from, to) = calendar.days(spell);
            if from >= to || basis.repeats.is_repeat(number, at) {
                continue;
            }
            match basis.unit {
                CountUnit::Cases => self.cases.push((cell, row.case, from, to)),
                CountUnit::People => {
                    self.cases.push((cell, file.tally.rows.person(at), from, to));
                }
                CountUnit::Rows => self.rows.push((cell, from, to, 1)),
            }
        }
        for row in file.tally.loose_rows.iter() {
            let (Some(cell), Some(spell)) = (cell_of(row.profile), row.spell) else { continue };
            let (from, to) = calendar.days(spell);
            self.rows.push((cell, from, to, 1));
        }
        if basis.unit == CountUnit::People {
            // Rows without a case count by their person instead.
            for &(profile, spell, person) in &file.tally.persons_without_case {
                let (Some(cell), Some(spell)) = (cell_of(profile), spell) else { continue };
                let (from, to) = calendar.days(spell);
                self.rows.push((cell, from, to, -1));
                self.cases.push((cell, person, from, to));
            }
        }
    }

    /// Counts cell by cell.
    fn count(&self, basis: Basis<'_>, calendar: &Calendar, ledger: &mut Ledger) {
        let mut months = Months::of(calendar);
        for (number, &(list, team, worker), roles) in self.cells.numbered() {
            let cases = of_cell(&self.cases, number, |spell| spell.0);
            for of_case in cases.chunk_by(|a, b| a.1 == b.1) {
                // In order of their beginnings: what an earlier spell covers is counted already.
                let mut counted_to = 0;
                for &(_, _, from, to) in of_case {
                    months.add(from.max(counted_to), to, 1);
                    counted_to = counted_to.max(to);
                }
            }
            for &(_, from, to, n_rows) in of_cell(&self.rows, number, |spell| spell.0) {
                months.add(from, to, i64::from(n_rows));
            }
            let role = roles.settled();
            months.hand_over(|month, n_case_days, days| {
                if basis.coverage.counts(list, (team, month)) {
                    let held = DaysHeld { team, month, worker, role, n_case_days, days };
                    ledger.days_held.push(held);
                }
            });
        }
    }
}

/// The spells of a cell, among all in the order of the cells.
fn of_cell<T>(spells: &[T], cell: u32, cell_of: impl Fn(&T) -> u32) -> &[T] {
    let from = spells.partition_point(|spell| cell_of(spell) < cell);
    let to = spells.partition_point(|spell| cell_of(spell) <= cell);
    spells.get(from..to).unwrap_or_default()
}

/// What one cell holds in each month, until it is handed over.
struct Months<'a> {
    calendar: &'a Calendar,
    held: Vec<OfMonth>,
    /// The months with anything in them are from this one
    first: usize,
    /// to before this one.
    end: usize,
}

#[derive(Clone, Copy, Default)]
struct OfMonth {
    /// How many more cases are held from its first day to its last than in the month before.
    whole: i64,
    /// The case days of others, and the days.
    case_days: i64,
    days: u32,
}

impl<'a> Months<'a> {
    fn of(calendar: &'a Calendar) -> Self {
        let held = vec![OfMonth::default(); calendar.months.len() + 1];
        Self { calendar, held, first: usize::MAX, end: 0 }
    }

    /// Adds cases that are held from one day up to another.
    fn add(&mut self, from: u32, to: u32, n_cases: i64) {
        if from >= to {
            return;
        }
        let (first, last) = (self.calendar.month_of(from), self.calendar.month_of(to - 1));
        self.first = self.first.min(first);
        self.end = self.end.max(last + 1);
        let (month_from, _) = self.calendar.month(first);
        let (_, month_to) = self.calendar.month(last);
        // The months at the edges are counted by days unless they are whole.
        let whole_from = if from == month_from { first } else { first + 1 };
        let whole_to = if to == month_to { last + 1 } else { last };
        if whole_from < whole_to {
            self.add_whole(whole_from, n_cases);
            self.add_whole(whole_to, -n_cases);
        }
        if whole_from > first {
            self.add_days(first, from, to, n_cases);
        }
        if whole_to <= last && whole_to >= whole_from {
            self.add_days(last, from, to, n_cases);
        }
    }

    fn add_whole(&mut self, at: usize, n_cases: i64) {
        if let Some(month) = self.held.get_mut(at) {
            month.whole += n_cases;
        }
    }

    /// Adds the days of a month that lie between two days.
    fn add_days(&mut self, at: usize, from: u32, to: u32, n_cases: i64) {
        let (start, end) = self.calendar.month(at);
        let (from, to) = (from.max(start) - start, to.min(end) - start);
        if let Some(month) = self.held.get_mut(at) {
            month.case_days += i64::from(to - from) * n_cases;
            month.days |= days_before(to) & !days_before(from);
        }
    }

    /// Gives each month in which any case is held on any day, with the case days and the days, and
    /// begins anew.
    fn hand_over(&mut self, mut give: impl FnMut(Month, u64, u32)) {
        let mut n_whole = 0;
        for at in self.first..=self.end {
            let Some(of_month) = self.held.get_mut(at).map(std::mem::take) else { break };
            let (start, end) = self.calendar.month(at);
            let n_days = end.saturating_sub(start);
            n_whole += of_month.whole;
            let case_days = of_month.case_days + n_whole * i64::from(n_days);
            let whole = if n_whole > 0 { days_before(n_days) } else { 0 };
            let month = self.calendar.months.get(at);
            if let (Some(&month), Ok(n_case_days @ 1..)) = (month, u64::try_from(case_days)) {
                give(month, n_case_days, of_month.days | whole);
            }
        }
        (self.first, self.end) = (usize::MAX, 0);
    }
}

/// The bits of so many first days of a month.
fn days_before(n_days: u32) -> u32 {
    1_u32.checked_shl(n_days).map_or(u32::MAX, |bit| bit - 1)
}
