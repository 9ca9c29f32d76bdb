//! Heads and full-time equivalents of a group at the last audit month's snapshot, and who came and
//! went since the first.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::groups::{GroupFigures, Holder, usable_fte};
use super::ledger::{Held, Ledger};
use super::load::is_newly_qualified;
use super::who_counts::is_manager;
use crate::caseload::{FteSum, Month};
use crate::format::Exact;

/// The staff of a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffFigures {
    /// Workers who hold cases.
    pub n_holders: u64,
    /// Of those, the ones whose FTE is known and above 0.
    pub n_with_fte: u64,
    /// Their FTE added up.
    pub fte: Exact,
    /// The lowest and the highest FTE of one of them; `None` where there is none.
    pub fte_range: Option<[Exact; 2]>,
    /// The FTE of the newly qualified among them.
    pub fte_newly_qualified: Exact,
    /// Cases of workers with FTE.
    pub n_cases_with_fte: u64,
    /// Cases of workers whose FTE is not known or is 0.
    pub n_cases_without_fte: u64,
    /// Workers with an FTE above 0 and under 1.
    pub n_part_time: u64,
    /// Workers who hold cases in several teams, whether of this group or not.
    pub n_in_several_teams: u64,
    /// Workers known to be newly qualified; `None` where neither staffing nor roles are given.
    pub n_newly_qualified: Option<u64>,
    /// Workers known to be from an agency; `None` where no file says so of anybody.
    pub n_agency: Option<u64>,
    /// Workers for whom an absence is given; `None` without a staffing file.
    pub n_absent: Option<u64>,
    /// Workers whose role is one of a manager.
    pub n_managers: u64,
    /// Staff in post who hold no case here; `None` without a staffing file.
    pub n_without_cases: Option<u64>,
    /// Who came and went; `None` with a single audit month.
    pub changes: Option<StaffChanges>,
}

impl StaffFigures {
    /// Their FTE added up, with that of the newly qualified × a scheme's factor for them.
    pub fn fte_adjusted(&self, newly_qualified_factor: &Exact) -> Exact {
        let others = self.fte.minus(&self.fte_newly_qualified);
        others.plus(&self.fte_newly_qualified.times(newly_qualified_factor))
    }
}

/// Who came and went between the first and the last audit month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffChanges {
    /// The first audit month.
    pub from: Month,
    /// The last.
    pub to: Month,
    /// Teams that name no worker in one of them, and are left out.
    pub teams_left_out: Vec<String>,
    /// Workers who held cases here in the first.
    pub n_before: u64,
    /// Who hold cases here in the last, and held none anywhere in the first.
    pub n_starters: u64,
    /// Who held cases here in the first, and hold none anywhere in the last.
    pub n_leavers: u64,
    /// Who hold cases here in the last, and held cases in the first, but none here.
    pub n_moved_in: u64,
    /// Who held cases here in the first, and hold cases in the last, but none here.
    pub n_moved_out: u64,
}

/// What is known of all workers, for every group.
#[derive(Clone, Debug)]
pub struct Staff<'a> {
    ledger: &'a Ledger,
    months: &'a [Month],
    /// Who holds cases in the first audit month, and in the last.
    first: BTreeSet<u32>,
    last: BTreeSet<u32>,
    in_several_teams: BTreeSet<u32>,
    /// Teams that name their workers in both months, and teams that have rows in only one of them or
    /// name nobody in one.
    compared: BTreeSet<u32>,
    not_compared: BTreeSet<u32>,
    managers: BTreeSet<(u32, u32)>,
    /// Whether there is a staffing file.
    has_staffing: bool,
    /// Whether it is said of anybody whether they are from an agency.
    tells_agency: bool,
    /// Whether roles or staffing files could say who is newly qualified.
    tells_newly_qualified: bool,
}

impl<'a> Staff<'a> {
    /// Of a ledger, over audit months.
    pub fn new(ledger: &'a Ledger, months: &'a [Month]) -> Self {
        let mut staff = Self {
            ledger,
            months,
            first: BTreeSet::new(),
            last: BTreeSet::new(),
            in_several_teams: BTreeSet::new(),
            compared: BTreeSet::new(),
            not_compared: BTreeSet::new(),
            managers: BTreeSet::new(),
            has_staffing: !ledger.posts.is_empty(),
            tells_agency: ledger.workers.iter().any(|worker| worker.agency.is_some()),
            tells_newly_qualified: !ledger.roles.is_empty()
                || ledger.workers.iter().any(|worker| worker.newly_qualified.is_some()),
        };
        if let (Some(&first), Some(&last)) = (months.first(), months.last()) {
            let in_numbers: BTreeSet<(u32, Month)> =
                ledger.in_numbers.iter().map(|of| (of.team, of.month)).collect();
            let names = |team: u32, month: Month| {
                ledger.moments.contains_key(&(team, month)) && !in_numbers.contains(&(team, month))
            };
            let with_rows = ledger.moments.keys().filter(|(_, at)| *at == first || *at == last);
            for &(team, _) in with_rows {
                let is_compared = names(team, first) && names(team, last);
                let teams = if is_compared { &mut staff.compared } else { &mut staff.not_compared };
                teams.insert(team);
            }
        }
        let are_managers: Vec<bool> = ledger.roles.iter().map(|role| is_manager(role)).collect();
        for held in &ledger.held {
            if Some(&held.month) == months.first() {
                staff.first.insert(held.worker);
            }
            if Some(&held.month) != months.last() {
                continue;
            }
            if !staff.last.insert(held.worker) {
                staff.in_several_teams.insert(held.worker);
            }
            let role = held.role.and_then(|role| are_managers.get(role as usize));
            if role == Some(&true) {
                staff.managers.insert((held.team, held.worker));
            }
        }
        staff
    }

    /// The figures of a group; `None` where nobody of it is named.
    pub fn of(&self, group: &GroupFigures) -> Option<StaffFigures> {
        let holders = group.holders.last()?;
        let month = group.monthly.last()?;
        if holders.is_empty() && month.n_without_cases == 0 {
            return None;
        }
        let mut figures = StaffFigures {
            n_holders: holders.len() as u64,
            n_with_fte: 0,
            fte: month.fte.clone(),
            fte_range: None,
            fte_newly_qualified: Exact::whole(0),
            n_cases_with_fte: 0,
            n_cases_without_fte: 0,
            n_part_time: 0,
            n_in_several_teams: 0,
            n_newly_qualified: None,
            n_agency: None,
            n_absent: None,
            n_managers: 0,
            n_without_cases: self.has_staffing.then_some(month.n_without_cases),
            changes: self.changes(group),
        };
        let mut newly_qualified = FteSum::default();
        let (mut n_newly_qualified, mut n_agency, mut n_absent) = (0, 0, 0);
        let ftes = || holders.iter().filter_map(|holder| usable_fte(self.ledger, holder.worker));
        figures.fte_range =
            ftes().min().zip(ftes().max()).map(|(least, most)| [least.times(1), most.times(1)]);
        for holder in holders {
            let is_new = is_newly_qualified(self.ledger, holder.worker);
            n_newly_qualified += u64::from(is_new);
            match usable_fte(self.ledger, holder.worker) {
                Some(fte) => {
                    figures.n_with_fte += 1;
                    figures.n_cases_with_fte += holder.n_cases;
                    figures.n_part_time += u64::from(fte.is_below_one());
                    if is_new {
                        newly_qualified.add(fte);
                    }
                }
                None => figures.n_cases_without_fte += holder.n_cases,
            }
            if self.in_several_teams.contains(&holder.worker) {
                figures.n_in_several_teams += 1;
            }
            if let Some(worker) = self.ledger.workers.get(holder.worker as usize) {
                n_agency += u64::from(worker.agency == Some(true));
                n_absent += u64::from(!worker.absence.is_empty());
            }
            figures.n_managers += u64::from(self.is_manager(holder));
        }
        figures.n_newly_qualified = self.tells_newly_qualified.then_some(n_newly_qualified);
        figures.n_agency = self.tells_agency.then_some(n_agency);
        figures.n_absent = self.has_staffing.then_some(n_absent);
        figures.fte_newly_qualified = newly_qualified.total();
        Some(figures)
    }

    fn is_manager(&self, holder: &Holder) -> bool {
        self.held_by(holder).any(|held| self.managers.contains(&(held.team, held.worker)))
    }

    /// What a worker holds in each team.
    fn held_by(&self, holder: &Holder) -> impl Iterator<Item = &'a Held> {
        holder.held_at.iter().filter_map(|&at| self.ledger.held.get(at))
    }

    fn changes(&self, group: &GroupFigures) -> Option<StaffChanges> {
        let [from, .., to] = *self.months else { return None };
        let [first, .., last] = group.holders.as_slice() else { return None };
        let workers = |holders: &[Holder]| -> BTreeSet<u32> {
            let is_compared = |holder: &&Holder| {
                self.held_by(holder).any(|held| self.compared.contains(&held.team))
            };
            holders.iter().filter(is_compared).map(|holder| holder.worker).collect()
        };
        let (before, now) = (workers(first), workers(last));
        if before.is_empty() && now.is_empty() {
            return None;
        }
        let held = first.iter().chain(last).flat_map(|holder| self.held_by(holder));
        let left_out: BTreeSet<u32> = held
            .map(|held| held.team)
            .chain(group.teams_in_numbers.iter().copied())
            .filter(|team| self.not_compared.contains(team))
            .collect();
        let names = left_out.iter().filter_map(|&team| self.ledger.teams.get(team as usize));
        let teams_left_out = names.map(|team| team.name.clone()).collect();
        let n = |of: &BTreeSet<u32>, not_in: &BTreeSet<u32>, other: &BTreeSet<u32>, is_in: bool| {
            of.difference(not_in).filter(|worker| other.contains(worker) == is_in).count() as u64
        };
        Some(StaffChanges {
            from,
            to,
            teams_left_out,
            n_before: before.len() as u64,
            n_starters: n(&now, &before, &self.first, false),
            n_leavers: n(&before, &now, &self.last, false),
            n_moved_in: n(&now, &before, &self.first, true),
            n_moved_out: n(&before, &now, &self.last, true),
        })
    }
}
