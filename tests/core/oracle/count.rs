//! The counting, slowly: every question goes over all rows again.

use std::collections::{BTreeMap, BTreeSet};

use caseload_audit::audit::account::Reason;
use caseload_audit::audit::settings::Measure;

use super::rows::{
    Column, Day, File, Fraction, Holder, Month, Row, Shape, Team, fte, is_empty, is_nobody, key,
    last_day, rows_of,
};
use super::{Answer, Figures, FileAccount, MonthAnswer, RowAnswer, fraction};

/// What the audit must answer.
pub fn answer(files: &[File], chosen: Option<&[Month]>, measure: Measure) -> Answer {
    let mut all = rows_of(files);
    set_repeats_aside(&mut all);
    name_holders_and_teams(&mut all);
    let counted: Vec<Row> = all.iter().filter(|row| row.why.is_none()).cloned().collect();
    let coverage = Coverage::of(&counted);
    let months: Vec<Month> = match chosen {
        None => coverage.preselected.clone(),
        Some(chosen) => coverage.months.iter().copied().filter(|m| chosen.contains(m)).collect(),
    };
    set_repeated_numbers_aside(&mut all);
    let mut holdings = BTreeMap::new();
    let mut numbers = BTreeMap::new();
    let mut used = BTreeSet::new();
    for (at, row) in all.iter_mut().enumerate().filter(|(_, row)| row.why.is_none()) {
        row.why = coverage.why_not(row, &months);
        if row.why.is_none() {
            used.insert(at);
            for &month in months.iter().filter(|&&month| coverage.is_counted_in(row, month)) {
                if row.n_workers > 0 {
                    let of_team = numbers.entry((row.team.clone(), month)).or_insert((0, 0));
                    *of_team = (of_team.0 + row.number, of_team.1 + row.n_workers);
                    continue;
                }
                let of_row = (row.team.clone(), month, row.holder.clone());
                let cases: &mut BTreeSet<String> = holdings.entry(of_row).or_default();
                cases.extend(cases_of(row, at));
            }
        }
    }
    let counting = Counting { holdings, numbers, ftes: ftes(&counted), coverage, months, measure };
    let account = (0..files.len()).map(|file| account(&all, file, &used)).collect();
    let is_chosen = |month: &Month| counting.months.contains(month);
    Answer {
        months: counting.coverage.months.iter().map(|m| (iso(*m), is_chosen(m))).collect(),
        figures: counting.figures(&counted),
        account,
    }
}

fn iso((year, month): Month) -> String {
    format!("{year}-{month:02}")
}

fn month_of((year, month, _): Day) -> Month {
    (year, month)
}

/// A row of a list whose cells are all in an earlier row of the list counts once.
fn set_repeats_aside(rows: &mut [Row]) {
    for at in 0..rows.len() {
        let (earlier, rest) = rows.split_at_mut(at);
        let row = &mut rest[0];
        let is_same = |other: &Row| {
            (other.why.is_none() || other.why == Some(Reason::ExactRepeat))
                && other.list == row.list
                && filled(other) == filled(row)
        };
        if row.why.is_none()
            && !row.shape.gives_numbers()
            && !row.case().is_empty()
            && earlier.iter().any(is_same)
        {
            row.why = Some(Reason::ExactRepeat);
        }
    }
}

fn filled(row: &Row) -> BTreeMap<Column, &str> {
    let cells = row.cells.iter().filter(|(_, cell)| !cell.is_empty());
    cells.map(|(&column, cell)| (column, cell.as_str())).collect()
}

/// The ID, else the name; a name alone joins the only ID that goes with it. A team without an area
/// is in the only area that goes with it.
fn name_holders_and_teams(rows: &mut [Row]) {
    let mut ids: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut areas: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.why.is_none()) {
        let (name, id) = (key(row.cell(Column::Worker)), key(row.cell(Column::WorkerId)));
        if !is_nobody(&name) && !is_nobody(&id) {
            ids.entry(name).or_default().insert(id);
        }
        if !is_empty(row.cell(Column::Area)) {
            let team = areas.entry(key(row.cell(Column::Team))).or_default();
            team.insert(key(row.cell(Column::Area)));
        }
    }
    let only = |known: Option<&BTreeSet<String>>| {
        known.filter(|known| known.len() == 1).and_then(|known| known.first().cloned())
    };
    for row in rows.iter_mut().filter(|row| row.why.is_none()) {
        let (name, id) = (key(row.cell(Column::Worker)), key(row.cell(Column::WorkerId)));
        row.holder = if !name.is_empty() && is_nobody(&name) {
            None
        } else if !is_nobody(&id) {
            Some(Holder::Id(id))
        } else if name.is_empty() {
            None
        } else {
            Some(only(ids.get(&name)).map_or(Holder::Name(name), Holder::Id))
        };
        let (area, team) = (row.cell(Column::Area), key(row.cell(Column::Team)));
        let area = if is_empty(area) { only(areas.get(&team)) } else { Some(key(area)) };
        row.team = (area, team);
    }
}

/// Of numbers, the first for a worker, team and day count, or for a team and day.
fn set_repeated_numbers_aside(rows: &mut [Row]) {
    let mut known = BTreeMap::new();
    for row in rows.iter_mut().filter(|row| row.why.is_none() && row.shape.gives_numbers()) {
        let words = row.holder.is_none().then(|| key(row.cell(Column::Worker)));
        let whose = (row.list, row.team.clone(), row.day, row.holder.clone(), words);
        let first =
            *known.entry(whose.clone()).or_insert((row.file, row.line, row.number, row.n_workers));
        if (first.0, first.1) != (row.file, row.line) {
            let is_same = (first.2, first.3) == (row.number, row.n_workers);
            row.why = Some(match row.shape {
                _ if is_same => Reason::ExactRepeat,
                Shape::TeamCounts => Reason::OtherNumbersForSameTeam,
                _ => Reason::OtherNumberForSameWorker,
            });
        }
    }
}

/// A word for each case of a row. Cases without an ID, and cases only counted, are nobody else's.
fn cases_of(row: &Row, at: usize) -> Vec<String> {
    if row.shape.gives_numbers() {
        (0..row.number).map(|n| format!("number {n} of row {at}")).collect()
    } else if row.case().is_empty() {
        vec![format!("row {at}")]
    } else {
        vec![format!("case {}", row.case())]
    }
}

/// Which list, and which of its snapshots, counts for a team's month.
struct Coverage {
    months: Vec<Month>,
    preselected: Vec<Month>,
    latest: BTreeMap<(usize, Team, Month), Day>,
    months_of_allocations: BTreeMap<usize, Vec<Month>>,
    /// All lists with rows for a team's month: the first counts.
    claims: BTreeMap<(Team, Month), BTreeSet<usize>>,
}

impl Coverage {
    fn of(rows: &[Row]) -> Self {
        let mut latest = BTreeMap::new();
        let mut claims: BTreeMap<(Team, Month), BTreeSet<usize>> = BTreeMap::new();
        let mut months = BTreeSet::new();
        for row in rows.iter().filter(|row| row.shape != Shape::Allocations) {
            let month = month_of(row.day);
            months.insert(month);
            claims.entry((row.team.clone(), month)).or_default().insert(row.list);
            let day = latest.entry((row.list, row.team.clone(), month)).or_insert(row.day);
            *day = row.day.max(*day);
        }
        let mut preselected = months.clone();
        let mut months_of_allocations: BTreeMap<usize, Vec<Month>> = BTreeMap::new();
        let spells: Vec<&Row> = rows.iter().filter(|row| row.shape == Shape::Allocations).collect();
        for list in spells.iter().map(|row| row.list).collect::<BTreeSet<_>>() {
            let of_list = || spells.iter().filter(|row| row.list == list);
            let first = of_list().map(|row| row.start).min().unwrap();
            let last = of_list().map(|row| row.start).max().unwrap();
            let mut covered = Vec::new();
            let mut month = month_of(first);
            while month <= month_of(last) {
                covered.push(month);
                month = if month.1 == 12 { (month.0 + 1, 1) } else { (month.0, month.1 + 1) };
            }
            let is_complete = |month: &&Month| {
                let (y, m, d) = last_day(**month);
                of_list().any(|row| row.start >= (y, m, d - 6))
            };
            let complete: Vec<Month> = covered.iter().filter(is_complete).copied().collect();
            let usable = if complete.is_empty() { &covered } else { &complete };
            preselected.extend(usable.iter().rev().take(3));
            for row in of_list() {
                for &month in covered.iter().filter(|&&month| month_of(row.start) <= month) {
                    claims.entry((row.team.clone(), month)).or_default().insert(list);
                }
            }
            months.extend(&covered);
            months_of_allocations.insert(list, covered);
        }
        let n_too_many = preselected.len().saturating_sub(12);
        Self {
            months: months.into_iter().collect(),
            preselected: preselected.into_iter().skip(n_too_many).collect(),
            latest,
            months_of_allocations,
            claims,
        }
    }

    fn claims(&self, list: usize, team: &Team, month: Month) -> bool {
        self.claims.get(&(team.clone(), month)).is_some_and(|lists| lists.contains(&list))
    }

    fn counts(&self, list: usize, team: &Team, month: Month) -> bool {
        self.claims.get(&(team.clone(), month)).and_then(|lists| lists.first()) == Some(&list)
    }

    fn is_latest(&self, row: &Row) -> bool {
        let snapshot = (row.list, row.team.clone(), month_of(row.day));
        self.latest.get(&snapshot) == Some(&row.day)
    }

    /// Whether a row that is not set aside counts at the end of a month.
    fn is_counted_in(&self, row: &Row, month: Month) -> bool {
        self.counts(row.list, &row.team, month)
            && match row.shape {
                Shape::Allocations => {
                    self.months_of_allocations[&row.list].contains(&month)
                        && row.is_open_at_end_of(month)
                }
                Shape::CaseList | Shape::Counts | Shape::TeamCounts => {
                    month_of(row.day) == month && self.is_latest(row)
                }
            }
    }

    /// Why a row counts in none of these months.
    fn why_not(&self, row: &Row, months: &[Month]) -> Option<Reason> {
        if row.shape == Shape::Allocations {
            let open: Vec<Month> =
                months.iter().copied().filter(|&month| row.is_open_at_end_of(month)).collect();
            return if open.iter().any(|&month| self.is_counted_in(row, month)) {
                None
            } else if open.is_empty() {
                Some(Reason::NotOpenAtMonthEnd)
            } else if open.iter().any(|&month| self.claims(row.list, &row.team, month)) {
                Some(Reason::CoveredByEarlierFile)
            } else {
                Some(Reason::OutsideAuditMonths)
            };
        }
        let month = month_of(row.day);
        if !months.contains(&month) {
            Some(Reason::OutsideAuditMonths)
        } else if !self.counts(row.list, &row.team, month) {
            Some(Reason::CoveredByEarlierFile)
        } else if !self.is_latest(row) {
            Some(Reason::EarlierSnapshot)
        } else if row.shape.gives_numbers() && row.number == 0 {
            Some(Reason::NoCasesHeld)
        } else {
            None
        }
    }
}

/// The most frequent full-time equivalent of each holder, then the larger. A row of worker counts
/// that says the same again has no second vote.
fn ftes(rows: &[Row]) -> BTreeMap<Holder, Fraction> {
    let mut votes: BTreeMap<&Holder, BTreeMap<Fraction, u64>> = BTreeMap::new();
    let mut known = BTreeSet::new();
    for row in rows {
        if row.shape == Shape::Counts {
            let words = [Column::Area, Column::Team, Column::Worker, Column::WorkerId];
            let words = words.into_iter().chain([Column::Role, Column::Fte]);
            let cells: Vec<&str> = words.map(|column| row.cell(column)).collect();
            if !known.insert((row.list, cells, row.day, row.is_whole_month, row.number)) {
                continue;
            }
        }
        if let (Some(holder), Some(fte)) = (&row.holder, fte(row.cell(Column::Fte))) {
            *votes.entry(holder).or_default().entry(fte).or_default() += 1;
        }
    }
    let most = |votes: &BTreeMap<Fraction, u64>| {
        *votes.iter().max_by_key(|&(fte, n_votes)| (*n_votes, *fte)).unwrap().0
    };
    votes.into_iter().map(|(holder, votes)| (holder.clone(), most(&votes))).collect()
}

fn account(rows: &[Row], file: usize, used: &BTreeSet<usize>) -> FileAccount {
    let mut account = FileAccount::default();
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| row.file == file) {
        account.n_read += 1;
        if used.contains(&at) {
            account.n_used += 1;
            account.n_used_unallocated += u64::from(row.holder.is_none() && row.n_workers == 0);
        }
        if let Some(why) = row.why {
            let (n_rows, lines) = account.set_aside.entry(why).or_default();
            *n_rows += 1;
            if lines.len() < 5 {
                lines.push(row.line);
            }
        }
    }
    account
}

/// All that the figures are worked out from.
struct Counting {
    /// By team, month and holder, or nobody, the cases.
    holdings: BTreeMap<(Team, Month, Option<Holder>), BTreeSet<String>>,
    /// By team and month, the cases and workers that are given in numbers.
    numbers: BTreeMap<(Team, Month), (u64, u64)>,
    ftes: BTreeMap<Holder, Fraction>,
    coverage: Coverage,
    months: Vec<Month>,
    measure: Measure,
}

impl Counting {
    fn figures(&self, rows: &[Row]) -> Option<Figures> {
        let all: BTreeSet<Team> = rows.iter().map(|row| row.team.clone()).collect();
        let mut teams = BTreeMap::new();
        for team in &all {
            let figures = self.row(|other| other == team);
            if figures.holds_anything() {
                teams.insert(team.clone(), figures);
            }
        }
        let mut areas = BTreeMap::new();
        if all.iter().any(|(area, _)| area.is_some()) {
            for (area, _) in &all {
                let figures = self.row(|(other, _)| other == area);
                if figures.holds_anything() {
                    areas.insert(area.clone(), figures);
                }
            }
        }
        (!teams.is_empty()).then(|| Figures { teams, areas, all: self.row(|_| true) })
    }

    /// The figures of the teams that are in a group.
    fn row(&self, is_in: impl Fn(&Team) -> bool) -> RowAnswer {
        let mut monthly = Vec::new();
        let mut workers = BTreeSet::new();
        let mut are_all_named = true;
        let (mut averages, mut n_cases, mut n_holders) = (Vec::new(), 0, 0);
        let (mut n_cases_with_fte, mut fte_of_all) = (0, Fraction::from(0));
        for &month in &self.months {
            let mut by_holder: BTreeMap<&Holder, u64> = BTreeMap::new();
            let mut n_unallocated = 0;
            for ((team, its_month, holder), cases) in &self.holdings {
                if !is_in(team) || *its_month != month {
                    continue;
                }
                match holder {
                    Some(holder) => *by_holder.entry(holder).or_default() += cases.len() as u64,
                    None => n_unallocated += cases.len() as u64,
                }
            }
            let mut in_numbers = (0, 0);
            for ((team, its_month), of_team) in &self.numbers {
                if is_in(team) && *its_month == month {
                    are_all_named = false;
                    in_numbers = (in_numbers.0 + of_team.0, in_numbers.1 + of_team.1);
                }
            }
            let mut figures = MonthAnswer {
                month: iso(month),
                has_rows: self.coverage.claims.keys().any(|(team, m)| is_in(team) && *m == month),
                n_cases: by_holder.values().sum::<u64>() + in_numbers.0,
                n_holders: by_holder.len() as u64 + in_numbers.1,
                n_unallocated,
                ..MonthAnswer::default()
            };
            let mut fte_of_month = Fraction::from(0);
            for (holder, n_cases) in &by_holder {
                workers.insert((*holder).clone());
                if let Some(fte) = self.ftes.get(holder).filter(|fte| **fte > Fraction::from(0)) {
                    figures.n_cases_with_fte += n_cases;
                    figures.n_holders_with_fte += 1;
                    fte_of_month += fte;
                }
            }
            figures.fte = fraction(fte_of_month);
            averages
                .extend(quotient(figures.n_cases, Fraction::from(u128::from(figures.n_holders))));
            n_cases += figures.n_cases;
            n_holders += u128::from(figures.n_holders);
            n_cases_with_fte += figures.n_cases_with_fte;
            fte_of_all += fte_of_month;
            monthly.push(figures);
        }
        let caseload = match self.measure {
            Measure::MeanOfMonthlyCasesPerHolder => {
                let n_months = averages.len() as u128;
                (n_months > 0).then(|| averages.into_iter().sum::<Fraction>() / n_months)
            }
            Measure::PooledCasesPerHolder => quotient(n_cases, Fraction::from(n_holders)),
            Measure::CasesPerFte => quotient(n_cases_with_fte, fte_of_all),
            Measure::PersonDayCasesPerHolder => unreachable!("not at month ends"),
        };
        RowAnswer {
            caseload: caseload.map(fraction),
            n_workers: are_all_named.then_some(workers.len() as u64),
            monthly,
        }
    }
}

fn quotient(n_cases: u64, among: Fraction) -> Option<Fraction> {
    (among > Fraction::from(0)).then(|| Fraction::from(u128::from(n_cases)) / among)
}
