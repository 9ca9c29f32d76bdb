//! Which list, and which snapshot of it, counts for a team's month; which months there are.

use std::collections::{BTreeMap, BTreeSet};

use super::repeats::Repeats;
use super::roster::Roster;
use super::{FileTally, TeamMonth};
use crate::audit::profile::Snapshot;
use crate::caseload::month::months_in_words;
use crate::caseload::{Day, Month};
use crate::intake::source::Shape;
use crate::issue::{Finding, Kind, Place};

/// At most so many months are preselected.
const N_PRESELECTED: usize = 12;
/// Of allocations, so many complete months are.
const N_PRESELECTED_OF_ALLOCATIONS: usize = 3;
/// A month of allocations is complete when some start falls in its last seven days or later.
const COMPLETE_WITHIN_DAYS: i32 = 6;

/// The first and the latest start in a list of allocations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Starts {
    /// The earliest.
    pub first: Day,
    /// The latest.
    pub latest: Day,
}

/// What each list covers, and what of it counts.
#[derive(Clone, Debug, Default)]
pub struct Coverage {
    /// By list, team and month, the day of the latest snapshot.
    latest: BTreeMap<(u32, TeamMonth), Day>,
    /// Earlier snapshots of the same month that are left out.
    earlier: BTreeSet<(u32, TeamMonth, Day)>,
    counted: BTreeMap<TeamMonth, u32>,
    /// Lists that cover a team's month which another counts for: by the list that counts and the
    /// one that does not.
    conflicts: BTreeMap<(u32, u32), u64>,
    starts: BTreeMap<u32, Starts>,
    snapshot_months: BTreeSet<Month>,
    /// The files of a list that hold rows of a team's month or, of allocations, of a team.
    holders: BTreeMap<(u32, u32, Option<Month>), BTreeSet<usize>>,
    first_files: BTreeMap<u32, usize>,
}

impl Coverage {
    /// Goes over all that the files cover.
    pub fn of(files: &[FileTally<'_>], roster: &Roster, repeats: &Repeats) -> Self {
        let mut coverage = Self::default();
        let mut teams_of_allocations: BTreeSet<(u32, u32)> = BTreeSet::new();
        for (number, file) in files.iter().enumerate() {
            let list = repeats.list(number);
            coverage.first_files.entry(list).or_insert(number);
            for (at, profile) in file.tally.profiles.all().iter().enumerate() {
                let Some(entry) = roster.entry(number, at) else {
                    continue;
                };
                let month = profile.snapshot.map(|snapshot| snapshot.day.month());
                coverage.holders.entry((list, entry.team, month)).or_default().insert(number);
                match profile.snapshot {
                    Some(snapshot) => coverage.add_snapshot(list, entry.team, snapshot),
                    None => drop(teams_of_allocations.insert((list, entry.team))),
                }
            }
            if file.tally.shape() == Shape::Allocations {
                coverage.add_starts(list, file);
            }
        }
        for (list, team) in teams_of_allocations {
            for month in coverage.months_of_allocations(list) {
                coverage.claim(list, (team, month));
            }
        }
        let claims: Vec<(u32, TeamMonth)> = coverage.latest.keys().copied().collect();
        for (list, team_month) in claims {
            coverage.claim(list, team_month);
        }
        coverage
    }

    fn add_snapshot(&mut self, list: u32, team: u32, snapshot: Snapshot) {
        let month = snapshot.day.month();
        self.snapshot_months.insert(month);
        let of_month = (list, (team, month));
        let latest = self.latest.entry(of_month).or_insert(snapshot.day);
        let earlier = (*latest).min(snapshot.day);
        *latest = (*latest).max(snapshot.day);
        if earlier != *latest {
            self.earlier.insert((list, (team, month), earlier));
        }
    }

    fn add_starts(&mut self, list: u32, file: &FileTally<'_>) {
        let with_id = file.tally.rows.with_spells().map(|(_, spell)| spell.start);
        let without = file.tally.without_case_id.keys().filter_map(|&(_, spell)| spell);
        for start in with_id.chain(without.map(|spell| spell.start)) {
            let starts = self.starts.entry(list).or_insert(Starts { first: start, latest: start });
            starts.first = starts.first.min(start);
            starts.latest = starts.latest.max(start);
        }
    }

    /// The list with the lower number, whose first file was added earlier, counts.
    fn claim(&mut self, list: u32, team_month: TeamMonth) {
        let counted = self.counted.entry(team_month).or_insert(list);
        if *counted != list {
            let lists = (list.min(*counted), list.max(*counted));
            *counted = lists.0;
            *self.conflicts.entry(lists).or_default() += 1;
        }
    }

    /// The list that counts for each team's month.
    pub fn counted(&self) -> &BTreeMap<TeamMonth, u32> {
        &self.counted
    }

    /// Whether a list counts for a team's month.
    pub fn counts(&self, list: u32, team_month: TeamMonth) -> bool {
        self.counted.get(&team_month) == Some(&list)
    }

    /// The day of the latest snapshot of a list for a team's month.
    pub fn latest(&self, list: u32, team_month: TeamMonth) -> Option<Day> {
        self.latest.get(&(list, team_month)).copied()
    }

    /// The months of a list of allocations: from the first start to the month of the latest.
    pub fn months_of_allocations(&self, list: u32) -> Vec<Month> {
        let months = |starts: &Starts| starts.first.month().to(starts.latest.month()).collect();
        self.starts.get(&list).map(months).unwrap_or_default()
    }

    /// Every month that any list covers.
    pub fn months(&self) -> Vec<Month> {
        let allocations = self.starts.keys().flat_map(|&list| self.months_of_allocations(list));
        let months: BTreeSet<Month> =
            self.snapshot_months.iter().copied().chain(allocations).collect();
        months.into_iter().collect()
    }

    /// The months that are audit months at first: all that snapshots and counts hold, the last
    /// three complete ones of allocations, at most the latest twelve.
    pub fn preselected(&self) -> Vec<Month> {
        let mut months = self.snapshot_months.clone();
        for (&list, starts) in &self.starts {
            let all = self.months_of_allocations(list);
            let is_complete =
                |month: &&Month| starts.latest >= month.last_day().minus_days(COMPLETE_WITHIN_DAYS);
            let complete: Vec<Month> = all.iter().filter(is_complete).copied().collect();
            // A list whose only month is not complete is better shown than left empty.
            let usable = if complete.is_empty() { &all } else { &complete };
            months.extend(usable.iter().rev().take(N_PRESELECTED_OF_ALLOCATIONS));
        }
        let latest = months.into_iter().rev().take(N_PRESELECTED);
        let mut latest: Vec<Month> = latest.collect();
        latest.reverse();
        latest
    }

    /// Files that cover what another counts for, and months that may not be complete.
    pub fn findings(&self, files: &[FileTally<'_>]) -> Vec<Finding> {
        let mut findings = Vec::new();
        let first_file = |list: u32| {
            let number = self.first_files.get(&list).copied().unwrap_or(0);
            files.get(number).map_or("", |file| file.name)
        };
        for (&(counted, other), &n_months) in &self.conflicts {
            let kind = Kind::SameTeamsAndMonths { counted: first_file(counted).to_owned() };
            findings.push(Finding::new(kind, n_months, vec![Place::file(first_file(other))]));
        }
        findings.extend(self.in_several_files(files));
        let gaps = self.months_without_rows();
        if !gaps.is_empty() {
            let kind = Kind::MonthsWithoutRows { months: months_in_words(&gaps) };
            findings.push(Finding::new(kind, 0, Vec::new()));
        }
        if !self.starts.is_empty() {
            let places = self.starts.keys().map(|&list| Place::file(first_file(list))).collect();
            findings.push(Finding::new(Kind::AllocationsAtMonthEnd, 0, places));
        }
        let is_incomplete = |starts: &Starts| {
            starts.latest < starts.latest.month().last_day().minus_days(COMPLETE_WITHIN_DAYS)
        };
        let incomplete = self.starts.iter().filter(|(_, starts)| is_incomplete(starts));
        let places: Vec<Place> =
            incomplete.map(|(&list, _)| Place::file(first_file(list))).collect();
        if !places.is_empty() {
            findings.push(Finding::new(Kind::IncompleteMonth, 0, places));
        }
        findings
    }

    /// Files of one list that hold rows of the same teams' months, each with the first of them.
    fn in_several_files(&self, files: &[FileTally<'_>]) -> Vec<Finding> {
        let mut pairs: BTreeMap<(usize, usize), u64> = BTreeMap::new();
        for (&(list, _, month), holders) in &self.holders {
            let n_months = match month {
                Some(_) => 1,
                None => self.months_of_allocations(list).len() as u64,
            };
            let mut holders = holders.iter();
            let Some(&first) = holders.next() else { continue };
            for &other in holders {
                *pairs.entry((first, other)).or_default() += n_months;
            }
        }
        let name = |file: usize| files.get(file).map_or("", |file| file.name);
        let finding = |((first, other), n_months): ((usize, usize), u64)| {
            let kind = Kind::InSeveralFiles { first: name(first).to_owned() };
            Finding::new(kind, n_months, vec![Place::file(name(other))])
        };
        pairs.into_iter().map(finding).collect()
    }

    /// Months that no list covers, between months that some list does.
    fn months_without_rows(&self) -> Vec<Month> {
        let months = self.months();
        let (Some(&first), Some(&last)) = (months.first(), months.last()) else {
            return Vec::new();
        };
        first.to(last).filter(|month| months.binary_search(month).is_err()).collect()
    }

    /// How many snapshots of a team's month a later one replaces.
    pub fn n_earlier_snapshots(&self) -> u64 {
        self.earlier.len() as u64
    }
}
