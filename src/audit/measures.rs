//! The measures: figures of any group of a ledger's counts over the audit months.
//!
//! For a group (a team, an area, a role, or all) and a month m, C(m) are the allocated cases and
//! W(m) the workers who hold at least one; a worker in two teams of the group is one worker. Of
//! teams that are given in numbers nobody is known, so their workers are added up.
//!
//! | measure | formula |
//! | --- | --- |
//! | mean of monthly averages | (1/M) Σ C(m)/W(m), over the M months with W(m) above 0 |
//! | pooled average | Σ C(m) ÷ Σ W(m) |
//! | cases per FTE | Σ C(m) ÷ Σ FTE(m), of holders whose FTE is known and above 0 |
//!
//! All of them are exact fractions, and `None` when there is nothing to divide by.

use std::collections::BTreeSet;

use super::figures::MonthFigures;
use super::ledger::Ledger;
use super::settings::Measure;
use crate::caseload::{Fte, FteSum, Month};
use crate::format::Exact;

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
}

/// Adds up what each group holds in each audit month. `group_of` gives the number of the group
/// that what a team and a role hold belongs to, below `n_groups`; `None` for none.
pub fn figures_of_groups(
    ledger: &Ledger,
    months: &[Month],
    measure: Measure,
    n_groups: usize,
    group_of: &GroupOf<'_>,
) -> Vec<GroupFigures> {
    // By group, month and worker, so that one pass sees each worker of a month once.
    let mut counts: Vec<(usize, usize, u32, u64)> = ledger
        .held
        .iter()
        .filter_map(|held| {
            let month = months.binary_search(&held.month).ok()?;
            Some((group_of(held.team, held.role)?, month, held.worker, held.n_cases))
        })
        .collect();
    counts.sort_unstable();
    let mut groups: Vec<GroupFigures> = (0..n_groups)
        .map(|_| GroupFigures {
            monthly: months.iter().map(|&month| MonthFigures::empty(month)).collect(),
            ..GroupFigures::default()
        })
        .collect();
    for of_month in counts.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        let Some(&(group, month, ..)) = of_month.first() else { continue };
        let figures = groups.get_mut(group).and_then(|group| group.monthly.get_mut(month));
        if let Some(figures) = figures {
            figures.add_holders(ledger, of_month);
        }
    }
    let mut workers: Vec<(usize, u32)> = counts.iter().map(|&(g, _, w, _)| (g, w)).collect();
    workers.sort_unstable();
    workers.dedup();
    for (group, worker) in workers {
        if let Some(group) = groups.get_mut(group) {
            group.n_workers += 1;
            group.n_workers_without_fte += u64::from(usable_fte(ledger, worker).is_none());
        }
    }
    add_workers_in_several_teams(ledger, months, group_of, &mut groups);
    add_teams_in_numbers(ledger, months, group_of, &mut groups);
    for month in groups.iter_mut().flat_map(|group| &mut group.monthly) {
        month.caseload = of_month(measure, month);
    }
    groups
}

fn add_workers_in_several_teams(
    ledger: &Ledger,
    months: &[Month],
    group_of: &GroupOf<'_>,
    groups: &mut [GroupFigures],
) {
    let in_months = ledger.held.iter().filter(|held| months.binary_search(&held.month).is_ok());
    let mut teams: Vec<(usize, u32, u32)> = in_months
        .filter_map(|held| Some((group_of(held.team, held.role)?, held.worker, held.team)))
        .collect();
    teams.sort_unstable();
    teams.dedup();
    for of_worker in teams.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        let group = of_worker.first().and_then(|&(group, ..)| groups.get_mut(group));
        if let Some(group) = group.filter(|_| of_worker.len() > 1) {
            group.n_workers_in_several_teams += 1;
        }
    }
}

/// Adds what teams hold as a whole: whose role is not known.
fn add_teams_in_numbers(
    ledger: &Ledger,
    months: &[Month],
    group_of: &GroupOf<'_>,
    groups: &mut [GroupFigures],
) {
    for numbers in &ledger.in_numbers {
        let group = group_of(numbers.team, None).and_then(|group| groups.get_mut(group));
        let (Ok(month), Some(group)) = (months.binary_search(&numbers.month), group) else {
            continue;
        };
        group.teams_in_numbers.insert(numbers.team);
        if let Some(month) = group.monthly.get_mut(month) {
            month.n_cases += numbers.n_cases;
            month.n_holders += numbers.n_workers;
        }
    }
}

/// The full-time equivalent of a worker, where it is known and above 0.
fn usable_fte(ledger: &Ledger, worker: u32) -> Option<Fte> {
    let fte = ledger.fte_of_workers.get(worker as usize).copied().flatten();
    fte.filter(|fte| fte.is_positive())
}

impl MonthFigures {
    /// A month with nothing in it yet.
    pub fn empty(month: Month) -> Self {
        Self {
            month,
            has_rows: false,
            n_cases: 0,
            n_holders: 0,
            n_cases_with_fte: 0,
            n_holders_with_fte: 0,
            fte: Exact::whole(0),
            n_unallocated: 0,
            caseload: None,
            teams_without_rows: Vec::new(),
        }
    }

    /// Adds what workers hold, given by group, month and worker, in that order.
    fn add_holders(&mut self, ledger: &Ledger, of_month: &[(usize, usize, u32, u64)]) {
        let mut fte_sum = FteSum::default();
        for of_worker in of_month.chunk_by(|a, b| a.2 == b.2) {
            let Some(&(_, _, worker, _)) = of_worker.first() else { continue };
            let n_cases: u64 = of_worker.iter().map(|&(_, _, _, n_cases)| n_cases).sum();
            self.n_cases += n_cases;
            self.n_holders += 1;
            if let Some(fte) = usable_fte(ledger, worker) {
                self.n_cases_with_fte += n_cases;
                self.n_holders_with_fte += 1;
                fte_sum.add(fte);
            }
        }
        self.fte = fte_sum.total();
    }
}

/// A month's own average.
fn of_month(measure: Measure, month: &MonthFigures) -> Option<Exact> {
    match measure {
        Measure::MeanOfMonthlyCasesPerHolder | Measure::PooledCasesPerHolder => {
            Exact::quotient(month.n_cases, month.n_holders)
        }
        Measure::CasesPerFte => Exact::whole(month.n_cases_with_fte).over(&month.fte),
    }
}

/// The average over the audit months.
pub fn of_months(measure: Measure, months: &[MonthFigures]) -> Option<Exact> {
    let sum = |of: fn(&MonthFigures) -> u64| months.iter().map(of).sum::<u64>();
    match measure {
        Measure::MeanOfMonthlyCasesPerHolder => {
            let averages: Vec<Exact> = months
                .iter()
                .filter_map(|month| Exact::quotient(month.n_cases, month.n_holders))
                .collect();
            let total = averages.iter().fold(Exact::whole(0), |total, next| total.plus(next));
            total.over(&Exact::whole(averages.len() as u64))
        }
        Measure::PooledCasesPerHolder => {
            Exact::quotient(sum(|month| month.n_cases), sum(|month| month.n_holders))
        }
        Measure::CasesPerFte => {
            let fte = months.iter().fold(Exact::whole(0), |total, month| total.plus(&month.fte));
            Exact::whole(sum(|month| month.n_cases_with_fte)).over(&fte)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn months(counts: &[(u64, u64)]) -> Vec<MonthFigures> {
        let first = Month::new(2019, 7).unwrap();
        let all = first.to(Month::new(2020, 6).unwrap());
        all.zip(counts)
            .map(|(month, &(n_cases, n_holders))| MonthFigures {
                n_cases,
                n_holders,
                ..MonthFigures::empty(month)
            })
            .collect()
    }

    #[track_caller]
    fn check(measure: Measure, counts: &[(u64, u64)], expected: Option<(u64, u64)>) {
        let expected = expected.and_then(|(n, d)| Exact::quotient(n, d));
        assert_eq!(of_months(measure, &months(counts)), expected);
    }

    /// The demonstration of how the definitions part company: 22.2 and 20.7.
    #[test]
    fn mean_of_monthly_and_pooled_differ() {
        let counts = [(60, 3), (60, 2), (66, 4)];
        check(Measure::MeanOfMonthlyCasesPerHolder, &counts, Some((133, 6)));
        check(Measure::PooledCasesPerHolder, &counts, Some((186, 9)));
    }

    #[test]
    fn a_month_without_holders_is_not_in_the_mean() {
        check(Measure::MeanOfMonthlyCasesPerHolder, &[(10, 2), (0, 0)], Some((5, 1)));
    }

    #[test]
    fn nothing_to_divide_by() {
        check(Measure::MeanOfMonthlyCasesPerHolder, &[(0, 0)], None);
        check(Measure::PooledCasesPerHolder, &[], None);
        check(Measure::CasesPerFte, &[(3, 1)], None);
    }
}
