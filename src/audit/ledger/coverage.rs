//! Which list, and which snapshot of it, counts for a team's month; which months there are.

use std::collections::{BTreeMap, BTreeSet};

use super::repeats::Repeats;
use super::roster::Roster;
use super::{FileTally, TeamMonth};
use crate::audit::account::RowCount;
use crate::audit::profile::Snapshot;
use crate::caseload::month::months_in_words;
use crate::caseload::{Day, Month};
use crate::intake::shape::Shape;
use crate::issue::{Finding, Kind, Place};

/// At most so many months are preselected.
const N_PRESELECTED: usize = 12;
/// Of allocations, so many complete months are.
const N_PRESELECTED_OF_ALLOCATIONS: usize = 3;
/// A month of allocations is complete when some start falls in its last seven days or later.
const COMPLETE_WITHIN_DAYS: i32 = 6;
/// A start more than so many days after the one before it may be mistyped,
const LONGEST_GAP_DAYS: i32 = 366;
/// if it and all after it are at most one in so many.
const OUTLIERS_IN: usize = 5;

/// The profile, the start and the rows of each allocation of a file.
fn starts_of<'a>(file: &'a FileTally<'_>) -> impl Iterator<Item = (u32, Day, RowCount)> + 'a {
    let with_id = file
        .tally
        .rows
        .with_spells()
        .map(|(row, spell)| (row.profile, spell.start, RowCount::of_line(u64::from(row.line))));
    let without_id = file.tally.loose_rows.iter().filter_map(|row| {
        Some((row.profile, row.spell?.start, RowCount::of_line(u64::from(row.line))))
    });
    with_id.chain(without_id)
}

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
    /// The starts of each list, until they are settled.
    start_days: BTreeMap<u32, Vec<Day>>,
    /// Every team's month that a list covers, whether it counts there or not.
    claims: BTreeSet<(u32, TeamMonth)>,
    snapshot_months: BTreeSet<Month>,
    /// The files of a list that hold rows of a team's month or, of allocations, of a team.
    holders: BTreeMap<(u32, u32, Option<Month>), BTreeSet<usize>>,
    first_files: BTreeMap<u32, usize>,
}

impl Coverage {
    /// Goes over all that the files cover.
    pub fn of(files: &[FileTally<'_>], roster: &Roster, repeats: &Repeats) -> Self {
        let mut coverage = Self::default();
        let mut first_starts: BTreeMap<(u32, u32), Day> = BTreeMap::new();
        for (number, file) in files.iter().enumerate() {
            let list = repeats.list(number);
            coverage.first_files.entry(list).or_insert(number);
            for (at, profile) in file.tally.profiles.all().iter().enumerate() {
                let Some(entry) = roster.entry(number, at) else {
                    continue;
                };
                let month = profile.snapshot.map(|snapshot| snapshot.day.month());
                coverage.holders.entry((list, entry.team, month)).or_default().insert(number);
                if let Some(snapshot) = profile.snapshot {
                    coverage.add_snapshot(list, entry.team, snapshot);
                }
            }
            if file.tally.shape() == Shape::Allocations {
                coverage.add_starts(number, list, file, roster, &mut first_starts);
            }
        }
        coverage.settle_starts();
        // A team is covered from its own first start on.
        for ((list, team), first) in first_starts {
            let months = coverage.months_of_allocations(list).into_iter();
            for month in months.filter(|&month| first.month() <= month) {
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

    fn add_starts(
        &mut self,
        number: usize,
        list: u32,
        file: &FileTally<'_>,
        roster: &Roster,
        first_starts: &mut BTreeMap<(u32, u32), Day>,
    ) {
        let days = self.start_days.entry(list).or_default();
        for (profile, start, _) in starts_of(file) {
            days.push(start);
            if let Some(entry) = roster.entry(number, profile as usize) {
                let first = first_starts.entry((list, entry.team)).or_insert(start);
                *first = (*first).min(start);
            }
        }
    }

    /// Settles the first and the latest start of each list. A few starts that lie more than a year
    /// after all others are taken for mistyped: they do not move the audit.
    fn settle_starts(&mut self) {
        for (list, mut days) in std::mem::take(&mut self.start_days) {
            days.sort_unstable();
            let n_days = days.len();
            let is_gap = |pair: &[Day]| matches!(pair, [earlier, later] if later.days_since(*earlier) > LONGEST_GAP_DAYS);
            let gap = days
                .windows(2)
                .enumerate()
                .find(|(at, pair)| is_gap(pair) && (n_days - at - 1) * OUTLIERS_IN <= n_days);
            let n_believed = gap.map_or(n_days, |(at, _)| at + 1);
            let (Some(&first), Some(&latest)) =
                (days.first(), days.get(n_believed.saturating_sub(1)))
            else {
                continue;
            };
            self.starts.insert(list, Starts { first, latest });
        }
    }

    /// The list with the lower number, whose first file was added earlier, counts.
    fn claim(&mut self, list: u32, team_month: TeamMonth) {
        self.claims.insert((list, team_month));
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

    /// Every team's month that a list covers, whether it counts there or not.
    pub fn claims(&self) -> &BTreeSet<(u32, TeamMonth)> {
        &self.claims
    }

    /// The teams' months that lists of allocations count for.
    pub fn counted_by_allocations(&self) -> impl Iterator<Item = TeamMonth> {
        let is_of_allocations = |list: &u32| self.starts.contains_key(list);
        let counted = self.counted.iter().filter(move |(_, list)| is_of_allocations(list));
        counted.map(|(&team_month, _)| team_month)
    }

    /// The months in which only lists of allocations count.
    pub fn of_allocations_alone(&self) -> Vec<Month> {
        let mut months: BTreeSet<Month> =
            self.counted_by_allocations().map(|(_, month)| month).collect();
        for (&(_, month), list) in &self.counted {
            if !self.starts.contains_key(list) {
                months.remove(&month);
            }
        }
        months.into_iter().collect()
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
    pub fn findings(&self, files: &[FileTally<'_>], repeats: &Repeats) -> Vec<Finding> {
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
        findings.extend(self.mistyped_starts(files, repeats));
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

    /// Allocations whose start lies too far after all others to be believed.
    fn mistyped_starts(&self, files: &[FileTally<'_>], repeats: &Repeats) -> Option<Finding> {
        let mut gathered = BTreeMap::new();
        for (number, file) in files.iter().enumerate() {
            let Some(starts) = self.starts.get(&repeats.list(number)) else { continue };
            for (_, start, count) in starts_of(file) {
                if start > starts.latest {
                    Finding::gather(&mut gathered, Kind::MistypedStarts, file.name, &count);
                }
            }
        }
        gathered.into_values().next()
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
