//! What is counted as one: cases, people, rows.

use caseload_audit::audit::settings::CountUnit;
use caseload_audit::report::csv::team_averages_csv;

use super::*;

const HEADER: &str = "Snapshot date,Team,Worker,Case ID,Person ID,Note\n";
const ROWS: [&str; 12] = [
    "31/07/2019,North,A,C1,P1,one",
    "31/07/2019,North,A,C1,P1,two",
    "31/07/2019,North,A,C2,P1,",
    "31/07/2019,North,A,C3,P2,",
    "31/07/2019,North,A,C3,P2,",
    "31/07/2019,North,A,,P2,",
    "31/07/2019,North,A,,P3,",
    "31/07/2019,North,A,,,",
    "31/07/2019,North,A,C4,,",
    "31/07/2019,North,B,C5,P1,",
    "31/07/2019,North,,C6,P9,",
    "31/07/2019,North,,C7,P9,",
];
const PER_WORKER: [(CountUnit, (u64, u64, u64)); 3] = [
    // A: C1 to C4 and three rows without case. B: C5.
    (CountUnit::Cases, (8, 2, 2)),
    // A: P1 to P3, the row without either, and C4. B: P1 again.
    (CountUnit::People, (6, 2, 1)),
    // All but the row that repeats C3.
    (CountUnit::Rows, (9, 2, 2)),
];

fn by(files: &[(&str, &str)], unit: CountUnit) -> Results {
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    let settings = AuditSettings { unit, ..AuditSettings::default() };
    let found = audit_of(&files).results(&settings);
    let all = &found.account.all;
    let n_set_aside: u64 = all.set_aside.iter().map(|count| count.n_rows).sum();
    assert_eq!(all.n_read, all.n_used + n_set_aside);
    found
}

fn north(results: &Results) -> (u64, u64, u64) {
    let month = &row(&audit(results).by_team, "North").monthly[0];
    (month.n_cases, month.n_holders, month.n_unallocated)
}

#[test]
fn cases_people_and_rows_are_counted_within_a_worker_team_and_month() {
    let file = format!("{HEADER}{}\n", ROWS.join("\n"));
    for (unit, expected) in PER_WORKER {
        let found = by(&[("file.csv", &file)], unit);
        assert_eq!(north(&found), expected, "{unit:?}");
        // Repeats are shown whatever the choice.
        assert_eq!(set_aside(&found), [(Reason::ExactRepeat, 1, vec![6])]);
        check_issue(&found, Severity::Note, "1 row gives a case again");
        check_issue(&found, Severity::Note, "1 row repeats an earlier row");
        check_issue(&found, Severity::Check, "3 rows have no case ID");
        assert!(!has_issue(&found, Severity::Check, "no column holds the person"));
    }
}

#[test]
fn the_answer_follows_without_reading_again() {
    let file = format!("{HEADER}{}\n", ROWS.join("\n"));
    let mut files = audit_of(&[("file.csv", file.as_bytes())]);
    for (unit, expected) in PER_WORKER.into_iter().chain(PER_WORKER) {
        let settings = AuditSettings { unit, ..AuditSettings::default() };
        assert_eq!(files.to_read(&settings), []);
        assert_eq!(north(&files.results(&settings)), expected, "{unit:?}");
    }
}

#[test]
fn neither_the_order_of_rows_nor_a_cut_of_the_list_decides() {
    let reversed: Vec<&str> = ROWS.iter().rev().copied().collect();
    let reversed = format!("{HEADER}{}\n", reversed.join("\n"));
    let (first, second) = ROWS.split_at(5);
    let cut = [first, second].map(|rows| format!("{HEADER}{}\n", rows.join("\n")));
    // The first of two files of one list holds C3 of P2, the second P2 once more.
    for (unit, expected) in PER_WORKER {
        assert_eq!(north(&by(&[("file.csv", &reversed)], unit)), expected, "{unit:?}");
        for order in [[0, 1], [1, 0]] {
            let found = by(&[("a.csv", &cut[order[0]]), ("b.csv", &cut[order[1]])], unit);
            assert_eq!(north(&found), expected, "{unit:?}");
        }
    }
}

#[test]
fn a_file_that_does_not_name_people_counts_cases_and_that_is_said() {
    let cases = format!("{CASES}31/07/2019,A,North,A,1,1,SW,C1\n31/07/2019,A,North,A,1,1,SW,C2\n");
    let counts = format!("{COUNTS}Jul-19,A,South,B,1,9\n");
    let people = "Snapshot date,Team,Worker,Worker ID,Case ID,Person ID\n\
        31/07/2019,East,C,3,C7,P1\n31/07/2019,East,C,3,C8,P1\n";
    let files = [("cases.csv", cases.as_str()), ("counts.csv", &counts), ("people.csv", people)];
    let found = by(&files, CountUnit::People);
    assert_eq!(months(&found, "North"), [(2, 1)]);
    assert_eq!(months(&found, "South"), [(9, 1)]);
    assert_eq!(months(&found, "East"), [(1, 1)]);
    let issue = found.issues.iter().find(|issue| issue.found.starts_with("People are")).unwrap();
    let places: Vec<&str> = issue.places.iter().map(|place| place.file.as_str()).collect();
    assert_eq!(places, ["cases.csv", "counts.csv"]);
    let found = by(&files, CountUnit::Rows);
    let issue = found.issues.iter().find(|issue| issue.found.starts_with("Rows are")).unwrap();
    assert_eq!((issue.places.len(), issue.places[0].file.as_str()), (1, "counts.csv"));
    let found = by(&files, CountUnit::Cases);
    assert!(!found.issues.iter().any(|issue| issue.found.contains("to be counted")));
}

#[test]
fn where_no_file_names_people_there_is_no_number_of_them() {
    let cases = format!("{CASES}31/07/2019,A,North,A,1,1,SW,C1\n31/07/2019,A,North,A,1,1,SW,C2\n");
    let counts = format!("{COUNTS}Jul-19,A,South,B,1,9\n");
    let both = [("cases.csv", cases.as_str()), ("counts.csv", counts.as_str())];
    for files in [&both[..], &both[..1], &both[1..]] {
        let found = by(files, CountUnit::People);
        assert!(found.audit.is_none() && !found.told.people);
        let why = found.not_available.clone().unwrap();
        assert!(
            why.contains("no file with a row for each case has a column for the person"),
            "{why}"
        );
        check_issue(
            &found,
            Severity::Problem,
            "People are to be counted, and no file has a column",
        );
        // Nothing of cases goes out under the name of people.
        assert!(team_averages_csv(&found).is_empty());
        for unit in [CountUnit::Cases, CountUnit::Rows] {
            let found = by(files, unit);
            assert!(found.audit.is_some() && found.not_available.is_none(), "{unit:?}");
        }
    }
    assert!(by(&[], CountUnit::People).not_available.is_none());
}

#[test]
fn a_file_of_people_without_cases_counts_them_either_way() {
    let file = "As at,Team,Worker,Mosaic ID,Service line\n31/07/2019,North,A,P1,Home care\n\
        31/07/2019,North,A,P1,Day care\n31/07/2019,North,A,P2,Day care\n";
    for (unit, expected) in [(CountUnit::Cases, 2), (CountUnit::People, 2), (CountUnit::Rows, 3)] {
        assert_eq!(north(&by(&[("file.csv", file)], unit)), (expected, 1, 0), "{unit:?}");
    }
}

#[test]
fn allocations_are_counted_by_case_person_or_row() {
    let file = "Case ID,Person ID,Team,Worker,Start,End\nC1,P1,North,A,01/07/2019,\n\
        C2,P1,North,A,02/07/2019,\nC1,P1,North,A,31/07/2019,\n,P1,North,A,03/07/2019,\n\
        ,,North,A,03/07/2019,\nC3,P2,North,A,03/07/2019,20/07/2019\nC4,,North,A,04/07/2019,\n";
    for (unit, expected) in
        // C1, C2, C4 and two without case; P1, C4 and one without either; all open at the end.
        [(CountUnit::Cases, 5), (CountUnit::People, 3), (CountUnit::Rows, 6)]
    {
        let found = by(&[("file.csv", file)], unit);
        assert_eq!(north(&found), (expected, 1, 0), "{unit:?}");
        check_issue(&found, Severity::Note, "1 allocation overlaps another of the same case");
        assert_eq!(set_aside(&found), [(Reason::NotOpenAtMonthEnd, 1, vec![7])]);
    }
}

#[test]
fn what_is_counted_stands_with_the_definition() {
    let file = format!("{HEADER}{}\n", ROWS.join("\n"));
    let said = |unit| {
        let found = by(&[("file.csv", &file)], unit);
        let csv = String::from_utf8(team_averages_csv(&found)).unwrap();
        let audit = found.audit.unwrap();
        (audit.summary.scope, audit.by_team.definition().formula(), csv)
    };
    let (scope, formula, csv) = said(CountUnit::People);
    assert!(scope.ends_with("Mean of monthly averages, counting people, people for each worker."));
    assert!(formula.contains("Counted are people, each once for a worker, team and month"));
    assert!(csv.contains("\"Mean of monthly averages, counting people\""), "{csv}");
    assert!(csv.contains("2019-07 people,") && csv.contains("Unallocated people at 2019-07-31"));
    let (scope, formula, csv) = said(CountUnit::Cases);
    assert!(scope.ends_with("Mean of monthly averages, cases for each worker."));
    assert!(!formula.contains("Counted are") && csv.contains("2019-07 cases,"));
}

#[test]
fn what_the_files_do_not_tell_is_not_offered() {
    let list = format!("{CASES}31/07/2019,A,North,A,1,1,SW,C1\n");
    let spells = format!("{SPELLS}C1,South,A,01/07/2019,\nC2,South,A,31/07/2019,\n");
    let told = |files: &[(&str, &str)]| by(files, CountUnit::Cases).told;
    let of_list = told(&[("list.csv", &list)]);
    let why = of_list.why_not_taken(Measure::PersonDayCasesPerHolder).unwrap();
    assert!(why.contains("no file says from which day to which"), "{why}");
    assert!(of_list.why_not_counted(CountUnit::People).is_some());
    for (measure, unit) in Measure::ALL.into_iter().zip(CountUnit::ALL) {
        let is_offered = measure != Measure::PersonDayCasesPerHolder;
        assert_eq!(of_list.why_not_taken(measure).is_none(), is_offered, "{measure:?}");
        assert_eq!(of_list.why_not_counted(unit).is_none(), unit != CountUnit::People, "{unit:?}");
    }
    let with_days = told(&[("list.csv", &list), ("spells.csv", &spells)]);
    assert_eq!(with_days.why_not_taken(Measure::PersonDayCasesPerHolder), None);
    let rows = format!("{HEADER}{}\n", ROWS.join("\n"));
    assert_eq!(told(&[("people.csv", &rows)]).why_not_counted(CountUnit::People), None);
}
