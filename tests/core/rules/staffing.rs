//! Staffing files beside the cases.

use caseload_audit::audit::name_choices::NameChoices;
use caseload_audit::audit::names_found::StaffingJoin;

use super::*;

const STAFF: &str = "Worker ID,Worker,Team,Role,FTE,Start date,End date,Agency,Absence\n";

fn cases() -> String {
    format!(
        "{CASES}31/07/2019,A,North,Jane Smith,1,1,SW,C1\n31/07/2019,A,North,Jane Smith,1,1,SW,C2\n\
         31/07/2019,A,South,Jane Smith,1,1,,C3\n31/07/2019,A,North,John Shaw,,,,C4\n\
         31/07/2019,A,South,Ann Lee,3,0.5,SW,C5\n31/07/2019,A,South,Twin Name,,,,C6\n"
    )
}

fn by(files: &[(&str, &str)]) -> Results {
    let found = results_of(files);
    let all = &found.account.all;
    let n_set_aside: u64 = all.set_aside.iter().map(|count| count.n_rows).sum();
    assert_eq!(all.n_read, all.n_used + n_set_aside);
    found
}

fn with(staff: &str) -> Results {
    by(&[("cases.csv", &cases()), ("staff.csv", &format!("{STAFF}{staff}"))])
}

fn join(results: &Results) -> &StaffingJoin {
    results.names.staffing.as_ref().expect("there is a staffing file")
}

fn fte(results: &Results) -> String {
    audit(results).by_team.all_teams.monthly[0].fte.fraction()
}

#[test]
fn dates_of_staff_are_read_in_the_order_that_they_prove() {
    // On 31 July 2019 Jane Smith is at 0.8: her post of 0.5 began on 9 August.
    let rows = "1,SMITH Jane,North,SW,0.5,08/09/2019,,,\n1,SMITH Jane,North,SW,0.8,01/20/2019,08/08/2019,,\n";
    let found = with(rows);
    check_issue(&found, Severity::Check, "Dates are read with the month before the day");
    assert_eq!(join(&found).n_staff, 1);
    // Without a proof they are taken to be day first, and that is said.
    let found = with("1,SMITH Jane,North,SW,0.5,08/09/2019,,,\n");
    check_issue(&found, Severity::Check, "No date proves that the day comes before the month");
}

#[test]
fn a_post_with_a_date_that_is_none_is_set_aside() {
    let rows = "1,SMITH Jane,North,SW,1,01/04/2018,left 30/06/2019,,\n\
                1,SMITH Jane,North,SW,0.6,01/07/2019,,,\n";
    let found = with(rows);
    check_issue(&found, Severity::Problem, "1 row holds a date that could not be read");
    // Jane Smith 0.6, Ann Lee 0.5.
    assert_eq!(fte(&found), "11/10");
}

/// Who is named with no case, or only in a file that another counts for, holds none.
#[test]
fn only_who_holds_a_case_is_missed_in_the_staffing_file() {
    let cases = "Snapshot date,Service area,Team,Worker,Worker ID,Case ID\n\
                 31/07/2019,A,North,Ann,1,C1\n31/07/2019,A,North,Eve,9,C2\n";
    let counts = "Month,Service area,Team,Worker,Worker ID,FTE,Cases\n\
                  Jul-19,A,North,Ann,1,1,7\nJul-19,A,North,Old,7,1,3\nJul-19,A,South,Zed,8,1,0\n\
                  Jul-19,A,South,Ben,2,1,4\n";
    let staff = "Worker ID,Worker,Team,FTE\n1,Ann,North,1\n2,Ben,South,1\n";
    let files: [(&str, &[u8]); 3] = [
        ("cases.csv", cases.as_bytes()),
        ("counts.csv", counts.as_bytes()),
        ("staff.csv", staff.as_bytes()),
    ];
    let found = audit_of(&files).results(&AuditSettings::default());
    check_issue(&found, Severity::Check, "1 worker who holds cases is in no staffing file");
    assert_eq!(join(&found).without_staffing.listed, [("Eve".to_owned(), "North".to_owned())]);
}

#[test]
fn a_post_without_a_worker_is_set_aside() {
    let found = with(
        "1,SMITH Jane,North,SW,0.8,,,,\n,,North,SW,1,,,,\n,N/A,South,SW,1,,,,\n,Duty,South,SW,1,,,,\n",
    );
    check_issue(
        &found,
        Severity::Problem,
        "3 rows of a staffing file have neither worker ID nor name",
    );
    assert_eq!(join(&found).n_staff, 1);
}

#[test]
fn staff_join_by_id_and_else_by_a_name_that_only_one_has() {
    let found = with(
        "1,SMITH Jane,North,Team manager,0.8,,,,\n9,John Shaw,North,Social worker,0.6,,,,\n\
         4,Ann Lee,South,SW,1,,,,\n5,Twin Name,South,SW,1,,,,\n6,Twin Name,North,SW,1,,,,\n\
         7,Nobody Here,East,SW,1,,,Yes,\n",
    );
    let join = join(&found);
    // Ann Lee of the cases is number 3: number 4 is someone else. Two are called Twin Name.
    assert_eq!((join.n_staff, join.n_by_id, join.n_by_name), (6, 1, 1));
    let pair = |name: &str, team: &str| (name.to_owned(), team.to_owned());
    assert_eq!(
        join.without_cases.listed,
        [
            pair("Ann Lee", "South"),
            pair("Nobody Here", "East"),
            pair("Twin Name", "North"),
            pair("Twin Name", "South"),
        ]
    );
    assert_eq!(
        join.without_staffing.listed,
        [pair("Ann Lee", "South"), pair("Twin Name", "South")]
    );
    // 0.8 and not the 1 of the cases, 0.6, and the 0.5 of the cases.
    assert_eq!(fte(&found), "19/10");
    check_issue(&found, Severity::Check, "1 worker has another FTE in the staffing file");
    check_issue(&found, Severity::Note, "4 members of staff hold no case in these files");
    check_issue(&found, Severity::Check, "2 workers who hold cases are in no staffing file");
    let issue = found.issues.iter().find(|issue| issue.found.contains("another FTE")).unwrap();
    assert_eq!(
        (issue.places[0].file.as_str(), issue.places[0].lines.shown()),
        ("staff.csv", &[2][..])
    );
    assert!(found.issues.iter().all(|issue| !issue.found.contains("Shaw")));
}

#[test]
fn posts_of_two_teams_add_up_and_equal_rows_count_once() {
    let found = with("1,,North,,0.5,,,,\n1,,South,,0.3,,,,\n1,,North,,0.5,,,,\n");
    assert_eq!(fte(&found), "13/10");
    assert_eq!(join(&found).n_staff, 1);
    // Alone that is more than is believed of one person.
    let found = with("1,,North,,1.5,,,,\n1,,South,,1,,,,\n");
    assert_eq!(fte(&found), "1/2");
    check_issue(&found, Severity::Check, "The FTE is more than 2 in 2 rows");
}

#[test]
fn posts_in_force_at_the_last_months_end_come_before_others() {
    let posts = "1,,North,,1,,30/07/2019,,\n1,,North,,0.6,31/07/2019,31/07/2019,,\n\
        1,,North,,0.7,01/08/2019,,,\n";
    assert_eq!(fte(&with(posts)), "11/10");
    // The month that counts is the last of the audit.
    let august = format!("{CASES}31/08/2019,A,North,Jane Smith,1,1,SW,C1\n");
    let staff = format!("{STAFF}{posts}");
    let found = by(&[("cases.csv", &august), ("staff.csv", &staff)]);
    assert_eq!(fte(&found), "7/10");
}

/// On 31 July 2019 no post is in force; Ann Lee has 0.5 by the cases.
#[test]
fn where_no_post_is_in_force_the_last_one_counts() {
    assert_eq!(fte(&with("1,,North,,0.4,,30/06/2019,,\n")), "9/10");
    // One after the other, they were never held together: 0.8.
    let one_after_the_other = "1,,North,,0.6,01/01/2019,30/06/2019,,\n\
        1,,North,,0.8,01/07/2019,15/07/2019,,\n1,,South,,1,01/08/2019,,,\n";
    assert_eq!(fte(&with(one_after_the_other)), "13/10");
    // Those that ended on one day add up: 0.3 and 0.4.
    let together = "1,,North,,0.6,,14/07/2019,,\n1,,North,,0.3,,15/07/2019,,\n\
        1,,South,,0.4,01/03/2019,15/07/2019,,\n";
    assert_eq!(fte(&with(together)), "6/5");
    // Where none has begun, the first to begin, and those that begin with it: 0.2 and 0.1.
    let to_come = "1,,North,,0.6,02/08/2019,,,\n1,,North,,0.2,01/08/2019,,,\n\
        1,,South,,0.1,01/08/2019,31/12/2019,,\n";
    assert_eq!(fte(&with(to_come)), "4/5");
}

/// The role too, where the cases give none: of the last post before 31 July 2019.
#[test]
fn where_no_post_is_in_force_the_role_is_that_of_the_last_one() {
    let found = with(
        ",John Shaw,North,Aide,,,30/06/2019,,\n,John Shaw,North,Aide,,,15/06/2019,,\n\
         ,John Shaw,South,Assistant,,,15/07/2019,,\n,John Shaw,North,Deputy,,01/08/2019,,,\n",
    );
    let roles = &audit(&found).by_role.as_ref().unwrap().rows;
    let names: Vec<&str> = roles.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["Assistant", "SW", "No role given"]);
}

#[test]
fn the_day_of_what_staffing_files_say_is_told() {
    const SAYS: &str = "What the staffing file says of workers counts as on 31 July 2019";
    for told in ["1,,North,,0.5,,,,", "1,,North,SW,,,,,", "1,,North,,,,,No,", "1,,North,,,,,,Sick"]
    {
        let found = with(&format!("{told}\n"));
        let issue = found.issues.iter().find(|issue| issue.found == SAYS).expect(told);
        assert_eq!(issue.severity, Severity::Note);
        assert_eq!(issue.places.len(), 1);
        assert_eq!(issue.places[0].file, "staff.csv");
        assert!(issue.places[0].lines.shown().is_empty());
    }
    let is_told = |found: &Results| found.issues.iter().any(|i| i.found.contains("counts as on"));
    assert!(!is_told(&with("1,,North,,,,,,no\n")), "nothing is said of her");
    assert!(!is_told(&by(&[("cases.csv", &cases())])));
    let staff = format!("{STAFF}1,,North,,0.5,,,,\n");
    assert!(!is_told(&by(&[("staff.csv", &staff)])), "there is no month");
    // Whichever months are chosen, it is the last of those preselected, as it says.
    let cases = format!("{}31/08/2019,A,North,Jane Smith,1,1,SW,C1\n", cases());
    let staff = format!("{STAFF}1,,North,,0.5,,31/07/2019,,\n1,,North,,0.7,01/08/2019,,,\n");
    let files = [
        ("cases.csv", cases.as_bytes()),
        ("one.csv", staff.as_bytes()),
        ("two.csv", b"Worker,Role,FTE\nAnn Lee,SW,0.5\n".as_slice()),
    ];
    let july = Month::new(2019, 7).unwrap();
    let settings = AuditSettings { months: Some(vec![july]), ..AuditSettings::default() };
    let mut files = audit_of(&files);
    let found = files.results(&settings);
    assert_eq!(fte(&found), "6/5");
    let says = "What the staffing files say of workers counts as on 31 August 2019";
    let issue = found.issues.iter().find(|issue| issue.found == says).expect(says);
    let places: Vec<&str> = issue.places.iter().map(|place| place.file.as_str()).collect();
    assert_eq!(places, ["one.csv", "two.csv"]);
    let august = files.ledger(&AuditSettings::default()).staffing_on;
    assert_eq!(august, Month::new(2019, 8).map(Month::last_day));
}

#[test]
fn roles_come_from_the_staff_only_where_cases_give_none() {
    let found = with(
        "1,,North,Manager,,,,,\n1,,South,Deputy,,,,,\n,John Shaw,,Assistant,,,,,\n\
         3,,South,Manager,,,,,\n",
    );
    let roles = &audit(&found).by_role.as_ref().unwrap().rows;
    let counts: Vec<(&str, u64)> =
        roles.iter().map(|row| (row.name.as_str(), row.monthly[0].n_cases)).collect();
    // Jane's two in the north are by a social worker, as the cases say.
    assert_eq!(counts, [("Assistant", 1), ("Deputy", 1), ("SW", 3), ("No role given", 1)]);
}

#[test]
fn the_order_of_rows_and_files_decides_nothing_and_without_staffing_nothing_changes() {
    let rows = ["1,,North,Manager,0.5,,,,", "1,,South,Deputy,0.3,,,,", ",John Shaw,,Aide,0.7,,,,"];
    let staff = |rows: &[&str]| format!("{STAFF}{}\n", rows.join("\n"));
    let answer = |files: &[(&str, &str)]| {
        let found = by(files);
        (found.audit, found.names)
    };
    let cases = cases();
    let expected = answer(&[("cases.csv", &cases), ("s.csv", &staff(&rows))]);
    let reversed = staff(&[rows[2], rows[1], rows[0]]);
    assert_eq!(answer(&[("s.csv", &reversed), ("cases.csv", &cases)]).1, expected.1);
    let (one, other) = (staff(&rows[..2]), staff(&rows[1..]));
    let cut = answer(&[("cases.csv", &cases), ("one.csv", &one), ("other.csv", &other)]);
    assert_eq!(cut.1, expected.1);
    let figures = |audit: &Option<Audit>| audit.as_ref().unwrap().by_team.clone();
    assert_eq!(figures(&cut.0), figures(&expected.0));
    let alone = by(&[("cases.csv", &cases)]);
    assert_eq!(alone.names.staffing, None);
    assert_eq!(fte(&alone), "3/2");
}

#[test]
fn a_staffing_file_gives_the_fte_that_cases_lack_and_follows_merges_and_splits() {
    let cases = "Month,Team,Worker,Cases\nJul-19,North,\"Smith, Jane\",5\nJul-19,North,Ann Lee,5\n\
        Jul-19,South,Ann Lee,7\n";
    let staff = format!(
        "{STAFF},Jane Smith,North,,0.5,,,,\n,Ann Lee,North,,1,,,,\n,Ann Lee,South,,0.7,,,,\n"
    );
    let files = [("cases.csv", cases.as_bytes()), ("staff.csv", staff.as_bytes())];
    let mut files = audit_of(&files);
    let found = files.results(&AuditSettings::default());
    assert_eq!((join(&found).n_by_name, fte(&found)), (1, "17/10".to_owned()));
    assert!(!has_issue(&found, Severity::Note, "No column gives the workers"));
    let merge = caseload_audit::audit::name_choices::Merge {
        kind: caseload_audit::audit::name_choices::NameKind::Worker,
        from: MatchKey::of("smith, jane"),
        into: MatchKey::of("jane smith"),
    };
    let split = [MatchKey::of("ann lee")].into();
    let names = NameChoices { merged: vec![merge], split, ..NameChoices::default() };
    let found = files.results(&AuditSettings { names, ..AuditSettings::default() });
    assert_eq!((join(&found).n_staff, join(&found).n_by_name), (3, 3));
    let row = |team: &str| row(&audit(&found).by_team, team).monthly[0].fte.fraction();
    assert_eq!((row("North"), row("South")), ("3/2".to_owned(), "7/10".to_owned()));
}

/// The synthetic staff of the case list: 113, of whom 17 hold no case.
#[test]
fn the_staff_of_the_case_list() {
    use crate::reading::data_file;
    let mut files = audit_of(&[
        ("case-list.csv", &data_file("case-list.csv")),
        ("staffing.csv", &data_file("staffing.csv")),
    ]);
    let found = files.results(&AuditSettings::default());
    let join = found.names.staffing.as_ref().unwrap();
    assert_eq!((join.n_staff, join.n_by_id, join.n_by_name), (113, 96, 0));
    assert_eq!((join.without_cases.n, join.without_staffing.n), (17, 0));
    let said = found.audit.as_ref().unwrap().summary.statements.last().unwrap();
    assert!(
        said.meaning.starts_with("caseload rows counted: all that were read"),
        "{}",
        said.meaning
    );
    let alone = audit_of(&[("case-list.csv", &data_file("case-list.csv"))])
        .results(&AuditSettings::default());
    let averages = |found: &Results| -> Vec<String> {
        let rows = &found.audit.as_ref().unwrap().by_team.rows;
        rows.iter().map(caseload_audit::audit::figures::FigureRow::caseload_shown).collect()
    };
    assert_eq!(averages(&found), averages(&alone), "staff who hold no case are in no average");
}
