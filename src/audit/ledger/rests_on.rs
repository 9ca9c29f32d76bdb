//! How many rows of each file the figures rest on: of every team, month and worker.
//!
//! Exact repeats and whatever else is set aside are left out. A row whose case another row of the
//! cell gives too is one that the figure rests on, and so is a row without a case ID. For case lists
//! and numbers, the rows of a file over all teams and months are those that the account calls used
//! if all months are audit months; an allocation is a row of every month at whose end it is open.

use std::collections::BTreeMap;

use super::cells::Cells;
use super::coverage::Coverage;
use super::roster::Entry;
use super::snapshots::Placed;
use super::spells::months_open;
use super::{Basis, Ledger, RestsOn};
use crate::audit::profile::Profile;
use crate::audit::rows::Spell;
use crate::caseload::Month;
use crate::intake::shape::Shape;

/// Counts the rows of all case lists and allocations, and brings those of numbers together.
pub fn count(basis: Basis<'_>, ledger: &mut Ledger) {
    for (number, file) in basis.of_shape(Shape::CaseList) {
        for (at, profile) in file.tally.profiles.all().iter().enumerate() {
            ledger.rests_on.extend(of_profile(basis, number, at, profile));
        }
    }
    for (number, _) in basis.of_shape(Shape::Allocations) {
        of_allocations(basis, number, &mut ledger.rests_on);
    }
    bring_together(&mut ledger.rests_on);
    ledger.file_names = basis.files.iter().map(|file| file.name.to_owned()).collect();
}

/// A row of numbers that counts.
pub fn of_numbers(file: usize, entry: &Entry, placed: &Placed) -> Option<RestsOn> {
    placed.cell?;
    Some(RestsOn {
        file: number_of(file),
        team: entry.team,
        month: placed.month,
        worker: entry.worker,
        n_rows: 1,
        role: None,
    })
}

/// The rows of a profile, if its snapshot counts.
fn of_profile(basis: Basis<'_>, file: usize, at: usize, profile: &Profile) -> Option<RestsOn> {
    let entry = basis.roster.entry(file, at)?;
    let day = profile.snapshot?.day;
    let (list, month) = (basis.repeats.list(file), day.month());
    let team_month = (entry.team, month);
    let counts = basis.coverage.counts(list, team_month)
        && basis.coverage.latest(list, team_month) == Some(day);
    (counts && entry.n_rows > 0).then(|| RestsOn {
        file: number_of(file),
        team: entry.team,
        month,
        worker: entry.worker,
        n_rows: entry.n_rows,
        role: None,
    })
}

/// At which months' ends how many more rows are open than at the one before.
type Changes = BTreeMap<Month, i64>;

fn of_allocations(basis: Basis<'_>, number: usize, rests_on: &mut Vec<RestsOn>) {
    let Some(file) = basis.files.get(number) else { return };
    let list = basis.repeats.list(number);
    let months = basis.coverage.months_of_allocations(list);
    let (Some(&first), Some(&latest)) = (months.first(), months.last()) else { return };
    let mut cells: Cells<(u32, Option<u32>), Changes> = Cells::default();
    let cell_of_profile: Vec<Option<u32>> = (0..file.tally.profiles.all().len())
        .map(|at| {
            let entry = basis.roster.entry(number, at)?;
            Some(cells.number((entry.team, entry.worker), Changes::new()))
        })
        .collect();
    let mut add = |profile: u32, spell: Spell| {
        let (from, to) = months_open(spell);
        let (from, to) = (from.max(first), to.min(latest));
        let cell = cell_of_profile.get(profile as usize).copied().flatten();
        let changes = cell.filter(|_| from <= to).and_then(|cell| cells.get_mut(cell));
        if let Some(changes) = changes {
            *changes.entry(from).or_default() += 1;
            *changes.entry(to.next()).or_default() -= 1;
        }
    };
    for (at, (row, spell)) in file.tally.rows.with_spells().enumerate() {
        if !basis.repeats.is_repeat(number, at) {
            add(row.profile, spell);
        }
    }
    for row in file.tally.loose_rows.iter() {
        if let Some(spell) = row.spell {
            add(row.profile, spell);
        }
    }
    for (&(team, worker), changes) in cells.iter() {
        let open = open_at(changes, &months, basis.coverage, list, team);
        let file = number_of(number);
        let role = None;
        let rows = |(month, n_rows)| RestsOn { file, team, month, worker, n_rows, role };
        rests_on.extend(open.map(rows));
    }
}

/// The months at whose ends rows of a list are open, and how many, where the list counts.
fn open_at(
    changes: &Changes,
    months: &[Month],
    coverage: &Coverage,
    list: u32,
    team: u32,
) -> impl Iterator<Item = (Month, u64)> {
    let mut n_open = 0;
    let mut changes = changes.iter().peekable();
    months.iter().filter_map(move |&month| {
        while let Some((_, change)) = changes.next_if(|&(&changed, _)| changed <= month) {
            n_open += change;
        }
        let n_rows = u64::try_from(n_open).unwrap_or(0);
        (n_rows > 0 && coverage.counts(list, (team, month))).then_some((month, n_rows))
    })
}

/// Adds up what is of one file, team, month and worker.
fn bring_together(rests_on: &mut Vec<RestsOn>) {
    rests_on.sort_unstable();
    rests_on.dedup_by(|next, kept| {
        let key = |it: &RestsOn| (it.file, it.team, it.month, it.worker);
        let is_same = key(next) == key(kept);
        if is_same {
            kept.n_rows += next.n_rows;
        }
        is_same
    });
    rests_on.shrink_to_fit();
}

/// Gives the rows of each worker the role that holds there, once that is settled and `held` in order.
pub fn give_roles(ledger: &mut Ledger) {
    for rows in &mut ledger.rests_on {
        let Some(worker) = rows.worker else { continue };
        let key = (rows.team, rows.month, worker);
        let at = ledger.held.binary_search_by_key(&key, |of| (of.team, of.month, of.worker));
        rows.role = at.ok().and_then(|at| ledger.held.get(at)?.role);
    }
}

fn number_of(file: usize) -> u32 {
    u32::try_from(file).unwrap_or(u32::MAX)
}
