//! What staffing files change in the ledger, and what has to be said of it.

use std::collections::{BTreeMap, BTreeSet};

use super::roster::{Counted, PlaceCounts, Roster};
use super::staff::StaffFte;
use super::{Held, Ledger, Sources};
use crate::audit::account::RowCount;
use crate::audit::names::{Names, TeamKey, key};
use crate::audit::names_found::{Listed, NAMES_LISTED, StaffingJoin};
use crate::caseload::Day;
use crate::caseload::fte::FteError;
use crate::issue::{Finding, Kind, Place};

/// Findings about rows of staffing files.
struct Said<'a> {
    sources: &'a Sources<'a>,
    findings: BTreeMap<Kind, Finding>,
}

impl<'a> Said<'a> {
    fn of(sources: &'a Sources<'a>) -> Self {
        Self { sources, findings: BTreeMap::new() }
    }

    fn add(&mut self, kind: Kind, (file, count): &(usize, RowCount)) {
        let name = self.sources.staffing.get(*file).map_or("", |file| file.name);
        Finding::gather(&mut self.findings, kind, name, count);
    }

    /// Adds them to others, each kind once.
    fn hand_over(self, findings: &mut Vec<Finding>) {
        for (kind, finding) in self.findings {
            match findings.iter_mut().find(|known| known.kind == kind) {
                Some(known) => {
                    known.n += finding.n;
                    known.places.extend(finding.places);
                }
                None => findings.push(finding),
            }
        }
    }
}

/// A worker of the cases whom no staffing file has.
#[derive(Clone, Debug)]
pub struct WithoutStaffing {
    worker: u32,
    name: String,
    teams: String,
    places: PlaceCounts,
}

/// Lists who of the staff has no cases, and remembers which workers no staffing file has.
pub fn say_who_is_missing(sources: &Sources<'_>, counted: &[Counted<'_>], roster: &mut Roster) {
    if sources.staffing.is_empty() {
        return;
    }
    let mut said = Said::of(sources);
    let mut without_cases = Vec::new();
    // Beside no cases at all there is nothing to miss.
    let has_workers = roster.entries.iter().flatten().any(|entry| entry.worker.is_some());
    let name_nobody = teams_that_name_nobody(counted, roster);
    for (name, team, place) in roster.staff.without_cases(&name_nobody) {
        without_cases.push((name, team));
        if !has_workers {
            continue;
        }
        let of_one = RowCount { n_rows: 1, ..place.1.clone() };
        said.add(Kind::StaffWithoutCases, &(place.0, of_one));
    }
    for (error, place) in roster.staff.unread_fte() {
        let is_too_high = error == FteError::TooHigh;
        said.add(if is_too_high { Kind::FteTooHigh } else { Kind::FteNotANumber }, place);
    }
    let mut names: Names<u32> = Names::default();
    let mut teams: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
    let mut places: BTreeMap<u32, PlaceCounts> = BTreeMap::new();
    let entries = roster.entries.iter().flatten();
    for (Counted { file, profile, n_rows, .. }, entry) in counted.iter().zip(entries) {
        let Some(worker) = entry.worker.filter(|&worker| !roster.staff.has(worker)) else {
            continue;
        };
        let words = profile.words();
        let has_name = key(words.worker_name).is_some();
        let name = if has_name { words.worker_name } else { words.worker_id };
        names.count(worker, name, *n_rows);
        teams.entry(worker).or_default().insert(entry.team);
        places.entry(worker).or_default().add(*file, *n_rows, &profile.first_lines);
    }
    let team_names = |worker: &u32| {
        let teams = teams.get(worker).into_iter().flatten();
        let names = teams.filter_map(|&team| roster.teams.get(team as usize));
        names.map(|team| team.name.as_str()).collect::<Vec<_>>().join(", ")
    };
    let without_staffing = names.shown().map(|(&worker, shown)| WithoutStaffing {
        worker,
        name: shown.to_owned(),
        teams: team_names(&worker),
        places: places.remove(&worker).unwrap_or_default(),
    });
    let without_staffing: Vec<WithoutStaffing> = without_staffing.collect();
    let (n_staff, n_by_id, n_by_name) = roster.staff.n_joined();
    roster.without_staffing = without_staffing;
    roster.names.staffing = Some(StaffingJoin {
        n_staff,
        n_by_id,
        n_by_name,
        without_cases: sorted(without_cases),
        without_staffing: Listed::default(),
    });
    said.hand_over(&mut roster.findings);
}

fn sorted(mut all: Vec<(String, String)>) -> Listed<(String, String)> {
    all.sort_unstable();
    Listed::first(NAMES_LISTED, all)
}

/// Lists those without staffing who hold a case that counts: not who is named with none, or only in rows
/// that another file counts for.
pub fn say_who_is_without_staffing(sources: &Sources<'_>, held: &[Held], roster: &mut Roster) {
    let holders: BTreeSet<u32> = held.iter().map(|held| held.worker).collect();
    let mut all = Vec::new();
    let mut places = PlaceCounts::default();
    for of in std::mem::take(&mut roster.without_staffing) {
        if holders.contains(&of.worker) {
            places.merge(&of.places);
            all.push((of.name, of.teams));
        }
    }
    let n = all.len() as u64;
    let finding = places.finding_of(Kind::WorkersWithoutStaffing, n, sources.files);
    roster.findings.extend(finding);
    if let Some(staffing) = &mut roster.names.staffing {
        staffing.without_staffing = sorted(all);
    }
}

/// Teams that are given in numbers only.
fn teams_that_name_nobody<'a>(
    counted: &[Counted<'_>],
    roster: &'a Roster,
) -> BTreeSet<&'a TeamKey> {
    let teams = |of_whole_teams: bool| -> BTreeSet<u32> {
        let entries = counted.iter().zip(roster.entries.iter().flatten());
        let those = entries.filter(|(counted, _)| counted.is_of_whole_teams == of_whole_teams);
        those.map(|(_, entry)| entry.team).collect()
    };
    let (in_numbers, named) = (teams(true), teams(false));
    let only = in_numbers.difference(&named);
    only.filter_map(|&team| roster.team_keys.get(team as usize)).collect()
}

/// Takes the full-time equivalents of the staffing files, in force on a day, before those of the
/// cases.
pub fn settle_fte(sources: &Sources<'_>, day: Day, roster: &mut Roster) {
    if roster.staff.is_empty() {
        return;
    }
    let mut said = Said::of(sources);
    let mut n_differing = 0;
    let mut settled = std::mem::take(&mut roster.fte_of_workers);
    for (worker, fte) in (0..).zip(&mut settled) {
        let kind = match roster.staff.fte(worker, day) {
            StaffFte::NotGiven => continue,
            StaffFte::Known(known) => {
                let is_other = fte.is_some_and(|of_cases| of_cases != known);
                *fte = Some(known);
                if !is_other {
                    continue;
                }
                n_differing += 1;
                Kind::OtherFteInStaffing
            }
            StaffFte::TooHigh => {
                *fte = None;
                Kind::FteTooHigh
            }
        };
        for place in roster.staff.places(worker) {
            said.add(kind.clone(), place);
        }
    }
    // Where no case holder's is known, that of other staff makes nothing known of cases per FTE.
    let (of_holders, of_others) = settled.split_at_mut(roster.n_case_holders as usize);
    if of_holders.iter().all(Option::is_none) {
        of_others.fill(None);
    }
    roster.fte_of_workers = settled;
    if let Some(differing) = said.findings.get_mut(&Kind::OtherFteInStaffing) {
        differing.n = n_differing;
    }
    said.hand_over(&mut roster.findings);
}

/// Of which day is what the staffing files say of workers, where they say anything of them.
pub fn finding_of_day(sources: &Sources<'_>, day: Option<Day>, roster: &Roster) -> Option<Finding> {
    let files = roster.staff.files_that_tell();
    let names = files.into_iter().filter_map(|file| sources.staffing.get(file));
    let places: Vec<Place> = names.map(|file| Place::file(file.name)).collect();
    let n_files = places.len() as u64;
    let day = day.filter(|_| n_files > 0)?;
    Some(Finding::new(Kind::StaffingOfDay(day), n_files, places))
}

/// Gives workers the role of the staffing files where the cases give none.
pub fn give_roles(day: Day, roster: &Roster, ledger: &mut Ledger) {
    if roster.staff.is_empty() {
        return;
    }
    let role_of = |worker: u32, team: u32| {
        let role = roster.staff.role(worker, roster.team_keys.get(team as usize)?, day)?;
        roster.role_numbers.get(&role).copied()
    };
    for held in &mut ledger.held {
        held.role = held.role.or_else(|| role_of(held.worker, held.team));
    }
    for held in &mut ledger.days_held {
        held.role = held.role.or_else(|| role_of(held.worker, held.team));
    }
}
