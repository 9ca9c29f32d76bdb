//! Case days and worker days of allocations: against the answers, by hand, and against a calculation
//! that goes over all rows for every day.

use std::collections::{BTreeMap, BTreeSet};

use caseload_audit::audit::ledger::{DaysHeld, Ledger};
use caseload_audit::audit::settings::{AuditSettings, CountUnit};
use caseload_audit::caseload::MatchKey;
use caseload_audit::format::Exact;
use jiff::civil::Date;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;

use crate::reading::{answers, audit_of, data_file};

fn ledger_of(files: &[(&str, &[u8])], unit: CountUnit) -> Ledger {
    audit_of(files).ledger(&AuditSettings { unit, ..AuditSettings::default() }).clone()
}

fn ledger(text: &str) -> Ledger {
    ledger_of(&[("allocations.csv", text.as_bytes())], CountUnit::Cases)
}

/// Case days and worker days of some teams in some months: each worker once a day.
fn sums(ledger: &Ledger, months: &[String], is_of: &dyn Fn(u32) -> bool) -> (u64, u64) {
    let mut days: BTreeMap<_, u32> = BTreeMap::new();
    let mut n_case_days = 0;
    let in_months = |held: &&DaysHeld| months.contains(&held.month.iso()) && is_of(held.team);
    for held in ledger.days_held.iter().filter(in_months) {
        n_case_days += held.n_case_days;
        *days.entry((held.worker, held.month)).or_default() |= held.days;
    }
    (n_case_days, days.values().map(|days| u64::from(days.count_ones())).sum())
}

#[track_caller]
fn check_answer(name: &str, answer: &Value, (n_case_days, n_worker_days): (u64, u64)) {
    let daily = Exact::quotient(n_case_days, n_worker_days).unwrap();
    assert_eq!(daily.fraction(), answer["daily"]["exact"].as_str().unwrap(), "{name}");
    assert_eq!(daily.one_decimal(), answer["daily"]["one_decimal"].as_str().unwrap(), "{name}");
    if let Some(expected) = answer.get("case_days") {
        assert_eq!(Some(n_case_days), expected.as_u64());
        assert_eq!(Some(n_worker_days), answer["worker_days"].as_u64());
    }
}

fn same(a: &str, b: &str) -> bool {
    MatchKey::of(a) == MatchKey::of(b)
}

#[track_caller]
fn check_file(file: &str) {
    let ledger = ledger_of(&[(file, &data_file(file))], CountUnit::Cases);
    let answer = &answers()[file];
    let months: Vec<String> =
        answer["months"].as_array().unwrap().iter().map(|m| m.as_str().unwrap().into()).collect();
    let teams = answer["teams"].as_object().unwrap();
    let area_of = |team: u32| {
        let area = ledger.teams[team as usize].area?;
        Some(ledger.areas[area as usize].as_str())
    };
    for (name, answer) in teams {
        let (area, team) =
            name.split_once(" / ").map_or((None, name.as_str()), |(a, t)| (Some(a), t));
        let is_it = |number: u32| {
            let is_in_area = area.is_none_or(|area| same(area_of(number).unwrap(), area));
            is_in_area && same(&ledger.teams[number as usize].name, team)
        };
        check_answer(name, answer, sums(&ledger, &months, &is_it));
    }
    for (name, answer) in
        answer.get("service_areas").and_then(Value::as_object).into_iter().flatten()
    {
        let is_it = |number: u32| area_of(number).is_some_and(|area| same(area, name));
        check_answer(name, answer, sums(&ledger, &months, &is_it));
    }
}

#[test]
fn the_answers() {
    check_file("allocations.csv");
    check_file("edge-allocations.csv");
}

/// Team, month, worker, case days and the days, in words.
fn in_words(ledger: &Ledger) -> Vec<String> {
    let in_words = |held: &DaysHeld| {
        let team = &ledger.teams[held.team as usize].name;
        let worker = &ledger.workers[held.worker as usize].name;
        let (first, last) = (held.days.trailing_zeros() + 1, 32 - held.days.leading_zeros());
        let (month, n, days) = (held.month.iso(), held.n_case_days, held.days.count_ones());
        format!("{team} {month} {worker}: {n} on {days} from {first} to {last}")
    };
    ledger.days_held.iter().map(in_words).collect()
}

const SPELLS: &str = "Case ID,Team,Worker,Start,End\n";

#[test]
fn months_at_the_edges_and_whole_ones() {
    // 12 January to 3 April of a leap year, the last day not counted; the list ends in May.
    let text = format!("{SPELLS}C1,North,Ada,12/01/2020,03/04/2020\nC2,North,Ben,31/05/2020,\n");
    assert_eq!(
        in_words(&ledger(&text)),
        [
            "North 2020-01 Ada: 20 on 20 from 12 to 31",
            "North 2020-02 Ada: 29 on 29 from 1 to 29",
            "North 2020-03 Ada: 31 on 31 from 1 to 31",
            "North 2020-04 Ada: 2 on 2 from 1 to 2",
            "North 2020-05 Ben: 1 on 1 from 31 to 31",
        ]
    );
}

#[test]
fn overlapping_spells_of_a_case_count_once_a_day() {
    let text = format!(
        "{SPELLS}C1,North,Ada,01/07/2019,11/07/2019\nC1,North,Ada,05/07/2019,16/07/2019\n\
         C1,North,Ada,07/07/2019,08/07/2019\nC1,North,Ben,05/07/2019,06/07/2019\n\
         C1,South,Ada,15/07/2019,17/07/2019\nC2,South,Ada,20/07/2019,20/07/2019\n\
         C3,South,,20/07/2019,25/07/2019\n"
    );
    assert_eq!(
        in_words(&ledger(&text)),
        [
            "North 2019-07 Ada: 15 on 15 from 1 to 15",
            "North 2019-07 Ben: 1 on 1 from 5 to 5",
            "South 2019-07 Ada: 2 on 2 from 15 to 16",
        ]
    );
}

#[test]
fn rows_without_a_case_count_each() {
    let text = format!(
        "{SPELLS},North,Ada,01/07/2019,03/07/2019\n,North,Ada,01/07/2019,03/07/2019\n\
         N/A,North,Ada,02/07/2019,04/07/2019\n"
    );
    assert_eq!(in_words(&ledger(&text)), ["North 2019-07 Ada: 6 on 3 from 1 to 3"]);
}

/// Where another list counts for the team's month, its days are not known.
#[test]
fn months_that_another_list_counts_for_have_no_days() {
    let counts = "Month,Team,Worker,Cases\nAug-19,North,Ada,3\n";
    let spells = format!("{SPELLS}C1,North,Ada,01/07/2019,\nC2,South,Ada,30/08/2019,\n");
    let files: &[(&str, &[u8])] =
        &[("counts.csv", counts.as_bytes()), ("spells.csv", spells.as_bytes())];
    assert_eq!(
        in_words(&ledger_of(files, CountUnit::Cases)),
        ["North 2019-07 Ada: 31 on 31 from 1 to 31", "South 2019-08 Ada: 2 on 2 from 30 to 31",]
    );
}

#[test]
fn roles_are_those_of_the_rows_or_of_the_staff() {
    let spells = "Case ID,Team,Worker,Role,Start,End\nC1,North,Ada,OT,01/07/2019,\n\
        C2,North,Ben,,01/07/2019,\n";
    let staff = "Worker,Team,Role,FTE\nAda,North,SW,1\nBen,North,SW,1\n";
    let files: &[(&str, &[u8])] = &[("spells.csv", spells.as_bytes()), ("s.csv", staff.as_bytes())];
    let ledger = ledger_of(files, CountUnit::Cases);
    let roles =
        ledger.days_held.iter().map(|held| ledger.roles[held.role.unwrap() as usize].as_str());
    assert_eq!(roles.collect::<Vec<_>>(), ["OT", "SW"]);
    assert!(ledger.held.iter().zip(&ledger.days_held).all(|(a, b)| a.role == b.role));
}

/// A row of allocations: case, person, team, worker, first day, day of the end.
type SpellRow = (&'static str, &'static str, &'static str, &'static str, Date, Option<Date>);

fn row() -> impl Strategy<Value = SpellRow> {
    let day =
        || (5..=10_i8, 1..=31_i8).prop_filter_map("a day", |(m, d)| Date::new(2019, m, d).ok());
    (
        select(vec!["C1", "C2", "C3", "C4", ""]),
        select(vec!["P1", "P2", ""]),
        select(vec!["North", "South"]),
        select(vec!["Ada", "Ben", "Cy", ""]),
        day(),
        prop_oneof![3 => day().prop_map(Some), 1 => Just(None)],
    )
}

fn text(rows: &[SpellRow]) -> String {
    let date = |date: &Date| date.strftime("%d/%m/%Y").to_string();
    let line = |(case, person, team, worker, start, end): &SpellRow| {
        let end = end.as_ref().map(date).unwrap_or_default();
        format!("{case},{person},{team},{worker},{},{end}\n", date(start))
    };
    let header = "Case ID,Person ID,Team,Worker,Start,End\n";
    format!("{header}{}", rows.iter().map(line).collect::<String>())
}

/// Team, month and worker.
type Cell = (String, String, String);

/// Every day of every month, over all rows.
fn naive(rows: &[SpellRow], unit: CountUnit) -> BTreeMap<Cell, (u64, u32)> {
    let mut distinct: Vec<SpellRow> = Vec::new();
    for row in rows.iter().filter(|row| row.5.is_none_or(|end| row.4 <= end)) {
        if row.0.is_empty() || !distinct.contains(row) {
            distinct.push(*row);
        }
    }
    let first = distinct.iter().map(|row| row.4).min();
    let last = distinct.iter().map(|row| row.4.last_of_month()).max();
    let mut held: BTreeMap<(Cell, Date), BTreeSet<String>> = BTreeMap::new();
    for (at, (case, person, team, worker, start, end)) in distinct.iter().enumerate() {
        let mut day = first.unwrap();
        while day <= last.unwrap() && !worker.is_empty() {
            if *start <= day && end.is_none_or(|end| day < end) {
                let one = match unit {
                    CountUnit::People if !person.is_empty() => (*person).to_owned(),
                    CountUnit::Cases | CountUnit::People if !case.is_empty() => (*case).to_owned(),
                    _ => format!("row {at}"),
                };
                let month = day.strftime("%Y-%m").to_string();
                let cell = ((*team).to_owned(), month, (*worker).to_owned());
                held.entry((cell, day)).or_default().insert(one);
            }
            day = day.tomorrow().unwrap();
        }
    }
    let mut days: BTreeMap<Cell, (u64, u32)> = BTreeMap::new();
    for ((cell, day), ones) in held {
        let sums = days.entry(cell).or_default();
        sums.0 += ones.len() as u64;
        sums.1 |= 1 << (day.day() - 1);
    }
    days
}

fn found(ledger: &Ledger) -> BTreeMap<Cell, (u64, u32)> {
    let of = |held: &DaysHeld| {
        let team = ledger.teams[held.team as usize].name.clone();
        let worker = ledger.workers[held.worker as usize].name.clone();
        ((team, held.month.iso(), worker), (held.n_case_days, held.days))
    };
    let found: BTreeMap<_, _> = ledger.days_held.iter().map(of).collect();
    assert_eq!(found.len(), ledger.days_held.len(), "each once");
    found
}

proptest! {
    #![proptest_config(crate::search::cases(200))]

    #[test]
    fn a_calculation_day_by_day_agrees(
        rows in vec(row(), 1..25), cut in 0..25_usize, unit in select(&CountUnit::ALL),
    ) {
        let whole = text(&rows);
        let ledger = ledger_of(&[("one.csv", whole.as_bytes())], unit);
        prop_assert_eq!(found(&ledger), naive(&rows, unit), "{:?} of\n{}", unit, whole);
        // The list cut in two, and the second part first.
        let (one, other) = rows.split_at(cut.min(rows.len()));
        let (one, other) = (text(one), text(other));
        let parts: &[(&str, &[u8])] = &[("b.csv", other.as_bytes()), ("a.csv", one.as_bytes())];
        let cut = ledger_of(parts, unit);
        let is_read = one.lines().count() > 1 && other.lines().count() > 1 && one != other;
        if is_read {
            prop_assert_eq!(found(&cut), found(&ledger));
        }
    }
}
