//! Figures of single workers at the last audit month's snapshot: for supervision, never for publishing.
//!
//! They are worked out only when they are asked for, so that an answer without them holds nothing of
//! any one worker. Workers are numbered within their team by their IDs or names as these are compared,
//! over all months of the files: neither a load nor the order of rows nor the choice of months decides
//! a number. They stand in the order of their numbers.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::figures::{RowsOfFile, SchemeInUse, StockDay};
use super::groups::{Holder, Scope, usable_fte};
use super::ledger::Ledger;
use super::load::{CasesWeighed, Weights, is_newly_qualified};
use super::normal_number::NormalNumbers;
use super::settings::{CountUnit, WorkerView};
use crate::caseload::Fte;
use crate::format::Exact;
use crate::weighting::{NoCapacity, Points};

/// The workers who hold cases, by team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkerFigures {
    /// The day that the figures are of.
    pub stock: StockDay,
    /// What is counted as one case.
    pub unit: CountUnit,
    /// The weighting scheme, as it stands with a figure and in its working.
    pub scheme: [String; 2],
    /// Whether their names are among the figures.
    pub are_named: bool,
    /// The teams with workers who are named in the files, in the order of the tables.
    pub teams: Vec<TeamOfWorkers>,
    /// The teams whose workers are counted in the files and not named.
    pub in_numbers: Vec<String>,
}

/// A team with those who hold its cases.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamOfWorkers {
    /// Its service area.
    pub service_area: Option<String>,
    /// Its name.
    pub name: String,
    /// Its normal number of cases for a full-time worker, where one is entered.
    pub normal: Option<u32>,
    /// Its workers, by number.
    pub workers: Vec<OneWorker>,
}

/// What one worker holds in one team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OneWorker {
    /// The number within the team, from 1.
    pub number: u32,
    /// The name or ID; `None` while names are off.
    pub name: Option<String>,
    /// Cases in this team.
    pub n_cases: u64,
    /// Cases in other teams.
    pub n_cases_elsewhere: u64,
    /// The worker's FTE, where it is known and above 0.
    pub fte: Option<Fte>,
    /// What the cases in this team weigh.
    pub points: Points,
    /// Of them, those for which the scheme did not know all that it scores by.
    pub n_unscored: u64,
    /// What the worker can carry, with the sum that gives it, or why there is none.
    pub capacity: Result<(String, Exact), NoCapacity>,
    /// Whether newly qualified.
    pub is_newly_qualified: bool,
    /// Whether from an agency.
    pub is_agency: bool,
    /// Whether an absence is given.
    pub is_absent: bool,
    /// The rows that name the worker in this team and month, by file.
    pub rows: Vec<RowsOfFile>,
}

impl WorkerFigures {
    /// Of the last month of a scope; `None` while the view is off.
    pub fn of(
        scope: Scope<'_>,
        weights: &Weights<'_>,
        stock: StockDay,
        normal: &NormalNumbers,
        view: WorkerView,
    ) -> Option<Self> {
        let are_named = match view {
            WorkerView::Off => return None,
            WorkerView::Numbered => false,
            WorkerView::Named => true,
        };
        let last = scope.months.last()?;
        let scope = scope.over(std::slice::from_ref(last));
        let ledger = scope.ledger;
        let groups = scope.figures_of_groups(ledger.teams.len(), &|team, _| Some(team as usize));
        let numbers = numbers(ledger);
        let rows = rows(scope);
        let mut n_cases_of_all: BTreeMap<u32, u64> = BTreeMap::new();
        for holder in groups.iter().flat_map(|group| group.holders.iter().flatten()) {
            *n_cases_of_all.entry(holder.worker).or_default() += holder.n_cases;
        }
        let mut figures = Self {
            stock,
            unit: scope.definition.unit,
            scheme: {
                let scheme = SchemeInUse::of(weights.scheme);
                [scheme.in_words(), scheme.in_full()]
            },
            are_named,
            teams: Vec::new(),
            in_numbers: Vec::new(),
        };
        for ((number, team), group) in (0..).zip(&ledger.teams).zip(&groups) {
            let area = team.area.and_then(|area| ledger.areas.get(area as usize));
            if group.teams_in_numbers.contains(&number) {
                figures.in_numbers.push(team.name.clone());
            }
            let holders = group.holders.last().map_or(&[][..], Vec::as_slice);
            let mut workers: Vec<OneWorker> = holders
                .iter()
                .map(|holder| {
                    let of_all = n_cases_of_all.get(&holder.worker).copied().unwrap_or_default();
                    let key = (number, holder.worker);
                    OneWorker {
                        number: numbers.get(&key).copied().unwrap_or_default(),
                        n_cases_elsewhere: of_all.saturating_sub(holder.n_cases),
                        rows: rows.get(&key).cloned().unwrap_or_default(),
                        ..one_worker(ledger, weights, holder, are_named)
                    }
                })
                .collect();
            workers.sort_by_key(|worker| worker.number);
            if !workers.is_empty() {
                figures.teams.push(TeamOfWorkers {
                    service_area: area.cloned(),
                    name: team.name.clone(),
                    normal: normal.of_team(area.map(String::as_str), &team.name),
                    workers,
                });
            }
        }
        Some(figures)
    }

    /// How many workers there are, each counted in each of their teams.
    pub fn n_workers(&self) -> usize {
        self.teams.iter().map(|team| team.workers.len()).sum()
    }
}

fn one_worker(
    ledger: &Ledger,
    weights: &Weights<'_>,
    holder: &Holder,
    is_named: bool,
) -> OneWorker {
    let facts = ledger.workers.get(holder.worker as usize);
    let CasesWeighed { points, n_unscored, .. } = weights.of_holder(holder);
    let capacity = weights.capacity(ledger, holder.worker);
    OneWorker {
        number: 0,
        name: facts.filter(|_| is_named).map(|worker| worker.name.clone()),
        n_cases: holder.n_cases,
        n_cases_elsewhere: 0,
        fte: usable_fte(ledger, holder.worker),
        points,
        n_unscored,
        capacity: capacity.map(|capacity| (capacity.expression, capacity.value)),
        is_newly_qualified: is_newly_qualified(ledger, holder.worker),
        is_agency: facts.is_some_and(|worker| worker.agency == Some(true)),
        is_absent: facts.is_some_and(|worker| !worker.absence.is_empty()),
        rows: Vec::new(),
    }
}

/// The numbers of workers within their teams: workers are numbered by ID or name in the ledger.
fn numbers(ledger: &Ledger) -> BTreeMap<(u32, u32), u32> {
    let all: BTreeSet<(u32, u32)> =
        ledger.held.iter().map(|held| (held.team, held.worker)).collect();
    let mut numbers = BTreeMap::new();
    let (mut team_before, mut number) = (None, 0);
    for (team, worker) in all {
        number = if team_before == Some(team) { number + 1 } else { 1 };
        team_before = Some(team);
        numbers.insert((team, worker), number);
    }
    numbers
}

/// The rows of each worker in each team in the scope's months.
fn rows(scope: Scope<'_>) -> BTreeMap<(u32, u32), Vec<RowsOfFile>> {
    let mut rows: BTreeMap<(u32, u32), Vec<RowsOfFile>> = BTreeMap::new();
    for rests_on in &scope.ledger.rests_on {
        if !scope.months.contains(&rests_on.month) {
            continue;
        }
        if let Some(worker) = rests_on.worker {
            let (file, n_rows) = (rests_on.file, rests_on.n_rows);
            let of_worker = rows.entry((rests_on.team, worker)).or_default();
            of_worker.push(RowsOfFile { file, n_rows, n_waiting: 0 });
        }
    }
    for of_worker in rows.values_mut() {
        of_worker.sort_unstable_by_key(|rows| rows.file);
    }
    rows
}
