//! Rows: which count, which are set aside and why, and what is said of them.

use super::*;

#[test]
fn every_reason_with_its_lines() {
    let found = results(&format!(
        "{CASES}\
         31/07/2019,Adults,North,Worker A,1,1,SW,C1\n\
         31/07/2019,Adults,,Worker A,1,1,SW,C2\n\
         ,Adults,North,Worker A,1,1,SW,C3\n\
         31/31/2019,Adults,North,Worker A,1,1,SW,C4\n\
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
fn a_case_with_two_workers_counts_for_both() {
    let found = results(&format!(
        "{CASES}31/07/2019,A,North,Worker A,1,1,SW,C1\n31/07/2019,A,North,Worker B,2,1,SW,C1\n\
         31/07/2019,A,North,Worker B,2,1,SW,C1\n31/07/2019,A,North,Worker B,2,1,Lead,C1\n"
    ));
    assert_eq!(months(&found, "North"), [(2, 2)]);
    assert_eq!(found.account.all.n_used, 3);
}
