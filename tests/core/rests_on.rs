//! The rows that figures rest on: against the account, and by hand.

use caseload_audit::audit::ledger::{Ledger, RestsOn};
use caseload_audit::audit::settings::AuditSettings;
use caseload_audit::caseload::Month;
use caseload_audit::intake::shape::Shape;
use caseload_audit::intake::source::Outcome;
use caseload_audit::pipeline::AuditFiles;

use crate::reading::{audit_of, data_file};

/// Every month on its own, and all together: what the account calls used is what figures rest on.
#[track_caller]
pub fn check(files: &mut AuditFiles) {
    let settings = AuditSettings::default();
    let ledger = files.ledger(&settings).clone();
    check_keys(&ledger);
    for &month in &ledger.months {
        check_months(files, &ledger, &[month]);
    }
    check_months(files, &ledger, &ledger.months.clone());
}

/// Each file, team, month and worker once, and none without rows.
#[track_caller]
fn check_keys(ledger: &Ledger) {
    let key = |it: &RestsOn| (it.file, it.team, it.month, it.worker);
    let rests_on = &ledger.rests_on;
    assert!(rests_on.windows(2).all(|pair| key(&pair[0]) < key(&pair[1])), "{rests_on:?}");
    assert!(rests_on.iter().all(|rests| rests.n_rows > 0));
}

#[track_caller]
fn check_months(files: &mut AuditFiles, ledger: &Ledger, months: &[Month]) {
    let chosen = Some(months.to_vec());
    let results = files.results(&AuditSettings { months: chosen, ..AuditSettings::default() });
    for (file, name) in (0..).zip(&ledger.file_names) {
        let row = results.account.files.iter().find(|row| row.file == *name).unwrap();
        let source = results.files.iter().find(|source| source.name == *name).unwrap();
        let Outcome::Read(understood) = &source.outcome else { panic!("{name} is not read") };
        let of_file = || ledger.rests_on.iter().filter(move |rests| rests.file == file);
        let in_months = || of_file().filter(|rests| months.contains(&rests.month));
        let n_rows: u64 = in_months().map(|rests| rests.n_rows).sum();
        // An allocation is a row of several months.
        if understood.shape == Some(Shape::Allocations) && months.len() > 1 {
            assert!(n_rows >= row.n_used, "{name}");
            continue;
        }
        assert_eq!(n_rows, row.n_used, "{name} in {months:?}");
        let without_worker = in_months().filter(|rests| rests.worker.is_none());
        let n_without_worker: u64 = without_worker.map(|rests| rests.n_rows).sum();
        // Of a team as a whole nobody is named.
        let expected = match understood.shape {
            Some(Shape::TeamCounts) => row.n_used,
            _ => row.n_used_unallocated,
        };
        assert_eq!(n_without_worker, expected, "{name} in {months:?}");
    }
}

fn of_data(names: &[&str]) -> AuditFiles {
    let bytes: Vec<Vec<u8>> = names.iter().map(|name| data_file(name)).collect();
    let files: Vec<(&str, &[u8])> =
        names.iter().zip(&bytes).map(|(name, bytes)| (*name, bytes.as_slice())).collect();
    audit_of(&files)
}

#[test]
fn the_data_rest_on_the_rows_that_are_used() {
    for name in [
        "case-list.csv",
        "case-list-turnover.csv",
        "worker-counts.csv",
        "allocations.csv",
        "edge-cases.csv",
        "edge-allocations.csv",
        "messy-duplicates-and-spellings.csv",
        "messy-worker-counts-totals.csv",
    ] {
        check(&mut of_data(&[name]));
    }
    check(&mut of_data(&["staffing.csv", "worker-counts.csv", "case-list.csv"]));
    check(&mut of_data(&["allocations.csv", "case-list.csv", "edge-cases.csv"]));
}

/// Worker, team, month and rows of each file, in words.
fn in_words(files: &[(&str, &str)]) -> Vec<String> {
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    let mut audit = audit_of(&files);
    check(&mut audit);
    let ledger = audit.ledger(&AuditSettings::default());
    let worker = |number: u32| ledger.workers[number as usize].name.clone();
    let in_words = |rests: &RestsOn| {
        let file = &ledger.file_names[rests.file as usize];
        let team = &ledger.teams[rests.team as usize].name;
        let whose = rests.worker.map_or("nobody".to_owned(), worker);
        format!("{file} {team} {} {whose} {}", rests.month.iso(), rests.n_rows)
    };
    ledger.rests_on.iter().map(in_words).collect()
}

#[test]
fn rows_of_case_lists() {
    let header = "Snapshot date,Team,Worker,Case ID,Note\n";
    let july = format!(
        "{header}31/07/2019,North,Ada,C1,\n31/07/2019,North,Ada,C1,again\n31/07/2019,North,Ada,C1,\n\
         31/07/2019,North,Ada,,\n31/07/2019,North,,C2,\n15/07/2019,North,Ada,C3,\n\
         15/07/2019,South,Ada,C4,\n,South,Ada,C5,\n"
    );
    // The first of its rows is in the other file too.
    let more = format!("{header}31/07/2019,North,Ada,C1,\n31/07/2019,North,Ben,C6,\n");
    assert_eq!(
        in_words(&[("july.csv", &july), ("more.csv", &more)]),
        [
            // The case on two rows and the row without a case; not its repeat.
            "july.csv North 2019-07 nobody 1",
            "july.csv North 2019-07 Ada 3",
            "july.csv South 2019-07 Ada 1",
            "more.csv North 2019-07 Ben 1",
        ]
    );
}

#[test]
fn rows_of_numbers() {
    let workers = "Month,Team,Worker,Cases\nJul-19,North,Ada,5\nJul-19,North,Ada,5\n\
         Jul-19,North,Ada,6\nJul-19,North,Ben,0\nJul-19,North,,2\nJul-19,North,Duty,1\n";
    let teams = "Month,Team,Cases,Workers\nJul-19,North,9,3\nJul-19,South,9,3\nAug-19,South,4,0\n";
    assert_eq!(
        in_words(&[("workers.csv", workers), ("teams.csv", teams)]),
        [
            "workers.csv North 2019-07 nobody 2",
            "workers.csv North 2019-07 Ada 1",
            "teams.csv South 2019-07 nobody 1",
            "teams.csv South 2019-08 nobody 1",
        ]
    );
}

#[test]
fn rows_of_allocations() {
    let allocations = "Case ID,Team,Worker,Start,End\nC1,North,Ada,01/07/2019,\n\
         C1,North,Ada,05/07/2019,31/08/2019\nC2,North,,10/08/2019,\nC3,North,Ada,02/08/2019,30/08/2019\n\
         ,North,Ada,31/08/2019,\n";
    assert_eq!(
        in_words(&[("allocations.csv", allocations)]),
        [
            "allocations.csv North 2019-07 Ada 2",
            "allocations.csv North 2019-08 nobody 1",
            // Closed on the last day is not open at its close.
            "allocations.csv North 2019-08 Ada 2",
        ]
    );
}
