//! What the rows tell of the cases that are held and of those that wait: their classes, since when
//! they are open or waiting, and when they were last reviewed or the person last contacted.
//!
//! A case that several rows of a worker's month give counts once: its class is the one that most of
//! them give, of equally many the one of the greater words; it is open or waiting since the earliest
//! day and last contacted on the latest. Days after the snapshot are not known at it.

mod course;

use std::collections::{BTreeMap, BTreeSet};

use super::cases::{AgeSince, WaitingSince};
use super::classes::{HeldByClass, HeldClass, MergedClasses};
use super::sightings::{CellKey, SeenRow, Sighting, Sightings};
use super::spans::{Span, Spans};
use super::{Basis, Ledger};
use crate::audit::account::RowCount;
use crate::audit::told::{DAYS, Told, ToldDay};
use crate::caseload::{Day, Month};
use crate::intake::field::Field;
use crate::intake::shape::Shape;
use crate::issue::{Finding, Kind};

use course::{Course, Row};

/// Counts into the ledger what the rows tell, once `held` is in its order.
pub fn count(basis: Basis<'_>, ledger: &mut Ledger) {
    let classes = MergedClasses::of(basis.files, basis.repeats);
    let mut told = Counted::default();
    let sightings = Sightings::of(basis);
    let mut months_of_lists: BTreeMap<u32, Vec<Month>> = BTreeMap::new();
    for (cell, rows) in sightings.cells() {
        if let Some(month) = cell.month {
            told.take_snapshot(basis, &classes, ledger, (cell, month), rows);
        } else {
            let months = months_of_lists
                .entry(cell.list)
                .or_insert_with(|| basis.coverage.months_of_allocations(cell.list));
            told.take_allocations(basis, &classes, cell, rows, months);
        }
    }
    drop(sightings);
    for spans in [&mut told.waiting, &mut told.ages, &mut told.contacts] {
        spans.finish();
    }
    ledger.held_by_class = HeldByClass::of(&ledger.held, told.held);
    ledger.classes = classes.shown;
    (ledger.waiting, ledger.ages, ledger.since_contact) = (told.waiting, told.ages, told.contacts);
    ledger.age_since = age_since(basis);
    ledger.waiting_since = waiting_since(basis);
    ledger.tells_contact = basis.files.iter().any(|file| file.tally.tells().contact());
    ledger.findings.extend(unreadable_days(basis));
    let n_in_conflict = told.in_conflict.len() as u64;
    let conflicts = told.conflicts.into_values();
    ledger.findings.extend(conflicts.map(|finding| Finding { n: n_in_conflict, ..finding }));
}

/// What has been counted.
#[derive(Default)]
struct Counted {
    held: Vec<HeldClass>,
    waiting: Spans,
    ages: Spans,
    contacts: Spans,
    /// Cases whose rows give different classes.
    in_conflict: BTreeSet<u64>,
    conflicts: BTreeMap<Kind, Finding>,
}

impl Counted {
    /// Takes the rows of a snapshot, whose months are all one.
    fn take_snapshot(
        &mut self,
        basis: Basis<'_>,
        classes: &MergedClasses,
        ledger: &Ledger,
        (cell, month): (CellKey, Month),
        sightings: &[Sighting],
    ) {
        let moment = ledger.moments.get(&(cell.team, month));
        let day = moment.map_or(month.last_day(), |moment| moment.day);
        let is_known = |told: &Day| *told <= day;
        let mut of_rows: Vec<u32> = Vec::new();
        let mut of_cases: Vec<u32> = Vec::new();
        for of_one in sightings.chunk_by(|a, b| a.one == b.one) {
            of_rows.clear();
            let mut since: Option<Day> = None;
            let mut contact: Option<Day> = None;
            for (sighting, seen) in basis.seen(of_one) {
                of_rows.push(classes.number(sighting.file as usize, seen.told.class));
                let of_row = self::since(&seen, cell.worker.is_some()).filter(is_known);
                since = since.into_iter().chain(of_row).min();
                contact =
                    contact.max(seen.told.contacts().into_iter().flatten().filter(is_known).max());
            }
            let Some((class, is_in_conflict)) = settled(&mut of_rows) else { continue };
            if is_in_conflict {
                self.say_conflict(basis, of_one);
            }
            let span = |class, since: Option<Day>| {
                let since = since.unwrap_or(Day::LATEST);
                Span {
                    team: cell.team,
                    from: month,
                    to: month,
                    list: cell.list,
                    class,
                    since,
                    n_cases: 1,
                }
            };
            if cell.worker.is_none() {
                if class != 0 || since.is_some() {
                    self.waiting.add(span(class, since));
                }
                continue;
            }
            of_cases.extend((class != 0).then_some(class));
            if since.is_some() {
                self.ages.add(span(0, since));
            }
            if contact.is_some() {
                self.contacts.add(span(0, contact));
            }
        }
        of_cases.sort_unstable();
        if let Some(worker) = cell.worker {
            self.held.extend(of_cases.chunk_by(|a, b| a == b).map(|of_class| HeldClass {
                team: cell.team,
                month,
                worker,
                class: of_class.first().copied().unwrap_or(0),
                n_cases: u32::try_from(of_class.len()).unwrap_or(u32::MAX),
            }));
        }
    }

    /// Takes the rows of allocations, each with months of its own.
    fn take_allocations(
        &mut self,
        basis: Basis<'_>,
        classes: &MergedClasses,
        cell: CellKey,
        sightings: &[Sighting],
        months: &[Month],
    ) {
        let (Some(&first), Some(&last)) = (months.first(), months.last()) else { return };
        let mut changes: BTreeMap<(u32, Month), i64> = BTreeMap::new();
        let mut rows: Vec<Row> = Vec::new();
        for of_one in sightings.chunk_by(|a, b| a.one == b.one) {
            rows.clear();
            rows.extend(basis.seen(of_one).map(|(sighting, seen)| Row {
                months: months_open(&seen, (first, last)),
                class: classes.number(sighting.file as usize, seen.told.class),
                since: since(&seen, cell.worker.is_some()),
                contacts: seen.told.contacts(),
            }));
            let course = Course::of(&rows);
            if course.is_in_conflict {
                self.say_conflict(basis, of_one);
            }
            self.take_course(cell, &course, &mut changes);
        }
        if let Some(worker) = cell.worker {
            self.take_classes(basis, cell, worker, (first, last), &changes);
        }
    }

    fn take_course(
        &mut self,
        cell: CellKey,
        course: &Course,
        changes: &mut BTreeMap<(u32, Month), i64>,
    ) {
        let (team, list) = (cell.team, cell.list);
        let span = |(from, to): (Month, Month), class: u32, since: Option<Day>| {
            let since = since.unwrap_or(Day::LATEST);
            Span { team, from, to, list, class, since, n_cases: 1 }
        };
        if cell.worker.is_none() {
            for &(months, (class, since)) in &course.waiting {
                if class != 0 || since.is_some() {
                    self.waiting.add(span(months, class, since));
                }
            }
            return;
        }
        for &((from, to), class) in course.classes.iter().filter(|&&(_, class)| class != 0) {
            *changes.entry((class, from)).or_default() += 1;
            *changes.entry((class, to.next())).or_default() -= 1;
        }
        for &(months, since) in course.ages.iter().filter(|(_, since)| since.is_some()) {
            self.ages.add(span(months, 0, since));
        }
        for &(months, contact) in course.contacts.iter().filter(|(_, day)| day.is_some()) {
            self.contacts.add(span(months, 0, contact));
        }
    }

    fn take_classes(
        &mut self,
        basis: Basis<'_>,
        cell: CellKey,
        worker: u32,
        (first, last): (Month, Month),
        changes: &BTreeMap<(u32, Month), i64>,
    ) {
        let team = cell.team;
        let mut changes = changes.iter().peekable();
        while let Some(&(&(class, _), _)) = changes.peek() {
            let mut n_open = 0;
            for month in first.to(last) {
                while let Some((_, change)) =
                    changes.next_if(|&(&(of, at), _)| of == class && at <= month)
                {
                    n_open += change;
                }
                let n_cases = u32::try_from(n_open).unwrap_or(0);
                if n_cases > 0 && basis.coverage.counts(cell.list, (team, month)) {
                    self.held.push(HeldClass { team, month, worker, class, n_cases });
                }
            }
            while changes.next_if(|&(&(of, _), _)| of == class).is_some() {}
        }
    }

    fn say_conflict(&mut self, basis: Basis<'_>, of_one: &[Sighting]) {
        let kind = Kind::ClassesInConflict(basis.unit);
        for (sighting, seen) in basis.seen(of_one) {
            self.in_conflict.insert(sighting.one);
            let name = basis.files.get(sighting.file as usize).map_or("", |file| file.name);
            let row = RowCount::of_line(u64::from(seen.line));
            Finding::gather(&mut self.conflicts, kind.clone(), name, &row);
        }
    }
}

/// The class that most rows give, of equally many the greater; and whether they differ.
fn settled(of_rows: &mut [u32]) -> Option<(u32, bool)> {
    of_rows.sort_unstable();
    let most = of_rows.chunk_by(|a, b| a == b).max_by_key(|of_class| of_class.len())?;
    let class = *most.first()?;
    Some((class, most.len() < of_rows.len()))
}

/// The months, of those that there are, at whose ends a row's case is open.
fn months_open(seen: &SeenRow, (first, last): (Month, Month)) -> (Month, Month) {
    match seen.spell {
        None => (first, last),
        // Open at the last day d of a month: start ≤ d < end.
        Some(spell) => (spell.start.month().max(first), spell.end.month().previous().min(last)),
    }
}

/// Since when a row's case is open with a worker, or waits for one.
fn since(seen: &SeenRow, is_held: bool) -> Option<Day> {
    let allocated = || seen.spell.map_or(seen.told.allocated_on(), |spell| Some(spell.start));
    match seen.told.referred_on() {
        // In a file with referrals, ages are all since the referral.
        None if is_held && seen.has_referrals => None,
        referred => referred.or_else(allocated),
    }
}

/// What the ages of cases with a worker are counted from.
fn age_since(basis: Basis<'_>) -> Option<AgeSince> {
    let of_files: BTreeSet<AgeSince> = basis
        .files
        .iter()
        .filter_map(|file| {
            let has = file.tally.tells();
            let has_allocation = file.tally.shape() == Shape::Allocations || has.allocation();
            let otherwise = has_allocation.then_some(AgeSince::Allocation);
            if has.referral() { Some(AgeSince::Referral) } else { otherwise }
        })
        .collect();
    if of_files.len() > 1 { Some(AgeSince::Either) } else { of_files.first().copied() }
}

/// What the waits of cases without a worker are counted from: as [`since`] takes it, of the files
/// that hold such a case.
fn waiting_since(basis: Basis<'_>) -> Option<WaitingSince> {
    let with_waiting = basis.files.iter().enumerate().filter(|&(number, file)| {
        let n_profiles = file.tally.profiles.all().len();
        let mut entries = (0..n_profiles).filter_map(|at| basis.roster.entry(number, at));
        entries.any(|entry| entry.worker.is_none())
    });
    let (mut by_referral, mut by_allocation) = (false, false);
    for (_, file) in with_waiting {
        let has = file.tally.tells();
        by_referral |= has.referral();
        by_allocation |= file.tally.shape() == Shape::Allocations || has.allocation();
    }
    match (by_referral, by_allocation) {
        (true, true) => Some(WaitingSince::Either),
        (true, false) => Some(WaitingSince::Referral),
        (false, true) => Some(WaitingSince::Allocation),
        (false, false) => None,
    }
}

/// Cells of days that hold something else, in rows that are no repeat of an earlier file's.
fn unreadable_days(basis: Basis<'_>) -> Vec<Finding> {
    let mut findings = BTreeMap::new();
    for (number, file) in basis.files.iter().enumerate() {
        let tally = file.tally;
        let mut of_fields = DAYS.map(|field| (field, RowCount::listed()));
        let mut look = |line: u32, told: Told| {
            for (day, (_, count)) in told.days.iter().zip(&mut of_fields) {
                if *day == ToldDay::unreadable() {
                    count.add(u64::from(line));
                }
            }
        };
        if tally.tells().days.contains(&true) {
            for (at, row) in tally.rows.all().iter().enumerate() {
                if !basis.repeats.is_repeat(number, at) {
                    look(row.line, tally.rows.told(at));
                }
            }
            for (at, row) in tally.loose_rows.iter().enumerate() {
                look(row.line, tally.loose_rows.told(at));
            }
        }
        for (field, count) in of_fields.iter().filter(|(_, count)| count.n_rows > 0) {
            let kind = Kind::DayNotRead { field: Field::name(*field) };
            Finding::gather(&mut findings, kind, file.name, count);
        }
    }
    findings.into_values().collect()
}
