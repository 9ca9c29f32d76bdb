//! The naive calculation: plain loops over rows and days.

use std::collections::{BTreeMap, BTreeSet};

use super::rows::{IS_SET, List, Number, Row};
use super::{Answer, day, is_allocations};
use caseload_audit::caseload::Month;

/// What is asked of a team's month.
#[derive(Debug, Default, PartialEq)]
pub struct AtMonth {
    /// Of each worker, how many cases of which class; in order.
    pub held: Vec<BTreeMap<String, u64>>,
    /// By class and days.
    pub waiting: BTreeMap<(String, Option<u32>), u64>,
    /// By days.
    pub ages: BTreeMap<u32, u64>,
    pub contacts: BTreeMap<u32, u64>,
    /// Opened, closed, open.
    pub flow: Option<(u64, u64, u64)>,
}

fn month(number: Number) -> Month {
    day(number).month()
}

fn last_day(of: Month) -> Number {
    (0..400).filter(|&number| month(number) == of).max().unwrap()
}

fn team(row: &Row) -> String {
    row.team.to_lowercase()
}

fn worker(row: &Row) -> Option<&str> {
    Some(row.worker).filter(|worker| !["", "Waiting list"].contains(worker))
}

/// In the order of the words: a word that is not said comes first, and marks last.
fn class(row: &Row) -> String {
    let complexity = if row.complexity == "N/A" { "" } else { row.complexity };
    let said = format!("{}|{complexity}||{}", row.case_type, row.travel).to_lowercase();
    if IS_SET.contains(&row.court) { said + "|Court" } else { said }
}

/// Rows that repeat another and name a case count once.
fn distinct(list: &List) -> Vec<(usize, &Row)> {
    let rows = list.rows.iter().enumerate();
    rows.filter(|(at, row)| row.case.is_empty() || !list.rows[..*at].contains(row)).collect()
}

pub fn answer(list: &List) -> Answer {
    let rows = distinct(list);
    let mut answer = if is_allocations(list) { of_allocations(&rows) } else { of_case_list(&rows) };
    // The most frequent spelling is shown, of equally frequent ones the first.
    let names = |key: &str| {
        let n_of = |name: &str| rows.iter().filter(|(_, row)| row.team == name).count();
        let name = if key == "south" { "South" } else { "North" };
        if key == "north" && n_of("NORTH") > 0 && n_of("NORTH") >= n_of("North") {
            "NORTH".to_owned()
        } else {
            name.to_owned()
        }
    };
    let keys: Vec<_> = answer.keys().cloned().collect();
    let mut under_names = Answer::new();
    for key in keys {
        under_names.insert((names(&key.0), key.1.clone()), answer.remove(&key).unwrap());
    }
    under_names
}

/// Who holds a case, and which: a row without a case is one of its own, by its number.
type OneCase<'a> = (Option<&'a str>, (&'a str, usize));

/// What the rows of a team say at a day.
fn at_day(rows: &[(usize, &Row)], at: Number, is_of_allocations: bool) -> AtMonth {
    let mut cases: BTreeMap<OneCase<'_>, Vec<&Row>> = BTreeMap::new();
    for &(number, row) in rows {
        let alone = if row.case.is_empty() { number + 1 } else { 0 };
        cases.entry((worker(row), (row.case, alone))).or_default().push(row);
    }
    let mut found = AtMonth::default();
    let mut held: BTreeMap<&str, BTreeMap<String, u64>> = BTreeMap::new();
    let n_days = |since: Number| u32::try_from(at - since).unwrap();
    for ((worker, _), rows) in cases {
        let mut votes: BTreeMap<String, u64> = BTreeMap::new();
        for row in &rows {
            *votes.entry(class(row)).or_default() += 1;
        }
        // Of equally frequent ones the last in the order of words, and `|` comes after all letters
        // but stands for the end of a word: compare word by word.
        let words = |said: &String| said.split('|').map(str::to_owned).collect::<Vec<_>>();
        let said = votes.iter().max_by_key(|&(said, n)| (*n, words(said))).unwrap().0.clone();
        let is_past = |number: &Number| *number <= at;
        let begins = |row: &&Row| {
            let otherwise = if is_of_allocations { Some(row.on) } else { row.allocated };
            if worker.is_some() { row.referred } else { row.referred.or(otherwise) }
        };
        let since = rows.iter().filter_map(begins).filter(is_past).min().map(n_days);
        let contacts = rows.iter().flat_map(|row| [row.reviewed, row.contacted]).flatten();
        let contact = contacts.filter(is_past).max().map(n_days);
        let Some(worker) = worker else {
            *found.waiting.entry((said, since)).or_default() += 1;
            continue;
        };
        *held.entry(worker).or_default().entry(said).or_default() += 1;
        for (days, n_days) in [(&mut found.ages, since), (&mut found.contacts, contact)] {
            if let Some(n_days) = n_days {
                *days.entry(n_days).or_default() += 1;
            }
        }
    }
    found.held = held.into_values().collect();
    found.held.sort();
    found
}

fn of_case_list(rows: &[(usize, &Row)]) -> Answer {
    let mut answer = Answer::new();
    let mut named: BTreeMap<(String, Month), Option<BTreeSet<&str>>> = BTreeMap::new();
    let teams_months: BTreeSet<(String, Month)> =
        rows.iter().map(|(_, row)| (team(row), month(row.on))).collect();
    for (of_team, of_month) in teams_months {
        let of_month_rows = || {
            let is_of = |row: &Row| team(row) == of_team && month(row.on) == of_month;
            rows.iter().filter(move |(_, row)| is_of(row)).copied()
        };
        let latest = of_month_rows().map(|(_, row)| row.on).max().unwrap();
        let counted: Vec<_> = of_month_rows().filter(|(_, row)| row.on == latest).collect();
        let mut found = at_day(&counted, latest, false);
        let has_unnamed = counted.iter().any(|(_, row)| row.case.is_empty());
        let cases: BTreeSet<&str> = counted.iter().map(|(_, row)| row.case).collect();
        let cases = (!has_unnamed).then_some(cases);
        let before = named.get(&(of_team.clone(), of_month.previous())).cloned().flatten();
        found.flow = before.zip(cases.as_ref()).map(|(before, now)| {
            let n = |a: &BTreeSet<&str>, b: &BTreeSet<&str>| a.difference(b).count() as u64;
            (n(now, &before), n(&before, now), now.len() as u64)
        });
        named.insert((of_team.clone(), of_month), cases);
        answer.insert((of_team, of_month.iso()), found);
    }
    answer
}

fn of_allocations(rows: &[(usize, &Row)]) -> Answer {
    let mut answer = Answer::new();
    let last = rows.iter().map(|(_, row)| month(row.on)).max().unwrap();
    let end = |row: &Row| row.end.unwrap_or(i32::MAX);
    let teams: BTreeSet<String> = rows.iter().map(|(_, row)| team(row)).collect();
    for of_team in teams {
        let of_team_rows: Vec<_> =
            rows.iter().filter(|(_, row)| team(row) == of_team).copied().collect();
        let first = of_team_rows.iter().map(|(_, row)| month(row.on)).min().unwrap();
        let mut cases: BTreeMap<(&str, usize), Vec<&Row>> = BTreeMap::new();
        for &(number, row) in &of_team_rows {
            let alone = if row.case.is_empty() { number + 1 } else { 0 };
            cases.entry((row.case, alone)).or_default().push(row);
        }
        for of_month in first.to(last) {
            let at = last_day(of_month);
            let is_open = |row: &Row, at: Number| row.on <= at && at < end(row);
            let open: Vec<_> =
                of_team_rows.iter().filter(|(_, row)| is_open(row, at)).copied().collect();
            let mut found = at_day(&open, at, true);
            let (mut n_opened, mut n_closed, mut n_open) = (0, 0, 0);
            for spells in cases.values() {
                let has = |at: Number| spells.iter().any(|row| is_open(row, at));
                for number in (0..=at).filter(|&number| month(number) == of_month) {
                    n_opened += u64::from(has(number) && !has(number - 1));
                    n_closed += u64::from(!has(number) && has(number - 1));
                    // Begun and ended on one day, and not at the side of another spell.
                    let is_of_no_day =
                        spells.iter().any(|row| row.on == number && end(row) == number);
                    let is_short = is_of_no_day && !has(number) && !has(number - 1);
                    n_opened += u64::from(is_short);
                    n_closed += u64::from(is_short);
                }
                n_open += u64::from(has(at));
            }
            found.flow = Some((n_opened, n_closed, n_open));
            answer.insert((of_team.clone(), of_month.iso()), found);
        }
    }
    answer
}
