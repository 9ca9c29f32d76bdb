//! The rules of counting, each on a file small enough to work by hand.

use caseload_audit::audit::account::Reason;
use caseload_audit::audit::figures::{FigureRow, FigureTable};
use caseload_audit::audit::results::{Audit, Results};
use caseload_audit::audit::settings::{AuditSettings, Measure};
use caseload_audit::caseload::Month;
use caseload_audit::format::Exact;
use caseload_audit::intake::source::{FileId, Outcome, Shape};
use caseload_audit::issue::Severity;
use caseload_audit::pipeline::{AuditFiles, Unreadable};

use crate::reading::{audit_of, data_file};

const CASES: &str = "Snapshot date,Service area,Team,Worker,Worker ID,FTE,Role,Case ID\n";
const COUNTS: &str = "Month,Service area,Team,Worker,FTE,Cases\n";
const SPELLS: &str = "Case ID,Team,Worker,Start,End\n";

fn results_of(files: &[(&str, &str)]) -> Results {
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    audit_of(&files).results(&AuditSettings::default())
}

fn results(text: &str) -> Results {
    results_of(&[("file.csv", text)])
}

fn audit(results: &Results) -> &Audit {
    results.audit.as_ref().expect("there is an audit")
}

fn row<'a>(table: &'a FigureTable, name: &str) -> &'a FigureRow {
    table.rows.iter().find(|row| row.name == name).unwrap_or_else(|| panic!("no row {name}"))
}

/// Cases and holders of a team's months.
fn months(results: &Results, team: &str) -> Vec<(u64, u64)> {
    let row = row(&audit(results).by_team, team);
    row.monthly.iter().map(|month| (month.n_cases, month.n_holders)).collect()
}

fn set_aside(results: &Results) -> Vec<(Reason, u64, Vec<u64>)> {
    let account = &results.account;
    let of_file = account.files.iter().flat_map(|row| account.reasons.iter().zip(&row.set_aside));
    of_file
        .filter(|(_, count)| count.n_rows > 0)
        .map(|(&reason, count)| (reason, count.n_rows, count.first_lines.shown().to_vec()))
        .collect()
}

fn has_issue(results: &Results, severity: Severity, words: &str) -> bool {
    let is_it = |issue: &caseload_audit::issue::Issue| {
        issue.severity == severity && issue.found.contains(words)
    };
    results.issues.iter().any(is_it)
}

#[track_caller]
fn check_issue(results: &Results, severity: Severity, words: &str) {
    assert!(has_issue(results, severity, words), "{words:?} is not in {:#?}", results.issues);
}

#[test]
fn roles_are_worked_from_their_own_cases_and_workers() {
    const ROLES: [(&str, &str, &str, &str); 7] = [
        ("Advanced Practitioner", "1112/63", "121/7", "1210/51"),
        ("Community Case Worker", "61156/2907", "493/24", "9860/359"),
        ("Occupational Therapist", "773/30", "608/25", "3040/99"),
        ("Occupational Therapist Assistant", "515/18", "321/11", "3210/83"),
        ("Senior Social Worker", "1261/60", "270/13", "1125/43"),
        ("Social Worker", "1524268/67599", "791/36", "118650/4489"),
        ("Social Worker (ASYE)", "535/24", "85/4", "425/18"),
    ];
    let bytes = data_file("case-list-turnover.csv");
    let mut files = audit_of(&[("case-list-turnover.csv", &bytes)]);
    for (at, measure) in Measure::ALL.into_iter().enumerate() {
        let results = files.results(&AuditSettings { months: None, measure });
        let table = audit(&results).by_role.as_ref().expect("roles");
        assert_eq!(table.rows.len(), ROLES.len());
        for (name, mean, pooled, per_fte) in ROLES {
            let figure = row(table, name).caseload.as_ref().expect("a figure");
            assert_eq!(figure.fraction(), [mean, pooled, per_fte][at], "{name}");
        }
        let all = table.all_teams.caseload.as_ref().expect("a figure");
        assert_eq!(all.fraction(), ["138373/6192", "891/41", "8910/329"][at]);
        assert_eq!(table.all_teams.n_workers, 96);
    }
}

#[test]
fn every_reason_with_its_lines() {
    let found = results(&format!(
        "{CASES}\
         31/07/2019,Adults,North,Worker A,1,1,SW,C1\n\
         31/07/2019,Adults,,Worker A,1,1,SW,C2\n\
         ,Adults,North,Worker A,1,1,SW,C3\n\
         31/07/19,Adults,North,Worker A,1,1,SW,C4\n\
         31/07/2019,Adults\n\
         Snapshot date,Service area,Team,Worker,Worker ID,FTE,Role,Case ID\n\
         31/07/2019,Adults,North Total,,,,,\n\
         31/07/2019, Adults ,North,Worker A,1,1,SW,C1\n\
         15/07/2019,Adults,North,Worker A,1,1,SW,C1\n\
         \n\
         31/07/2019,Adults,North,Unallocated,,,,C9\n"
    ));
    assert_eq!(
        set_aside(&found),
        [
            (Reason::TooFewCells, 1, vec![6]),
            (Reason::RepeatedHeader, 1, vec![7]),
            (Reason::TotalRow, 1, vec![8]),
            (Reason::NoTeam, 1, vec![3]),
            (Reason::NoDate, 1, vec![4]),
            (Reason::NotADate, 1, vec![5]),
            (Reason::ExactRepeat, 1, vec![9]),
            (Reason::EarlierSnapshot, 1, vec![10]),
        ]
    );
    let all = &found.account.all;
    assert_eq!((all.n_read, all.n_used, all.n_used_unallocated), (10, 2, 1));
    assert_eq!(all.n_blank_lines, 1);
    assert_eq!(months(&found, "North"), [(1, 1)]);
    check_issue(&found, Severity::Problem, "1 row has no team");
}

#[test]
fn rows_outside_the_chosen_months_are_set_aside() {
    let text = format!(
        "{CASES}31/07/2019,A,North,Worker A,1,1,SW,C1\n31/08/2019,A,North,Worker A,1,1,SW,C1\n"
    );
    let mut files = audit_of(&[("file.csv", text.as_bytes())]);
    let july = Month::new(2019, 7).expect("a month");
    let settings = AuditSettings { months: Some(vec![july]), ..AuditSettings::default() };
    let found = files.results(&settings);
    assert_eq!(set_aside(&found), [(Reason::OutsideAuditMonths, 1, vec![3])]);
    assert_eq!(audit(&found).months, [july]);
    let none = AuditSettings { months: Some(Vec::new()), ..AuditSettings::default() };
    assert!(files.results(&none).audit.is_none());
}

#[test]
fn a_number_of_cases_that_is_none() {
    let found = results(&format!(
        "{COUNTS}Jul-19,A,North,Worker A,1,12\nJul-19,A,North,Worker B,1,\n\
         Jul-19,A,North,Worker C,1,0\nJul-19,A,North,Worker A,1,12\nJul-19,A,North,Worker A,1,13\n\
         Jul-19,A,North,,,7\n"
    ));
    assert_eq!(
        set_aside(&found),
        [
            (Reason::NotANumberOfCases, 1, vec![3]),
            (Reason::NoCasesHeld, 1, vec![4]),
            (Reason::ExactRepeat, 1, vec![5]),
            (Reason::OtherNumberForSameWorker, 1, vec![6]),
        ]
    );
    assert_eq!(months(&found, "North"), [(12, 1)]);
    let stock = audit(&found).by_team.all_teams.stock.clone().expect("a stock");
    assert_eq!(stock.n_unallocated, 7);
}

#[test]
fn at_most_the_latest_twelve_months_are_preselected() {
    let months: Vec<String> =
        (1..=12).map(|m| format!("2018-{m:02}")).chain(["2019-01".to_owned()]).collect();
    let rows =
        months.iter().map(|month| format!("{month},A,North,Worker A,1,3")).collect::<Vec<_>>();
    let found = results(&format!("{COUNTS}{}", rows.join("\n")));
    assert_eq!(found.months.len(), 13);
    assert!(!found.months[0].is_chosen);
    assert_eq!(audit(&found).months.len(), 12);
    assert_eq!(audit(&found).summary.title, "Average caseload, February 2018 to January 2019");
}

#[test]
fn the_last_three_complete_months_of_allocations_are_preselected() {
    let starts = ["01/05/2019", "01/06/2019", "01/07/2019", "01/08/2019", "24/09/2019"];
    let spells = |last: &str| {
        let all = starts.iter().take(4).chain([&last]);
        let rows = all.enumerate().map(|(n, start)| format!("C{n},North,Worker A,{start},"));
        results(&format!("{SPELLS}{}", rows.collect::<Vec<_>>().join("\n")))
    };
    let chosen = |found: &Results| audit(found).summary.title.clone();
    assert_eq!(chosen(&spells("24/09/2019")), "Average caseload, July to September 2019");
    let incomplete = spells("23/09/2019");
    assert_eq!(chosen(&incomplete), "Average caseload, June to August 2019");
    check_issue(&incomplete, Severity::Note, "may not be complete");
    assert_eq!(incomplete.months.len(), 5);
}

#[test]
fn overlapping_spells_of_a_case_count_once() {
    let found = results(&format!(
        "{SPELLS}C1,North,Worker A,01/07/2019,\nC1,North,Worker A,15/07/2019,05/08/2019\n\
         C1,North,Worker B,15/07/2019,\nC2,North,Worker A,28/08/2019,\n"
    ));
    assert_eq!(months(&found, "North"), [(2, 2), (3, 2)]);
    check_issue(&found, Severity::Note, "1 allocation overlaps another");
    let overlap = found.issues.iter().find(|issue| issue.found.contains("overlaps")).unwrap();
    assert_eq!(overlap.places[0].lines.shown(), [3]);
}

/// Every finding on the file of edge cases, with its lines.
#[test]
fn findings_have_their_places() {
    let bytes = data_file("edge-cases.csv");
    let found = audit_of(&[("edge-cases.csv", &bytes)]).results(&AuditSettings::default());
    let issues: Vec<(&str, &[u64])> = found
        .issues
        .iter()
        .map(|issue| (issue.found.as_str(), issue.places[0].lines.shown()))
        .collect();
    assert_eq!(
        issues,
        [
            ("1 worker has different FTE in different rows", &[25][..]),
            ("2 rows have no case ID", &[8, 9]),
            ("1 row repeats an earlier row in every cell", &[7]),
            ("1 name is held by workers with different IDs", &[5, 6, 8, 9, 12]),
            ("1 worker ID has more than one name", &[5, 6, 8, 9, 22]),
            (
                "1 snapshot of a team is replaced by a later one of the same month",
                &[16, 17, 18, 19]
            ),
        ]
    );
}

#[test]
fn spellings_that_are_not_shown_have_their_places() {
    let found = results(&format!(
        "{COUNTS}Jul-19,A,North,Worker A,1,3\nJul-19,A,NORTH,Worker B,1,3\n\
         Jul-19,A,North,Worker C,1,3\n"
    ));
    check_issue(&found, Severity::Note, "1 team or service area is spelt in several ways");
    assert_eq!(found.issues[0].places[0].lines.shown(), [3]);
}

#[test]
fn a_row_with_more_cells_than_the_header_is_set_aside() {
    let found = results(&format!(
        "{COUNTS}Jul-19,A,North,Worker, A,1,3\nJul-19,A,North,Worker B,1,4,,\n\
         Jul-19,A,North,Worker C,1,5\n"
    ));
    assert_eq!(set_aside(&found), [(Reason::TooManyCells, 1, vec![2])]);
    check_issue(&found, Severity::Problem, "1 row has more cells than the header");
    assert_eq!(months(&found, "North"), [(9, 2)]);
}

#[test]
fn a_case_on_several_rows_counts_once_and_that_is_said() {
    let with_reason = "Month,Team,Worker,Case ID,Reason\n";
    let rows = "Jul-19,North,Worker A,C1,Home care\nJul-19,North,Worker A,C1,Day care\n\
                Jul-19,North,Worker A,C2,Day care\nJul-19,North,Worker A,C1,Respite\n";
    let found = results(&format!("{with_reason}{rows}"));
    assert_eq!(months(&found, "North"), [(2, 1)]);
    assert_eq!(found.account.all.n_used, 4);
    check_issue(&found, Severity::Note, "2 rows give a case again for the same worker");
    let issue = found.issues.iter().find(|issue| issue.found.contains("again")).unwrap();
    assert_eq!(issue.places[0].lines.shown(), [3, 5]);
}

#[test]
fn two_files_of_one_list_over_the_same_months_are_said() {
    let one = format!("{CASES}31/07/2019,A,North,Worker A,1,1,SW,C1\n");
    let other = format!("{CASES}31/07/2019,A,North,Worker A,1,1,SW,C2\n");
    let found = results_of(&[("v1.csv", &one), ("v2.csv", &other)]);
    assert_eq!(months(&found, "North"), [(2, 1)]);
    check_issue(&found, Severity::Check, "1 team\u{2019}s month is in \u{201c}v1.csv\u{201d} too");
    let august = format!("{CASES}31/08/2019,A,North,Worker A,1,1,SW,C2\n");
    let apart = results_of(&[("july.csv", &one), ("august.csv", &august)]);
    assert!(!has_issue(&apart, Severity::Check, "too"), "{:#?}", apart.issues);
}

#[test]
fn a_worker_in_two_teams_is_explained_where_they_count_once() {
    let found = results(&format!(
        "{COUNTS}Jul-19,A,North,Worker A,1,5\nJul-19,A,North,Worker B,1,11\n\
         Jul-19,A,South,Worker A,1,3\n"
    ));
    let note = "1 worker held cases in more than one of these teams and counts once here";
    assert_eq!(audit(&found).by_team.all_teams.notes, [note]);
    assert_eq!(row(audit(&found).by_area.as_ref().unwrap(), "A").notes, [note]);
    assert!(row(&audit(&found).by_team, "North").notes.is_empty());
}

#[test]
fn a_month_missing_between_others_is_said() {
    let found =
        results(&format!("{COUNTS}Jul-19,A,North,Worker A,1,5\nSep-19,A,North,Worker A,1,3\n"));
    check_issue(&found, Severity::Check, "No rows for August 2019, between months");
}

#[test]
fn cases_per_fte_without_any_fte_are_explained() {
    let text = "Month,Team,Worker,Cases\nJul-19,North,Worker A,5\n";
    let settings = AuditSettings { months: None, measure: Measure::CasesPerFte };
    let found = audit_of(&[("file.csv", text.as_bytes())]).results(&settings);
    let summary = &audit(&found).summary;
    assert_eq!(summary.statements[0].figure, "\u{2013}");
    assert!(summary.cautions[1].text.contains("No worker\u{2019}s FTE is known"));
    assert!(audit(&found).charts.is_empty());
}

#[test]
fn a_case_list_with_end_dates_leaves_out_what_is_closed() {
    let found = results(
        "Report date,Case ID,Team,Worker,Start date,End date\n\
         30/09/2019,C1,North,Worker A,01/01/2019,01/03/2019\n\
         30/09/2019,C2,North,Worker A,01/01/2019,\n\
         30/09/2019,C3,North,Worker A,01/01/2019,30/09/2019\n\
         30/09/2019,C4,North,Worker A,01/01/2019,01/10/2019\n",
    );
    assert_eq!(months(&found, "North"), [(2, 1)]);
    assert_eq!(set_aside(&found), [(Reason::ClosedAtSnapshot, 2, vec![2, 4])]);
}

#[test]
fn a_mistyped_start_does_not_move_the_audit() {
    let mut rows: Vec<String> =
        (1..=6).map(|n| format!("C{n},North,Worker A,{n:02}/07/2019,")).collect();
    rows.push("C8,North,Worker A,26/09/2019,".to_owned());
    rows.push("C9,North,Worker A,01/04/2109,".to_owned());
    let found = results(&format!("{SPELLS}{}", rows.join("\n")));
    assert_eq!(audit(&found).summary.title, "Average caseload, July to September 2019");
    check_issue(&found, Severity::Problem, "1 allocation starts more than a year after all others");
    assert_eq!(found.issues[0].places[0].lines.shown(), [9]);
    assert_eq!(set_aside(&found), [(Reason::NotOpenAtMonthEnd, 1, vec![9])]);
    assert_eq!(found.months.len(), 3);
}

#[test]
fn fte_is_a_fraction_of_hours_and_rounds_on_the_tie() {
    // 65 cases of six workers of 24 hours of 36 each: 65 ÷ 4.
    let rows = [11, 11, 11, 11, 11, 10]
        .iter()
        .zip('A'..)
        .map(|(cases, worker)| format!("Jul-19,A,North,Worker {worker},24/36,{cases}"));
    let text = format!("{COUNTS}{}", rows.collect::<Vec<_>>().join("\n"));
    let settings = AuditSettings { months: None, measure: Measure::CasesPerFte };
    let found = audit_of(&[("file.csv", text.as_bytes())]).results(&settings);
    let all = &audit(&found).by_team.all_teams;
    assert_eq!(all.caseload.as_ref().map(Exact::fraction), Some("65/4".to_owned()));
    assert_eq!(all.caseload_shown(), "16.3");
}

#[test]
fn total_rows_in_a_file_that_has_ids_only() {
    let found = results("Month,Team,Worker ID,Cases\nJul-19,N,7,3\nJul-19,N,Total,3\n");
    assert_eq!(months(&found, "N"), [(3, 1)]);
    assert_eq!(set_aside(&found), [(Reason::TotalRow, 1, vec![3])]);
}

#[test]
fn a_count_of_zero_is_a_count() {
    let later = results(
        "Date,Team,Worker,Cases\n15/07/2019,N,Worker A,5\n31/07/2019,N,Worker A,0\n\
         31/07/2019,N,Worker B,2\n",
    );
    assert_eq!(months(&later, "N"), [(2, 1)]);
    assert_eq!(
        set_aside(&later),
        [(Reason::NoCasesHeld, 1, vec![3]), (Reason::EarlierSnapshot, 1, vec![2])]
    );
    let conflict = results(&format!(
        "{COUNTS}Jun-19,A,N,Worker A,1,0\nJul-19,A,N,Worker A,1,0\nJul-19,A,N,Worker A,1,5\n"
    ));
    assert_eq!(conflict.months.len(), 2);
    check_issue(&conflict, Severity::Problem, "1 row gives another number");
}

#[test]
fn ids_that_a_spreadsheet_has_rounded_do_not_merge() {
    let found = results(
        "Month,Team,Worker,Worker ID,Case ID\nJul-19,N,Worker A,1.23E+11,9.99E+09\n\
         Jul-19,N,Worker A,1.23E+11,9.99E+09\nJul-19,N,Worker B,1.23E+11,C3\n",
    );
    assert_eq!(months(&found, "N"), [(3, 2)]);
    check_issue(&found, Severity::Problem, "3 rows hold an ID such as 9.99E+09");
}

#[test]
fn a_team_in_several_areas_needs_the_area() {
    let found = results(&format!(
        "{COUNTS}Jul-19,A,North,Worker A,1,5\nJul-19,B,North,Worker B,1,3\n\
         Jul-19,,North,Worker C,1,2\n"
    ));
    check_issue(
        &found,
        Severity::Problem,
        "1 row gives no service area, and the team is in several",
    );
}

#[test]
fn a_month_without_open_allocations_has_no_holders_rather_than_no_rows() {
    let found = results(&format!(
        "{SPELLS}C1,North,Worker A,01/07/2019,10/09/2019\nC2,South,Worker B,01/07/2019,\n\
         C3,South,Worker B,26/09/2019,\n"
    ));
    let north = row(&audit(&found).by_team, "North");
    assert_eq!(north.notes, ["2 of 3 months: no worker held a case in September 2019"]);
    assert_eq!(north.stock.as_ref().map(|stock| stock.n_cases), Some(0));
    assert!(audit(&found).by_team.all_teams.notes.is_empty());
}

#[test]
fn a_row_is_not_covered_by_a_file_that_came_later() {
    let spells = format!("{SPELLS}C1,North,Worker A,01/03/2019,\n");
    let counts = format!("{COUNTS}Jul-19,,North,Worker A,1,9\n");
    let mut files =
        audit_of(&[("spells.csv", spells.as_bytes()), ("counts.csv", counts.as_bytes())]);
    let july = Month::new(2019, 7);
    let settings =
        AuditSettings { months: july.map(|july| vec![july]), ..AuditSettings::default() };
    let found = files.results(&settings);
    assert_eq!(set_aside(&found), [(Reason::OutsideAuditMonths, 1, vec![2])]);
}

#[test]
fn averages_that_look_equal_are_not_ranked() {
    // 20.03 and 20.04 cases for each worker: both show as 20.0.
    let team = |team: &str, n_workers: u64, n_cases: u64| {
        let of = |worker: u64| n_cases / n_workers + u64::from(worker < n_cases % n_workers);
        let rows =
            (0..n_workers).map(|worker| format!("Jul-19,,{team},{team} {worker},1,{}", of(worker)));
        rows.collect::<Vec<_>>().join("\n")
    };
    let found = results(&format!("{COUNTS}{}\n{}", team("North", 33, 661), team("South", 25, 501)));
    let statements = &audit(&found).summary.statements;
    assert!(statements.iter().all(|statement| !statement.figure.contains("to")));
    assert_eq!(audit(&found).charts[0].title.split(' ').next(), Some("Every"));
}

#[test]
fn months_without_fte_are_said_beside_cases_per_fte() {
    let text = format!(
        "{COUNTS}Jul-19,A,North,Worker A,1,5\nAug-19,A,North,Worker B,,3\n\
         Aug-19,A,South,Worker C,,3\n"
    );
    let settings = AuditSettings { months: None, measure: Measure::CasesPerFte };
    let found = audit_of(&[("file.csv", text.as_bytes())]).results(&settings);
    let notes = |name| row(&audit(&found).by_team, name).notes.clone();
    assert_eq!(notes("North")[0], "1 of 2 months: no FTE known in August 2019");
    assert_eq!(notes("South")[0], "1 of 2 months: no rows in July 2019");
}

#[test]
fn a_case_with_two_workers_counts_for_both() {
    let found = results(&format!(
        "{CASES}31/07/2019,A,North,Worker A,1,1,SW,C1\n31/07/2019,A,North,Worker B,2,1,SW,C1\n\
         31/07/2019,A,North,Worker B,2,1,SW,C1\n31/07/2019,A,North,Worker B,2,1,Lead,C1\n"
    ));
    assert_eq!(months(&found, "North"), [(2, 2)]);
    assert_eq!(found.account.all.n_used, 3);
}

#[test]
fn parts_of_one_list_are_one_list() {
    let rows =
        ["31/07/2019,A,North,Worker A,1,1,SW,C1\n", "31/07/2019,A,North,Worker A,1,1,SW,C2\n"];
    let found = results_of(&[
        ("one.csv", &format!("{CASES}{}{}", rows[0], rows[1])),
        ("two.csv", &format!("{CASES}{}31/07/2019,A,North,Worker B,2,1,SW,C3\n", rows[1])),
    ]);
    assert_eq!(months(&found, "North"), [(3, 2)]);
    assert_eq!(set_aside(&found), [(Reason::ExactRepeat, 1, vec![2])]);
    check_issue(&found, Severity::Note, "1 row repeats an earlier row in every cell");
    let places = &found.issues.iter().find(|issue| issue.found.contains("repeats")).unwrap().places;
    assert_eq!(places[0].file, "two.csv");
}

#[test]
fn lists_that_cover_the_same_are_a_conflict_and_the_earlier_counts() {
    let list = format!("{CASES}31/07/2019,A,North,Worker A,1,1,SW,C1\n");
    let counts = format!("{COUNTS}Jul-19,A,North,Worker A,1,9\nJul-19,A,South,Worker Z,1,4\n");
    let found = results_of(&[("list.csv", &list), ("counts.csv", &counts)]);
    assert_eq!(months(&found, "North"), [(1, 1)]);
    assert_eq!(months(&found, "South"), [(4, 1)]);
    assert_eq!(set_aside(&found), [(Reason::CoveredByEarlierFile, 1, vec![2])]);
    check_issue(&found, Severity::Problem, "\u{201c}list.csv\u{201d}, added first, counts");
    let other_way = results_of(&[("counts.csv", &counts), ("list.csv", &list)]);
    assert_eq!(months(&other_way, "North"), [(9, 1)]);
}

#[test]
fn the_same_file_twice_is_read_once() {
    let list = format!("{CASES}31/07/2019,A,North,Worker A,1,1,SW,C1\n");
    let mut files = audit_of(&[("list.csv", list.as_bytes()), ("copy.csv", list.as_bytes())]);
    let found = files.results(&AuditSettings::default());
    assert_eq!(found.account.all.n_read, 1);
    assert!(matches!(&found.files[1].outcome, Outcome::NotRead { found, .. }
        if found.contains("\u{201c}list.csv\u{201d}")));
    // Without the first, the second is no copy.
    files.remove(FileId(0));
    let found = files.results(&AuditSettings::default());
    assert_eq!(found.account.all.n_read, 1);
    assert!(matches!(found.files[0].outcome, Outcome::Read(_)));
}

#[test]
fn a_name_joins_the_id_of_another_file_where_it_is_unique() {
    let with_ids = format!(
        "{CASES}31/07/2019,A,North,Worker A,1,1,SW,C1\n31/07/2019,A,North,Worker B,2,1,SW,C2\n\
         31/07/2019,A,North,Worker B,3,1,SW,C3\n"
    );
    let without = format!("{COUNTS}Aug-19,A,North,Worker A,1,5\nAug-19,A,North,Worker B,1,6\n");
    let found = results_of(&[("ids.csv", &with_ids), ("names.csv", &without)]);
    assert_eq!(audit(&found).by_team.all_teams.n_workers, 4);
    check_issue(&found, Severity::Check, "1 row without worker ID");
    check_issue(&found, Severity::Note, "1 name is held by workers with different IDs");
}

#[test]
fn one_name_in_two_teams_is_one_person() {
    let found =
        results(&format!("{COUNTS}Jul-19,A,North,Worker A,0.5,5\nJul-19,A,South,Worker A,0.5,3\n"));
    let all = &audit(&found).by_team.all_teams;
    assert_eq!((all.monthly[0].n_cases, all.monthly[0].n_holders), (8, 1));
    assert_eq!(all.monthly[0].fte.fraction(), "1/2");
}

#[test]
fn fte_that_is_no_fte_is_not_known() {
    let found = results(&format!(
        "{COUNTS}Jul-19,A,North,Worker A,37,5\nJul-19,A,North,Worker B,part,3\n\
         Jul-19,A,North,Worker C,80%,4\n"
    ));
    check_issue(&found, Severity::Check, "The FTE is more than 2 in 1 row");
    check_issue(&found, Severity::Check, "The FTE could not be read in 1 row");
    let north = row(&audit(&found).by_team, "North");
    assert_eq!(north.notes, ["FTE known for 1 of 3 workers"]);
}

#[test]
fn a_person_id_stands_for_a_case_id_and_that_is_said() {
    let text = "As at,Team,Worker,Mosaic ID,Service line\n31/07/2019,North,Worker A,P1,Home care\n\
                31/07/2019,North,Worker A,P1,Day care\n";
    let found = results(text);
    assert_eq!(months(&found, "North"), [(1, 1)]);
    check_issue(&found, Severity::Check, "No column holds a case ID: the person\u{2019}s ID");
    let without =
        results("As at,Team,Worker\n31/07/2019,North,Worker A\n31/07/2019,North,Worker A\n");
    assert_eq!(months(&without, "North"), [(2, 1)]);
    check_issue(&without, Severity::Check, "No column holds a case ID");
}

#[test]
fn without_service_areas_there_is_no_table_of_them() {
    let found = results("Month,Team,Worker,Cases\nJul-19,North,Worker A,5\n");
    assert!(audit(&found).by_area.is_none());
    assert!(audit(&found).by_role.is_none());
    assert!(!audit(&found).by_team.names_areas);
    check_issue(&found, Severity::Note, "No column gives the workers\u{2019} full-time equivalent");
}

#[test]
fn a_windows_1252_file_is_read_and_its_evidence_said() {
    let text =
        b"Month,Team,Worker,Cases\nJul-19,North \x96 East,Se\xe1n,5\nJul-19,North - East,B,4\n";
    let mut files = audit_of(&[("file.csv", text)]);
    let found = files.results(&AuditSettings::default());
    assert_eq!(months(&found, "North - East"), [(9, 2)]);
    check_issue(&found, Severity::Note, "byte 0x96 is not UTF-8");
    let Outcome::Read(understood) = &found.files[0].outcome else { panic!("not read") };
    assert_eq!(understood.encoding, "Windows-1252: byte 0x96 at line 2 is not UTF-8");
    assert_eq!(understood.shape, Shape::WorkerCounts);
}

#[test]
fn one_bad_byte_does_not_turn_a_utf_8_file() {
    // The bad byte comes first, so that the file has to be read once more.
    let text = "Month,Team,Worker,Cases\nJul-19,?,B,4\nJul-19,Caf\u{e9},Se\u{e1}n,5\n";
    let mut bytes = text.as_bytes().to_vec();
    let at = bytes.iter().position(|&byte| byte == b'?').unwrap();
    bytes[at] = 0xe9;
    let found = audit_of(&[("file.csv", &bytes)]).results(&AuditSettings::default());
    assert_eq!(months(&found, "Caf\u{e9}"), [(5, 1)]);
    check_issue(&found, Severity::Check, "1 character in a UTF-8 file could not be read");
}

#[test]
fn a_quotation_mark_left_open_is_a_problem_with_its_line() {
    let found = results(&format!(
        "{COUNTS}Jul-19,A,North,Worker A,1,5\nJul-19,A,North,\"Worker B,1,4\nJul-19,A,North,Worker C,1,3\n"
    ));
    assert_eq!(set_aside(&found), [(Reason::UnclosedQuote, 1, vec![3])]);
    check_issue(&found, Severity::Problem, "A quotation mark is opened and not closed");
    assert_eq!(months(&found, "North"), [(5, 1)]);
}

#[track_caller]
fn check_not_read(bytes: &[u8], words: &str) {
    let good = format!("{CASES}31/07/2019,A,North,Worker A,1,1,SW,C1\n");
    let mut files = audit_of(&[("good.csv", good.as_bytes()), ("bad.csv", bytes)]);
    let found = files.results(&AuditSettings::default());
    let Outcome::NotRead { found: reason, remedy } = &found.files[1].outcome else {
        panic!("{words:?} was read")
    };
    assert!(reason.contains(words), "{reason:?} does not say {words:?}");
    assert!(!remedy.is_empty());
    // What was read already stays.
    assert_eq!(months(&found, "North"), [(1, 1)]);
    assert_eq!(found.account.all.n_read, 1);
}

#[test]
fn files_without_a_table() {
    check_not_read(b"", "is empty");
    check_not_read(b"\n\n", "is empty");
    check_not_read(CASES.as_bytes(), "a header and no rows");
    check_not_read(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not text");
    check_not_read(b"PK\x03\x04\x14\0", "spreadsheet");
    check_not_read(b"\xff\xfeT\0e\0a\0m\0", "UTF-16");
    check_not_read(b"Audience,Theme,Finding\nA,B,C\n", "None of the columns in its first row");
    check_not_read(b"Month;Team;Worker;Cases\nJul-19;N;A;3\n", "separated by semicolons");
    check_not_read(
        b"Team,Worker,Case ID\nA,B,C\n",
        "recognised in its first row: Team, Worker name and Case ID",
    );
}

#[test]
fn a_file_that_was_not_read_to_its_end_contributes_nothing() {
    let mut files = AuditFiles::new();
    files.add_unreadable(FileId(0), "gone.csv", 10, Unreadable::Vanished);
    files.add_unreadable(FileId(1), "stopped.csv", 10, Unreadable::Stopped);
    let found = files.results(&AuditSettings::default());
    assert!(found.audit.is_none());
    assert_eq!(found.account.all.n_read, 0);
    assert!(found.files.iter().all(|file| matches!(file.outcome, Outcome::NotRead { .. })));
}

#[test]
fn waiting_cases_stand_beside_the_average() {
    let bytes = data_file("case-list.csv");
    let found = audit_of(&[("case-list.csv", &bytes)]).results(&AuditSettings::default());
    let summary = &audit(&found).summary;
    assert_eq!(
        summary.scope,
        "17 teams in 8 service areas, 96 workers who held cases. Mean of monthly averages, cases \
         for each worker."
    );
    let figures: Vec<&str> = summary.statements.iter().map(|s| s.figure.as_str()).collect();
    assert_eq!(figures, ["21.7", "13.8 to 26.9", "55", "6,434"]);
    assert!(summary.cautions[1].text.contains("average would be 22.1, not 21.5"));
}

#[test]
fn a_chart_of_very_many_teams_shows_both_ends() {
    let rows: Vec<String> =
        (1..=60).map(|n| format!("Jul-19,,Team {n:02},Worker {n},1,{n}")).collect();
    let found = results(&format!("{COUNTS}{}", rows.join("\n")));
    // The text alternative, which comes first, names them all.
    let (_, drawn) = audit(&found).charts[0].wide.as_str().split_once('>').unwrap();
    assert!(drawn.contains("Team 60") && drawn.contains("Team 01"));
    assert!(drawn.contains("30 teams between,") && !drawn.contains("Team 30"));
    assert!(audit(&found).charts[0].text_alternative.contains("Team 30 30.0"));
}

#[test]
fn teams_without_area_do_not_make_another_area() {
    let found = results(&format!(
        "{COUNTS}Jul-19,Adults,North,Worker A,1,3\nJul-19,,Duty desk,Worker B,1,3\n"
    ));
    let audit = audit(&found);
    assert_eq!(audit.n_areas(), 1);
    assert!(audit.summary.scope.starts_with("2 teams in 1 service area, 2 workers"));
    let by_area = audit.by_area.as_ref().unwrap();
    assert_eq!(by_area.rows[1].name, "No service area given");
}

#[test]
fn the_chart_says_who_holds_most() {
    let bytes = data_file("case-list.csv");
    let found = audit_of(&[("case-list.csv", &bytes)]).results(&AuditSettings::default());
    let charts = &audit(&found).charts;
    assert_eq!(charts.len(), 2);
    assert_eq!(charts[0].title, "Older People case management holds most cases per worker");
    assert_eq!(
        charts[0].subtitle,
        "Mean of monthly averages, cases for each worker, July to September 2019"
    );
    assert!(charts[0].text_alternative.contains("Occupational Therapy 25.8"));
    let kept = charts[0].for_download.as_str();
    assert!(kept.contains(&charts[0].title) && kept.contains("Source: case-list.csv; 96 workers"));
    // Sorted, the highest first.
    let drawn = charts[0].wide.as_str();
    let at = |figure: &str| drawn.find(figure).expect("the value at its bar");
    assert!(at("26.9") < at("25.8") && at("25.8") < at("13.8"));
}
