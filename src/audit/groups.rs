//! What groups of teams and roles hold in each audit month: added up from the ledger's counts.
//!
//! A worker in two teams of a group is one worker of it. Of teams that are given in numbers nobody
//! is known, so their workers are added up. Who is left out by the definition is in no count but
//! the one of those left out.

use std::collections::{BTreeMap, BTreeSet};

use tinyvec::TinyVec;

use super::figures::{DayFigures, LeftOutHeads, MonthFigures, RowsOfFile};
use super::ledger::{Held, Ledger, TeamMonth};
use super::measures;
use super::settings::Definition;
use super::who_counts::{LeftOut, WhoCounts, is_manager};
use crate::caseload::{Fte, FteSum, Month};

/// The group of what a team holds, by the team's number and the role's.
pub type GroupOf<'a> = dyn Fn(u32, Option<u32>) -> Option<usize> + 'a;

/// The figures of one group.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GroupFigures {
    /// A figure for each audit month, in order.
    pub monthly: Vec<MonthFigures>,
    /// Distinct workers who are named and held a case in any audit month.
    pub n_workers: u64,
    /// The teams of the group whose workers are counted and not named in some audit month.
    pub teams_in_numbers: BTreeSet<u32>,
    /// Of those, the ones whose FTE is not known or is 0.
    pub n_workers_without_fte: u64,
    /// Of those, the ones who held cases in more than one team of the group.
    pub n_workers_in_several_teams: u64,
    /// Who holds what, in each audit month, by worker.
    pub holders: Vec<Vec<Holder>>,
}

impl GroupFigures {
    /// Distinct workers; `None` where some are counted and not named, so that nobody can tell who is
    /// who.
    pub fn n_workers_if_named(&self) -> Option<u64> {
        self.teams_in_numbers.is_empty().then_some(self.n_workers)
    }
}

/// What a worker holds in a group at one month's snapshot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// The worker's number.
    pub worker: u32,
    /// Cases: at least one.
    pub n_cases: u64,
    /// The places of what it is made of in the ledger's list.
    pub held_at: TinyVec<[usize; 1]>,
}

/// What figures are taken over.
#[derive(Clone, Copy, Debug)]
pub struct Scope<'a> {
    /// The merged tallies.
    pub ledger: &'a Ledger,
    /// The audit months, in order.
    pub months: &'a [Month],
    /// What an average is.
    pub definition: Definition,
    /// The roles that are those of managers, by number.
    managers: &'a [bool],
}

/// Which roles of a ledger are those of managers, by number.
pub fn managers(ledger: &Ledger) -> Vec<bool> {
    ledger.roles.iter().map(|role| is_manager(role)).collect()
}

/// What is held by one worker in one team and audit month, and where it belongs.
struct Placed<'a> {
    group: usize,
    month: usize,
    held_at: usize,
    held: &'a Held,
}

impl<'a> Scope<'a> {
    /// A scope of a ledger.
    pub fn new(
        ledger: &'a Ledger,
        months: &'a [Month],
        definition: Definition,
        managers: &'a [bool],
    ) -> Self {
        Self { ledger, months, definition, managers }
    }

    /// The same over other months.
    #[must_use]
    pub fn over(self, months: &'a [Month]) -> Self {
        Self { months, ..self }
    }

    /// Why a worker with a role is left out, if they are.
    pub fn left_out(&self, worker: u32, role: Option<u32>) -> Option<LeftOut> {
        let who: WhoCounts = self.definition.who();
        let facts = self.ledger.workers.get(worker as usize);
        LeftOut::ALL.into_iter().filter(|&reason| who.leaves_out(reason)).find(
            |reason| match reason {
                LeftOut::Agency => facts.is_some_and(|worker| worker.agency == Some(true)),
                LeftOut::Manager => role
                    .and_then(|role| self.managers.get(role as usize))
                    .is_some_and(|&is_manager| is_manager),
                LeftOut::Absent => facts.is_some_and(|worker| !worker.absence.is_empty()),
            },
        )
    }

    fn month_at(&self, month: Month) -> Option<usize> {
        self.months.binary_search(&month).ok()
    }

    /// The roles that are taken for those of managers, by name.
    pub fn manager_roles(&self) -> Vec<String> {
        let roles = self.ledger.roles.iter().zip(self.managers);
        roles.filter(|&(_, &is_manager)| is_manager).map(|(role, _)| role.clone()).collect()
    }

    /// Adds up what each group holds in each audit month, and weighs nothing. `group_of` gives the number
    /// of the group that what a team and a role hold belongs to, below `n_groups`; `None` for none.
    pub fn figures_of_groups(&self, n_groups: usize, group_of: &GroupOf<'_>) -> Vec<GroupFigures> {
        let mut groups: Vec<GroupFigures> = (0..n_groups)
            .map(|_| GroupFigures {
                monthly: self.months.iter().map(|&month| MonthFigures::empty(month)).collect(),
                holders: vec![Vec::new(); self.months.len()],
                ..GroupFigures::default()
            })
            .collect();
        // By group, month and worker, so that one pass sees each worker of a month once.
        let mut placed: Vec<Placed<'_>> = Vec::new();
        let mut left_out: BTreeMap<(usize, usize, LeftOut), (BTreeSet<u32>, u64)> = BTreeMap::new();
        for (held_at, held) in self.ledger.held.iter().enumerate() {
            let (Some(month), Some(group)) =
                (self.month_at(held.month), group_of(held.team, held.role))
            else {
                continue;
            };
            match self.left_out(held.worker, held.role) {
                None => placed.push(Placed { group, month, held_at, held }),
                Some(reason) => {
                    let (workers, n_cases) = left_out.entry((group, month, reason)).or_default();
                    workers.insert(held.worker);
                    *n_cases += held.n_cases;
                }
            }
        }
        for ((group, month, reason), (workers, n_cases)) in left_out {
            let figures = groups.get_mut(group).and_then(|group| group.monthly.get_mut(month));
            if let Some(figures) = figures {
                let n_workers = workers.len() as u64;
                figures.left_out.push(LeftOutHeads { reason, n_workers, n_cases });
            }
        }
        placed.sort_by_key(|of| (of.group, of.month, of.held.worker));
        for of_worker in placed
            .chunk_by(|a, b| (a.group, a.month, a.held.worker) == (b.group, b.month, b.held.worker))
        {
            let Some(first) = of_worker.first() else { continue };
            let Some(group) = groups.get_mut(first.group) else { continue };
            if let Some(holders) = group.holders.get_mut(first.month) {
                holders.push(Holder {
                    worker: first.held.worker,
                    n_cases: of_worker.iter().map(|of| of.held.n_cases).sum(),
                    held_at: of_worker.iter().map(|of| of.held_at).collect(),
                });
            }
        }
        self.count_workers(&placed, &mut groups);
        for group in &mut groups {
            for (figures, holders) in group.monthly.iter_mut().zip(&group.holders) {
                figures.add_holders(self.ledger, holders);
            }
        }
        self.add_staff_without_cases(group_of, &mut groups);
        self.add_days(group_of, &mut groups);
        self.add_rows(group_of, &mut groups);
        self.add_teams_in_numbers(group_of, &mut groups);
        for month in groups.iter_mut().flat_map(|group| &mut group.monthly) {
            month.caseload = measures::of_month(self.definition, month);
        }
        groups
    }

    /// Distinct workers over all audit months, and in how many teams they are.
    fn count_workers(&self, placed: &[Placed<'_>], groups: &mut [GroupFigures]) {
        let mut teams: Vec<(usize, u32, u32)> =
            placed.iter().map(|of| (of.group, of.held.worker, of.held.team)).collect();
        teams.sort_unstable();
        teams.dedup();
        for of_worker in teams.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
            let Some(&(group, worker, _)) = of_worker.first() else { continue };
            let Some(group) = groups.get_mut(group) else { continue };
            group.n_workers += 1;
            group.n_workers_without_fte += u64::from(usable_fte(self.ledger, worker).is_none());
            group.n_workers_in_several_teams += u64::from(of_worker.len() > 1);
        }
    }

    /// Adds the staff whose post is filled at a team's snapshot and who hold nothing in the group.
    fn add_staff_without_cases(&self, group_of: &GroupOf<'_>, groups: &mut [GroupFigures]) {
        let in_numbers = self.team_months_in_numbers();
        let mut staff: BTreeSet<(usize, usize, u32)> = BTreeSet::new();
        for post in &self.ledger.posts {
            let Some(team) = post.team else { continue };
            let Some(group) = group_of(team, post.role) else { continue };
            if self.left_out(post.worker, post.role).is_some() {
                continue;
            }
            for (at, &month) in self.months.iter().enumerate() {
                // Where nobody is named, nobody knows who holds none.
                if in_numbers.contains(&(team, month)) {
                    continue;
                }
                // Whoever holds a case in the team counts there, whatever role the post gives.
                let key = (team, month, post.worker);
                let held = &self.ledger.held;
                if held.binary_search_by_key(&key, |of| (of.team, of.month, of.worker)).is_ok() {
                    continue;
                }
                let moment = self.ledger.moments.get(&(team, month));
                if moment.is_some_and(|moment| post.is_in_force_on(moment.day)) {
                    staff.insert((group, at, post.worker));
                }
            }
        }
        let mut fte_sums: BTreeMap<(usize, usize), FteSum> = BTreeMap::new();
        for (group, month, worker) in staff {
            let Some(of_group) = groups.get_mut(group) else { continue };
            let holders = of_group.holders.get(month).map_or(&[][..], Vec::as_slice);
            if holders.binary_search_by_key(&worker, |holder| holder.worker).is_ok() {
                continue;
            }
            let Some(figures) = of_group.monthly.get_mut(month) else { continue };
            figures.n_without_cases += 1;
            if let Some(fte) = usable_fte(self.ledger, worker) {
                figures.n_without_cases_with_fte += 1;
                fte_sums.entry((group, month)).or_default().add(fte);
            }
        }
        for ((group, month), sum) in fte_sums {
            let figures = groups.get_mut(group).and_then(|group| group.monthly.get_mut(month));
            if let Some(figures) = figures {
                figures.fte_without_cases = sum.total();
            }
        }
    }

    /// Adds the days on which cases are held: a worker's day in two teams of a group is one.
    fn add_days(&self, group_of: &GroupOf<'_>, groups: &mut [GroupFigures]) {
        let mut days: BTreeMap<(usize, usize, u32), u32> = BTreeMap::new();
        for held in &self.ledger.days_held {
            let (Some(month), Some(group)) =
                (self.month_at(held.month), group_of(held.team, held.role))
            else {
                continue;
            };
            if self.left_out(held.worker, held.role).is_some() {
                continue;
            }
            *days.entry((group, month, held.worker)).or_default() |= held.days;
            let figures = groups.get_mut(group).and_then(|group| group.monthly.get_mut(month));
            if let Some(figures) = figures {
                let days = figures.days.get_or_insert(DayFigures::default());
                days.n_case_days += held.n_case_days;
            }
        }
        for ((group, month, _), days) in days {
            let figures = groups.get_mut(group).and_then(|group| group.monthly.get_mut(month));
            if let Some(of_month) = figures.and_then(|figures| figures.days.as_mut()) {
                of_month.n_worker_days += u64::from(days.count_ones());
            }
        }
    }

    /// Adds the rows that each month rests on, by file.
    fn add_rows(&self, group_of: &GroupOf<'_>, groups: &mut [GroupFigures]) {
        let in_numbers = self.team_months_in_numbers();
        for rests_on in &self.ledger.rests_on {
            let Some(month) = self.month_at(rests_on.month) else { continue };
            let Some(group) = group_of(rests_on.team, rests_on.role) else { continue };
            let left_out = rests_on.worker.and_then(|worker| self.left_out(worker, rests_on.role));
            if left_out.is_some() {
                continue;
            }
            let figures = groups.get_mut(group).and_then(|group| group.monthly.get_mut(month));
            let Some(figures) = figures else { continue };
            let is_waiting =
                rests_on.worker.is_none() && !in_numbers.contains(&(rests_on.team, rests_on.month));
            figures.add_rows(rests_on.file, rests_on.n_rows, is_waiting);
        }
    }

    /// The months of teams that are given in numbers and name nobody.
    fn team_months_in_numbers(&self) -> BTreeSet<TeamMonth> {
        self.ledger.in_numbers.iter().map(|of| (of.team, of.month)).collect()
    }

    /// Adds what teams hold as a whole: whose role is not known.
    fn add_teams_in_numbers(&self, group_of: &GroupOf<'_>, groups: &mut [GroupFigures]) {
        for numbers in &self.ledger.in_numbers {
            let group = group_of(numbers.team, None).and_then(|group| groups.get_mut(group));
            let (Some(month), Some(group)) = (self.month_at(numbers.month), group) else {
                continue;
            };
            group.teams_in_numbers.insert(numbers.team);
            if let Some(month) = group.monthly.get_mut(month) {
                month.n_cases += numbers.n_cases;
                month.n_holders += numbers.n_workers;
            }
        }
    }
}

/// The full-time equivalent of a worker, where it is known and above 0.
pub fn usable_fte(ledger: &Ledger, worker: u32) -> Option<Fte> {
    let fte = ledger.fte_of_workers.get(worker as usize).copied().flatten();
    fte.filter(|fte| fte.is_positive())
}

impl MonthFigures {
    fn add_holders(&mut self, ledger: &Ledger, holders: &[Holder]) {
        let mut fte_sum = FteSum::default();
        for holder in holders {
            self.n_cases += holder.n_cases;
            self.n_holders += 1;
            if let Some(fte) = usable_fte(ledger, holder.worker) {
                self.n_cases_with_fte += holder.n_cases;
                self.n_holders_with_fte += 1;
                fte_sum.add(fte);
            }
        }
        self.fte = fte_sum.total();
    }

    fn add_rows(&mut self, file: u32, n_rows: u64, is_waiting: bool) {
        let at = match self.rows.binary_search_by_key(&file, |rows| rows.file) {
            Ok(at) => at,
            Err(at) => {
                self.rows.insert(at, RowsOfFile { file, n_rows: 0, n_waiting: 0 });
                at
            }
        };
        if let Some(rows) = self.rows.get_mut(at) {
            *(if is_waiting { &mut rows.n_waiting } else { &mut rows.n_rows }) += n_rows;
        }
    }
}
