//! How the cases of teams came and went: of case lists, from one month's snapshot to the next; of
//! allocations, by the days on which spells begin and end.
//!
//! A case is counted once in a team, whoever holds it and whether anybody does. Where people are
//! counted, people come and go; where rows are, cases do, because no row is the same in two months.

use std::collections::BTreeMap;

use super::cases::{Flow, FlowBasis, NoFlow};
use super::sightings::cell_of;
use super::{Basis, Ledger, TeamMonth};
use crate::audit::rows::Spell;
use crate::audit::settings::CountUnit;
use crate::audit::tally::Tally;
use crate::caseload::{Day, Month};
use crate::intake::shape::Shape;

/// Counts into the ledger how cases came and went.
pub fn count(basis: Basis<'_>, ledger: &mut Ledger) {
    of_case_lists(basis, ledger);
    of_allocations(basis, ledger);
    for of in ledger.moments.keys() {
        if !ledger.flow.contains_key(of) {
            ledger.no_flow.entry(*of).or_insert(NoFlow::NumbersOnly);
        }
    }
}

/// The cases of a team at a snapshot.
#[derive(Default)]
struct AtSnapshot {
    list: u32,
    cases: Vec<u64>,
    /// Whether rows name no case, so that nobody knows whether it was there before.
    has_unnamed: bool,
}

fn of_case_lists(basis: Basis<'_>, ledger: &mut Ledger) {
    let mut snapshots: BTreeMap<TeamMonth, AtSnapshot> = BTreeMap::new();
    for (number, file) in basis.of_shape(Shape::CaseList) {
        let (tally, list) = (file.tally, basis.repeats.list(number));
        let profiles = tally.profiles.all().iter().enumerate();
        let placed: Vec<Option<TeamMonth>> = profiles
            .map(|(at, profile)| {
                let cell =
                    cell_of(basis.coverage, list, profile, &basis.roster.entry(number, at)?)?;
                Some((cell.team, cell.month?))
            })
            .collect();
        let n_unnamed = n_unnamed(tally, basis.unit);
        let mut by_profile: Vec<Vec<u64>> = vec![Vec::new(); placed.len()];
        for (at, row) in tally.rows.all().iter().enumerate() {
            if basis.repeats.is_repeat(number, at) {
                continue;
            }
            if let Some(cases) = by_profile.get_mut(row.profile as usize) {
                let is_of_people = basis.unit == CountUnit::People;
                cases.push(if is_of_people { tally.rows.person(at) } else { row.case });
            }
        }
        if basis.unit == CountUnit::People {
            for &(profile, _, person) in &tally.persons_without_case {
                if let Some(people) = by_profile.get_mut(profile as usize) {
                    people.push(person);
                }
            }
        }
        for (profile, (of, mut cases)) in (0..).zip(placed.into_iter().zip(by_profile)) {
            let Some(of) = of else { continue };
            let snapshot = snapshots.entry(of).or_default();
            snapshot.list = list;
            snapshot.cases.append(&mut cases);
            snapshot.has_unnamed |= n_unnamed.get(&profile).is_some_and(|&n| n > 0);
        }
    }
    for snapshot in snapshots.values_mut() {
        snapshot.cases.sort_unstable();
        snapshot.cases.dedup();
    }
    for (&(team, month), snapshot) in &snapshots {
        match flow_between(snapshots.get(&(team, month.previous())), snapshot) {
            Ok(flow) => {
                ledger.flow.insert((team, month), flow);
            }
            Err(why) => {
                ledger.no_flow.insert((team, month), why);
            }
        }
    }
}

/// Rows without a case, or where people are counted without a person, by profile.
fn n_unnamed(tally: &Tally, unit: CountUnit) -> BTreeMap<u32, u64> {
    let mut n_unnamed: BTreeMap<u32, u64> = BTreeMap::new();
    for (&profile, count) in &tally.without_case_id {
        *n_unnamed.entry(profile).or_default() += count.n_rows;
    }
    if unit == CountUnit::People {
        for (profile, ..) in &tally.persons_without_case {
            if let Some(n) = n_unnamed.get_mut(profile) {
                *n = n.saturating_sub(1);
            }
        }
    }
    n_unnamed
}

fn flow_between(before: Option<&AtSnapshot>, now: &AtSnapshot) -> Result<Flow, NoFlow> {
    let before = before.ok_or(NoFlow::NoMonthBefore)?;
    if before.list != now.list {
        return Err(NoFlow::AnotherList);
    }
    if before.has_unnamed || now.has_unnamed {
        return Err(NoFlow::WithoutCaseId);
    }
    let (n_before, n_now) = (before.cases.len() as u64, now.cases.len() as u64);
    let n_stayed = n_common(&before.cases, &now.cases);
    Ok(Flow {
        n_opened: n_now - n_stayed,
        n_closed: n_before - n_stayed,
        n_open: n_now,
        basis: FlowBasis::Snapshots,
    })
}

/// How many numbers two ordered lists share, each once in either.
fn n_common(a: &[u64], b: &[u64]) -> u64 {
    let mut b = b.iter().peekable();
    let mut n = 0;
    for one in a {
        while b.next_if(|other| *other < one).is_some() {}
        n += u64::from(b.next_if_eq(&one).is_some());
    }
    n
}

/// A spell of a case in a team of a list.
type TeamSpell = (u32, u32, u64, Spell);

fn of_allocations(basis: Basis<'_>, ledger: &mut Ledger) {
    let of_files = basis.of_shape(Shape::Allocations);
    let n_rows = of_files.map(|(_, file)| file.tally.rows.all().len() + file.tally.loose_rows.n());
    let mut spells: Vec<TeamSpell> = Vec::with_capacity(n_rows.sum());
    for (number, file) in basis.of_shape(Shape::Allocations) {
        let (tally, list) = (file.tally, basis.repeats.list(number));
        let team = |profile: u32| Some(basis.roster.entry(number, profile as usize)?.team);
        for (at, (row, spell)) in tally.rows.with_spells().enumerate() {
            if let Some(team) = team(row.profile)
                && !basis.repeats.is_repeat(number, at)
            {
                let is_of_people = basis.unit == CountUnit::People;
                let one = if is_of_people { tally.rows.person(at) } else { row.case };
                spells.push((list, team, one, spell));
            }
        }
        // A row without a case is a case of its own, as in every count.
        let alone = (number as u64) << 32;
        for (row, at) in tally.loose_rows.iter().zip(0_u64..) {
            let person = row.person.filter(|_| basis.unit == CountUnit::People);
            if let (Some(team), Some(spell)) = (team(row.profile), row.spell) {
                spells.push((list, team, person.unwrap_or(alone | at), spell));
            }
        }
    }
    spells.sort_unstable();
    for of_team in spells.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        let Some(&(list, team, ..)) = of_team.first() else { continue };
        let mut n_opened: BTreeMap<Month, u64> = BTreeMap::new();
        let mut n_closed: BTreeMap<Month, u64> = BTreeMap::new();
        for of_case in of_team.chunk_by(|a, b| a.2 == b.2) {
            each_union(of_case.iter().map(|&(_, _, _, spell)| spell), |spell| {
                *n_opened.entry(spell.start.month()).or_default() += 1;
                if spell.end != Day::LATEST {
                    *n_closed.entry(spell.end.month()).or_default() += 1;
                }
            });
        }
        let mut n_open = 0;
        for month in basis.coverage.months_of_allocations(list) {
            let of_month = |counts: &BTreeMap<Month, u64>| counts.get(&month).copied().unwrap_or(0);
            let (n_opened, n_closed) = (of_month(&n_opened), of_month(&n_closed));
            n_open = (n_open + n_opened).saturating_sub(n_closed);
            if basis.coverage.counts(list, (team, month)) {
                let flow = Flow { n_opened, n_closed, n_open, basis: FlowBasis::Spells };
                ledger.flow.insert((team, month), flow);
            }
        }
    }
}

/// Gives the unions of spells that come in the order of their starts: what overlaps or touches is
/// one.
fn each_union(spells: impl Iterator<Item = Spell>, mut give: impl FnMut(Spell)) {
    let mut last: Option<Spell> = None;
    for spell in spells {
        last = match last {
            Some(union) if spell.start <= union.end => {
                Some(Spell { end: union.end.max(spell.end), ..union })
            }
            done => {
                done.into_iter().for_each(&mut give);
                Some(spell)
            }
        };
    }
    last.into_iter().for_each(give);
}
